import 'server-only';
import { listPreparedFiles } from '@/db/store/prepared-file';
import { findProcurement } from '@/db/store/procurement';
import { bundleKind } from '@/lib/procurement/documents';
import { standingOf } from '@/lib/procurement/prepared-file';
import { documentStanding } from './document-standing';
import { viewerId } from './own-marking';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** What can be taken away, and from when, with the files that were prepared for the viewer. */
export const documents = view({
  action: 'document.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }) => {
    const { id, title, reference } = state.procurement;
    const own = { procurementId: id, askedBy: viewerId(context) };
    return {
      procurement: { id, title, reference },
      ...(await documentStanding(db, state, context)),
      /** The viewer's own alone, the last first. */
      prepared: (await listPreparedFiles(db, own, context.now)).map((file) => ({
        id: file.id,
        name: file.name,
        pack: file.wanted.pack,
        bundle: file.wanted.kinds.includes(bundleKind),
        kinds: file.wanted.kinds,
        createdAt: file.createdAt,
        expiresAt: file.expiresAt,
        ...standingOf(file, context.now),
      })),
    };
  },
});
