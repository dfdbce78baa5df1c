import { download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { openingRecord } from '@/lib/views/opening';

type Params = { params: Promise<{ id: string }> };

/** The opening as JSON for the record. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { id } = await params;
  const result = await openingRecord(await readContext(), { id });
  if (!result.ok || !result.value) return noDownload(result);
  return download(result.value.name, `${JSON.stringify(result.value.record, null, 2)}\n`);
}
