import 'server-only';
import { findAcknowledgement, listAmendments } from '@/db/store/amendment';
import { namesOf } from '@/db/store/answer';
import { findPublishedDocument } from '@/db/store/response';
import { answerText } from '@/lib/question/kinds';
import { type ChangeInWords, diffInWords } from '@/lib/questionnaire/diff-words';
import type { Question, QuestionnaireDocument } from '@/lib/questionnaire/document';
import { findQuestion, sectionOf } from '@/lib/questionnaire/find';
import { type CarryReport, carryOver } from '@/lib/response/carry-over';
import { declarationsId } from '@/lib/response/completeness';
import { entryOf, type OwnFile, type StoredAnswer } from '@/lib/response/stored-answer';
import { sayIn } from '@/lib/text';
import { ofResponse, type ResponseFrameFacts } from './response';

type Listed = { id: string; ref: string; wording: string; sectionId: string };

/** What becomes, or became, of a team's answers: the report in words. */
export type ReportShown = {
  kept: number;
  keptChanged: Listed[];
  look: (Listed & { why: CarryReport['look'][number]['why']; was: string | null; questionId: string })[];
  gone: (Listed & { was: string | null })[];
  added: Listed[];
};

export type ResponseChanges = {
  frame: ResponseFrameFacts;
  /** The version that was answered, and the one that follows; null where nothing followed. */
  from: number;
  to: { id: string; number: number } | null;
  amendments: { number: number; publishedAt: string; reason: string; notice: string; deadline: string | null }[];
  /** The deadline before, where an amendment moved it. */
  deadlineBefore: string | null;
  changes: ChangeInWords[];
  report: ReportShown | null;
  /** Who confirmed, and when; null while nobody has. */
  confirmed: { name: string; at: string } | null;
};

const say = sayIn('en');

const listed = (document: QuestionnaireDocument, id: string): Listed[] => {
  const question = findQuestion(document, id);
  if (!question) return [];
  const sectionId = sectionOf(document, id)?.id ?? declarationsId;
  return [{ id, ref: question.ref ?? id, wording: question.wording.en, sectionId }];
};

/** An answer as it was, as its question read then. */
const textOf = (
  question: Question | undefined,
  aside: CarryReport['look'][number]['aside'],
  files: readonly OwnFile[],
) => (question && aside ? answerText(question, entryOf(question, aside, files).value, say) : null);

const shownReport = (
  { kept, look, gone, added }: CarryReport,
  before: QuestionnaireDocument,
  after: QuestionnaireDocument,
  files: readonly OwnFile[],
  answers: ReadonlyMap<string, { answer: StoredAnswer }>,
): ReportShown => ({
  kept: kept.length,
  keptChanged: kept.filter(({ changed }) => changed).flatMap(({ questionId }) => listed(after, questionId)),
  look: look.flatMap(({ questionId, why, aside }) =>
    listed(after, questionId).map((each) => ({
      ...each,
      questionId,
      why,
      was: textOf(findQuestion(before, questionId) ?? findQuestion(after, questionId), aside, files),
    })),
  ),
  gone: gone.flatMap((id) =>
    listed(before, id).map((each) => ({
      ...each,
      was: textOf(findQuestion(before, id), answers.get(id)?.answer ?? null, files),
    })),
  ),
  added: added.flatMap((id) => listed(after, id)),
});

/**
 * "Version 2 was published: what changed": before it is confirmed, with what will become of the team's answers, and
 * afterwards with what did.
 */
export const responseChanges = ofResponse<{ responseId: string }, ResponseChanges>(async ({ record, frame }, db) => {
  const { head, published, newer, answers, files } = record;
  const seen = newer ? null : await findAcknowledgement(db, head.id);
  const before = newer ? published : seen && (await findPublishedDocument(db, seen.fromVersionId));
  const after = newer
    ? await findPublishedDocument(db, newer.id)
    : seen && (await findPublishedDocument(db, seen.versionId));
  if (!before || !after)
    return {
      frame,
      from: published.number,
      to: null,
      amendments: [],
      deadlineBefore: null,
      changes: [],
      report: null,
      confirmed: null,
    };
  const report = seen?.report ?? carryOver(before.document, after.document, answers, files).report;
  const [first, ...amendments] = await listAmendments(db, head.procurementId, {
    after: before.number - 1,
    until: after.number,
  });
  const last = amendments.at(-1)?.deadline ?? null;
  const names = seen ? await namesOf(db, head.supplierId, [seen.acknowledgedBy]) : null;
  return {
    frame,
    from: before.number,
    to: { id: after.id, number: after.number },
    amendments,
    deadlineBefore: first?.deadline && last && first.deadline !== last ? first.deadline : null,
    changes: diffInWords(before.document, after.document, say),
    report: shownReport(report, before.document, after.document, files, answers),
    confirmed: seen ? { name: names?.get(seen.acknowledgedBy) ?? '', at: seen.acknowledgedAt } : null,
  };
});
