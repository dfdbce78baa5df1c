import 'server-only';
import { findPreparedFile } from '@/db/store/prepared-file';
import { findProcurement } from '@/db/store/procurement';
import { bundleKind, mayHaveAll, preparable } from '@/lib/procurement/documents';
import { percentOf, standingOf } from '@/lib/procurement/prepared-file';
import { scheduleName } from '@/lib/workbook/pack-contents';
import { documentStanding } from './document-standing';
import { viewerId } from './own-marking';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** How far a file is that was prepared for the viewer, and what is in it; not found for anybody else. */
export const preparedFilePage = view({
  action: 'document.read',
  load: async (db, { id, fileId }: { id: string; fileId: string }, context) => {
    const state = await findProcurement(db, id);
    const own = { procurementId: id, askedBy: viewerId(context), id: fileId };
    const file = state && (await findPreparedFile(db, own, context.now));
    return state && file ? { state, file } : null;
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  show: async (db, { loaded: { state, file }, context }) => {
    const { id, title, reference } = state.procurement;
    const { wanted, done, steps, name, size, sha256, createdAt, expiresAt } = file;
    return {
      procurement: { id, title, reference },
      file: {
        id: file.id,
        ...standingOf(file, context.now),
        pack: wanted.pack,
        bundle: wanted.kinds.includes(bundleKind),
        format: wanted.format,
        documents: wanted.kinds.map((kind) => {
          const document = preparable.find((one) => one.kind === kind);
          return scheduleName({ letter: document?.letter, what: document?.name ?? kind });
        }),
        percent: percentOf(done, steps),
        name,
        size,
        sha256,
        createdAt,
        expiresAt,
      },
      /** Whether the viewer may still have all that is in it. */
      mayTake: mayHaveAll(wanted.kinds, await documentStanding(db, state, context)),
    };
  },
});
