import 'server-only';
import { findRemoval, listRemovedFiles } from '@/db/store/removal';
import { afterOutcomeFacts, loadAfterOutcome } from '@/lib/commands/award-case';
import type { Context } from '@/lib/commands/command';
import { loadRemovalCase, type RemovalCase, removingFacts } from '@/lib/commands/removal-case';
import { may } from '@/lib/policy';
import { recordSource } from '@/lib/procurement/record-keeping';
import { removableFrom } from '@/lib/procurement/removal';
import { type RemovalCertificate, totalsOf } from '@/lib/procurement/removal-certificate';
import { keepingClock } from './award-facts';
import { peopleNames } from './evaluation-record';
import type { ExportFile } from './exports';
import { viewerId } from './own-marking';
import { confirmBy, stepShown } from './step-shown';
import { view } from './view';
import { whoConfirms } from './who-confirms';
import { whyNot } from './why-not';

/** Where the request to sign stands, and who may do what about it. */
const askingOf = (loaded: RemovalCase, names: ReadonlyMap<string, string>, context: Context) => {
  const { state, step, plan, people } = loaded;
  const facts = { ...removingFacts(loaded, context), steppedUp: true };
  const signing = may(context.viewer, 'removal.sign', facts);
  return {
    step: step && {
      ...(stepShown(step, names, context) as NonNullable<ReturnType<typeof stepShown>>),
      id: step.id,
      same: step.subject === plan?.hash,
    },
    confirmBy: confirmBy('remove', context.now),
    approvers: whoConfirms(state, people, viewerId(context), ['approver']).map(({ name }) => name),
    mayAsk: may(context.viewer, 'removal.ask', facts).allowed,
    mayCancel: may(context.viewer, 'removal.cancel', facts).allowed,
    maySign: signing.allowed,
    whyNotSign: whyNot(signing),
  };
};

/** The hold that stands, and whether this person may put one. */
const holdingOf = ({ state, award }: RemovalCase, names: ReadonlyMap<string, string>, context: Context) => ({
  hold: award.hold && { reason: award.hold.reason, by: names.get(award.hold.putBy) ?? '', at: award.hold.putAt },
  mayHold: may(context.viewer, 'hold.put', afterOutcomeFacts({ state, award }, context)).allowed,
  awarded: award.decision !== null,
  opened: state.opening !== null,
});

/** May what suppliers sent be removed, what would go, and who stands behind it; afterwards the certificate. */
export const removalPage = view({
  action: 'removal.read',
  load: loadRemovalCase,
  facts: afterOutcomeFacts,
  show: async (db, { loaded, context }) => {
    const { state, award, faults, plan } = loaded;
    const { id, title, reference } = state.procurement;
    const removal = await findRemoval(db, id);
    const files = removal ? await listRemovedFiles(db, id) : [];
    const clock = keepingClock(state, award);
    const names = await peopleNames(db, state);
    return {
      procurement: { id, title, reference },
      now: context.now,
      ...holdingOf(loaded, names, context),
      clock: clock && { ...clock, removableFrom: removableFrom(clock), source: recordSource },
      faults: removal ? [] : faults,
      plan: plan && { hash: plan.hash, manifest: plan.basis.manifest, totals: totalsOf(plan.basis.manifest) },
      ...askingOf(loaded, names, context),
      goingSince: removal?.certificate === '' ? removal.removedAt : null,
      removed:
        removal && removal.certificate !== ''
          ? {
              at: removal.removedAt,
              certificate: JSON.parse(removal.certificate) as RemovalCertificate,
              hash: removal.certificateHash,
              files: { gone: files.filter(({ goneAt }) => goneAt !== null).length, all: files.length },
            }
          : null,
    };
  },
});

/** The certificate as a file, word for word as it was hashed; null where nothing was removed. */
export const removalCertificate = view({
  action: 'removal.read',
  load: (db, input: { id: string }) => loadAfterOutcome(db, input),
  facts: afterOutcomeFacts,
  show: async (db, { loaded: { state } }): Promise<ExportFile | null> => {
    const removal = await findRemoval(db, state.procurement.id);
    if (!removal || removal.certificate === '') return null;
    return { name: `${state.procurement.reference} removal.json`, body: removal.certificate };
  },
});
