import { download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { importReport } from '@/lib/views/import-file';

type Params = { params: Promise<{ id: string; importId: string }> };

/** The row-by-row report of an import, as CSV. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const result = await importReport(await readContext(), await params);
  return result.ok && result.value ? download(result.value.name, result.value.body) : noDownload(result);
}
