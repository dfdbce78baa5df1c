/** Makes a workbook outside the server's process. Takes a workbook model; gives the file's bytes in base64. */
import { Workbook } from '../../workbook/model';
import { renderWorkbook } from '../../workbook/render';
import { serve } from './frame';

serve(import.meta.url, async (input) => Buffer.from(await renderWorkbook(Workbook.parse(input))).toString('base64'));
