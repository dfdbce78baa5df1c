import 'server-only';
import { z } from 'zod';
import { findDroppedDraft, markDropped } from '@/db/store/amendment';
import { findProcurement } from '@/db/store/procurement';
import { findDraft, findPublished, insertVersion, saveDraft } from '@/db/store/questionnaire';
import { ok, refuse } from '@/lib/result';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

/** Reasons for changes of the version before are no reasons of this one. */
const carried = (reasons: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(reasons).filter(([id]) => !id.startsWith('change:')));

/**
 * Starts the next version from the published one, which stands for suppliers until the next is published. An amendment
 * that was dropped before is taken up again from the published text, so that no number is ever missing.
 */
export const startAmendment = command({
  action: 'amendment.start',
  input: z.strictObject({ id: z.string() }),
  load: async (db, { id }) => {
    const state = await findProcurement(db, id);
    return (
      state && {
        state,
        draft: await findDraft(db, id),
        published: await findPublished(db, id),
        dropped: await findDroppedDraft(db, id),
      }
    );
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { draft, published, dropped }, input: { id }, context }) => {
    if (!published) return refuse('refused', 'policy.unpublished-amend');
    if (draft) return refuse('conflict', 'amend.already');
    const number = published.number + 1;
    const versionId = dropped?.id ?? context.id();
    return ok({
      change: { id, published, dropped, versionId, number },
      event: {
        action: 'amendment.start' as const,
        subject: { type: 'version', id: versionId },
        procurementId: id,
        data: { number, from: published.number },
      },
      value: { id, number },
    });
  },
  write: async (tx, { id, published, dropped, versionId, number }, { viewer, now }) => {
    const by = viewer.kind === 'buyer' ? viewer.userId : '';
    const start = { document: published.document, reasons: carried(published.reasons), by, at: now };
    if (!dropped) {
      await insertVersion(tx, { id: versionId, procurementId: id, number, ...start });
      return undefined;
    }
    const what = JSON.stringify({ key: 'questionnaire.what-amended' });
    const taken =
      (await markDropped(tx, versionId, null)) &&
      (await saveDraft(tx, { versionId, expectedRevision: dropped.revision, ...start, what }));
    return taken ? undefined : refuse('conflict', 'amend.already');
  },
});
