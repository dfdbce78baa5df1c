import { download, formatAsked, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { markingWorkbookFile } from '@/lib/views/marking-workbook';

type Params = { params: Promise<{ id: string }> };

/** The evaluator's own workbook, bidders by letter; as ODS where the address asks. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id } = await params;
  const format = formatAsked(request);
  if (format === null) return noDownload();
  const made = await markingWorkbookFile(await readContext(), { id, format });
  return made.ok && made.value ? download(made.value.name, made.value.body) : noDownload(made);
}
