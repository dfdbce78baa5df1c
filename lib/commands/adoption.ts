import 'server-only';
import type { Writer } from '@/db/client';
import { type AgreedMark, insertAgreedMark } from '@/db/store/agreed-mark';
import type { AuditEntry } from '@/lib/audit';
import { markReasonText } from '@/lib/evaluation/mark-reason';
import { toAdopt } from '@/lib/evaluation/panel';
import { refOf } from '@/lib/question/kind';
import { answerText } from '@/lib/question/kinds';
import { compareMarks } from '@/lib/question/marks';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { say, sayIn } from '@/lib/text';
import type { RecordedItem } from '@/lib/views/evaluation-record';
import type { Context } from './command';

/** Longest part of an answer that an adopted reason repeats. */
const longestAnswer = 2_000;

/**
 * Takes panel items; returns the agreed marks that follow by themselves: a published mark that everybody confirmed is
 * adopted, recorded as such, with a reason that says so. What is recorded already is not adopted twice.
 */
export function adoptions(
  items: readonly RecordedItem[],
  document: QuestionnaireDocument,
  procurementId: string,
  context: Context,
): AgreedMark[] {
  return toAdopt(items).flatMap((item): AgreedMark[] => {
    const [first] = item.marks;
    if (!first || !item.proposal) return [];
    const { mark } = item.proposal;
    const answer = answerText(item.question, item.answer, sayIn('en')).slice(0, longestAnswer);
    const top = compareMarks(mark, document.scoring.scale.max) === 0;
    return [
      {
        id: context.id(),
        procurementId,
        submissionId: item.submissionId,
        questionId: item.question.id,
        version: (item.agreed?.version ?? 0) + 1,
        mark,
        source: 'adopted',
        publishableReason: {
          shows: say('evaluation.adopted-shows', { answer, mark }),
          strengths: '',
          whyNotHigher: top ? '' : say('evaluation.adopted-not-higher', { mark }),
          whyNotLower: say('evaluation.adopted-not-lower'),
        },
        restrictedNote: item.marks
          .map(({ reason }) => markReasonText(reason))
          .filter(Boolean)
          .join('\n'),
        whyDiffers: '',
        attended: item.marks.map(({ evaluatorId }) => evaluatorId),
        factChecked: false,
        changeReason: item.agreed ? say('evaluation.adopted-again') : '',
        agreedBy: first.evaluatorId,
        agreedAt: context.now,
      },
    ];
  });
}

/** The log entry of adopted marks; none where nothing was adopted. */
export const adoptionEvents = (
  rows: readonly AgreedMark[],
  items: readonly RecordedItem[],
  procurementId: string,
): AuditEntry[] =>
  rows.length === 0
    ? []
    : [
        {
          action: 'agreed-mark.record',
          subject: { type: 'procurement', id: procurementId },
          procurementId,
          data: {
            source: 'adopted',
            count: rows.length,
            marks: rows.map(({ submissionId, questionId, mark }) => {
              const item = items.find((each) => each.submissionId === submissionId && each.question.id === questionId);
              return `${item?.letter ?? ''} ${item ? refOf(item.question) : questionId} ${mark}`;
            }),
          },
        },
      ];

/** Writes adopted marks. Returns false when somebody recorded one of them first. */
export async function writeAdoptions(tx: Writer, rows: readonly AgreedMark[]): Promise<boolean> {
  for (const row of rows) if (!(await insertAgreedMark(tx, row))) return false;
  return true;
}
