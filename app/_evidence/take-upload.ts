import 'server-only';
import { attachEvidence } from '@/lib/commands/attach-evidence';
import { writeContext } from '@/lib/commands/from-request';
import { uploadPosted } from '@/lib/commands/upload-evidence';
import { ukSavedTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { answerPlace } from '@/lib/views/answer-place';

const noStore = { 'Cache-Control': 'private, no-store' };

/** After a plain form, back to a page; faults go by their key, so that no file name gets into an address. */
const back = (path: string): Response => new Response(null, { status: 303, headers: { Location: path, ...noStore } });

const full = /^supplier\.file-(large|no-room|no-room-here|no-count|no-count-here)$/;
const statusOf = (key = ''): number => {
  if (full.test(key)) return 413;
  if (key === 'supplier.file-no-disk') return 507;
  if (key.startsWith('policy.')) return 410;
  if (key.startsWith('evidence.')) return 409;
  return key.startsWith('supplier.file-') ? 415 : 404;
};

/** Faults of the file itself: sending the very same file again would change nothing. */
const forGood = /^supplier\.file-(type|content|large|empty|locked|virus)$|^evidence\.same-file$|^policy\./;

const idIn = (text: string | undefined, pattern: RegExp): string | null => (text && pattern.test(text) ? text : null);

/** Where a plain form goes back to: the page of the file that was to be replaced, of the response, or of the library. */
const pageOf = (responseId: string | null, fields: Record<string, string>): string => {
  const replaces = idIn(fields.replaces, /^[a-z2-7]{26}$/);
  const from = responseId ?? idIn(fields.from, /^[a-z2-7]{26}$/);
  if (replaces) return `/evidence/${replaces}?${from ? `from=${from}&` : ''}`;
  return responseId === null ? '/evidence?' : `/responses/${encodeURIComponent(responseId)}/evidence?`;
};

/**
 * Takes one evidence file in, streamed: for a response, or straight into the library. Origin and policy are asked before
 * the body is read. A page with JavaScript gets JSON; a plain form is sent back to where it came from.
 */
export async function takeUpload(request: Request, responseId: string | null): Promise<Response> {
  const wantsJson = request.headers.get('accept')?.includes('application/json') === true;
  const context = await writeContext();
  if (!context.ok)
    return Response.json({ error: context.messages.map((message) => say(message)) }, { status: 403, headers: noStore });
  if (context.value.viewer.kind !== 'supplier')
    return wantsJson
      ? Response.json({ error: [say('parts.save-signed-out')], again: true }, { status: 401, headers: noStore })
      : back(`/sign-in?next=${encodeURIComponent(pageOf(responseId, {}).slice(0, -1))}`);
  const { result, fields } = await uploadPosted(context.value, responseId, request);
  const page = pageOf(responseId, fields);
  if (!result.ok) {
    const key = result.messages[0]?.key ?? '';
    if (wantsJson)
      return Response.json(
        { error: result.messages.map((message) => say(message)), again: !forGood.test(key) },
        { status: statusOf(key), headers: noStore },
      );
    if (result.why === 'not-found') return new Response(null, { status: 404, headers: noStore });
    // The door is closed: the page of the response says so too, and where a file may still go.
    if (result.why === 'refused') return back(`${page}fault=evidence.late`);
    const question = /^[A-Za-z0-9_.-]{1,64}$/.test(fields.question ?? '') ? `&for=${fields.question}` : '';
    return back(`${page}fault=${key || 'supplier.file-failed'}${question}`);
  }
  const kept = result.value;
  if (wantsJson)
    return Response.json({ ...kept, time: ukSavedTime(kept.uploadedAt) }, { status: 201, headers: noStore });
  if (fields.replaces) return back(`${page}done=replaced`);
  const questionId = fields.question;
  const place = questionId && responseId ? await answerPlace(context.value, { responseId, questionId }) : null;
  if (!questionId || !responseId || !place?.ok) return back(`${page}done=uploaded`);
  const attached = await attachEvidence(context.value, { responseId, questionId, evidenceId: kept.id });
  const done = attached === 'attached' ? 'uploaded' : attached;
  return back(`/responses/${responseId}/sections/${place.value.sectionId}/${questionId}?done=${done}`);
}
