import { download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { portalRecord } from '@/lib/views/portal-load';

type Params = { params: Promise<{ id: string }> };

/** The load as JSON for the record, with the signed record of each response. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { id } = await params;
  const result = await portalRecord(await readContext(), { id });
  if (!result.ok || !result.value) return noDownload(result);
  return download(result.value.name, `${JSON.stringify(result.value.record, null, 2)}\n`);
}
