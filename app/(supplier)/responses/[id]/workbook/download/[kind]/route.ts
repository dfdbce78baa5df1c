import { download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { workbookFile } from '@/lib/views/workbook';

type Params = { params: Promise<{ id: string; kind: string }> };

/** The response workbook of this team, blank or with its answers so far. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { id, kind } = await params;
  if (kind !== 'blank' && kind !== 'filled') return noDownload();
  const result = await workbookFile(await readContext(), { responseId: id, kind });
  return result.ok ? download(result.value.name, result.value.body) : noDownload();
}
