import 'server-only';
import type { Paper } from '@/lib/paper/model';
import { runChild } from '@/lib/server/child';
import type { ExportFile } from './exports';

/** Takes a name and a paper; returns its DOCX. Made in a process of its own, as workbooks are. */
export const docxFile = async (name: string, paper: Paper): Promise<ExportFile> => ({
  name: `${name}.docx`,
  body: Buffer.from((await runChild('render-paper', paper)) as string, 'base64'),
});
