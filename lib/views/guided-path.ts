import 'server-only';
import type { Reader } from '@/db/client';
import { findGuidance } from '@/db/store/guidance';
import { listPeople } from '@/db/store/people';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { findDraft } from '@/db/store/questionnaire';
import { principles, sources } from '@/lib/catalogue';
import type { Context } from '@/lib/commands/command';
import { answeredInFull, type PathFacts, pathStatus, resources, type StepStatus, selfCheckRows } from '@/lib/guided';
import { type Action, may } from '@/lib/policy';
import { documentHash } from '@/lib/questionnaire/hash';
import { emptyModel, threatsLeft } from '@/lib/threats';
import { procurementFacts } from './procurement-facts';
import { view } from './view';
import { whyNot } from './why-not';

const load = (db: Reader, { id }: { id: string }) => findProcurement(db, id);

/** Heads of a page of the path: the procurement, and whether the viewer may do `action`, else why not. */
export const pathHead = (state: ProcurementState, context: Context, action: Action) => {
  const edit = may(context.viewer, action, procurementFacts(state, context));
  const { id, title, reference } = state.procurement;
  return { procurement: { id, title, reference }, mayEdit: edit.allowed, editReason: whyNot(edit) };
};

/** Who saved something, in words for its page. */
export const savedBy = async (
  db: Reader,
  state: ProcurementState,
  kept: { by: string; at: string } | null | undefined,
): Promise<{ name: string; at: string } | null> => {
  if (!kept) return null;
  const people = await listPeople(db, state.procurement.authorityId);
  return { name: people.find(({ userId }) => userId === kept.by)?.name ?? '', at: kept.at };
};

/** What the path knows of a procurement. */
export async function loadPathFacts(db: Reader, state: ProcurementState): Promise<PathFacts> {
  const { id } = state.procurement;
  const check = (await findGuidance(db, id, 'self-check'))?.document ?? {};
  const model = (await findGuidance(db, id, 'threats'))?.document ?? emptyModel;
  return {
    checkedPrinciples: answeredInFull(selfCheckRows(principles, check)),
    checkBegun: Object.keys(check).length > 0,
    principles: principles.length,
    commissioned: (await findGuidance(db, id, 'commission')) !== null,
    signedOff: (await findGuidance(db, id, 'sign-off')) !== null,
    drafted: state.versions.length > 0,
    published: state.versions.some(({ publishedAt }) => publishedAt !== null),
    parts: model.parts.length,
    threatsLeft: threatsLeft(model),
    incidentPlan: (await findGuidance(db, id, 'incident')) !== null,
  };
}

/** Where the whole path stands: done when every step is. */
export const pathStanding = (facts: PathFacts): { status: StepStatus; done: number; of: number } => {
  const each = Object.values(pathStatus(facts));
  const done = each.filter((status) => status === 'completed').length;
  const begun = each.some((status) => status !== 'not-started');
  return { status: done === each.length ? 'completed' : begun ? 'in-progress' : 'not-started', done, of: each.length };
};

/** The five resources in the order in which a buyer needs them, each with its source and where it stands. */
export const guidedPath = view({
  action: 'path.read',
  load,
  facts: procurementFacts,
  show: async (db, { loaded: state, context }) => {
    const facts = await loadPathFacts(db, state);
    const status = pathStatus(facts);
    return {
      ...pathHead(state, context, 'path.record'),
      facts,
      standing: pathStanding(facts),
      steps: resources.map((resource) => ({
        ...resource,
        status: status[resource.id],
        source: sources.find(({ id }) => id === resource.source) ?? null,
      })),
    };
  },
});

/** Who commissions the procurement. */
export const commission = view({
  action: 'path.read',
  load,
  facts: procurementFacts,
  show: async (db, { loaded: state, context }) => {
    const kept = await findGuidance(db, state.procurement.id, 'commission');
    return { ...pathHead(state, context, 'path.record'), kept, saved: await savedBy(db, state, kept) };
  },
});

/** The governance group's terms and sign-off, and whether there is a draft to sign off. */
export const governance = view({
  action: 'path.read',
  load,
  facts: procurementFacts,
  show: async (db, { loaded: state, context }) => {
    const kept = await findGuidance(db, state.procurement.id, 'sign-off');
    const draft = await findDraft(db, state.procurement.id);
    return {
      ...pathHead(state, context, 'governance.sign-off'),
      kept,
      saved: await savedBy(db, state, kept),
      draft: draft && { number: draft.number, same: documentHash(draft.document) === kept?.document.documentHash },
    };
  },
});

/** Incident contacts, times and duties for the contract. */
export const incidentPlan = view({
  action: 'path.read',
  load,
  facts: procurementFacts,
  show: async (db, { loaded: state, context }) => {
    const kept = await findGuidance(db, state.procurement.id, 'incident');
    return { ...pathHead(state, context, 'path.record'), kept, saved: await savedBy(db, state, kept) };
  },
});
