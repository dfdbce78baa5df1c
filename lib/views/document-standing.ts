import 'server-only';
import type { Reader } from '@/db/client';
import { listClarifications } from '@/db/store/clarification';
import { hasObligations } from '@/db/store/obligation';
import type { ProcurementState } from '@/db/store/procurement';
import type { Context } from '@/lib/commands/command';
import { may } from '@/lib/policy';
import type { Standing } from '@/lib/procurement/documents';
import { awardStanding } from './award-facts';
import { clarificationLog } from './clarification-log';
import { leadsOf } from './conflicts';
import { loadDecision } from './decision-record';
import { findCurrentDocument } from './evaluation-record';
import { guidedExports } from './guidance-exports';
import { viewerId } from './own-marking';
import { openingNoticeOf, procurementFacts } from './procurement-facts';

/** How far a procurement is, and what one person may have of it now. Nothing here depends on what suppliers do before the opening. */
export async function documentStanding(db: Reader, state: ProcurementState, context: Context) {
  const published = await findCurrentDocument(db, state);
  const facts = procurementFacts(state, context);
  const mayRead = may(context.viewer, 'results.read', facts).allowed;
  const record = mayRead ? await loadDecision(db, state) : null;
  return {
    published: published && {
      number: published.number,
      hash: published.documentHash,
      at: published.publishedAt,
    },
    /** Which documents of the guided path have something in them. */
    guided: await guidedExports(db, state.procurement.id),
    /** Something was answered to every supplier. */
    clarified: clarificationLog(await listClarifications(db, state.procurement.id), []).length > 0,
    opened: state.opening !== null,
    /** When what suppliers sent was removed, after its time; its documents went with it. */
    removedAt: state.removedAt,
    /** The viewer leads, and so may have the whole register of interests. */
    leads: leadsOf(state).includes(viewerId(context)),
    /** The set-up says enough to name the notice that opens the procurement. */
    ruled: openingNoticeOf(state) !== null,
    /** Whether the outcome's documents can be had: by anybody, and by this person. */
    decided: record?.judged.ok === true,
    allLocked: facts.allLocked === true,
    mayModerate: may(context.viewer, 'moderation.read', facts).allowed,
    qualityLocked: state.qualityLock !== null,
    mayRead,
    final: state.finalisedAt !== null,
    awarded: (await awardStanding(db, state)).signed,
    /** The schedule of obligations has a line. */
    scheduled: await hasObligations(db, state.procurement.id),
    mayReadAward: may(context.viewer, 'award.read', facts).allowed,
    mayBundle: may(context.viewer, 'bundle.make', facts).allowed,
  } satisfies Standing;
}
