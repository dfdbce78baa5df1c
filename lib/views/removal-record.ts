import 'server-only';
import type { Reader } from '@/db/client';
import { listBidders } from '@/db/store/opening';
import type { ProcurementState } from '@/db/store/procurement';
import { findRemoval, listRemovable, listRemovableFileRows } from '@/db/store/removal';
import { type GoingFile, listGoingFiles } from '@/db/store/removal-files';
import type { Context } from '@/lib/commands/command';
import { type RemovalFacts, removalFaults } from '@/lib/procurement/removal';
import {
  manifestOf,
  type RemovalBasis,
  type RemovalCertificate,
  type RemovalOrder,
  removalHash,
} from '@/lib/procurement/removal-certificate';
import { lapsedAt } from '@/lib/procurement/two-person';
import { ukDay } from '@/lib/procurement/uk-time';
import { type AwardRecord, keepingClock } from './award-facts';

/** Takes a procurement and what followed its outcome; returns what decides whether its records may be removed now. */
export const removalFactsOf = (state: ProcurementState, award: AwardRecord, { now }: Context): RemovalFacts => ({
  today: ukDay(now),
  clock: keepingClock(state, award),
  held: award.hold !== null,
  waiting: state.steps.filter((step) => step.ended === null && step.act !== 'remove' && lapsedAt(step, now) === null)
    .length,
});

/** What would go, and the hash that two people agree to. */
export type RemovalPlan = { files: GoingFile[]; basis: RemovalBasis; hash: string };

/**
 * Works out what would go with the records of a procurement. Reads every row that would, and unseals what the same
 * suppliers said elsewhere for the files that it names, so it is asked only where it matters; null while a reason stands
 * against it.
 */
export async function planRemoval(
  db: Reader,
  state: ProcurementState,
  award: AwardRecord,
  context: Context,
): Promise<RemovalPlan | null> {
  const facts = removalFactsOf(state, award, context);
  if (state.removedAt !== null || facts.clock === null || removalFaults(facts).length > 0) return null;
  const { id } = state.procurement;
  const { going, staying } = await listGoingFiles(db, id);
  const rows = [...(await listRemovable(db, id)), ...(await listRemovableFileRows(db, going))];
  const manifest = manifestOf(
    rows,
    going.map(({ sha256, size }) => ({ hash: sha256, bytes: size })),
    staying,
  );
  const { basis, from, until } = facts.clock;
  const whole = { basis, from, until, manifest };
  return { files: going, basis: whole, hash: removalHash(whole) };
}

/** The name of the supplier that the award went to; once the bids are removed, as the certificate has it. */
export async function awardedName(db: Reader, state: ProcurementState, { decision }: AwardRecord): Promise<string> {
  if (!decision) return '';
  const removal = await findRemoval(db, state.procurement.id);
  const said = removal && (JSON.parse(removal.ordered ?? removal.certificate) as RemovalOrder | RemovalCertificate);
  if (said) return said.award?.supplier ?? '';
  const bidders = await listBidders(db, state);
  return bidders.find(({ submissionId }) => submissionId === decision.submissionId)?.name ?? '';
}
