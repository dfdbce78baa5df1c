import 'server-only';
import { z } from 'zod';
import type { Writer } from '@/db/client';
import { insertEvidence } from '@/db/store/evidence';
import { insertFileFacts } from '@/db/store/evidence-library';
import { insertOpening } from '@/db/store/opening';
import { insertSupplier } from '@/db/store/people';
import { changePortalLoad, type PortalBid, settlePortalBid } from '@/db/store/portal-load';
import type { PublishedDocument } from '@/db/store/response';
import { insertResponse } from '@/db/store/response';
import { insertSubmission } from '@/db/store/submission';
import { endStep, findLastStep } from '@/db/store/two-person';
import { lapsedAt } from '@/lib/procurement/two-person';
import { ukTime } from '@/lib/procurement/uk-time';
import { loadFaults } from '@/lib/response/portal-load';
import { loadReference, portalReceiptText } from '@/lib/response/portal-receipt';
import { type FromPortal, type Snapshot, snapshotHash, takeSnapshot } from '@/lib/response/snapshot';
import { ok, refuse, refuseAll } from '@/lib/result';
import { signText } from '@/lib/server/keys';
import { say } from '@/lib/text';
import { bidFacts, evidenceOf, manifestOf, portalFacts, type ReadBid } from '@/lib/views/portal-record';
import { entriesTaken, leftOutOf } from '@/lib/workbook/offline/portal';
import { loadWhole } from './ask-portal-load';
import { type Context, command } from './command';
import { shuffled } from './confirm-opening';
import { refusedPortal } from './portal-change';

type Whole = NonNullable<Awaited<ReturnType<typeof loadWhole>>>;
type Loaded = {
  bid: PortalBid;
  submissionId: string;
  responseId: string;
  reference: string;
  snapshot: Snapshot & { portal: FromPortal };
};

/** What one organisation's response is frozen as: the answers that its workbook makes, and where all of it came from. */
function frozen(
  read: ReadBid & { is: 'read' },
  load: NonNullable<Whole['load']>,
  published: PublishedDocument,
  context: Context,
): Loaded {
  const { bid, report } = read;
  const files = evidenceOf(bid);
  const [workbook] = bid.files.filter(({ role }) => role === 'workbook');
  const portal: FromPortal = {
    portal: load.portal,
    openedThereAt: load.openedThereAt,
    reference: bid.reference,
    workbook: { sha256: workbook?.sha256 ?? '', name: workbook?.name ?? '', size: workbook?.size ?? 0 },
    files: files.map(({ sha256, name, size }) => ({ sha256, name, size })),
    leftOut: leftOutOf(report),
  };
  const snapshot = takeSnapshot({
    document: published.document,
    documentHash: published.documentHash,
    version: published.number,
    entries: entriesTaken(published.document, report, files),
    lotIds: bid.lotIds,
    portal,
    salt: `${context.id()}${context.id()}`,
  });
  return {
    bid,
    submissionId: context.id(),
    responseId: context.id(),
    reference: loadReference(context.id().slice(-8)),
    snapshot: { ...snapshot, portal },
  };
}

/** The organisation, its files, its response and the submission that counts, of one bid. */
async function writeBid(
  tx: Writer,
  { bid, submissionId, responseId, reference, snapshot }: Loaded,
  facts: {
    procurementId: string;
    versionId: string;
    manifestHash: string;
    procurement: { reference: string; title: string };
  },
  { now }: Context,
): Promise<boolean> {
  const { supplierId } = bid;
  const { procurementId, versionId, manifestHash, procurement } = facts;
  await insertSupplier(tx, { id: supplierId, name: bid.organisation, at: now });
  await insertResponse(tx, {
    id: responseId,
    procurementId,
    // Nobody was invited: how this one came in is the row of the load.
    invitationId: bid.id,
    supplierId,
    versionId,
    createdBy: bid.addedBy,
    createdAt: now,
  });
  for (const { id, fileId, name, sha256, size, type, scan, uploadedBy, uploadedAt } of bid.files) {
    await insertEvidence(tx, {
      id,
      supplierId,
      fileId,
      sha256,
      size,
      type,
      name,
      uploadedBy,
      uploadedAt,
      removedAt: null,
    });
    await insertFileFacts(tx, {
      fileId,
      evidenceId: id,
      supplierId,
      responseId,
      size,
      scan,
      scannedAt: scan === 'clean' ? uploadedAt : null,
    });
  }
  const receipt = portalReceiptText(snapshot, {
    reference,
    statement: say('portal.statement'),
    procurement,
    supplier: bid.organisation,
    receivedByPortalAt: bid.receivedAt,
    loadedAt: now,
    manifestHash,
  });
  const kept = await insertSubmission(tx, {
    id: submissionId,
    responseId,
    procurementId,
    supplierId,
    versionId,
    number: 1,
    reference,
    lotIds: snapshot.lotIds,
    snapshot,
    snapshotHash: snapshotHash(snapshot),
    receivedAt: bid.receivedAt,
    submittedBy: bid.addedBy,
    receipt,
    ...signText(receipt),
    clickId: bid.id,
  });
  if (kept) await settlePortalBid(tx, { id: bid.id, procurementId, submissionId });
  return kept;
}

/**
 * Second half of loading: a different officer confirms within 30 minutes, with a fresh code, exactly what was asked for.
 * In this one transaction every response comes to exist, counts as submitted at the time that the portal states, and is
 * open; conflicts, gates and marking follow as after any opening.
 */
export const confirmPortalLoad = command({
  action: 'portal.confirm',
  input: z.strictObject({
    id: z.string(),
    /** The hash that the page showed. */
    seen: z.string().length(64, { error: 'portal.changed' }),
  }),
  load: async (db, { id }, context) => {
    const whole = await loadWhole(db, id, context);
    return whole && { ...whole, step: await findLastStep(db, id, 'load') };
  },
  facts: (loaded, context) => ({
    // Where nobody asks, the words for that come from the rule below and not from the policy.
    ...(loaded.load ? { askedBy: loaded.load.startedBy } : {}),
    ...portalFacts(loaded, context),
  }),
  decide: ({ loaded, input, context }) => {
    const { state, load, step, published, read } = loaded;
    if (!load || !published || !step || step.ended !== null) return refuse('invalid', 'portal.not-asked-for');
    const lapsed = lapsedAt(step, context.now);
    if (lapsed) return refuse('invalid', 'portal.lapsed', { time: ukTime(lapsed) });
    const manifestHash = manifestOf(load, read, published);
    if (manifestHash !== step.subject || input.seen !== manifestHash) return refuse('conflict', 'portal.changed');
    const faults = loadFaults(bidFacts(read));
    if (faults.length > 0) return refuseAll('invalid', faults);
    const { id: procurementId, reference, title } = state.procurement;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const bids = read.flatMap((each) => (each.is === 'read' ? [frozen(each, load, published, context)] : []));
    const letters = shuffled(
      bids.map(({ bid, submissionId }) => ({ id: submissionId, supplierId: bid.supplierId })),
      context,
    );
    return ok({
      change: {
        step: { id: step.id, procurementId, ended: 'confirmed' as const, by, at: context.now },
        load,
        bids,
        facts: { procurementId, versionId: published.id, manifestHash, procurement: { reference, title } },
        opening: {
          procurementId,
          stepId: step.id,
          openedAt: context.now,
          askedBy: step.askedBy,
          confirmedBy: by,
          letters,
        },
      },
      event: {
        action: 'portal.confirm' as const,
        subject: { type: 'procurement', id: procurementId },
        procurementId,
        data: {
          portal: load.portal,
          manifestHash,
          askedBy: step.askedBy,
          count: letters.length,
          letters: letters.map(({ letter, submissionId }) => `${letter} ${submissionId}`),
        },
      },
      value: { id: procurementId, count: letters.length },
    });
  },
  write: async (tx, { step, load, bids, facts, opening }, context) => {
    if (!(await endStep(tx, step))) return refuse('conflict', 'portal.not-asked-for');
    for (const bid of bids) if (!(await writeBid(tx, bid, facts, context))) return refuse('conflict', 'portal.gone');
    const confirmed = { confirmedBy: step.by, confirmedAt: step.at, manifestHash: facts.manifestHash };
    if (!(await changePortalLoad(tx, load, confirmed))) return refuse('conflict', 'portal.changed');
    if (!(await insertOpening(tx, opening))) return refuse('conflict', 'policy.already-loaded');
    return undefined;
  },
  refusal: refusedPortal('portal.confirm'),
});
