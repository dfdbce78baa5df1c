import 'server-only';
import { decisionAbout, declarationsOf } from '@/db/store/conflict';
import { listBidders } from '@/db/store/opening';
import { findProcurement } from '@/db/store/procurement';
import type { Interest } from '@/lib/evaluation/interests';
import type { Facts } from '@/lib/policy';
import { peopleNames } from './evaluation-record';
import { viewerId } from './own-marking';
import { interestsOf, procurementFacts } from './procurement-facts';
import { view } from './view';

export type DeclaredInterest = Interest & { name: string };

/** One person's latest declaration, as the lead's register shows it. */
export type RegisterRow = {
  userId: string;
  name: string;
  duties: string[];
  /** Null: has not declared yet. */
  declarationId: string | null;
  signedAt: string | null;
  /** The declared interests; empty where there are none. */
  interests: DeclaredInterest[];
  state: NonNullable<Facts['interests']>;
  decision: { decision: 'allow' | 'remove'; mitigation: string; by: string; at: string } | null;
  /** The viewer may decide about it. */
  decides: boolean;
};

export type ConflictsPage = {
  procurement: { id: string; title: string };
  state: NonNullable<Facts['interests']>;
  /** When the viewer signed last, and when that was decided about. */
  signedAt: string | null;
  decidedAt: string | null;
  mitigation: string;
  /** The named bidders by name, with what the viewer declared last. */
  bidders: { supplierId: string; name: string; mine: Interest | null }[];
  /** For a lead, and for whoever may decide about a lead's interest; else null. */
  register: RegisterRow[] | null;
};

/** Declarations of interests: the viewer's own, and the register for those who decide. */
export const conflictsPage = view({
  action: 'conflict.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }): Promise<ConflictsPage> => {
    const me = viewerId(context);
    const mine = interestsOf(state, me);
    const declarations = declarationsOf(state);
    const own = declarations.findLast(({ userId }) => userId === me) ?? null;
    const about = own && decisionAbout(state, own.id);
    const bidders = (await listBidders(db, state)).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
    const leads = new Set(state.duties.filter(({ duty }) => duty === 'lead').map(({ userId }) => userId));
    const held = procurementFacts(state, context).duties ?? [];
    const isLead = leads.has(me);
    const stands = isLead || held.includes('officer') || held.includes('approver');
    const names = await peopleNames(db, state);
    const rows = [...new Set(state.duties.map(({ userId }) => userId))].map((userId): RegisterRow => {
      const declaration = declarations.findLast((row) => row.userId === userId) ?? null;
      const decision = declaration && decisionAbout(state, declaration.id);
      return {
        userId,
        name: names.get(userId) ?? '',
        duties: state.duties.filter((row) => row.userId === userId).map(({ duty }) => duty),
        declarationId: declaration?.id ?? null,
        signedAt: declaration?.signedAt ?? null,
        interests: (declaration?.interests ?? [])
          .filter(({ interest }) => interest === 'declared')
          .map((interest) => ({
            ...interest,
            name: bidders.find(({ supplierId }) => supplierId === interest.supplierId)?.name ?? '',
          })),
        state: interestsOf(state, userId),
        decision: decision && {
          decision: decision.decision,
          mitigation: decision.mitigation,
          by: names.get(decision.decidedBy) ?? '',
          at: decision.decidedAt,
        },
        decides: declaration?.declared === true && userId !== me && (isLead || leads.has(userId)),
      };
    });
    // Somebody who was removed is told that, and nothing more about anybody.
    const register = mine === 'removed' ? [] : isLead ? rows : rows.filter(({ decides }) => decides);
    return {
      procurement: { id: state.procurement.id, title: state.procurement.title },
      state: mine,
      signedAt: own?.signedAt ?? null,
      decidedAt: about?.decidedAt ?? null,
      mitigation: about?.decision === 'allow' ? about.mitigation : '',
      bidders:
        mine === 'removed'
          ? []
          : bidders.map(({ supplierId, name }) => ({
              supplierId,
              name,
              mine: own?.interests.find((each) => each.supplierId === supplierId) ?? null,
            })),
      register: stands && register.length > 0 ? register : null,
    };
  },
});
