/** Reads a spreadsheet or JSON file from outside, apart from the server. Takes its name and its bytes in base64. */
import { z } from 'zod';
import { readFile } from '../../workbook/read/read';
import { serve } from './frame';

const Input = z.strictObject({ name: z.string().max(255), bytes: z.string() });

serve(import.meta.url, (input) => {
  const { name, bytes } = Input.parse(input);
  return readFile(name, Buffer.from(bytes, 'base64'));
});
