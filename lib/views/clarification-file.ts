import 'server-only';
import type { Reader } from '@/db/client';
import { listClarifications } from '@/db/store/clarification';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { say } from '@/lib/text';
import { clarificationLogWorkbook } from '@/lib/workbook/clarification-log';
import { clarificationLog } from './clarification-log';
import { authorityOf, type ExportFile, rendered, type Wanted } from './exports';
import { procurementFacts } from './procurement-facts';
import { ofResponse } from './response';
import { view } from './view';

/** The numbered log as a workbook: the same file for the authority and for every supplier. */
const fileOf = async (db: Reader, state: ProcurementState, wanted: Wanted): Promise<ExportFile | null> => {
  const { procurement, versions } = state;
  const { id, title, reference } = procurement;
  const authority = await authorityOf(db, state);
  const model = clarificationLogWorkbook({
    title,
    reference,
    authority,
    log: clarificationLog(await listClarifications(db, id), versions),
  });
  return model && rendered(say('clarification.sheet-file', { reference }), model, wanted, authority);
};

/** For everybody involved; null while nothing was answered to all. */
export const clarificationFile = view({
  action: 'clarification.read',
  load: (db, { id }: { id: string } & Wanted) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input }) => fileOf(db, state, input),
});

/** For a supplier's team; null while nothing was answered to all. */
export const responseClarificationFile = ofResponse<{ responseId: string } & Wanted, ExportFile | null>(
  async ({ record: { head }, input }, db) => {
    const state = await findProcurement(db, head.procurementId);
    return state && fileOf(db, state, input);
  },
);
