import 'server-only';
import type { Reader, Writer } from '@/db/client';
import { findGuidance, type Guidance, type GuidanceKind, type GuidanceSave, saveGuidance } from '@/db/store/guidance';
import { listPeople, type Person } from '@/db/store/people';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import type { Saved } from '@/lib/guided';
import { ukSavedTime } from '@/lib/procurement/uk-time';
import { type Refusal, refuse } from '@/lib/result';
import type { Context } from './command';

/** A procurement with one of its guidance documents, and the people who may have saved it. */
export type GuidanceLoaded<K extends GuidanceKind> = {
  state: ProcurementState;
  kept: Guidance<K> | null;
  people: Person[];
};

/** Loads the document that a command changes; null where there is no such procurement. */
export async function loadGuidance<K extends GuidanceKind>(
  db: Reader,
  id: string,
  kind: K,
): Promise<GuidanceLoaded<K> | null> {
  const state = await findProcurement(db, id);
  if (!state) return null;
  const people = await listPeople(db, state.procurement.authorityId);
  return { state, kept: await findGuidance(db, id, kind), people };
}

/** The person who acts; the policy lets only the buyer's side come this far. */
export const actingUser = ({ viewer }: Context): string => (viewer.kind === 'buyer' ? viewer.userId : '');

/** A lost race in words: who saved what the form did not show, and when. Saving again is a choice made knowing it. */
export const savedFirst = (people: readonly Person[], { by, at, revision }: Saved): Refusal =>
  refuse('conflict', 'guidance.changed-first', {
    name: people.find(({ userId }) => userId === by)?.name ?? '',
    time: ukSavedTime(at),
    revision,
  });

/** The same for a document that is saved as a whole; null where the form showed the latest. */
export const staleWhole = <K extends GuidanceKind>(
  { kept, people }: GuidanceLoaded<K>,
  shown: number,
): Refusal | null =>
  kept !== null && kept.revision !== shown
    ? savedFirst(people, { by: kept.by, at: kept.at, revision: kept.revision })
    : null;

/** Writes a document; a writer that was overtaken between load and save is told to try again. */
export const writeGuidance = async <K extends GuidanceKind>(tx: Writer, save: GuidanceSave<K>) =>
  (await saveGuidance(tx, save)) ? undefined : refuse('conflict', 'guidance.saved-meanwhile');
