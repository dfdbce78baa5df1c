import { download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { receipt } from '@/lib/views/receipt';

type Params = { params: Promise<{ id: string }> };

/** The receipt with its signature: the exact signed text stands in `signed`, so that anyone can check it. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id } = await params;
  const number = Number(new URL(request.url).searchParams.get('version') ?? Number.NaN);
  const result = await receipt(await readContext(), {
    responseId: id,
    ...(Number.isInteger(number) ? { number } : {}),
  });
  const shown = result.ok ? result.value.shown : null;
  if (!shown) return noDownload(result);
  const { text, signature, keyId, publicKey } = shown;
  const file = { format: 'assay-signed-receipt/1', receipt: shown.receipt, signed: text, signature, keyId, publicKey };
  return download(`receipt-${shown.receipt.reference}.json`, `${JSON.stringify(file, null, 2)}\n`);
}
