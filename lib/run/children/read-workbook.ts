/** Reads a spreadsheet or JSON file from outside, apart from the server. Takes its name, its bytes in base64, and how exact. */
import { z } from 'zod';
import { readFile } from '../../workbook/read/read';
import { serve } from './frame';

const Input = z.strictObject({ name: z.string().max(255), bytes: z.string(), exact: z.boolean().optional() });

serve(import.meta.url, (input) => {
  const { name, bytes, exact } = Input.parse(input);
  return readFile(name, Buffer.from(bytes, 'base64'), { exact });
});
