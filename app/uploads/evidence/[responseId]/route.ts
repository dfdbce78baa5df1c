import { attachEvidence } from '@/lib/commands/attach-evidence';
import { writeContext } from '@/lib/commands/from-request';
import { uploadPosted } from '@/lib/commands/upload-evidence';
import { ukSavedTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { answerPlace } from '@/lib/views/answer-place';

type Params = { params: Promise<{ responseId: string }> };

const noStore = { 'Cache-Control': 'private, no-store' };

/** After a plain form, back to a page; faults go by their key, so that no file name gets into an address. */
const back = (path: string): Response => new Response(null, { status: 303, headers: { Location: path, ...noStore } });

const statusOf = (key: string | undefined): number =>
  key === 'supplier.file-large' || key === 'supplier.file-no-room'
    ? 413
    : key?.startsWith('supplier.file-')
      ? 415
      : 404;

/**
 * Upload of one evidence file, streamed. Origin and policy are asked before the body is read. A page with JavaScript
 * gets JSON; a plain form is sent back to the evidence page or to the question it came from.
 */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { responseId } = await params;
  const wantsJson = request.headers.get('accept')?.includes('application/json') === true;
  const page = `/responses/${encodeURIComponent(responseId)}/evidence`;
  const context = await writeContext();
  if (!context.ok)
    return Response.json({ error: context.messages.map((message) => say(message)) }, { status: 403, headers: noStore });
  if (context.value.viewer.kind !== 'supplier')
    return wantsJson
      ? Response.json({ error: [say('parts.save-signed-out')] }, { status: 401, headers: noStore })
      : back(`/sign-in?next=${encodeURIComponent(page)}`);
  const { result, fields } = await uploadPosted(context.value, responseId, request);
  if (!result.ok) {
    const [first] = result.messages;
    if (wantsJson)
      return Response.json(
        { error: result.messages.map((message) => say(message)) },
        { status: statusOf(first?.key), headers: noStore },
      );
    if (result.why === 'not-found') return new Response(null, { status: 404, headers: noStore });
    const question = /^[A-Za-z0-9_.-]{1,64}$/.test(fields.question ?? '') ? `&for=${fields.question}` : '';
    return back(`${page}?fault=${first?.key.split('.')[1] ?? 'file-failed'}${question}`);
  }
  const kept = result.value;
  if (wantsJson)
    return Response.json({ ...kept, time: ukSavedTime(kept.uploadedAt) }, { status: 201, headers: noStore });
  const questionId = fields.question;
  const place = questionId ? await answerPlace(context.value, { responseId, questionId }) : null;
  if (!questionId || !place?.ok) return back(`${page}?done=uploaded`);
  await attachEvidence(context.value, { responseId, questionId, evidenceId: kept.id });
  return back(`/responses/${responseId}/sections/${place.value.sectionId}/${questionId}?done=uploaded`);
}
