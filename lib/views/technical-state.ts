import 'server-only';
import type { Reader } from '@/db/client';
import { listAnswers } from '@/db/store/answer';
import type { ResponseHead } from '@/db/store/response';
import { listFileSizes, listLatestSaves, sealedLengths } from '@/db/store/support';
import { countFaults, kilobytesOf, plainBytes, savesShown, type TechnicalState } from '@/lib/response/technical-state';
import { findStanding } from './response-record';

/**
 * The technical state of a response: times, sizes and counts. Answers are unsealed here to count faults and to know
 * which files belong to them; what comes out has no room for a word of them.
 */
export async function technicalStateOf(db: Reader, head: ResponseHead): Promise<TechnicalState | null> {
  const standing = await findStanding(db, head);
  if (!standing) return null;
  const saved = await listAnswers(db, head.id);
  const answers = new Map([...saved].map(([id, { answer }]) => [id, answer]));
  const files = [...new Set([...answers.values()].flatMap(({ evidence }) => evidence))];
  const lengths = await sealedLengths(db, head.id);
  return {
    version: standing.published.number,
    newer: standing.newer?.number ?? null,
    answers: {
      kilobytes: kilobytesOf(lengths.reduce((sum, length) => sum + plainBytes(length), 0)),
      lastSavedAt:
        [...saved.values()]
          .map(({ savedAt }) => savedAt)
          .sort()
          .at(-1) ?? null,
      faults: countFaults(standing.published.document, answers),
    },
    saves: (await listLatestSaves(db, head.id, savesShown)).map(({ at, sealedLength, kept }) => ({
      at,
      kilobytes: kilobytesOf(plainBytes(sealedLength)),
      kept,
    })),
    files: (await listFileSizes(db, head.supplierId, files)).map(({ bytes, uploadedAt }) => ({
      kilobytes: kilobytesOf(bytes),
      uploadedAt,
    })),
  };
}
