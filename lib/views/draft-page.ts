import 'server-only';
import type { Reader } from '@/db/client';
import { listPeople, type Person } from '@/db/store/people';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { findDraft, type Version } from '@/db/store/questionnaire';
import type { Context } from '@/lib/commands/command';
import { may } from '@/lib/policy';
import { procurementFacts } from './procurement-facts';

/** What every page about a draft is made from. */
export type DraftPage = {
  state: ProcurementState;
  draft: Version | null;
  people: Person[];
  names: Map<string, string>;
};

/** A procurement with its draft and the names of its authority's people; null where there is none. */
export async function loadDraftPage(db: Reader, { id }: { id: string }): Promise<DraftPage | null> {
  const state = await findProcurement(db, id);
  if (!state) return null;
  const people = await listPeople(db, state.procurement.authorityId);
  const names = new Map(people.map(({ userId, name }) => [userId, name]));
  return { state, draft: await findDraft(db, id), people, names };
}

export const draftPageFacts = ({ state }: DraftPage, context: Context) => procurementFacts(state, context);

/** Heads of the page: the procurement, and whether the viewer may change the draft, else the reason. */
export const pageHead = ({ state, draft }: DraftPage, context: Context) => {
  const { id, title, reference } = state.procurement;
  const edit = may(context.viewer, 'questionnaire.edit', procurementFacts(state, context));
  return {
    procurement: { id, title, reference },
    mayEdit: edit.allowed && draft !== null,
    whyNot: edit.allowed ? null : edit.reason,
  };
};

/** What names a draft on its pages. */
export const versionHead = (draft: Version, names: ReadonlyMap<string, string>) => ({
  id: draft.id,
  number: draft.number,
  revision: draft.revision,
  savedAt: draft.updatedAt,
  savedBy: names.get(draft.updatedBy) ?? '',
});
