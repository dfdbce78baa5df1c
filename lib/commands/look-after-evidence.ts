import 'server-only';
import { z } from 'zod';
import { reading } from '@/db/client';
import { dropFile, readFileInParts } from '@/db/evidence-files';
import { forgetPending, giveUpPending, listPending, listWaiting, settleScan } from '@/db/store/evidence-library';
import type { ScanState } from '@/lib/response/evidence';
import { notFound, ok } from '@/lib/result';
import { now } from '@/lib/server/clock';
import { config } from '@/lib/server/config';
import { log, logError } from '@/lib/server/log';
import { type ScanVerdict, scanForViruses } from '@/lib/server/virus-scan';
import { command } from './command';
import { systemContext } from './deliver-mail';

const FileId = z.string().min(1).max(64);

/** Writes down what the scanner said of a file that waited for it. No entry in a log that a buyer reads. */
const settle = command({
  action: 'stored-file.scan',
  input: z.strictObject({ fileId: FileId, scan: z.enum(['clean', 'not-scanned', 'infected']) }),
  load: async () => ({}),
  facts: () => ({}),
  decide: ({ input, context }) => ok({ change: { ...input, at: context.now }, event: null, value: null }),
  write: async (tx, { fileId, scan, at }) => ((await settleScan(tx, fileId, scan, at)) ? undefined : notFound),
});

/** Looked at in one round, so that the round ends soon. */
const eachRound = 20;

const meaning: Record<Exclude<ScanVerdict['is'], 'unreachable'>, ScanState> = {
  clean: 'clean',
  infected: 'infected',
  refused: 'not-scanned',
};

/** Asks the scanner again about files that it could not be reached for. Stops when it still is away. Gives how many are settled. */
export async function scanWaitingEvidence(): Promise<number> {
  if (config().scanner === null) return 0;
  let settled = 0;
  for (const { fileId, supplierId } of await listWaiting(reading(), eachRound)) {
    try {
      const verdict = await scanForViruses(() => readFileInParts(supplierId, fileId), { again: true });
      if (verdict === null || verdict.is === 'unreachable') break;
      if (verdict.is === 'infected') log('warn', 'infected file found');
      await settle(systemContext(), { fileId, scan: meaning[verdict.is] });
      settled += 1;
    } catch (error) {
      // One file that cannot be read keeps no other waiting; it is asked about again.
      logError('file could not be looked at', error);
    }
  }
  return settled;
}

/** One of the two steps of giving a cut-off upload up: first nobody can keep it any more, then its note is forgotten. */
const giveUp = command({
  action: 'stored-file.tidy',
  input: z.strictObject({ fileId: FileId, step: z.enum(['give-up', 'forget']) }),
  load: async () => ({}),
  facts: () => ({}),
  decide: ({ input, context }) => ok({ change: { ...input, at: context.now }, event: null, value: null }),
  write: async (tx, { fileId, step, at }) => {
    if (step === 'give-up') await giveUpPending(tx, fileId, at);
    else await forgetPending(tx, fileId);
    return undefined;
  },
});

/** An upload takes minutes; what is an hour old was cut off (milliseconds). */
const cutOffAfter = 60 * 60_000;

/**
 * Removes the bytes of uploads that were cut off before they had a row. Only files that were announced and never kept
 * are touched (a row takes the note with it), so nothing else in the folder can be taken for one. Gives how many.
 */
export async function tidyEvidence(at: string = now()): Promise<number> {
  const before = new Date(Date.parse(at) - cutOffAfter).toISOString();
  const found = await listPending(reading(), before);
  for (const { fileId, supplierId } of found) {
    await giveUp(systemContext(), { fileId, step: 'give-up' });
    await dropFile(supplierId, fileId);
    // The note goes last: without it nobody would find the bytes again.
    await giveUp(systemContext(), { fileId, step: 'forget' });
  }
  return found.length;
}
