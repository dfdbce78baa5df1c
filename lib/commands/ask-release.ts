import 'server-only';
import { z } from 'zod';
import { listPeople } from '@/db/store/people';
import { waitingStep } from '@/lib/procurement/two-person';
import { ok, refuse } from '@/lib/result';
import { notReadyIn, owedIn } from '@/lib/views/summary-record';
import { whoConfirms } from '@/lib/views/who-confirms';
import { askWithMail, mailsTo } from './ask-step';
import { command } from './command';
import { actor, allKnown, isAlone, loadForSummaries, summaryFacts } from './summary-change';

const AskRelease = z.strictObject({
  id: z.string(),
  /** The summaries that are meant: every one that is owed. */
  submissionIds: z.array(z.string()).max(10_000),
  reason: z.string().trim().min(1, { error: 'summary.release-reason' }).max(2_000),
  /** Hash of the summaries that the page showed. */
  shown: z.string(),
});

/** First half of the release: an officer asks a different person to release exactly these summaries, all at once. */
export const askRelease = command({
  action: 'summary.ask',
  input: AskRelease,
  load: async (db, input, context) => {
    const loaded = await loadForSummaries(db, input.id);
    if (!loaded) return null;
    const { state } = loaded;
    return {
      ...loaded,
      waiting: waitingStep(state.steps, context.now, 'release'),
      people: await listPeople(db, state.procurement.authorityId),
    };
  },
  facts: (loaded, context, input) => ({
    ...summaryFacts(loaded, context),
    alone: isAlone(loaded, input.submissionIds),
  }),
  decide: ({ loaded, input, context }) => {
    const { state, summaries, waiting, people } = loaded;
    if (waiting) return refuse('invalid', 'summary.release-asked');
    if (!summaries?.winner) return refuse('invalid', 'summary.no-winner');
    if (!allKnown(loaded, input.submissionIds)) return refuse('invalid', 'summary.unknown');
    const notReady = notReadyIn(summaries);
    if (notReady.length > 0)
      return refuse('invalid', 'summary.not-ready', {
        count: notReady.length,
        names: notReady.map(({ name }) => name).join(', '),
      });
    if (summaries.hash !== input.shown) return refuse('conflict', 'summary.changed-first');
    const { procurement } = state;
    const by = actor(context);
    return ok({
      change: {
        step: {
          id: context.id(),
          procurementId: procurement.id,
          act: 'release' as const,
          subject: summaries.hash,
          reason: input.reason,
          by,
          at: context.now,
        },
        mails: mailsTo('summary.mail-release', state, people, {
          by,
          to: whoConfirms(state, people, by, ['lead', 'officer', 'approver']),
          path: '/summaries/release',
        }),
      },
      event: {
        action: 'summary.ask' as const,
        subject: { type: 'procurement', id: procurement.id },
        procurementId: procurement.id,
        data: { hash: summaries.hash, count: owedIn(summaries).length, reason: input.reason },
      },
      value: { id: procurement.id },
    });
  },
  write: askWithMail,
  refusal: ({ state }, { submissionIds }) => ({
    action: 'summary.ask',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
    data: { count: submissionIds.length },
  }),
});
