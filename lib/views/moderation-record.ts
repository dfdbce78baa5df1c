import 'server-only';
import type { Reader } from '@/db/client';
import { type AgreedMark, listAgreedMarks } from '@/db/store/agreed-mark';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { ordinalAlpha } from '@/lib/evaluation/agreement';
import { activeAssignments } from '@/lib/evaluation/counting';
import { spreadOf } from '@/lib/evaluation/spread';
import type { Paper } from '@/lib/paper/model';
import { moderationPaper } from '@/lib/paper/moderation-paper';
import { refOf } from '@/lib/question/kind';
import { everyQuestion } from '@/lib/questionnaire/find';
import { toDecimal } from '@/lib/scoring/fraction';
import {
  type AgreedLine,
  type ModeratedItem,
  type ModerationFacts,
  moderationWorkbook,
} from '@/lib/workbook/moderation-record';
import { loadEvaluation, peopleNames, type RecordedItem } from './evaluation-record';
import { authorityOf, type ExportFile, rendered, type Wanted } from './exports';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** Its kind among the exports of a procurement. */
export const moderationKind = 'moderation-record';

type Names = ReadonlyMap<string, string>;

const lineOf = (row: AgreedMark, names: Names): AgreedLine => ({
  mark: row.mark,
  source: row.source,
  reason: row.publishableReason,
  restrictedNote: row.restrictedNote,
  whyDiffers: row.whyDiffers,
  attended: row.attended.map((id) => names.get(id) ?? ''),
  facilitator: names.get(row.agreedBy) ?? '',
  at: row.agreedAt,
  changeReason: row.changeReason,
});

const itemOf = (
  item: RecordedItem,
  evaluators: readonly string[],
  versions: readonly AgreedMark[],
  names: Names,
): ModeratedItem => ({
  letter: item.letter,
  ref: refOf(item.question),
  wording: item.question.wording.en,
  status: item.status,
  marks: evaluators.map((id) => {
    const given = item.marks.find(({ evaluatorId }) => evaluatorId === id);
    return given ? { mark: given.mark, kind: given.kind, reason: given.reason } : null;
  }),
  spread: spreadOf(item.marks.map(({ mark }) => mark)),
  confirmed: item.status === 'confirmed' ? (item.proposal?.mark ?? null) : null,
  agreed: versions
    .filter(({ submissionId, questionId }) => submissionId === item.submissionId && questionId === item.question.id)
    .map((row) => lineOf(row, names)),
});

/**
 * What a moderation record says; null before the opening, once it was removed, and while a question has too few
 * evaluators, when no individual score is shown. Whoever calls this asks the policy first: it is for those who may read
 * the moderation, after every evaluator has locked.
 */
async function loadModeration(db: Reader, state: ProcurementState): Promise<ModerationFacts | null> {
  const record = await loadEvaluation(db, state);
  if (!record || record.panel.items.length === 0 || record.panel.gaps.length > 0) return null;
  const { panel, published } = record;
  const names = await peopleNames(db, state);
  const versions = await listAgreedMarks(db, state.procurement.id);
  const evaluators = [...new Set(activeAssignments(state.assignments).map(({ evaluatorId }) => evaluatorId))];
  const order = everyQuestion(published.document).map(({ id }) => id);
  const letters = record.submissions.map(({ letter }) => letter);
  const items = [...panel.items].sort(
    (a, b) =>
      order.indexOf(a.question.id) - order.indexOf(b.question.id) ||
      letters.indexOf(a.letter) - letters.indexOf(b.letter),
  );
  const given = items.map(({ marks }) => marks.map(({ mark }) => mark));
  const alpha = ordinalAlpha(given);
  const { qualityLock } = state;
  const acts = [
    ...state.locks.map(({ lockedAt }) => lockedAt),
    ...versions.map(({ agreedAt }) => agreedAt),
    ...(qualityLock ? [qualityLock.lockedAt] : []),
  ];
  const { title, reference } = state.procurement;
  return {
    title,
    reference,
    asOf: acts.reduce((last, at) => (at > last ? at : last), state.opening?.openedAt ?? ''),
    version: published.number,
    documentHash: published.documentHash,
    locked: qualityLock && { by: names.get(qualityLock.lockedBy) ?? '', at: qualityLock.lockedAt },
    evaluators: evaluators.map((id) => names.get(id) ?? ''),
    agreement: alpha && toDecimal(alpha, 2),
    scoredTwice: given.filter((marks) => marks.length > 1).length,
    items: items.map((item) => itemOf(item, evaluators, versions, names)),
  };
}

/** The moderation record as a document for reading, before it is a page; null while there is nothing to record. */
export const moderationRecordPaper = async (db: Reader, state: ProcurementState): Promise<Paper | null> => {
  const facts = await loadModeration(db, state);
  return facts && moderationPaper(facts);
};

/** The moderation record as a workbook (schedule H), for whoever may read the moderation; null while there is none. */
export const moderationRecordFile = view({
  action: 'moderation.read',
  load: (db, { id }: { id: string } & Wanted) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input }): Promise<ExportFile | null> => {
    const facts = await loadModeration(db, state);
    const name = `${state.procurement.reference} moderation record`;
    return facts && rendered(name, moderationWorkbook(facts), input, await authorityOf(db, state));
  },
});
