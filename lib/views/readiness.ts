import 'server-only';
import type { Reader } from '@/db/client';
import { findGuidance } from '@/db/store/guidance';
import type { ProcurementState } from '@/db/store/procurement';
import type { Version } from '@/db/store/questionnaire';
import { findScoping } from '@/db/store/scoping';
import { answersIn, budgets, isEligible, recommend, templates } from '@/lib/catalogue';
import { documentFaults } from '@/lib/evaluation/document-faults';
import { missingPeople } from '@/lib/procurement/duties';
import { checkSetup, type SetupDraft } from '@/lib/procurement/setup';
import { openSteps } from '@/lib/procurement/setup-form';
import { regimeOfSetup } from '@/lib/procurement/setup-regime';
import { setupOf } from '@/lib/procurement/setup-state';
import { ukDay } from '@/lib/procurement/uk-time';
import { checkDocument, mayPublish } from '@/lib/questionnaire/checks';
import { type CheckContext, type Finding, finding } from '@/lib/questionnaire/finding';
import type { Message } from '@/lib/result';
import { type Amendment, faultsOfAmendment, findAmendment } from './amendment-facts';
import { ruleFacts } from './place';

/** What stands between a draft and its publication. */
export type Readiness = {
  findings: Finding[];
  /** Reasons given for warnings, by finding id. */
  reasons: Record<string, string>;
  /** Nothing must be fixed, and every warning has a reason. */
  ready: boolean;
  /** Duties that nobody holds yet. */
  people: Message[];
  /** The set-up as it is saved, and whether all its steps were answered and checked. */
  setup: SetupDraft;
  setUp: boolean;
  /** The governance group's sign-off is recorded. */
  governance: boolean;
  /** From the timetable, or of an amendment the later one asked for, else the one that stands; ISO UTC. */
  deadline: string | null;
  /** What the draft amends; null for a first version. */
  amendment: Amendment | null;
};

/** Takes a procurement's set-up and scoping; returns what the checks must know of them. */
export async function loadCheckContext(db: Reader, state: ProcurementState): Promise<CheckContext> {
  const setup = setupOf(state.procurement.setup);
  const scoping = await findScoping(db, state.procurement.id);
  const { nation, value, years, contract, timetable } = setup;
  const lots = { lots: setup.lots?.length ?? 0 };
  if (!nation || value === undefined) return lots;
  const day = ukDay(timetable?.published ?? state.procurement.createdAt);
  const conditionsOfParticipation = regimeOfSetup(setup, day)?.conditionsOfParticipation ?? true;
  const regime = { ...lots, conditionsOfParticipation, centralPlatform: nation !== 'scotland' };
  if (!scoping || !contract || years === undefined) return regime;
  const recommendation = recommend({
    answers: answersIn(scoping.answers, 'all'),
    override: scoping.profileOverride?.profile ?? null,
    nation,
    value,
    years,
    contract,
    ...ruleFacts(setup),
    day,
  });
  const flags = new Set(recommendation.scoping.flags);
  const applicable = templates.filter((template) => isEligible(template, flags)).map(({ home }) => home);
  const { questions, gates } = budgets[recommendation.profile];
  return {
    ...regime,
    applicablePrinciples: [...new Set(applicable)].sort((a, b) => a - b),
    budget: { questions, gates },
  };
}

/** Takes a procurement and its draft; returns every finding, and what else publication still needs. */
export async function loadReadiness(db: Reader, state: ProcurementState, version: Version): Promise<Readiness> {
  const context = await loadCheckContext(db, state);
  const setup = setupOf(state.procurement.setup);
  const findings = checkDocument(version.document, context);
  // The engine has the last word: what it cannot run is never published, whatever the checks say.
  if (findings.every(({ severity }) => severity === 'warning'))
    for (const { path, message } of documentFaults(version.document))
      findings.push(finding('error', path, 'questionnaire.engine-fault', { path, fault: message }, { detail: path }));
  const amendment = await findAmendment(db, state, version);
  return {
    findings,
    reasons: version.reasons,
    ready: mayPublish(findings, version.reasons),
    people: missingPeople(state.duties),
    setup,
    setUp: state.procurement.setUpAt !== null && openSteps(setup).length === 0,
    governance: (await findGuidance(db, state.procurement.id, 'sign-off')) !== null,
    deadline: amendment ? (amendment.deadline ?? amendment.standing) : (setup.timetable?.deadline ?? null),
    amendment,
  };
}

/** Where the missing sign-off of the governance group is mended: a page of the guided path, not of the set-up. */
export const governancePath = 'governance';

/**
 * What the rules of the regime have against a set-up that is published at `now`: the days of the tendering period count
 * from the day of publication, not from the day that was planned. Where the documents follow the notice, they count
 * from the notice, so its planned day stands once it has come.
 */
const setupErrors = (setup: SetupDraft, now: string): Message[] => {
  const { timetable, documentsTogether } = setup;
  const noticeIsOut = documentsTogether === false && timetable !== undefined && timetable.published <= now;
  const dated = timetable && !noticeIsOut ? { ...setup, timetable: { ...timetable, published: now } } : setup;
  return checkSetup(dated, ukDay(now)).errors;
};

/**
 * What beside the questionnaire itself keeps it from being published at `now`: people, set-up, dates. Each names its
 * field, so that a page can lead there.
 */
export const setupFaults = (readiness: Readiness, now: string): Message[] => {
  const { people, setup, setUp, governance, deadline, amendment } = readiness;
  // The tendering period was that of the first publication; what an amendment needs is asked of the amendment.
  if (amendment) return [...people, ...faultsOfAmendment(amendment, now)];
  const late = deadline !== null && deadline <= now;
  return [
    ...people,
    ...(setUp ? [] : [{ path: 'check', key: 'questionnaire.set-up-open' }]),
    ...(governance ? [] : [{ path: governancePath, key: 'guidance.sign-off-missing' }]),
    ...(deadline === null ? [{ path: 'timetable.deadline', key: 'questionnaire.deadline-missing' }] : []),
    ...(late ? [{ path: 'timetable.deadline', key: 'questionnaire.deadline-past' }] : setupErrors(setup, now)),
  ];
};

/** What keeps a draft from being asked for, or published, at `now`: messages in the order in which to mend them. */
export const publicationFaults = (readiness: Readiness, now: string): Message[] => {
  const { findings, reasons } = readiness;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const open = findings.filter(({ id, severity }) => severity === 'warning' && !reasons[id]?.trim()).length;
  return [
    ...setupFaults(readiness, now),
    ...(errors > 0 ? [{ path: '', key: 'questionnaire.not-ready', params: { count: errors } }] : []),
    ...(open > 0 ? [{ path: '', key: 'questionnaire.reasons-open', params: { count: open } }] : []),
  ];
};
