import 'server-only';
import { z } from 'zod';
import { listPeople } from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { outcomeToJson } from '@/lib/evaluation/outcome-json';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse } from '@/lib/result';
import { finalFacts, loadDecision, lotsDiffer, outcomeHash } from '@/lib/views/decision-record';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { whoConfirms } from '@/lib/views/who-confirms';
import { askWithMail, mailsTo } from './ask-step';
import { command } from './command';

const AskFinalising = z.strictObject({
  id: z.string(),
  reason: z.string().trim().min(1, { error: 'results.final-reason' }).max(2_000),
  /** Hash of the outcome that the page showed. */
  shown: z.string(),
});

/** First half of the final outcome: the lead asks a different person to confirm exactly this outcome. */
export const askFinalising = command({
  action: 'outcome.ask',
  input: AskFinalising,
  load: async (db, input, context) => {
    const state = await findProcurement(db, input.id);
    if (!state) return null;
    return {
      state,
      record: await loadDecision(db, state),
      waiting: waitingStep(state.steps, context.now, 'finalise'),
      people: await listPeople(db, state.procurement.authorityId),
    };
  },
  facts: ({ state, record }, context) => finalFacts(procurementFacts(state, context), record),
  decide: ({ loaded: { state, record, waiting, people }, input, context }) => {
    if (waiting) return refuse('invalid', 'results.final-asked');
    if (!record?.judged.ok)
      return refuse('invalid', 'results.not-decided', {
        count: record?.judged.ok === false ? record.judged.faults.length : 0,
      });
    if (lotsDiffer(record, record.judged.value)) return refuse('refused', 'results.lots-differ');
    const hash = outcomeHash(outcomeToJson(record.judged.value));
    if (hash !== input.shown) return refuse('conflict', 'results.final-changed');
    const { procurement } = state;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: {
        step: {
          id: context.id(),
          procurementId: procurement.id,
          act: 'finalise' as const,
          subject: hash,
          reason: input.reason,
          by,
          at: context.now,
        },
        mails: mailsTo('results.mail-final', state, people, {
          by,
          to: whoConfirms(state, people, by, ['lead', 'officer', 'approver']),
          path: '/results/finalise',
        }),
      },
      event: {
        action: 'outcome.ask' as const,
        subject: { type: 'procurement', id: procurement.id },
        procurementId: procurement.id,
        data: { outcomeHash: hash, reason: input.reason },
      },
      value: { id: procurement.id },
    });
  },
  write: askWithMail,
  refusal: ({ state }) => ({
    action: 'outcome.ask',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
