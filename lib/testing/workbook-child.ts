import { Material, makeBundle } from '../bundle/make';
import { readFile } from '../workbook/read/read';
import { renderWorkbook } from '../workbook/render';
import { renderOds } from '../workbook/render-ods';
import { packFiles } from '../workbook/render-pack';

type Given = { name: string; bytes: string; exact?: boolean; model: never; format: string };
type Bundled = { about: object; files: object[] };
type Packed = { name: string; body: string };

/** What the children that read, write and pack files do, in this process: that children run it, and what they may use, is held by their own tests. */
export const runWorkbookChild = async (name: string, input: Given | Packed[] | Bundled) => {
  if ('about' in input) {
    const { manifest, zip } = makeBundle(Material.parse(input));
    return { manifest, zip: Buffer.from(zip).toString('base64') };
  }
  if (Array.isArray(input))
    return Buffer.from(
      await packFiles(input.map((file) => ({ name: file.name, body: Buffer.from(file.body, 'base64') }))),
    ).toString('base64');
  return name === 'read-workbook'
    ? readFile(input.name, Buffer.from(input.bytes, 'base64'), { exact: input.exact })
    : Buffer.from(await (input.format === 'ods' ? renderOds : renderWorkbook)(input.model)).toString('base64');
};
