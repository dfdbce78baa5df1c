/** Makes a DOCX outside the server's process. Takes a paper; gives the file's bytes in base64. */
import { Paper } from '../../paper/model';
import { renderDocx } from '../../paper/render-docx';
import { serve } from './frame';

serve(import.meta.url, async (input) => Buffer.from(await renderDocx(Paper.parse(input))).toString('base64'));
