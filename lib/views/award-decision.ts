import 'server-only';
import { findLastStep } from '@/db/store/two-person';
import {
  type AwardCase,
  afterOutcomeFacts,
  loadAfterOutcome,
  loadAwardCase,
  signingFacts,
} from '@/lib/commands/award-case';
import type { Context } from '@/lib/commands/command';
import { may } from '@/lib/policy';
import { awardFaults, awardSources, readAwardChoice } from '@/lib/procurement/award';
import { keepingState, recordSource } from '@/lib/procurement/record-keeping';
import { ukDay } from '@/lib/procurement/uk-time';
import { awardRules, keepingClock } from './award-facts';
import { peopleNames } from './evaluation-record';
import { loadObligations } from './obligation-record';
import { linesOf } from './obligations';
import { awardedName } from './removal-record';
import { confirmBy, stepShown } from './step-shown';
import { view } from './view';
import { whoConfirms } from './who-confirms';
import { whyNot } from './why-not';

/** Where the request to sign stands: what was proposed, and whether the facts are still those that were proposed. */
const signingOf = (loaded: AwardCase, names: ReadonlyMap<string, string>, context: Context) => {
  const { state, step, shown, people, first } = loaded;
  const facts = { ...signingFacts(loaded, context), steppedUp: true };
  const choice = step && readAwardChoice(step.subject);
  const signing = may(context.viewer, 'award.sign', facts);
  const self = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
  return {
    step: step && {
      ...(stepShown(step, names, context) as NonNullable<ReturnType<typeof stepShown>>),
      id: step.id,
      supplier: first.find(({ submissionId }) => submissionId === choice?.submissionId)?.name ?? '',
      same: choice?.factsHash === shown?.factsHash,
      endedBy: names.get(step.endedBy ?? '') ?? '',
      endedAt: step.endedAt,
      endReason: step.endReason,
    },
    confirmBy: confirmBy('award', context.now),
    approvers: whoConfirms(state, people, self, ['approver']).map(({ name }) => name),
    mayPropose: may(context.viewer, 'award.propose', facts).allowed,
    mayCancel: may(context.viewer, 'award.cancel', facts).allowed,
    maySign: signing.allowed,
    whyNotSign: whyNot(signing),
  };
};

/** The records: until when, why, and what anybody may do about it. Null before the award. */
const recordsOf = (loaded: AwardCase, context: Context) => {
  const clock = keepingClock(loaded.state, loaded.award);
  const held = loaded.award.hold !== null;
  return (
    clock && {
      ...clock,
      state: keepingState(clock, ukDay(context.now), held),
      source: recordSource,
      mayHold: may(context.viewer, 'hold.put', afterOutcomeFacts(loaded, context)).allowed,
      removedAt: loaded.state.removedAt,
      removing: loaded.state.removing,
    }
  );
};

/** May we award, and from when: the outcome, interests and checks, the two people, the standstill, and what follows. */
export const awardDecision = view({
  action: 'award.read',
  load: loadAwardCase,
  facts: afterOutcomeFacts,
  show: async (db, { loaded, context }) => {
    const { state, award, shown, first } = loaded;
    const { id, title, reference } = state.procurement;
    const names = await peopleNames(db, state);
    const { decision, notice, contract, hold } = award;
    const facts = afterOutcomeFacts(loaded, context);
    const noticing = may(context.viewer, 'award-notice.record', facts);
    return {
      procurement: { id, title, reference },
      now: context.now,
      shown,
      faults: shown ? awardFaults(shown.facts) : [],
      first,
      summaries: { releasedAt: state.summariesReleasedAt, source: awardSources.summaries },
      decision: decision && {
        supplier: await awardedName(db, state, award),
        submissionId: decision.submissionId,
        outcomeHash: decision.outcomeHash,
        reason: decision.reason,
        askedBy: names.get(decision.askedBy) ?? '',
        confirmedBy: names.get(decision.confirmedBy) ?? '',
        at: decision.decidedAt,
      },
      ...signingOf(loaded, names, context),
      rule: awardRules(state).rule,
      sources: awardSources,
      notice: notice && {
        reference: notice.reference,
        publishedOn: notice.publishedOn,
        standstill: notice.standstill,
        lastDay: notice.lastDay,
        holidays: JSON.parse(notice.holidays) as string[],
        by: names.get(notice.recordedBy) ?? '',
      },
      contract: contract && { enteredOn: contract.enteredOn, reason: contract.reason },
      mayNotice: noticing.allowed,
      whyNotNotice: noticing.allowed || noticing.reason !== 'policy.summaries-first' ? null : noticing.reason,
      mayContract: may(context.viewer, 'contract.record', facts).allowed,
      records: recordsOf(loaded, context),
      hold: hold && { reason: hold.reason, by: names.get(hold.putBy) ?? '', at: hold.putAt },
      obligations: linesOf(await loadObligations(db, state, award)),
    };
  },
});

/** The hold on the records: put by one person, lifted by two. */
export const recordHold = view({
  action: 'hold.read',
  load: loadAfterOutcome,
  facts: afterOutcomeFacts,
  show: async (db, { loaded, context }) => {
    const { state, award } = loaded;
    const { id, title, reference } = state.procurement;
    const names = await peopleNames(db, state);
    const step = await findLastStep(db, id, 'lift-hold');
    const facts = { ...afterOutcomeFacts(loaded, context), steppedUp: true };
    const lifting = may(context.viewer, 'hold.lift', { ...facts, ...(step ? { askedBy: step.askedBy } : {}) });
    return {
      procurement: { id, title, reference },
      awarded: award.decision !== null,
      cancelled: state.procurement.cancelledAt !== null,
      clock: keepingClock(state, award),
      hold: award.hold && { reason: award.hold.reason, by: names.get(award.hold.putBy) ?? '', at: award.hold.putAt },
      earlier: award.holds.flatMap(({ reason, putBy, putAt, lift }) =>
        lift
          ? [
              {
                reason,
                by: names.get(putBy) ?? '',
                at: putAt,
                liftedAt: lift.liftedAt,
                askedBy: names.get(lift.askedBy) ?? '',
                confirmedBy: names.get(lift.confirmedBy) ?? '',
                liftReason: lift.reason,
              },
            ]
          : [],
      ),
      step: step?.subject === award.hold?.id ? stepShown(step, names, context) : null,
      confirmBy: confirmBy('lift-hold', context.now),
      mayPut: may(context.viewer, 'hold.put', facts).allowed,
      mayAsk: may(context.viewer, 'hold.ask-lifting', facts).allowed,
      mayLift: lifting.allowed,
      whyNotLift: whyNot(lifting),
    };
  },
});
