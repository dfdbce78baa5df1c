import 'server-only';
import type { Reader } from '@/db/client';
import { findGuidance, listGuidanceKinds } from '@/db/store/guidance';
import { findProcurement } from '@/db/store/procurement';
import { principles } from '@/lib/catalogue';
import { incidentWorkbook, selfCheckWorkbook, threatsWorkbook } from '@/lib/workbook/guidance-workbooks';
import type { Workbook } from '@/lib/workbook/model';
import { authorityOf, type ExportFile, rendered, type Wanted } from './exports';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** Made from what the authority recorded about itself; for the team. */
export const guidanceExports = ['self-check', 'threats', 'incident-contacts'] as const;
export type GuidanceExport = (typeof guidanceExports)[number];

/** Which of these documents have something to put into them. */
export async function guidedExports(db: Reader, id: string): Promise<Record<GuidanceExport, boolean>> {
  const kept = await listGuidanceKinds(db, id);
  return {
    'self-check': kept.includes('self-check'),
    threats: ((await findGuidance(db, id, 'threats'))?.document.parts.length ?? 0) > 0,
    'incident-contacts': kept.includes('incident'),
  };
}

/** A document of the guided path; null where there is nothing to put into it yet. */
export const guidanceExport = view({
  action: 'document.make',
  load: (db, { id }: { id: string; kind: GuidanceExport } & Wanted) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input }): Promise<ExportFile | null> => {
    const { id, kind } = input;
    const { title, reference } = state.procurement;
    const authority = await authorityOf(db, state);
    const made = (what: string, model: Workbook): Promise<ExportFile> =>
      rendered(`${reference} ${what}`, model, input, authority);
    if (kind === 'self-check') {
      const kept = await findGuidance(db, id, 'self-check');
      if (!kept) return null;
      return made('self-check', selfCheckWorkbook({ title, reference, asOf: kept.at }, principles, kept.document));
    }
    if (kind === 'threats') {
      const kept = await findGuidance(db, id, 'threats');
      if (!kept || kept.document.parts.length === 0) return null;
      return made('parts and threats', threatsWorkbook({ title, reference, asOf: kept.at }, kept.document));
    }
    const kept = await findGuidance(db, id, 'incident');
    if (!kept) return null;
    return made('incident contacts', incidentWorkbook({ title, reference, asOf: kept.at }, kept.document));
  },
});
