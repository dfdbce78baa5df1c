import 'server-only';
import type { Reader } from '@/db/client';
import { type AgreedMark, listCurrentAgreedMarks } from '@/db/store/agreed-mark';
import { type Disregard, listDisregards } from '@/db/store/disregard';
import { type GateDecision, listCurrentGateDecisions } from '@/db/store/gate';
import { listCurrentMarks, type Mark } from '@/db/store/mark';
import { listPeople } from '@/db/store/people';
import type { ProcurementState } from '@/db/store/procurement';
import { findPublishedDocument, type PublishedDocument } from '@/db/store/response';
import { listOpenedSubmissions, type OpenedSubmission } from '@/db/store/submission';
import { disregardedNow } from '@/lib/evaluation/disregard';
import { type Panel, type PanelFacts, type PanelItem, panelOf } from '@/lib/evaluation/panel';

export type RecordedItem = PanelItem<Mark, AgreedMark>;

/** Everything decided so far in one evaluation, unsealed and put together by the rules. */
export type EvaluationRecord = {
  published: PublishedDocument;
  submissions: OpenedSubmission[];
  facts: PanelFacts<Mark, AgreedMark, GateDecision>;
  panel: Panel<Mark, AgreedMark, GateDecision>;
  /** Every decision about tenders, the first versions first; and those that stand and disregard, by submission. */
  disregards: Disregard[];
  disregarded: Map<string, Disregard>;
};

/** The latest published version, or null: what is marked is what was published. */
export async function findCurrentDocument(db: Reader, state: ProcurementState): Promise<PublishedDocument | null> {
  const latest = state.versions.findLast(({ publishedAt }) => publishedAt !== null);
  return latest ? findPublishedDocument(db, latest.id) : null;
}

/**
 * Loads an evaluation, or one submission of it, in a bounded number of queries; null before the opening, and
 * once what suppliers sent was removed. Whoever calls
 * this asks the policy before anything of it is shown.
 */
export async function loadEvaluation(
  db: Reader,
  state: ProcurementState,
  only?: string,
): Promise<EvaluationRecord | null> {
  if (!state.opening || state.removedAt !== null) return null;
  const published = await findCurrentDocument(db, state);
  if (!published) return null;
  const submissions = await listOpenedSubmissions(db, state, only === undefined ? undefined : [only]);
  // The opening leaves these out; whatever else happened, no mark is given by rules that a supplier did not answer to.
  if (submissions.some(({ snapshot }) => snapshot.documentHash !== published.documentHash))
    throw new Error('A submission answers another version than the one that is scored.');
  const disregards = await listDisregards(db, state.procurement.id);
  const disregarded = disregardedNow(disregards);
  const facts = {
    document: published.document,
    submissions: submissions.map(({ id, letter, snapshot }) => ({ id, letter, answers: snapshot.answers })),
    gates: await listCurrentGateDecisions(db, state.procurement.id),
    assignments: state.assignments,
    marks: await listCurrentMarks(db, state.procurement.id),
    agreed: await listCurrentAgreedMarks(db, state.procurement.id),
    disregarded: new Set(disregarded.keys()),
    locked: new Set(state.locks.map(({ evaluatorId }) => evaluatorId)),
  };
  return { published, submissions, facts, panel: panelOf(facts), disregards, disregarded };
}

/** Names of the authority's people by user id. */
export async function peopleNames(db: Reader, state: ProcurementState): Promise<Map<string, string>> {
  const people = await listPeople(db, state.procurement.authorityId);
  return new Map(people.map(({ userId, name }) => [userId, name]));
}
