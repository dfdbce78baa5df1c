import 'server-only';
import type { Reader } from '@/db/client';
import { listObligations, type Obligation } from '@/db/store/obligation';
import type { ProcurementState } from '@/db/store/procurement';
import { listOpenedSubmissions } from '@/db/store/submission';
import { ukDate } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import { answerText } from '@/lib/question/kinds';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { findQuestion } from '@/lib/questionnaire/find';
import { type ProposedObligation, proposedObligations } from '@/lib/response/obligations';
import type { Snapshot } from '@/lib/response/snapshot';
import { say, sayIn } from '@/lib/text';
import type { AwardRecord } from './award-facts';
import { findCurrentDocument } from './evaluation-record';

/** A promise of the winning answers, in the words that a line of the schedule takes from it. */
export type Promised = ProposedObligation & { obligation: string };

/** The schedule as it stands, what the winning answers promise beside it, and the document that the references are of. */
export type ObligationRecord = {
  document: QuestionnaireDocument | null;
  /** The winning submission; null before the award, and once it was removed. */
  submissionId: string | null;
  lines: Obligation[];
  /** What no line of the schedule was made from yet. */
  left: Promised[];
};

/** Takes a promise, the published document and the answers; returns what is owed, in words. */
export const promiseInWords = (
  document: QuestionnaireDocument,
  { answers }: Pick<Snapshot, 'answers'>,
  { kind, questionId, ref, wording, words, due }: ProposedObligation,
): string => {
  const question = findQuestion(document, questionId);
  const answer = question ? answerText(question, answers[questionId]?.value, sayIn('en')) : '';
  return say(`decision.owed-${kind}`, {
    ref,
    wording: wording.en,
    answer,
    words,
    date: due === null ? '' : ukDate(due),
  });
};

/**
 * Loads the schedule, and what the winning answers promise that is not in it. Before the award there is neither; once what
 * suppliers sent was removed, the schedule alone.
 */
export async function loadObligations(
  db: Reader,
  state: ProcurementState,
  { decision }: AwardRecord,
): Promise<ObligationRecord> {
  const published = decision && (await findCurrentDocument(db, state));
  if (!published) return { document: null, submissionId: null, lines: [], left: [] };
  const lines = await listObligations(db, state.procurement.id);
  // The schedule outlasts the answers that it was made from.
  if (state.removedAt !== null) return { document: published.document, submissionId: null, lines, left: [] };
  const [submission] = await listOpenedSubmissions(db, state, [decision.submissionId]);
  if (!submission) return { document: null, submissionId: null, lines: [], left: [] };
  const taken = new Set(lines.map(({ kind, questionId }) => `${kind}.${questionId}`));
  const { document } = published;
  return {
    document,
    submissionId: submission.id,
    lines,
    left: proposedObligations(document, submission.snapshot)
      .filter(({ key }) => !taken.has(key))
      .map((one) => ({ ...one, obligation: promiseInWords(document, submission.snapshot, one) })),
  };
}

/** What a line is called after: the reference of the question that promises it, or '' where an officer added it. */
export const lineRef = (document: QuestionnaireDocument | null, { questionId }: Obligation): string => {
  const question = document && questionId !== null ? findQuestion(document, questionId) : null;
  return question ? refOf(question) : (questionId ?? '');
};
