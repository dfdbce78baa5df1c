import 'server-only';
import { listAgreedMarkVersions } from '@/db/store/agreed-mark';
import { findProcurement } from '@/db/store/procurement';
import { ordinalAlpha } from '@/lib/evaluation/agreement';
import { activeAssignments } from '@/lib/evaluation/counting';
import { type MarkReason, reasonParts } from '@/lib/evaluation/mark-reason';
import { marksAllowed, type Proposal } from '@/lib/evaluation/marking';
import type { PublishableReason } from '@/lib/evaluation/moderation';
import type { PanelStatus } from '@/lib/evaluation/panel';
import { isWide, moderationOrder, spreadOf } from '@/lib/evaluation/spread';
import type { Duty } from '@/lib/procurement/duties';
import { refOf } from '@/lib/question/kind';
import { isAnswered } from '@/lib/question/kinds';
import type { AwardQuestion, QuestionnaireDocument } from '@/lib/questionnaire/document';
import { toDecimal } from '@/lib/scoring/fraction';
import type { Scale } from '@/lib/scoring/rules';
import { type AnswerShown, answerShown } from './answer-shown';
import { loadEvaluation, peopleNames, type RecordedItem } from './evaluation-record';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** Of the evaluators who count, how many have locked. */
export const panelLocks = view({
  action: 'conflict.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (_db, { loaded: state }): Promise<{ title: string; locked: number; of: number }> => {
    const counting = [...new Set(activeAssignments(state.assignments).map(({ evaluatorId }) => evaluatorId))];
    const locked = counting.filter((id) => state.locks.some(({ evaluatorId }) => evaluatorId === id)).length;
    return { title: state.procurement.title, locked, of: counting.length };
  },
});

export type ModerationRow = {
  submissionId: string;
  letter: string;
  questionId: string;
  ref: string;
  wording: string;
  /** In the order of `evaluators`; null where somebody was not assigned. */
  marks: (string | null)[];
  spread: string;
  wide: boolean;
  status: PanelStatus;
  agreed: string | null;
};

export type ModerationPage = {
  procurement: { id: string; title: string };
  moderates: boolean;
  mayLockQuality: boolean;
  qualityLockedAt: string | null;
  /** Questions with too few evaluators: until they have them, no score is shown. */
  gaps: { ref: string; has: number; needs: number }[];
  evaluators: string[];
  /**
   * Agreement between evaluators about what two or more of them scored (Krippendorff's alpha, ordinal), to two places; null
   * where it has no value. It says nothing about any one person.
   */
  agreement: string | null;
  /** How many answers two or more evaluators scored. */
  scoredTwice: number;
  /** Widest spread first. */
  rows: ModerationRow[];
  toAgree: number;
  adopted: number;
  all: number;
};

/** Individual marks side by side, widest spread first. There is no mean in it. */
export const moderationPage = view({
  action: 'moderation.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }): Promise<ModerationPage | null> => {
    const record = await loadEvaluation(db, state);
    if (!record) return null;
    const { panel, published } = record;
    const names = await peopleNames(db, state);
    const evaluators = [...new Set(activeAssignments(state.assignments).map(({ evaluatorId }) => evaluatorId))];
    const facts = procurementFacts(state, context);
    const rows = panel.items.map((item) => ({
      ...rowOf(item, evaluators, published.document.scoring.scale),
      given: item.marks.map(({ mark }) => mark),
    }));
    const shown = panel.gaps.length === 0 || panel.items.length === 0;
    // Into the record once everybody has locked, which the policy has asked already.
    const alpha = shown ? ordinalAlpha(rows.map(({ given }) => given)) : null;
    const refs = new Map(
      published.document.sections.flatMap(({ questions }) => questions.map((one) => [one.id, refOf(one)])),
    );
    const ordered = moderationOrder(rows.map(({ given, ...row }) => ({ row, ...row, marks: given })));
    const open = !facts.qualityLocked && !facts.cancelled;
    return {
      procurement: { id: state.procurement.id, title: state.procurement.title },
      moderates: facts.duties?.includes('moderator') === true && open,
      mayLockQuality: facts.duties?.some((duty) => duty === 'lead' || duty === 'moderator') === true && open,
      qualityLockedAt: state.qualityLock?.lockedAt ?? null,
      gaps: shown
        ? []
        : panel.gaps.map(({ questionId, has, needs }) => ({ ref: refs.get(questionId) ?? questionId, has, needs })),
      evaluators: evaluators.map((id) => names.get(id) ?? ''),
      agreement: alpha && toDecimal(alpha, 2),
      scoredTwice: shown ? rows.filter(({ given }) => given.length > 1).length : 0,
      rows: shown ? ordered.map(({ row }) => row) : [],
      toAgree: rows.filter(({ status }) => status === 'to-agree' || status === 'unmarked').length,
      adopted: rows.filter(({ status }) => status === 'confirmed').length,
      all: rows.length,
    };
  },
});

const rowOf = (item: RecordedItem, evaluators: readonly string[], scale: Scale): ModerationRow => {
  const given = item.marks.map(({ mark }) => mark);
  return {
    submissionId: item.submissionId,
    letter: item.letter,
    questionId: item.question.id,
    ref: refOf(item.question),
    wording: item.question.wording.en,
    marks: evaluators.map((id) => item.marks.find(({ evaluatorId }) => evaluatorId === id)?.mark ?? null),
    spread: spreadOf(given),
    wide: isWide(given, scale),
    status: item.status,
    agreed: item.agreed?.mark ?? (item.status === 'confirmed' ? (item.proposal?.mark ?? null) : null),
  };
};

export type AgreedShown = {
  version: number;
  mark: string;
  source: 'adopted' | 'moderated';
  reason: PublishableReason;
  restrictedNote: string;
  whyDiffers: string;
  attended: string[];
  changeReason: string;
  by: string;
  at: string;
};

export type ModerationRoom = {
  procurement: { id: string; title: string };
  moderates: boolean;
  qualityLockedAt: string | null;
  letter: string;
  question: AwardQuestion;
  document: QuestionnaireDocument;
  scale: Scale;
  answer: AnswerShown;
  blank: boolean;
  proposal: Proposal | null;
  status: PanelStatus;
  /** The marks that may be agreed, lowest first on a scale, highest first where they are published. */
  allowed: string[];
  marks: { evaluator: string; mark: string; kind: string; parts: ReturnType<typeof reasonParts> }[];
  /** Every version of the agreed mark, the current one last. */
  versions: AgreedShown[];
  /** Who may be ticked as present. */
  panel: { userId: string; name: string; duties: Duty[] }[];
  others: { submissionId: string; letter: string; current: boolean; status: PanelStatus }[];
};

/** One answer with its individual marks, for the panel to agree one mark. */
export const moderationRoom = view({
  action: 'moderation.read',
  load: (db, { id }: { id: string; questionId: string; submissionId?: string | undefined }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input, context }): Promise<ModerationRoom | null> => {
    const record = await loadEvaluation(db, state);
    if (!record || record.panel.gaps.length > 0) return null;
    const same = record.panel.items.filter(({ question }) => question.id === input.questionId);
    const item = same.find(
      ({ submissionId }) => input.submissionId === undefined || submissionId === input.submissionId,
    );
    const submission = record.submissions.find(({ id }) => id === item?.submissionId);
    if (!item || !submission) return null;
    const { document } = record.published;
    const names = await peopleNames(db, state);
    const facts = procurementFacts(state, context);
    const versions = await listAgreedMarkVersions(db, state.procurement.id, submission.id, item.question.id);
    const onPanel = state.duties.filter(({ duty }) => duty === 'lead' || duty === 'evaluator' || duty === 'moderator');
    return {
      procurement: { id: state.procurement.id, title: state.procurement.title },
      moderates: facts.duties?.includes('moderator') === true && !facts.qualityLocked && !facts.cancelled,
      qualityLockedAt: state.qualityLock?.lockedAt ?? null,
      letter: item.letter,
      question: item.question,
      document,
      scale: document.scoring.scale,
      answer: await answerShown(db, state.procurement.id, submission, item.question),
      blank: !isAnswered(item.question, item.answer),
      proposal: item.proposal,
      status: item.status,
      allowed: marksAllowed(item.question, item.answer, document.scoring.scale),
      marks: item.marks.map(({ evaluatorId, mark, kind, reason }) => ({
        evaluator: names.get(evaluatorId) ?? '',
        mark,
        kind,
        parts: reasonParts(reason as MarkReason),
      })),
      versions: versions.map((row) => ({
        version: row.version,
        mark: row.mark,
        source: row.source,
        reason: row.publishableReason,
        restrictedNote: row.restrictedNote,
        whyDiffers: row.whyDiffers,
        attended: row.attended.map((id) => names.get(id) ?? ''),
        changeReason: row.changeReason,
        by: names.get(row.agreedBy) ?? '',
        at: row.agreedAt,
      })),
      panel: [...new Set(onPanel.map(({ userId }) => userId))].map((userId) => ({
        userId,
        name: names.get(userId) ?? '',
        duties: onPanel.filter((row) => row.userId === userId).map(({ duty }) => duty),
      })),
      others: same.map((each) => ({
        submissionId: each.submissionId,
        letter: each.letter,
        current: each === item,
        status: each.status,
      })),
    };
  },
});
