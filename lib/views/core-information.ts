import 'server-only';
import type { Reader } from '@/db/client';
import { listInvitations } from '@/db/store/invitation';
import { listCoreInformation } from '@/db/store/notice';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { may } from '@/lib/policy';
import { regimeRules } from '@/lib/procurement/regime-rules';
import { regimeOfSetup } from '@/lib/procurement/setup-regime';
import { setupOf } from '@/lib/procurement/setup-state';
import { ukDay } from '@/lib/procurement/uk-time';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** The rule that suppliers share core information elsewhere, where it holds; else null. */
export const coreInformationRule = ({ procurement }: ProcurementState) => {
  const setup = setupOf(procurement.setup);
  const regime = regimeOfSetup(setup, ukDay(procurement.createdAt));
  const rules = regime ? regimeRules(regime, setup.procedure ?? null, setup.shorterGround ?? null) : [];
  return rules.find(({ id }) => id === 'core-information') ?? null;
};

/** Invited suppliers with what the authority recorded of them. Nothing of it comes from a response. */
export async function loadCoreInformation(db: Reader, procurementId: string) {
  const rows = await listCoreInformation(db, procurementId);
  const last = new Map(rows.map((row) => [row.invitationId, row]));
  return (await listInvitations(db, procurementId))
    .filter(({ cancelledAt }) => cancelledAt === null)
    .map(({ id, organisation }) => ({ id, organisation, recorded: last.get(id) ?? null }));
}

/** The core supplier information that the authority had confirmed: the same whatever suppliers did in Assay. */
export const coreInformation = view({
  action: 'invitation.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: procurementFacts,
  show: async (db, { loaded: state, context }) => {
    const { id, title, reference, deadline } = state.procurement;
    const mayRecord = may(context.viewer, 'core-information.record', procurementFacts(state, context)).allowed;
    const lines = await loadCoreInformation(db, id);
    return {
      procurement: { id, title, reference },
      rule: coreInformationRule(state),
      due: deadline,
      overdue: deadline !== null && deadline <= context.now,
      missing: lines.filter(({ recorded }) => recorded === null).length,
      mayRecord,
      lines: lines.map(({ recorded, ...line }) => ({
        ...line,
        // Whoever has a share code can read what was shared: only those who record it see it.
        reference: recorded && mayRecord ? recorded.reference : null,
        confirmedOn: recorded?.confirmedOn ?? null,
      })),
    };
  },
});
