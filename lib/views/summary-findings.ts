import 'server-only';
import type { SummaryBid } from '@/lib/evaluation/assessment-summary';
import { reasonText } from '@/lib/evaluation/moderation';
import { criterionLabel } from '@/lib/evaluation/plan';
import { reasonFindings } from '@/lib/evaluation/reason-quality';
import { isFiles, refOf } from '@/lib/question/kind';
import { answerText } from '@/lib/question/kinds';
import { compareMarks } from '@/lib/question/marks';
import type { AwardQuestion } from '@/lib/questionnaire/document';
import { isAward, questionsOf } from '@/lib/questionnaire/find';
import { askedOf } from '@/lib/response/relevant';
import type { Message } from '@/lib/result';
import { sayIn } from '@/lib/text';
import type { DecisionRecord } from './decision-record';

/** What is published about one mark of a question: its own guide, else the descriptor of the scale. */
const descriptorOf = (question: AwardQuestion, mark: string, record: DecisionRecord): string => {
  const guide = 'markingGuide' in question ? (question.markingGuide ?? []) : [];
  const own = guide.find((one) => compareMarks(one.mark, mark) === 0)?.text.en;
  const { descriptors = [] } = record.published.document.scoring.scale;
  return own ?? descriptors.find((one) => compareMarks(one.mark, mark) === 0)?.text.en ?? '';
};

/**
 * What is doubtful about the reasons of one tender, in the order of the document. A published mark that everybody
 * confirmed is explained by its published rule, so its reason is not judged.
 */
export function findingsFor(record: DecisionRecord, submissionId: string, bids: readonly SummaryBid[]): Message[] {
  const { document } = record.published;
  const { scale, award } = document.scoring;
  const bid = bids.find((one) => one.submissionId === submissionId);
  if (!bid) return [];
  const asked = askedOf(document, bid.entries);
  const judged = new Set(
    record.facts.agreed
      .filter(({ source }) => source === 'moderated')
      .map((row) => `${row.submissionId} ${row.questionId}`),
  );
  const ofQuestions = questionsOf(document)
    .filter(isAward)
    .flatMap((question) => {
      const own = bid.agreed.get(question.id);
      if (!own || !asked.has(question.id) || !judged.has(`${submissionId} ${question.id}`)) return [];
      const entry = bid.entries[question.id];
      const files = [...(isFiles(entry?.value) ? entry.value : []), ...(entry?.evidence ?? [])];
      return reasonFindings({
        ref: refOf(question),
        mark: own.mark,
        scale,
        reason: own.reason,
        added: bid.added.get(question.id) ?? '',
        wording: question.wording.en,
        descriptor: descriptorOf(question, own.mark, record),
        answer: answerText(question, entry?.value, sayIn('en')),
        files: files.map(({ name }) => name),
        others: bids.flatMap((other) => {
          const theirs = other === bid ? undefined : other.agreed.get(question.id);
          return theirs && judged.has(`${other.submissionId} ${question.id}`)
            ? [{ bidder: other.bidder, words: reasonText(theirs.reason) }]
            : [];
        }),
      });
    });
  const ofCriteria = award.criteria.flatMap((criterion) => {
    const own = bid.scores.get(criterion.id);
    if (!own) return [];
    return reasonFindings({
      ref: criterionLabel(criterion),
      mark: scale.max,
      scale,
      reason: { shows: own.reason, strengths: '', whyNotHigher: '', whyNotLower: '' },
      added: bid.added.get(criterion.id) ?? '',
      wording: criterion.description?.en ?? '',
      descriptor: '',
      answer: '',
      files: [],
      others: bids.flatMap((other) => {
        const theirs = other === bid ? undefined : other.scores.get(criterion.id);
        return theirs ? [{ bidder: other.bidder, words: theirs.reason }] : [];
      }),
    });
  });
  return [...ofQuestions, ...ofCriteria];
}
