import { download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { practiceSent } from '@/lib/views/practice';

type Params = { params: Promise<{ id: string }> };

/** What a practice run froze, exactly as it was hashed. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id } = await params;
  const number = Number(new URL(request.url).searchParams.get('run') ?? Number.NaN);
  const result = await practiceSent(await readContext(), {
    responseId: id,
    ...(Number.isInteger(number) ? { number } : {}),
  });
  const shown = result.ok ? result.value.shown : null;
  if (!shown) return noDownload(result);
  return download(`practice-${shown.receipt.reference}.json`, `${JSON.stringify(shown.snapshot, null, 2)}\n`);
}
