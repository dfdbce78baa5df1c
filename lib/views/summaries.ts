import 'server-only';
import type { Reader } from '@/db/client';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { findLastStep } from '@/db/store/two-person';
import type { Context } from '@/lib/commands/command';
import { segmentsOf } from '@/lib/evaluation/summary-document';
import { groundsIn } from '@/lib/evaluation/withheld';
import { may } from '@/lib/policy';
import { peopleNames } from './evaluation-record';
import { procurementFacts } from './procurement-facts';
import { type StepShown, stepShown } from './step-shown';
import { loadSummaries, notReadyIn, owedIn, type SummaryCase, type SummaryRecord } from './summary-record';
import { view } from './view';

export type SummaryLine = {
  submissionId: string;
  name: string;
  owed: SummaryCase['owed'];
  /** Somebody stands by the reasons as they are now. */
  checked: boolean;
  /** Doubtful reasons that are open; those of a checked summary are kept with a note. */
  doubtful: number;
  /** Places of its document where something is withheld. */
  withheld: number;
  released: boolean;
};

/** How many places of a summary have something withheld. */
export const withheldPlaces = ({ document }: Pick<SummaryCase, 'document'>): number =>
  document ? segmentsOf(document).filter((segment) => groundsIn([segment]).length > 0).length : 0;

const lineOf =
  (released: boolean) =>
  (one: SummaryCase): SummaryLine => ({
    submissionId: one.submissionId,
    name: one.name,
    owed: one.owed,
    checked: one.checked,
    doubtful: one.checked ? 0 : one.findings.length,
    withheld: withheldPlaces(one),
    released: released && one.owed === 'summary',
  });

/** Why no summary can be released yet, though the outcome is final; null where one tender is first. */
const withoutWinner = ({ winner, outcome }: SummaryRecord): 'tie' | 'none' | null => {
  if (winner) return null;
  return outcome.ranking.some(({ rank }) => rank === 1) ? 'tie' : 'none';
};

const stepOf = async (
  db: Reader,
  state: ProcurementState,
  context: Context,
  names: ReadonlyMap<string, string>,
): Promise<{
  step: StepShown | null;
  mayAsk: boolean;
  mayConfirm: boolean;
  whyNotConfirm: string | null;
}> => {
  const last = await findLastStep(db, state.procurement.id, 'release');
  const facts = { ...procurementFacts(state, context), steppedUp: true };
  const confirming = may(context.viewer, 'summary.release', { ...facts, ...(last ? { askedBy: last.askedBy } : {}) });
  return {
    step: stepShown(last, names, context),
    mayAsk: may(context.viewer, 'summary.ask', facts).allowed,
    mayConfirm: confirming.allowed,
    whyNotConfirm: confirming.allowed ? null : confirming.reason,
  };
};

/** Whether every assessed supplier can see why, and what the release still waits for. */
export const summaries = view({
  action: 'summary.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }) => {
    const record = await loadSummaries(db, state);
    const names = await peopleNames(db, state);
    const { id, title, reference } = state.procurement;
    const owed = record ? owedIn(record) : [];
    const { release } = record ?? {};
    return {
      procurement: { id, title, reference },
      lines: record?.cases.map(lineOf(release != null)) ?? [],
      submissionIds: owed.map(({ submissionId }) => submissionId),
      notReady: record ? notReadyIn(record).map(({ name }) => name) : [],
      withoutWinner: record ? withoutWinner(record) : null,
      hash: record?.hash ?? '',
      release: release
        ? {
            at: release.releasedAt,
            count: release.count,
            hash: release.hash,
            askedBy: names.get(release.askedBy) ?? '',
            confirmedBy: names.get(release.confirmedBy) ?? '',
          }
        : null,
      mayPrepare: may(context.viewer, 'summary.check', procurementFacts(state, context)).allowed,
      portal: procurementFacts(state, context).portal === true,
      ...(await stepOf(db, state, context, names)),
    };
  },
});
