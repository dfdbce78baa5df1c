import 'server-only';
import { z } from 'zod';
import { emptyChangeLog, reading } from '@/db/client';
import { findRemoval, finishRemoval, listUnfinishedRemovals, removeSome } from '@/db/store/removal';
import { certificateOf, type RemovalOrder } from '@/lib/procurement/removal-certificate';
import { ukDay } from '@/lib/procurement/uk-time';
import { canonical, sha256Hex } from '@/lib/questionnaire/hash';
import { ok, refuse } from '@/lib/result';
import { logError } from '@/lib/server/log';
import { entryOf } from './award-case';
import { command } from './command';
import { systemContext } from './deliver-mail';

const Ordered = z.strictObject({ id: z.string().min(1).max(64) });

/** Rows of one transaction: a few hundredths of a second, so that other writers have their turns. */
const eachBatch = 1_000;

/** One batch of an ordered removal. What goes, and why, is in the log since the signature. */
const goOn = command({
  action: 'removal.go-on',
  input: Ordered,
  load: async (db, { id }) => findRemoval(db, id),
  facts: () => ({}),
  decide: ({ input: { id } }) => {
    const batch = { id, gone: 0 };
    return ok({ change: batch, event: null, value: batch });
  },
  write: async (tx, batch) => {
    batch.gone = await removeSome(tx, batch.id, eachBatch);
    return undefined;
  },
});

/** Writes the certificate of a removal whose rows are all gone, and its hash into the log. */
const finish = command({
  action: 'removal.finish',
  input: Ordered,
  load: async (db, { id }) => findRemoval(db, id),
  facts: () => ({}),
  decide: ({ loaded: removal, input: { id }, context }) => {
    if (removal.ordered === null) return refuse('conflict', 'removal.changed');
    const order = JSON.parse(removal.ordered) as RemovalOrder;
    const certificate = certificateOf({ ...order, removedAt: context.now, removedOn: ukDay(context.now) });
    const text = canonical(certificate);
    const certificateHash = sha256Hex(text);
    return ok({
      change: { procurementId: id, certificate: text, certificateHash },
      event: entryOf('removal.finish', id, { certificate: certificateHash, removed: certificate.removedHash }),
      value: null,
    });
  },
  write: async (tx, row) => ((await finishRemoval(tx, row)) ? undefined : refuse('conflict', 'removal.changed')),
});

/**
 * Goes on with every removal that two people signed: batch after batch until no row is left, then the certificate. What a
 * server that died left, or one that is still at it, is only gone on with: each batch takes what is there. Gives how many
 * were finished.
 */
export async function finishRemovals(): Promise<number> {
  let finished = 0;
  for (const { procurementId: id } of await listUnfinishedRemovals(reading())) {
    try {
      let gone = 0;
      do {
        const batch = await goOn(systemContext(), { id });
        gone = batch.ok ? batch.value.gone : 0;
      } while (gone > 0);
      if ((await finish(systemContext(), { id })).ok) finished += 1;
    } catch (error) {
      logError('a removal of records stopped, and is gone on with', error);
    }
  }
  if (finished > 0) await emptyChangeLog();
  return finished;
}
