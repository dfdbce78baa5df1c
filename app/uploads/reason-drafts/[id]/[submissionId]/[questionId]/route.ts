import { writeContext } from '@/lib/commands/from-request';
import { saveReasonDraft } from '@/lib/commands/save-reason-draft';
import { ukSavedTime } from '@/lib/procurement/uk-time';

type Params = { params: Promise<{ id: string; submissionId: string; questionId: string }> };

/** More than any reason needs; a longer body is not read. */
const mostBytes = 256 * 1024;

const reply = (body: object, status: number): Response =>
  Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } });

/** Keeps what an evaluator is typing as a draft. It counts for nothing until it is saved as a score. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const context = await writeContext();
  if (!context.ok) return reply({ is: 'failed' }, 403);
  if (context.value.viewer.kind === 'anonymous') return reply({ is: 'signed-out' }, 401);
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!(length <= mostBytes)) return reply({ is: 'failed' }, 413);
  const body: unknown = await request.json().catch(() => null);
  if (typeof body !== 'object' || body === null) return reply({ is: 'failed' }, 400);
  const result = await saveReasonDraft(context.value, { ...body, ...(await params) });
  if (result.ok)
    return reply({ is: 'kept', version: result.value.version, time: ukSavedTime(result.value.savedAt) }, 200);
  if (result.why === 'conflict') return reply({ is: 'conflict' }, 409);
  return reply({ is: 'failed' }, result.why === 'not-found' ? 404 : 400);
}
