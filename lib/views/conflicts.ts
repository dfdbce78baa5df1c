import 'server-only';
import type { Reader } from '@/db/client';
import { decisionAbout, declarationsOf } from '@/db/store/conflict';
import { listBidders } from '@/db/store/opening';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import type { Context } from '@/lib/commands/command';
import {
  decidingFault,
  type Interest,
  type InterestsState,
  interestsOf,
  mustBeDecided,
} from '@/lib/evaluation/interests';
import { may } from '@/lib/policy';
import type { Duty } from '@/lib/procurement/duties';
import { peopleNames } from './evaluation-record';
import { findLeftOpen, type LeftOpen } from './left-open';
import { viewerId } from './own-marking';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

export type DeclaredInterest = Interest & { name: string };

/** One person's latest declaration, as the lead's register shows it. */
export type RegisterRow = {
  userId: string;
  name: string;
  duties: Duty[];
  /** Null: has not declared yet. */
  declarationId: string | null;
  signedAt: string | null;
  /** The declared interests; empty where there are none. */
  interests: DeclaredInterest[];
  /** What was declared before, where the latest declaration says that there is none. */
  earlier: DeclaredInterest[];
  state: InterestsState;
  decision: { decision: 'allow' | 'remove'; mitigation: string; by: string; at: string } | null;
  /** The viewer may decide about it. */
  decides: boolean;
};

export type ConflictsPage = {
  procurement: { id: string; title: string };
  state: InterestsState;
  /** The viewer leads, so that an officer or approver decides about their interest. */
  leads: boolean;
  /** When the viewer signed last, when they last declared an interest, and when the last was decided about. */
  signedAt: string | null;
  declaredAt: string | null;
  decidedAt: string | null;
  mitigation: string;
  /** The named bidders by name, with what the viewer declared last. */
  bidders: { supplierId: string; name: string; mine: Interest | null }[];
  /** For a lead, and for whoever may decide about a lead's interest; else null. */
  register: RegisterRow[] | null;
  /** For the lead: questions for which a substitute is to be chosen, because somebody's access was removed. */
  left: LeftOpen | null;
};

/** The people with the duty of lead. */
export const leadsOf = ({ duties }: ProcurementState): string[] =>
  duties.filter(({ duty }) => duty === 'lead').map(({ userId }) => userId);

/** Whether the viewer may decide about the interest of somebody who has declared one. */
export const decidesAbout = (state: ProcurementState, context: Context, userId: string): boolean =>
  mustBeDecided(state.declarations, userId) &&
  decidingFault(leadsOf(state), viewerId(context), userId) === null &&
  may(context.viewer, 'conflict.decide', procurementFacts(state, context)).allowed;

/** The register: the latest declaration of each person with a duty, and what was decided about it. */
function registerRows(
  state: ProcurementState,
  context: Context,
  names: ReadonlyMap<string, string>,
  bidders: readonly { supplierId: string; name: string }[],
): RegisterRow[] {
  const declarations = declarationsOf(state);
  const declaredIn = (interests: readonly Interest[]): DeclaredInterest[] =>
    interests
      .filter(({ interest }) => interest === 'declared')
      .map((interest) => ({
        ...interest,
        name: bidders.find(({ supplierId }) => supplierId === interest.supplierId)?.name ?? '',
      }));
  return [...new Set(state.duties.map(({ userId }) => userId))].map((userId): RegisterRow => {
    const declaration = declarations.findLast((row) => row.userId === userId) ?? null;
    const decision = declaration && decisionAbout(state, declaration.id);
    return {
      userId,
      name: names.get(userId) ?? '',
      duties: state.duties.filter((row) => row.userId === userId).map(({ duty }) => duty),
      declarationId: declaration?.id ?? null,
      signedAt: declaration?.signedAt ?? null,
      interests: declaredIn(declaration?.interests ?? []),
      earlier: declaration?.declared
        ? []
        : declaredIn(declarations.findLast((row) => row.userId === userId && row.declared)?.interests ?? []),
      state: interestsOf(state, userId),
      decision: decision && {
        decision: decision.decision,
        mitigation: decision.mitigation,
        by: names.get(decision.decidedBy) ?? '',
        at: decision.decidedAt,
      },
      decides: decidesAbout(state, context, userId),
    };
  });
}

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
    const isLead = leadsOf(state).includes(me);
    const names = await peopleNames(db, state);
    const rows = registerRows(state, context, names, bidders);
    // Somebody who was removed is told that, and nothing more about anybody.
    const register = mine === 'removed' ? [] : isLead ? rows : rows.filter(({ decides }) => decides);
    return {
      procurement: { id: state.procurement.id, title: state.procurement.title },
      state: mine,
      leads: isLead,
      signedAt: own?.signedAt ?? null,
      declaredAt: declarations.findLast((row) => row.userId === me && row.declared)?.signedAt ?? null,
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
      register: register.length > 0 ? register : null,
      left: isLead && mine !== 'removed' ? await findLeftOpen(db, state, names) : null,
    };
  },
});

/** The whole register with the named bidders, for those who lead the procurement; null for anybody else. */
export async function loadRegister(
  db: Reader,
  state: ProcurementState,
  context: Context,
): Promise<{ rows: RegisterRow[]; bidders: { supplierId: string; name: string }[] } | null> {
  const me = viewerId(context);
  if (!leadsOf(state).includes(me) || interestsOf(state, me) === 'removed') return null;
  const bidders = (await listBidders(db, state)).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return { rows: registerRows(state, context, await peopleNames(db, state), bidders), bidders };
}
