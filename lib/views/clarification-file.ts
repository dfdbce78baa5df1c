import 'server-only';
import type { Reader } from '@/db/client';
import { listClarifications } from '@/db/store/clarification';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { say } from '@/lib/text';
import { clarificationLogWorkbook } from '@/lib/workbook/clarification-log';
import type { Workbook } from '@/lib/workbook/model';
import { clarificationLog } from './clarification-log';
import { authorityOf, type ExportFile, rendered, type Wanted } from './exports';
import { procurementFacts } from './procurement-facts';
import { ofResponse } from './response';
import { view } from './view';

/** The numbered log as a workbook: the same for the authority and for every supplier; null while nothing is in it. */
export const clarificationModel = async (db: Reader, state: ProcurementState): Promise<Workbook | null> => {
  const { procurement, versions } = state;
  const { id, title, reference } = procurement;
  return clarificationLogWorkbook({
    title,
    reference,
    authority: await authorityOf(db, state),
    log: clarificationLog(await listClarifications(db, id), versions),
  });
};

const fileOf = async (db: Reader, state: ProcurementState, wanted: Wanted): Promise<ExportFile | null> => {
  const model = await clarificationModel(db, state);
  const { reference } = state.procurement;
  return model && rendered(say('clarification.sheet-file', { reference }), model, wanted, await authorityOf(db, state));
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
