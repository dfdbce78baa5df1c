import { download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { practiceSent } from '@/lib/views/practice';

type Params = { params: Promise<{ id: string }> };

/** The receipt of a practice run with its signature; its form and its first words say that it is none. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id } = await params;
  const number = Number(new URL(request.url).searchParams.get('run') ?? Number.NaN);
  const result = await practiceSent(await readContext(), {
    responseId: id,
    ...(Number.isInteger(number) ? { number } : {}),
  });
  const shown = result.ok ? result.value.shown : null;
  if (!shown) return noDownload(result);
  const { receipt, text, signature, keyId, publicKey } = shown;
  const file = { format: 'assay-signed-practice-receipt/1', receipt, signed: text, signature, keyId, publicKey };
  return download(`practice-receipt-${receipt.reference}.json`, `${JSON.stringify(file, null, 2)}\n`);
}
