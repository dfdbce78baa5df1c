import 'server-only';
import { listBidders } from '@/db/store/opening';
import { afterOutcomeFacts, loadAfterOutcome } from '@/lib/commands/award-case';
import { csvOf } from '@/lib/workbook/csv';
import { obligationWorkbook } from '@/lib/workbook/obligation-sheet';
import { authorityOf, type ExportFile, rendered, type Wanted } from './exports';
import { loadObligations } from './obligation-record';
import { linesOf } from './obligations';
import { view } from './view';

/** The schedule as a workbook, and as CSV. */
export const obligationExports = ['obligations', 'obligations-csv'] as const;
export type ObligationExport = (typeof obligationExports)[number];

/** The schedule of obligations as a file; null while it is empty. */
export const obligationExport = view({
  action: 'award.read',
  load: (db, input: { id: string; kind: ObligationExport } & Wanted) => loadAfterOutcome(db, input),
  facts: afterOutcomeFacts,
  show: async (db, { loaded: { state, award }, input }): Promise<ExportFile | null> => {
    const record = await loadObligations(db, state, award);
    const { title, reference } = state.procurement;
    const bidders = await listBidders(db, state);
    const model = obligationWorkbook({
      title,
      reference,
      supplier: bidders.find(({ submissionId }) => submissionId === record.submissionId)?.name ?? '',
      asOf: record.lines.reduce((last, { savedAt }) => (savedAt > last ? savedAt : last), ''),
      lines: linesOf(record),
    });
    const [sheet] = model?.sheets ?? [];
    if (!model || !sheet) return null;
    const name = `${reference} obligations`;
    return input.kind === 'obligations-csv'
      ? { name: `${name}.csv`, body: csvOf(sheet) }
      : rendered(name, model, input, await authorityOf(db, state));
  },
});
