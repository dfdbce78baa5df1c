import 'server-only';
import { listCurrentAgreedMarks } from '@/db/store/agreed-mark';
import { listCurrentGateDecisions } from '@/db/store/gate';
import { listBidders } from '@/db/store/opening';
import { findProcurement } from '@/db/store/procurement';
import { listOpenedSubmissions } from '@/db/store/submission';
import type { AnswerValue } from '@/lib/question/settings';
import { findQuestion, isGate } from '@/lib/questionnaire/find';
import { askedOf } from '@/lib/response/relevant';
import { findCurrentDocument } from './evaluation-record';
import { submittedEvidencePath } from './evidence-file';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

type Input = { id: string; submissionId: string; questionId: string };

/** One answer of one supplier, by name, as submitted: where every figure of the result ends. */
export const submittedAnswer = view({
  action: 'results.read',
  load: (db, { id }: Input) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input }) => {
    const published = await findCurrentDocument(db, state);
    const question = published && findQuestion(published.document, input.questionId);
    const bidder = (await listBidders(db, state)).find(({ submissionId }) => submissionId === input.submissionId);
    const [submission] = bidder ? await listOpenedSubmissions(db, state, [input.submissionId]) : [];
    if (!question || !bidder || !submission) return null;
    const { answers } = submission.snapshot;
    const entry = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    const own = <T extends { submissionId: string; questionId: string }>(rows: readonly T[]): T | null =>
      rows.find((row) => row.submissionId === input.submissionId && row.questionId === question.id) ?? null;
    const decision = isGate(question) ? own(await listCurrentGateDecisions(db, state.procurement.id)) : null;
    const agreed = own(await listCurrentAgreedMarks(db, state.procurement.id));
    const asked = askedOf(published.document, answers).has(question.id);
    return {
      procurement: { id: state.procurement.id, title: state.procurement.title },
      submissionId: submission.id,
      name: bidder.name,
      receivedAt: submission.receivedAt,
      question,
      asked,
      value: entry?.value as AnswerValue | undefined,
      extras: entry?.extras ?? {},
      evidence: (entry?.evidence ?? []).map((file) => ({
        ...file,
        href: submittedEvidencePath(state.procurement.id, submission.id, file),
      })),
      files: (question.kind === 'file' && Array.isArray(entry?.value) ? entry.value : [])
        .filter((file): file is Exclude<typeof file, string | string[]> => typeof file === 'object' && 'sha256' in file)
        .map((file) => ({ ...file, href: submittedEvidencePath(state.procurement.id, submission.id, file) })),
      agreed: agreed && { mark: agreed.mark, source: agreed.source, reason: agreed.publishableReason },
      decision: decision && { decision: decision.decision, reason: decision.reason },
    };
  },
});
