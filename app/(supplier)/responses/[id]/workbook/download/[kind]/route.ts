import { download, formatAsked, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { workbookFile } from '@/lib/views/workbook';

type Params = { params: Promise<{ id: string; kind: string }> };

/** The response workbook of this team, blank or with its answers so far; as ODS where the address asks. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id, kind } = await params;
  const format = formatAsked(request);
  if ((kind !== 'blank' && kind !== 'filled') || format === null) return noDownload();
  const result = await workbookFile(await readContext(), { responseId: id, kind, format });
  return result.ok ? download(result.value.name, result.value.body) : noDownload();
}
