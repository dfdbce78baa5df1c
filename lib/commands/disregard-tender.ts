import 'server-only';
import { z } from 'zod';
import { insertDisregard, listPriceExplanations, listPriceNotices } from '@/db/store/disregard';
import { lettersOf } from '@/db/store/opening';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { overtakeSteps } from '@/db/store/two-person';
import { disregardGrounds, isAboutSupplier, mayRestOnAnother, priceStep } from '@/lib/evaluation/disregard';
import { mayReturn, priceGround } from '@/lib/evaluation/disregard-rules';
import { ukDeadline } from '@/lib/procurement/uk-time';
import { ok, type Result, refuse } from '@/lib/result';
import { currentPrices, type DecisionRecord, loadDecision } from '@/lib/views/decision-record';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const DisregardTender = z.object({
  id: z.string(),
  submissionId: z.string().max(64),
  /** The version that the officer was looking at; 0 where nothing was decided. */
  version: z.coerce.number().int().min(0).max(10_000),
  decision: z.enum(['disregard', 'take-back'], { error: 'disregard.decision-missing' }),
  ground: z.enum(disregardGrounds, { error: 'disregard.ground-missing' }).optional(),
  /** Of an exclusion: whether it rests on the supplier itself, or on another that it had the chance to replace. */
  restsOn: z.enum(['itself', 'another'], { error: 'disregard.rests-missing' }).optional(),
  /** Of a low price: that the explanation, if any, does not show that the contract can be performed for it. */
  notDemonstrated: z.string().max(10).optional(),
  reason: z.string().trim().min(1, { error: 'disregard.reason-missing' }).max(5_000),
});
type Input = z.output<typeof DisregardTender>;

type Loaded = {
  state: ProcurementState;
  record: DecisionRecord | null;
  notices: Awaited<ReturnType<typeof listPriceNotices>>;
  explanations: Awaited<ReturnType<typeof listPriceExplanations>>;
};

/** The notice that makes a low price the ground, or the refusal that says why none does. */
function noticeFor({ state, record, notices, explanations }: Loaded, input: Input, now: string): Result<string> {
  const price = currentPrices(record?.prices ?? []).get(input.submissionId)?.amount ?? null;
  const step = priceStep(price, notices, explanations, now);
  const found = priceGround(state.priceOpening !== null, step, Boolean(input.notDemonstrated));
  if (found.is === 'ground') return ok(found.noticeId);
  if (found.is === 'closed') return refuse('refused', 'policy.prices', undefined, 'ground');
  if (found.is === 'not-demonstrated') return refuse('invalid', 'disregard.demonstrated', undefined, 'notDemonstrated');
  const params = found.is === 'waiting' ? { until: ukDeadline(found.until) } : undefined;
  return refuse('refused', `disregard.${found.is}`, params, 'ground');
}

/**
 * Disregards a tender on a statutory ground, or takes it back into the assessment. Who decided, why and when is kept as a
 * version that never changes. For a low price the supplier was told first and had its chance to explain (Procurement Act
 * 2023, section 19(4)); grounds about who the supplier is wait until names stand beside letters.
 */
export const disregardTender = command({
  action: 'disregard.decide',
  input: DisregardTender,
  load: async (db, { id, submissionId }): Promise<Loaded | null> => {
    const state = await findProcurement(db, id);
    if (!state) return null;
    return {
      state,
      record: await loadDecision(db, state),
      notices: await listPriceNotices(db, id, submissionId),
      explanations: await listPriceExplanations(db, id, submissionId),
    };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded, input, context }) => {
    const { state, record } = loaded;
    const bidder = lettersOf(state).find(({ submissionId }) => submissionId === input.submissionId);
    if (!record || !bidder) return refuse('not-found', 'common.not-found');
    const own = record.disregards.filter(({ submissionId }) => submissionId === input.submissionId);
    const before = record.disregarded.get(input.submissionId);
    if ((own.at(-1)?.version ?? 0) !== input.version) return refuse('conflict', 'disregard.changed');
    const { letter } = bidder;
    const ground = input.decision === 'take-back' ? before?.ground : input.ground;
    let noticeId: string | null = null;
    if (input.decision === 'take-back') {
      if (!before) return refuse('invalid', 'disregard.not-disregarded');
      if (!mayReturn(record.facts, state.qualityLock !== null, input.submissionId))
        return refuse('refused', 'evaluation.gate-after-lock', { letter });
    } else if (ground) {
      if (isAboutSupplier(ground) && !state.qualityLock)
        return refuse('refused', 'disregard.by-letter', undefined, 'ground');
      if (mayRestOnAnother(ground) && !input.restsOn)
        return refuse('invalid', 'disregard.rests-missing', undefined, 'restsOn');
      if (ground === 'abnormally-low-price') {
        const notice = noticeFor(loaded, input, context.now);
        if (!notice.ok) return notice;
        noticeId = notice.value;
      }
    }
    if (!ground) return refuse('invalid', 'disregard.ground-missing', undefined, 'ground');
    const procurementId = state.procurement.id;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: {
        id: context.id(),
        procurementId,
        submissionId: input.submissionId,
        version: input.version + 1,
        decision: input.decision,
        ground,
        restsOn: input.decision === 'disregard' && mayRestOnAnother(ground) ? (input.restsOn ?? '') : ('' as const),
        noticeId,
        reason: input.reason,
        decidedBy: by,
        decidedAt: context.now,
      },
      event: {
        action: 'disregard.decide' as const,
        subject: { type: 'submission', id: input.submissionId },
        procurementId,
        data: { letter, decision: input.decision, ground, reason: input.reason, version: input.version + 1 },
      },
      value: { id: procurementId, letter, decision: input.decision },
    });
  },
  write: async (tx, row, { now }) => {
    if (!(await insertDisregard(tx, row))) return refuse('conflict', 'disregard.changed');
    // Somebody may be waiting to confirm an outcome that is no longer this one.
    await overtakeSteps(tx, { procurementId: row.procurementId, act: 'finalise', by: row.decidedBy, at: now });
    return undefined;
  },
  refusal: ({ state }, { submissionId, ground }) => ({
    action: 'disregard.decide',
    subject: { type: 'submission', id: submissionId },
    procurementId: state.procurement.id,
    data: { ground: ground ?? '' },
  }),
});
