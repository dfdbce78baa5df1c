/** Packs files outside the server's process. Takes names and bytes in base64; gives the ZIP in base64. */
import { z } from 'zod';
import { packFiles } from '../../workbook/render-pack';
import { serve } from './frame';

const Input = z.array(z.strictObject({ name: z.string().min(1).max(255), body: z.string() })).max(100);

serve(import.meta.url, async (input) => {
  const files = Input.parse(input).map(({ name, body }) => ({ name, body: Buffer.from(body, 'base64') }));
  return Buffer.from(await packFiles(files)).toString('base64');
});
