import type { Columns } from './columns.sqlite';
import { defineAccounts } from './tables.accounts';
import { defineAmendment } from './tables.amendment';
import { defineAward } from './tables.award';
import { defineClarify } from './tables.clarify';
import { defineDisregard } from './tables.disregard';
import { defineEvaluation } from './tables.evaluation';
import { defineEvidence } from './tables.evidence';
import { defineExport } from './tables.export';
import { defineGuidance } from './tables.guidance';
import { defineImport } from './tables.import';
import { defineLibrary } from './tables.library';
import { defineMarking } from './tables.marking';
import { definePortal } from './tables.portal';
import { definePriceLoad } from './tables.price-load';
import { defineProcurement } from './tables.procurement';
import { defineRegime } from './tables.regime';
import { defineRegistration } from './tables.registration';
import { defineRehearsal } from './tables.rehearsal';
import { defineRemoval } from './tables.removal';
import { defineResponse } from './tables.response';
import { defineSubmit } from './tables.submit';
import { defineSummary } from './tables.summary';
import { defineTeam } from './tables.team';
import { defineTemplates } from './tables.templates';
import { defineWorkbook } from './tables.workbook';

/** Every table once, for both dialects. */
export function define(c: Columns) {
  return {
    ...defineAccounts(c),
    ...defineLibrary(c),
    ...definePriceLoad(c),
    ...defineProcurement(c),
    ...defineAmendment(c),
    ...defineAward(c),
    ...defineClarify(c),
    ...defineDisregard(c),
    ...defineEvaluation(c),
    ...defineEvidence(c),
    ...defineExport(c),
    ...defineGuidance(c),
    ...defineImport(c),
    ...defineMarking(c),
    ...definePortal(c),
    ...defineRegime(c),
    ...defineRegistration(c),
    ...defineRehearsal(c),
    ...defineRemoval(c),
    ...defineResponse(c),
    ...defineSubmit(c),
    ...defineSummary(c),
    ...defineTeam(c),
    ...defineTemplates(c),
    ...defineWorkbook(c),
  };
}
