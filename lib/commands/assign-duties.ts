import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { listPeople } from '@/db/store/people';
import { endDuties, findProcurement, insertDuty } from '@/db/store/procurement';
import { combinationFaults, type Duty, type DutyHeld, missingPeople } from '@/lib/procurement/duties';
import { DutyChoices, dutyChanges, dutyDigest, heldBy, peopleByDuty } from '@/lib/procurement/duty-form';
import { type Message, ok, refuse, refuseAll } from '@/lib/result';
import { say } from '@/lib/text';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const Input = z.strictObject({
  id: z.string(),
  duties: DutyChoices,
  /** Why somebody loses a duty; needed once a version is published. */
  reason: z.string().trim().max(2_000).optional(),
  /** Digest of the duties as the form showed them; left out where nothing was shown. */
  revision: z.string().optional(),
});

const load = async (db: Reader, { id }: z.output<typeof Input>) => {
  const state = await findProcurement(db, id);
  return state && { state, people: await listPeople(db, state.procurement.authorityId) };
};
type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;

const nameOf = ({ people }: Loaded, userId: string): string =>
  people.find((person) => person.userId === userId)?.name ?? '';
const dutyName = (duty: string): string => say({ path: '', key: `procurement.duty-${duty}` });
const officers: readonly Duty[] = ['lead', 'officer'];

const inWords = (loaded: Loaded, held: readonly DutyHeld[]): string =>
  peopleByDuty(held)
    .map((group) => `${dutyName(group.duty)} ${group.held.map(({ userId }) => nameOf(loaded, userId)).join(', ')}`)
    .join('; ');

/** What stands against the wanted duties; each message names the field of its duty. */
const faultsOf = (loaded: Loaded, wanted: DutyHeld[], begin: DutyHeld[], end: DutyHeld[]): Message[] => {
  const { state, people } = loaded;
  const faults: Message[] = [];
  for (const { userId, duty } of begin) {
    const person = people.find((one) => one.userId === userId);
    if (!person || person.suspendedAt !== null)
      faults.push({ path: `duties.${duty}`, key: 'procurement.unknown-person' });
    else if (officers.includes(duty) && !person.officer)
      faults.push({
        path: `duties.${duty}`,
        key: 'procurement.not-an-officer',
        params: { name: person.name, duty: dutyName(duty) },
      });
  }
  for (const { message } of combinationFaults(wanted)) {
    const { one, other } = message.params as Record<string, string>;
    faults.push({
      ...message,
      path: `duties.${other}`,
      params: { one: dutyName(one ?? ''), other: dutyName(other ?? '') },
    });
  }
  faults.push(...missingPeople(wanted).filter(({ path }) => path === 'duties.lead' || path === 'duties.officer'));
  for (const { userId, duty } of end)
    if (duty === 'evaluator' && state.assignments.some((row) => row.evaluatorId === userId && row.endedAt === null))
      faults.push({
        path: 'duties.evaluator',
        key: 'procurement.evaluator-assigned',
        params: { name: nameOf(loaded, userId) },
      });
  return faults;
};

/**
 * Gives and ends duties by the published table. Refuses people who are no members, duties that may not be combined, a
 * procurement without a lead and a second officer, ending an evaluator who has scores to give, and, once a version is
 * published, ending a duty without a reason. Rows of duties are ended, never removed.
 */
export const assignDuties = command({
  action: 'duty.assign',
  input: Input,
  load,
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded, input: { id, duties, reason, revision }, context }) => {
    const { state } = loaded;
    if (context.viewer.kind !== 'buyer') return refuse('refused', 'policy.duty');
    const digest = dutyDigest(state.duties);
    const wanted = heldBy(duties);
    if (revision !== undefined && revision !== digest && dutyDigest(wanted) !== digest)
      return refuse('conflict', 'procurement.duties-changed-first', {
        saved: inWords(loaded, state.duties),
        revision: digest,
      });
    const { begin, end } = dutyChanges(state.duties, wanted);
    const faults = faultsOf(loaded, wanted, begin, end);
    const published = state.versions.some((version) => version.publishedAt !== null);
    if (published && end.length > 0 && !reason) faults.push({ path: 'reason', key: 'procurement.duty-reason-missing' });
    if (faults.length > 0) return refuseAll('invalid', faults);
    const by = context.viewer.userId;
    return ok({
      change: {
        id,
        by,
        begin: begin.map((one) => ({ ...one, id: context.id() })),
        end: end.map((row) => row.id),
        reason: reason ?? '',
      },
      event:
        begin.length + end.length === 0
          ? null
          : {
              action: 'duty.assign' as const,
              subject: { type: 'procurement', id },
              procurementId: id,
              data: {
                given: inWords(loaded, begin) || 'none',
                ended: inWords(loaded, end) || 'none',
                reason: reason ?? '',
              },
            },
      value: { id },
    });
  },
  write: async (tx, { id, by, begin, end, reason }, { now }) => {
    await endDuties(tx, id, end, now, reason);
    for (const { id: dutyId, userId, duty } of begin)
      await insertDuty(tx, { id: dutyId, procurementId: id, userId, duty, grantedBy: by, grantedAt: now });
    return undefined;
  },
});
