import 'server-only';
import { listObligationVersions, type Obligation } from '@/db/store/obligation';
import { listObligationReminders } from '@/db/store/obligation-reminder';
import { afterOutcomeFacts, loadAfterOutcome } from '@/lib/commands/award-case';
import { may } from '@/lib/policy';
import { leastIndicators, wantsIndicators } from '@/lib/procurement/award';
import { nextObligationReminder } from '@/lib/procurement/obligation-reminders';
import { ukDay } from '@/lib/procurement/uk-time';
import { mailIsSent } from '@/lib/server/mail';
import { awardRules } from './award-facts';
import { peopleNames } from './evaluation-record';
import { lineRef, loadObligations, type ObligationRecord } from './obligation-record';
import { view } from './view';

/** A line of the schedule as a page shows it. */
export type ObligationLine = Pick<
  Obligation,
  'number' | 'version' | 'kind' | 'obligation' | 'evidence' | 'owner' | 'due' | 'state' | 'indicator' | 'questionId'
> & { ref: string };

/** Takes the record; returns the lines of the schedule with the references of their questions. */
export const linesOf = ({ document, lines }: ObligationRecord): ObligationLine[] =>
  lines.map((line) => {
    const { number, version, kind, obligation, evidence, owner, due, state, indicator, questionId } = line;
    const ref = lineRef(document, line);
    return { number, version, kind, obligation, evidence, owner, due, state, indicator, questionId, ref };
  });

/** The schedule of obligations, and what the winning answers promise that is not in it yet. */
export const obligationsPage = view({
  action: 'award.read',
  load: loadAfterOutcome,
  facts: afterOutcomeFacts,
  show: async (db, { loaded, context }) => {
    const { state, award } = loaded;
    const { id, title, reference } = state.procurement;
    const record = await loadObligations(db, state, award);
    const today = ukDay(context.now);
    const reminders = mailIsSent() && !state.procurement.cancelledAt ? await listObligationReminders(db, id) : null;
    const lines = linesOf(record).map((line) => {
      const sent = reminders?.filter(({ number }) => number === line.number);
      const moot = award.contract !== null && award.contract.enteredOn === null;
      return {
        ...line,
        reminderOn: sent && !moot ? (nextObligationReminder({ ...line, sent }, today)?.on ?? null) : null,
      };
    });
    const { regime, ground, setup } = awardRules(state);
    return {
      procurement: { id, title, reference },
      awarded: award.decision !== null,
      submissionId: record.submissionId,
      lines,
      left: record.left,
      reminds: reminders !== null,
      indicators: {
        wanted: wantsIndicators(regime, ground, setup.value),
        least: leastIndicators,
        chosen: lines.filter(({ indicator, state: at }) => indicator && at !== 'ended').length,
      },
      mayChange: may(context.viewer, 'obligation.save', afterOutcomeFacts(loaded, context)).allowed,
    };
  },
});

/** One line of the schedule with what became of it; `new` is an empty one. Null where there is no such line. */
export const obligationPage = view({
  action: 'award.read',
  load: (db, input: { id: string; number: string }) => loadAfterOutcome(db, input),
  facts: afterOutcomeFacts,
  show: async (db, { loaded, input, context }) => {
    const { state, award } = loaded;
    const { id, title, reference } = state.procurement;
    if (!award.decision) return null;
    const record = await loadObligations(db, state, award);
    const line = linesOf(record).find(({ number }) => String(number) === input.number) ?? null;
    if (!line && input.number !== 'new') return null;
    const names = await peopleNames(db, state);
    const versions = line ? (await listObligationVersions(db, id)).filter(({ number }) => number === line.number) : [];
    return {
      procurement: { id, title, reference },
      submissionId: record.submissionId,
      line,
      history: versions.map(({ version, owner, due, state: at, savedBy, savedAt }) => ({
        version,
        owner,
        due,
        state: at,
        by: names.get(savedBy) ?? '',
        at: savedAt,
      })),
      mayChange: may(context.viewer, 'obligation.save', afterOutcomeFacts(loaded, context)).allowed,
    };
  },
});
