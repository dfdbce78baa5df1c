import 'server-only';
import { findAuthority } from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { ocdsRelease } from '@/lib/procurement/ocds';
import type { ProcurementJson } from '@/lib/procurement/procurement-json';
import { setupOf } from '@/lib/procurement/setup-state';
import { sayIn } from '@/lib/text';
import { findCurrentDocument } from './evaluation-record';
import { type ExportFile, jsonFile } from './exports';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** For other programs: the procurement itself, and a release of the Open Contracting Data Standard. */
export const openDataExports = ['procurement', 'ocds'] as const;
export type OpenDataExport = (typeof openDataExports)[number];

/** What is known of a procurement as a file for other programs; a release only after publication, null before. */
export const openDataExport = view({
  action: 'document.make',
  load: (db, { id }: { id: string; kind: OpenDataExport }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input }): Promise<ExportFile | null> => {
    const { title, reference, authorityId, deadline, cancelledAt } = state.procurement;
    const authority = (await findAuthority(db, authorityId))?.name ?? '';
    const setup = setupOf(state.procurement.setup);
    const versions = state.versions.flatMap(({ number, documentHash, publishedAt }) =>
      documentHash !== null && publishedAt !== null ? [{ number, documentHash, publishedAt }] : [],
    );
    if (input.kind === 'ocds') {
      const published = await findCurrentDocument(db, state);
      const [first] = versions;
      if (!published || !first) return null;
      const facts = { reference, title, authority, setup, deadline, notice: state.notice?.reference ?? null };
      const release = ocdsRelease(
        { ...facts, firstPublishedAt: first.publishedAt, version: published, document: published.document },
        sayIn('en'),
      );
      return jsonFile(`${reference} OCDS release version ${published.number}`, release);
    }
    const procurement: ProcurementJson = {
      format: 'assay-procurement/1',
      reference,
      title,
      authority,
      setup,
      deadline,
      notice: state.notice && { reference: state.notice.reference, publishedAt: state.notice.publishedAt },
      versions,
      openedAt: state.opening?.openedAt ?? null,
      qualityLockedAt: state.qualityLock?.lockedAt ?? null,
      pricesOpenedAt: state.priceOpening?.openedAt ?? null,
      finalisedAt: state.finalisedAt,
      summariesReleasedAt: state.summariesReleasedAt,
      cancelledAt,
    };
    return jsonFile(`${reference} procurement`, procurement);
  },
});
