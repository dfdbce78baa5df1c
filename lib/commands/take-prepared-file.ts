import 'server-only';
import { z } from 'zod';
import { fetchFile } from '@/db/evidence-files';
import { findPreparedFile } from '@/db/store/prepared-file';
import { findProcurement } from '@/db/store/procurement';
import { bundleKind, mayHaveAll } from '@/lib/procurement/documents';
import { notFound, ok, type Result } from '@/lib/result';
import { documents } from '@/lib/views/documents';
import type { ExportFile } from '@/lib/views/exports';
import { viewerId } from '@/lib/views/own-marking';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { type Context, command } from './command';

const Input = z.strictObject({ id: z.string().min(1).max(64), fileId: z.string().min(1).max(64) });

/** Writes down that a person takes the file that was prepared for them. */
const take = command({
  action: 'document-file.read',
  input: Input,
  load: async (db, { id, fileId }, context) => {
    const state = await findProcurement(db, id);
    const own = { procurementId: id, askedBy: viewerId(context), id: fileId };
    const file = state && (await findPreparedFile(db, own, context.now));
    return state && file?.state === 'done' ? { state, file } : null;
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { file } }) =>
    ok({
      change: null,
      // Taking the bundle leaves no trace in the log that the next one holds (decision 0022).
      event: file.wanted.kinds.includes(bundleKind)
        ? null
        : {
            action: 'document-file.read' as const,
            subject: { type: 'prepared-file', id: file.id },
            procurementId: file.procurementId,
            data: { documents: file.wanted.kinds.join(', '), hash: file.sha256 ?? '' },
          },
      value: file,
    }),
  write: async () => undefined,
});

/**
 * Gives a prepared file to the person who asked for it, each time only if they may still have every document in it; and
 * puts it on the record. Not found for anybody else, and once its time is over.
 */
async function giveFile(context: Context, input: z.output<typeof Input>): Promise<Result<ExportFile>> {
  const { id, fileId } = input;
  const seen = await documents(context, { id });
  if (!seen.ok) return notFound;
  const known = seen.value.prepared.find((file) => file.id === fileId);
  if (!known || !mayHaveAll(known.kinds, seen.value)) return notFound;
  const taken = await take(context, input);
  if (!taken.ok) return taken;
  const { name } = taken.value;
  return ok({ name: name ?? '', body: await fetchFile(id, fileId) });
}

export const takePreparedFile = Object.assign(giveFile, { action: take.action });
