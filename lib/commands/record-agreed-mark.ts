import 'server-only';
import { z } from 'zod';
import { type AgreedMark, insertAgreedMark } from '@/db/store/agreed-mark';
import { findProcurement } from '@/db/store/procurement';
import { agreeMark } from '@/lib/evaluation/moderation';
import { type Message, ok, refuse, refuseAll } from '@/lib/result';
import { say } from '@/lib/text';
import { loadEvaluation } from '@/lib/views/evaluation-record';
import { viewerId } from '@/lib/views/own-marking';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const Words = z.string().max(5_000).optional();

const RecordAgreedMark = z.object({
  id: z.string(),
  submissionId: z.string().max(64),
  questionId: z.string().max(64),
  /** The version of the agreed mark that the page showed; 0 where there was none. */
  version: z.coerce.number().int().min(0).max(100_000),
  mark: z.string().trim().max(20).optional(),
  reason: z.object({ shows: Words, strengths: Words, whyNotHigher: Words, whyNotLower: Words }),
  restrictedNote: Words,
  whyDiffers: Words,
  /** User ids of who took part. */
  attended: z.array(z.string().max(64)).max(100).optional(),
  factChecked: z.string().max(10).optional(),
  /** Why the earlier agreed mark is superseded. */
  changeReason: Words,
  /** The moderator saw the warning that the reason is the same as another bidder's, and keeps it. */
  keepReason: z.string().max(10).optional(),
});

const text = (words: string | undefined): string => (words ?? '').trim();

/** The panel's one mark for an answer, on the scale, with its reason. A change supersedes with a reason; nothing is averaged. */
export const recordAgreedMark = command({
  action: 'agreed-mark.record',
  input: RecordAgreedMark,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    return state && { state, record: await loadEvaluation(db, state) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, record }, input, context }) => {
    const item = record?.panel.items.find(
      ({ submissionId, question }) => submissionId === input.submissionId && question.id === input.questionId,
    );
    if (!record || !item) return refuse('not-found', 'common.not-found');
    if (record.panel.gaps.length > 0 || item.status === 'unmarked')
      return refuse('refused', 'policy.colleagues-unlocked');
    const before = item.agreed;
    if ((before?.version ?? 0) !== input.version) return refuse('conflict', 'evaluation.agreed-changed');
    const agreed = agreeMark(
      {
        question: item.question,
        answer: item.answer,
        scale: record.published.document.scoring.scale,
        marks: item.marks.map(({ mark }) => mark),
        others: record.panel.items.flatMap((other) =>
          other.question.id === item.question.id &&
          other.submissionId !== item.submissionId &&
          other.agreed?.source === 'moderated'
            ? [{ bidder: say('evaluation.bidder', { letter: other.letter }), reason: other.agreed.publishableReason }]
            : [],
        ),
      },
      {
        mark: text(input.mark),
        reason: {
          shows: text(input.reason.shows),
          strengths: text(input.reason.strengths),
          whyNotHigher: text(input.reason.whyNotHigher),
          whyNotLower: text(input.reason.whyNotLower),
        },
        restrictedNote: text(input.restrictedNote),
        whyDiffers: text(input.whyDiffers),
        factChecked: input.factChecked === 'yes',
      },
    );
    const present = new Set(state.duties.filter(({ duty }) => panelDuties.has(duty)).map(({ userId }) => userId));
    const attended = [...new Set(input.attended ?? [])].filter((id) => present.has(id));
    const faults: Message[] = agreed.ok ? [] : agreed.messages.filter(({ path }) => path !== 'factChecked');
    if (before && text(input.changeReason) === '')
      faults.push({ path: 'changeReason', key: 'evaluation.change-reason-missing' });
    if (attended.length === 0) faults.push({ path: 'attended', key: 'evaluation.attended-missing' });
    // In the order of the form, where the fact check comes last.
    if (!agreed.ok) faults.push(...agreed.messages.filter(({ path }) => path === 'factChecked'));
    if (!agreed.ok || faults.length > 0) return refuseAll('invalid', faults);
    const [warning] = agreed.value.warnings;
    if (warning && input.keepReason !== 'yes') return refuseAll('invalid', [{ ...warning, path: 'keepReason' }]);
    const procurementId = state.procurement.id;
    const row: AgreedMark = {
      id: context.id(),
      procurementId,
      submissionId: item.submissionId,
      questionId: item.question.id,
      version: input.version + 1,
      mark: agreed.value.mark,
      source: 'moderated',
      publishableReason: agreed.value.reason,
      restrictedNote: agreed.value.restrictedNote,
      whyDiffers: agreed.value.whyDiffers,
      attended,
      factChecked: true,
      changeReason: before ? text(input.changeReason) : '',
      agreedBy: viewerId(context),
      agreedAt: context.now,
    };
    return ok({
      change: row,
      event: {
        action: 'agreed-mark.record' as const,
        subject: { type: 'submission', id: item.submissionId },
        procurementId,
        data: {
          source: 'moderated',
          letter: item.letter,
          question: item.question.ref ?? item.question.id,
          mark: row.mark,
          before: before?.mark ?? null,
          reason: row.changeReason,
        },
      },
      value: { id: procurementId, letter: item.letter, mark: row.mark },
    });
  },
  write: async (tx, row) =>
    (await insertAgreedMark(tx, row)) ? undefined : refuse('conflict', 'evaluation.agreed-changed'),
  refusal: ({ state }, { submissionId, questionId }) => ({
    action: 'agreed-mark.record',
    subject: { type: 'submission', id: submissionId },
    procurementId: state.procurement.id,
    data: { question: questionId },
  }),
});

/** Who may sit on the panel. */
const panelDuties: ReadonlySet<string> = new Set(['lead', 'evaluator', 'moderator']);
