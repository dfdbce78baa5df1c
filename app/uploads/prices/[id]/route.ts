import { writeContext } from '@/lib/commands/from-request';
import { priceSheetPosted } from '@/lib/commands/load-price-sheet';
import { say } from '@/lib/text';

type Params = { params: Promise<{ id: string }> };

const noStore = { 'Cache-Control': 'private, no-store' };
const back = (path: string): Response => new Response(null, { status: 303, headers: { Location: path, ...noStore } });

/**
 * Upload of one pricing sheet, streamed. Origin and policy are asked before the body is read. Whatever comes of it has a
 * page of its own, so that a form without JavaScript sees the same.
 */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { id } = await params;
  const page = `/procurements/${encodeURIComponent(id)}/price`;
  const context = await writeContext();
  if (!context.ok)
    return Response.json({ error: context.messages.map((message) => say(message)) }, { status: 403, headers: noStore });
  if (context.value.viewer.kind === 'anonymous') return back(`/sign-in?next=${encodeURIComponent(page)}`);
  const result = await priceSheetPosted(context.value, id, request);
  if (result.ok) return back(`${page}/sheet`);
  if (result.why === 'not-found') return new Response(null, { status: 404, headers: noStore });
  // What closed the page meanwhile, it says itself; faults of the upload go by their key.
  const key = result.messages[0]?.key ?? '';
  return back(key.startsWith('supplier.file-') ? `${page}?fault=${key.slice('supplier.'.length)}` : page);
}
