import 'server-only';
import { z } from 'zod';
import { queueMail } from '@/db/store/outbox';
import { findAuthority } from '@/db/store/people';
import { teamAddresses } from '@/db/store/response';
import { insertSummaryRelease } from '@/db/store/summary';
import { endStep, findLastStep } from '@/db/store/two-person';
import { ok, refuse } from '@/lib/result';
import { summaryMail } from '@/lib/views/summary-mail';
import { notReadyIn, owedIn } from '@/lib/views/summary-record';
import { command } from './command';
import { actor, allKnown, isAlone, loadForSummaries, summaryFacts } from './summary-change';

const ReleaseSummaries = z.strictObject({
  id: z.string(),
  /** The summaries that are meant: every one that is owed. */
  submissionIds: z.array(z.string()).max(10_000),
});

/**
 * Second half: a different person confirms with a fresh code, and every assessed supplier gets its summary at the same
 * moment (Procurement Regulations 2024, regulation 31(4)), with the same message. The documents are frozen as they were
 * read. To name fewer than are owed is refused, and the attempt is on the record.
 */
export const releaseSummaries = command({
  action: 'summary.release',
  input: ReleaseSummaries,
  load: async (db, input) => {
    const loaded = await loadForSummaries(db, input.id);
    if (!loaded) return null;
    const owed = loaded.summaries ? owedIn(loaded.summaries) : [];
    const addresses = new Map<string, string[]>();
    for (const { supplierId } of owed) addresses.set(supplierId, await teamAddresses(db, supplierId));
    return {
      ...loaded,
      addresses,
      step: await findLastStep(db, input.id, 'release'),
      authority: await findAuthority(db, loaded.state.procurement.authorityId),
    };
  },
  facts: (loaded, context, input) => ({
    ...summaryFacts(loaded, context),
    alone: isAlone(loaded, input.submissionIds),
    ...(loaded.step ? { askedBy: loaded.step.askedBy } : {}),
  }),
  decide: ({ loaded, input, context }) => {
    const { state, summaries, addresses, step, authority } = loaded;
    if (step?.ended === 'overtaken') return refuse('conflict', 'summary.release-changed');
    if (!step || step.ended !== null) return refuse('invalid', 'summary.release-not-asked');
    if (!summaries?.winner) return refuse('conflict', 'summary.no-winner');
    if (!allKnown(loaded, input.submissionIds)) return refuse('invalid', 'summary.unknown');
    if (notReadyIn(summaries).length > 0 || summaries.hash !== step.subject)
      return refuse('conflict', 'summary.release-changed');
    const { id: procurementId, title } = state.procurement;
    const by = actor(context);
    const owed = owedIn(summaries);
    const message = summaryMail({ title, authority: authority?.name ?? '', contact: authority?.contact ?? '' });
    return ok({
      change: {
        step: { id: step.id, procurementId, ended: 'confirmed' as const, by, at: context.now },
        release: {
          procurementId,
          stepId: step.id,
          hash: summaries.hash,
          count: owed.length,
          askedBy: step.askedBy,
          confirmedBy: by,
          releasedAt: context.now,
        },
        rows: owed.flatMap(({ submissionId, supplierId, document }) =>
          document ? [{ id: context.id(), submissionId, supplierId, document }] : [],
        ),
        mails: owed.flatMap(({ supplierId }) =>
          (addresses.get(supplierId) ?? []).map((to) => ({
            ...message,
            to,
            id: context.id(),
            at: context.now,
            procurementId,
          })),
        ),
      },
      event: {
        action: 'summary.release' as const,
        subject: { type: 'procurement', id: procurementId },
        procurementId,
        data: { hash: summaries.hash, count: owed.length, askedBy: step.askedBy },
      },
      value: { id: procurementId },
    });
  },
  write: async (tx, { step, release, rows, mails }) => {
    if (!(await endStep(tx, step))) return refuse('conflict', 'summary.release-not-asked');
    if (!(await insertSummaryRelease(tx, release, rows))) return refuse('conflict', 'summary.release-already');
    for (const mail of mails) await queueMail(tx, mail);
    return undefined;
  },
  refusal: ({ state }, { submissionIds }) => ({
    action: 'summary.release',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
    data: { count: submissionIds.length },
  }),
});
