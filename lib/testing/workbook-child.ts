import { readFile } from '../workbook/read/read';
import { renderWorkbook } from '../workbook/render';
import { renderOds } from '../workbook/render-ods';

/** What the children do with workbooks, in this process: that children run it, and what they may use, is held by their own tests. */
export const runWorkbookChild = async (
  name: string,
  input: { name: string; bytes: string; exact?: boolean; model: never; format: string },
) =>
  name === 'read-workbook'
    ? readFile(input.name, Buffer.from(input.bytes, 'base64'), { exact: input.exact })
    : Buffer.from(await (input.format === 'ods' ? renderOds : renderWorkbook)(input.model)).toString('base64');
