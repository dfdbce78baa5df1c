import 'server-only';
import { listDutyKinds } from '@/db/store/duties';
import { findAuthority, findSupplierName } from '@/db/store/people';
import type { Duty } from '@/lib/procurement/duties';
import { view } from './view';

export type Place =
  | 'procurements'
  | 'evaluations'
  | 'catalogue'
  | 'people'
  | 'status'
  | 'responses'
  | 'evidence'
  | 'library'
  | 'team';
export type Navigation = {
  /** The authority, or the supplier organisation. */
  serviceName: string;
  home: string;
  places: Place[];
};

const onlyMarks = (held: readonly Duty[]): boolean =>
  held.length > 0 && held.every((duty) => duty === 'evaluator' || duty === 'moderator');

/** Takes what a buyer-side person may be and does; returns the pages of their navigation, their home first. */
export function buyerPlaces(person: { administrator: boolean; officer: boolean; duties: readonly Duty[] }): Place[] {
  const { administrator, officer, duties } = person;
  const marks = duties.some((duty) => duty === 'evaluator' || duty === 'moderator');
  const procures = officer || duties.some((duty) => duty !== 'evaluator' && duty !== 'moderator');
  if (administrator && !procures && !marks) return ['people', 'status'];
  const first: Place[] = !officer && onlyMarks(duties) ? ['evaluations', 'catalogue'] : ['procurements', 'catalogue'];
  if (marks && !first.includes('evaluations')) first.push('evaluations');
  return administrator ? [...first, 'people'] : first;
}

/** Where a signed-in person can go. Navigation is never the lock: every page asks the policy for itself. */
export const navigation = view({
  action: 'account.read',
  load: async (db, _input: null, { viewer }) => {
    if (viewer.kind === 'buyer') {
      const authority = await findAuthority(db, viewer.authorityId);
      return { name: authority?.name ?? '', duties: await listDutyKinds(db, viewer.userId) };
    }
    if (viewer.kind === 'supplier') return { name: (await findSupplierName(db, viewer.supplierId)) ?? '', duties: [] };
    return null;
  },
  facts: () => ({}),
  show: async (_db, { loaded, context: { viewer } }): Promise<Navigation> => {
    const places: Place[] =
      viewer.kind === 'buyer'
        ? buyerPlaces({ ...viewer, duties: loaded.duties })
        : (['responses', 'evidence', 'library', 'team'] as const).slice();
    return { serviceName: loaded.name, home: `/${places[0]}`, places };
  },
});
