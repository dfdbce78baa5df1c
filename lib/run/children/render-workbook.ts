/** Makes a workbook outside the server's process. Takes a workbook model and a format; gives the file's bytes in base64. */
import { z } from 'zod';
import { Workbook, workbookFormats } from '../../workbook/model';
import { renderWorkbook } from '../../workbook/render';
import { renderOds } from '../../workbook/render-ods';
import { serve } from './frame';

const Input = z.strictObject({ model: Workbook, format: z.enum(workbookFormats) });

serve(import.meta.url, async (input) => {
  const { model, format } = Input.parse(input);
  const bytes = format === 'ods' ? await renderOds(model) : await renderWorkbook(model);
  return Buffer.from(bytes).toString('base64');
});
