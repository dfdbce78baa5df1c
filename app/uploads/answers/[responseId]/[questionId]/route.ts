import { readAnswerForm } from '@/app/_answer/read-form';
import type { SaveAnswerReply } from '@/app/_answer/saver';
import { writeContext } from '@/lib/commands/from-request';
import { saveAnswer } from '@/lib/commands/save-answer';
import { ukDate, ukDateTime, ukSavedTime } from '@/lib/procurement/uk-time';
import type { Message } from '@/lib/result';
import { say } from '@/lib/text';
import { answerPlace } from '@/lib/views/answer-place';

type Params = { params: Promise<{ responseId: string; questionId: string }> };

/** More than any answer needs; a longer body is not read. */
const mostBytes = 2 * 1024 * 1024;

const reply = (body: SaveAnswerReply, status: number): Response =>
  Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } });

/** Sending the same again would change nothing. */
const refused = (messages: readonly Message[], status: number): Response =>
  reply({ is: 'refused', text: messages.map((message) => say(message)).join(' ') }, status);
const gone: readonly Message[] = [{ path: '', key: 'supplier.answer-gone' }];
const tooLarge: readonly Message[] = [{ path: '', key: 'supplier.answer-too-large' }];

/** Autosave of one answer: the command behind "Save and continue", without drawing the page again. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const context = await writeContext();
  if (!context.ok) return refused(context.messages, 403);
  if (context.value.viewer.kind !== 'supplier') return reply({ is: 'signed-out' }, 401);
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!(length <= mostBytes)) return refused(tooLarge, 413);
  const { responseId, questionId } = await params;
  const place = await answerPlace(context.value, { responseId, questionId });
  if (!place.ok) return refused(gone, 404);
  const { question, sectionId, deadline, lastSavedAt } = place.value;
  const given = readAnswerForm(question, await request.formData());
  const result = await saveAnswer(context.value, { responseId, questionId, ...given });
  if (!result.ok) {
    const [message] = result.messages;
    if (message?.key === 'amend.confirm-first') {
      const { version = 0, day, time: at } = message.params ?? {};
      // On the day itself the time says enough.
      const earlier = day === ukDate(context.value.receivedAt) ? null : String(day);
      const changes = `/responses/${responseId}/changes`;
      return reply({ is: 'version', version: Number(version), time: String(at), day: earlier, changes }, 409);
    }
    if (result.why === 'conflict') return reply({ is: 'failed' }, 409);
    if (result.why === 'not-found') return refused(gone, 404);
    if (result.why === 'invalid') return refused(result.messages, 400);
    const time = lastSavedAt === null ? null : ukSavedTime(lastSavedAt);
    return reply({ is: 'closed', deadline: ukDateTime(deadline), time }, 410);
  }
  const saved = result.value;
  const time = ukSavedTime(saved.savedAt);
  if (saved.is === 'conflict') {
    const compare = `/responses/${responseId}/sections/${sectionId}/${questionId}/compare?mine=${saved.historyId}`;
    return reply({ is: 'conflict', name: saved.savedBy || say('supplier.conflict-somebody'), time, compare }, 409);
  }
  const long = saved.faults.find(({ key }) => key === 'answer.words-over')?.params?.count;
  const [fault] = saved.faults;
  return reply(
    {
      is: 'saved',
      version: saved.version,
      time,
      ...(typeof long === 'number' ? { tooLong: long } : fault ? { fault: say(fault) } : {}),
    },
    200,
  );
}
