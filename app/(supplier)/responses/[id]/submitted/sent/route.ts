import { download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { receipt } from '@/lib/views/receipt';

type Params = { params: Promise<{ id: string }> };

/** What was sent, exactly as it was frozen and hashed. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id } = await params;
  const number = Number(new URL(request.url).searchParams.get('version') ?? Number.NaN);
  const result = await receipt(await readContext(), {
    responseId: id,
    ...(Number.isInteger(number) ? { number } : {}),
  });
  const shown = result.ok ? result.value.shown : null;
  if (!shown) return noDownload(result);
  return download(`response-${shown.receipt.reference}.json`, `${JSON.stringify(shown.snapshot, null, 2)}\n`);
}
