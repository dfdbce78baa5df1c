import { writeContext } from '@/lib/commands/from-request';
import { portalFilePosted } from '@/lib/commands/load-portal-file';
import { ukSavedTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';

type Params = { params: Promise<{ id: string; bidId: string; role: string }> };

const noStore = { 'Cache-Control': 'private, no-store' };
const back = (path: string): Response => new Response(null, { status: 303, headers: { Location: path, ...noStore } });

/** Faults of the file itself: sending the very same file again would change nothing. */
const forGood = /^supplier\.file-(type|content|large|empty|locked|virus)$|^portal\./;

/**
 * Upload of one file that came through a portal, streamed. Origin and policy are asked before the body is read. A page
 * with JavaScript gets JSON; a plain form is sent back to the page of the organisation, faults by their key alone.
 */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { id, bidId, role } = await params;
  if (role !== 'workbook' && role !== 'evidence') return new Response(null, { status: 404, headers: noStore });
  const page = `/procurements/${encodeURIComponent(id)}/load/organisations/${encodeURIComponent(bidId)}`;
  const wantsJson = request.headers.get('accept')?.includes('application/json') === true;
  const context = await writeContext();
  if (!context.ok)
    return Response.json({ error: context.messages.map((message) => say(message)) }, { status: 403, headers: noStore });
  if (context.value.viewer.kind === 'anonymous')
    return wantsJson
      ? Response.json({ error: [say('parts.save-signed-out')], again: true }, { status: 401, headers: noStore })
      : back(`/sign-in?next=${encodeURIComponent(page)}`);
  const result = await portalFilePosted(context.value, { id, bidId, role }, request);
  if (result.ok) {
    const { fileId, name, at } = result.value;
    if (wantsJson) return Response.json({ id: fileId, name, time: ukSavedTime(at) }, { status: 201, headers: noStore });
    return back(`${page}?done=${role}`);
  }
  const key = result.messages[0]?.key ?? '';
  if (wantsJson)
    return Response.json(
      { error: result.messages.map((message) => say(message)), again: !forGood.test(key) },
      { status: result.why === 'not-found' ? 404 : 415, headers: noStore },
    );
  if (result.why === 'not-found') return new Response(null, { status: 404, headers: noStore });
  // What closed the page meanwhile, it says itself.
  return back(result.why === 'refused' ? page : `${page}?fault=${key}&of=${role}`);
}
