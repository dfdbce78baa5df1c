import 'server-only';
import { z } from 'zod';
import { insertPreparedFile, listPreparedFiles, type PreparedFile } from '@/db/store/prepared-file';
import { findProcurement } from '@/db/store/procurement';
import { later } from '@/lib/people/access';
import { bundleKind, choosable, preparable, tenderPack, waitsFor } from '@/lib/procurement/documents';
import {
  formatsOf,
  keptFor,
  mostKept,
  mostUnfinished,
  packFormats,
  standingOf,
  WantedFiles,
} from '@/lib/procurement/prepared-file';
import { ok, type Result, refuse } from '@/lib/result';
import { documents } from '@/lib/views/documents';
import { viewerId } from '@/lib/views/own-marking';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { type Context, command } from './command';
import { startMaking } from './make-prepared-file';

/** Steps of a file: one for each document in each format, and one to pack them. */
const stepsOf = ({ kinds, format }: WantedFiles): number =>
  1 +
  kinds.reduce((sum, kind) => {
    const document = preparable.find((one) => one.kind === kind);
    return sum + formatsOf(format, document?.format === 'XLSX').length;
  }, 0);

/** Writes down what is wanted. Of one person's files on a procurement the last ten stay; an older one gives way. */
const ask = command({
  action: 'document-file.make',
  input: z.strictObject({ id: z.string().min(1).max(64), wanted: WantedFiles }),
  load: async (db, { id }, context) => {
    const state = await findProcurement(db, id);
    if (!state) return null;
    const own = { procurementId: id, askedBy: viewerId(context) };
    return { state, own, files: await listPreparedFiles(db, own, context.now) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { own, files }, input: { wanted }, context }) => {
    const over = files.filter((file) => ['done', 'failed'].includes(standingOf(file, context.now).state));
    if (files.length - over.length >= mostUnfinished) return refuse('invalid', 'documents.choose-busy');
    const row: PreparedFile = {
      ...own,
      id: context.id(),
      wanted,
      state: 'waiting',
      done: 0,
      steps: stepsOf(wanted),
      beatAt: context.now,
      createdAt: context.now,
      finishedAt: null,
      expiresAt: later(context.now, keptFor),
      name: null,
      size: null,
      sha256: null,
      fault: null,
    };
    return ok({
      change: { row, replaced: over.slice(mostKept - 1).map(({ id }) => id) },
      // The bundle holds the log to its last entry, and the same state makes the same bytes: asking for it changes nothing.
      event: wanted.kinds.includes(bundleKind)
        ? null
        : {
            action: 'document-file.make' as const,
            subject: { type: 'prepared-file', id: row.id },
            procurementId: own.procurementId,
            data: { documents: wanted.kinds.join(', '), format: wanted.format },
          },
      value: { fileId: row.id },
    });
  },
  write: async (tx, { row, replaced }) => insertPreparedFile(tx, row, replaced).then(() => undefined),
  after: async (_, { row }, { viewer }) => startMaking(row, viewer),
});

/** What the form says: documents and a format, or the tender pack as a whole. */
const PrepareFiles = z.object({
  id: z.string().min(1).max(64),
  pack: z.literal('yes').optional(),
  bundle: z.literal('yes').optional(),
  frozen: z.literal('yes').optional(),
  kinds: z.preprocess(
    (given) => (given === undefined || Array.isArray(given) ? given : [given]),
    z.array(z.string().max(64)).max(30).optional(),
  ),
  format: z.enum(packFormats, { error: 'documents.choose-format' }),
});

/**
 * Asks for a file of several documents, each only when it is due and for who may have it; it is made in the background,
 * outside the request. Gives its id, by which the same person finds how far it is, and then the file, for a week.
 */
async function prepare(context: Context, raw: unknown): Promise<Result<{ fileId: string }>> {
  const parsed = PrepareFiles.safeParse(raw);
  if (!parsed.success) return refuse('invalid', 'documents.choose-format', undefined, 'format');
  const { id, pack, bundle, format } = parsed.data;
  const seen = await documents(context, { id });
  if (!seen.ok) return seen;
  const due = choosable.filter((document) => waitsFor(document, seen.value) === null).map(({ kind }) => kind);
  if (pack) {
    const kinds = tenderPack.filter((kind) => due.includes(kind));
    if (seen.value.published === null) return refuse('invalid', 'documents.choose-nothing');
    return ask(context, { id, wanted: { kinds, format, frozen: false, pack: true } });
  }
  if (bundle) {
    const document = preparable.find(({ kind }) => kind === bundleKind);
    const why = document ? waitsFor(document, seen.value) : null;
    if (document && why !== null)
      return refuse('invalid', 'documents.choose-waits', { what: document.name, why: why.toLowerCase() });
    return ask(context, { id, wanted: { kinds: [bundleKind], format, frozen: false, pack: false } });
  }
  const chosen = new Set(parsed.data.kinds ?? []);
  if (chosen.size === 0) return refuse('invalid', 'documents.choose-some', undefined, 'kinds');
  for (const kind of chosen) {
    const document = choosable.find((one) => one.kind === kind);
    if (!document) return refuse('invalid', 'documents.choose-unknown', undefined, 'kinds');
    const why = waitsFor(document, seen.value);
    if (why !== null)
      return refuse('invalid', 'documents.choose-waits', { what: document.name, why: why.toLowerCase() }, 'kinds');
  }
  const kinds = choosable.map(({ kind }) => kind).filter((kind) => chosen.has(kind));
  return ask(context, { id, wanted: { kinds, format, frozen: parsed.data.frozen !== undefined, pack: false } });
}

export const prepareFiles = Object.assign(prepare, { action: ask.action, input: PrepareFiles });
