import { contestFromRecord, type RecordedBid } from '../evaluation/contest-from-record';
import { disregardedNow } from '../evaluation/disregard';
import { faultLine } from '../evaluation/faults';
import { decideContest } from '../evaluation/outcome';
import { OutcomeJson, outcomeToJson } from '../evaluation/outcome-json';
import { compareMarks } from '../question/marks';
import { everyQuestion } from '../questionnaire/find';
import { Receipt } from '../response/receipt';
import { Snapshot } from '../response/snapshot';
import { engineVersion } from '../scoring/version';
import { checkAward } from './check-award';
import { checkSummaries } from './check-summaries';
import { contestIn } from './contest-in';
import { BundleFault } from './fault';
import { firstDifference, type OpenedBundle } from './opened';
import {
  Agreed,
  Bidders,
  Criteria,
  Disregards,
  Gates,
  Manifest,
  Marks,
  Opening,
  Prices,
  paths,
  receiptPath,
  submissionPath,
} from './parts';

type Versioned = { submissionId: string; version: number };

/**
 * What stands of rows that are superseded and never edited. Each thing has its versions 1, 2, 3 … in the order of the
 * file; a row taken out of the middle, or put in twice, leaves a gap.
 */
const standing = <R extends Versioned>(
  path: string,
  list: string,
  rows: readonly R[],
  bidders: ReadonlySet<string>,
  keyOf: (row: R) => string,
): R[] => {
  const last = new Map<string, R>();
  rows.forEach((row, index) => {
    const place = `${list}[${index}]`;
    if (!bidders.has(row.submissionId))
      throw new BundleFault(path, `${place}.submissionId: ${row.submissionId} is no bidder's`);
    const key = `${row.submissionId} ${keyOf(row)}`;
    const before = last.get(key)?.version ?? 0;
    if (row.version !== before + 1)
      throw new BundleFault(path, `${place}.version: is ${row.version}, where ${before + 1} belongs`);
    last.set(key, row);
  });
  return [...last.values()];
};

const record = <R extends { submissionId: string }, V>(
  rows: readonly R[],
  submissionId: string,
  entry: (row: R) => [string, V],
): Record<string, V> => Object.fromEntries(rows.filter((row) => row.submissionId === submissionId).map(entry));

/** A mark that was adopted is one that an evaluator confirmed; every mark is for a question that is asked. */
const checkIndividual = (bundle: OpenedBundle, bidders: ReadonlySet<string>): void => {
  const { marks } = bundle.json(paths.marks, Marks);
  const asked = new Set(everyQuestion(contestIn(bundle).questionnaire).map(({ id }) => id));
  const given = standing(paths.marks, 'marks', marks, bidders, (row) => `${row.questionId} ${row.evaluatorId}`);
  marks.forEach(({ questionId }, index) => {
    if (!asked.has(questionId)) throw new BundleFault(paths.marks, `marks[${index}].questionId: is not asked`);
  });
  bundle.json(paths.agreed, Agreed).marks.forEach((agreed, index) => {
    if (agreed.source !== 'adopted') return;
    const confirmed = given.some(
      ({ submissionId, questionId, kind, mark }) =>
        kind === 'confirmed' &&
        submissionId === agreed.submissionId &&
        questionId === agreed.questionId &&
        compareMarks(mark, agreed.mark) === 0,
    );
    if (!confirmed)
      throw new BundleFault(paths.agreed, `marks[${index}].mark: ${agreed.mark} was adopted, and nobody confirmed it`);
  });
};

/** The decisions to disregard that stand. One for a low price rests on a notice to that very supplier. */
const disregardedIn = (bundle: OpenedBundle, bidders: ReadonlySet<string>) => {
  if (!bundle.parts.some(({ path }) => path === paths.disregards)) return disregardedNow([]);
  const { decisions, notices } = bundle.json(paths.disregards, Disregards);
  decisions.forEach(({ ground, decision, noticeId, submissionId }, index) => {
    const told = notices.some((notice) => notice.id === noticeId && notice.submissionId === submissionId);
    if (decision === 'disregard' && ground === 'abnormally-low-price' && !told)
      throw new BundleFault(paths.disregards, `decisions[${index}].noticeId: no notice to this supplier came first`);
  });
  return disregardedNow(standing(paths.disregards, 'decisions', decisions, bidders, () => ''));
};

/**
 * The contest is what the record says: its answers are the submitted ones, its marks the agreed ones, its gates, scores
 * and prices those that stand. Nothing was put in or left out between the record and the engine.
 */
export const checkMarks = (bundle: OpenedBundle): void => {
  const contest = contestIn(bundle);
  const { bidders } = bundle.json(paths.bidders, Bidders);
  const ids = new Set(bidders.map(({ submissionId }) => submissionId));
  const gates = standing(
    paths.gates,
    'decisions',
    bundle.json(paths.gates, Gates).decisions,
    ids,
    ({ questionId }) => questionId,
  );
  const agreed = standing(
    paths.agreed,
    'marks',
    bundle.json(paths.agreed, Agreed).marks,
    ids,
    ({ questionId }) => questionId,
  );
  const scores = standing(
    paths.criteria,
    'scores',
    bundle.json(paths.criteria, Criteria).scores,
    ids,
    ({ criterionId }) => criterionId,
  );
  const prices = standing(paths.prices, 'prices', bundle.json(paths.prices, Prices).prices, ids, () => '');
  const disregarded = disregardedIn(bundle, ids);
  checkIndividual(bundle, ids);
  const recorded = bidders.map(
    ({ submissionId, letter }): RecordedBid => ({
      submissionId,
      letter,
      supplierName: bundle.json(receiptPath(submissionId), Receipt).supplier,
      snapshot: bundle.json(submissionPath(submissionId), Snapshot),
      marks: record(agreed, submissionId, ({ questionId, mark }) => [questionId, mark]),
      decisions: record(gates, submissionId, ({ questionId, decision }) => [questionId, decision]),
      criteria: record(scores, submissionId, ({ criterionId, score }) => [criterionId, score]),
      price: prices.find((row) => row.submissionId === submissionId)?.amount ?? null,
      disregarded: disregarded.get(submissionId)?.ground ?? null,
    }),
  );
  const again = contestFromRecord(contest.questionnaire, recorded);
  const differs = firstDifference(contest.bids, again.contest.bids, 'bids');
  if (differs)
    throw new BundleFault(paths.contest, `${differs.place}: is ${differs.left}; the record says ${differs.right}`);
  const named = firstDifference(
    bidders.map(({ bidder }) => bidder),
    again.bidders.map(({ bidder }) => bidder),
    'bidders',
  );
  if (named) throw new BundleFault(paths.bidders, `${named.place}: is ${named.left}; the receipt says ${named.right}`);
  const { id } = bundle.json(paths.manifest, Manifest).procurement;
  const opened = bundle.json(paths.opening, Opening).procurement.id;
  if (opened !== id) throw new BundleFault(paths.opening, `procurement.id: is ${opened}, not ${id}`);
};

/**
 * Working the contest out again gives the outcome: every total, rank, reason and trace, to the byte that `score` prints.
 * What was told to suppliers and to whom the contract was awarded follow from it.
 */
export const checkOutcome = (bundle: OpenedBundle): void => {
  const decided = decideContest(contestIn(bundle));
  if (!decided.ok) {
    const [fault] = decided.faults;
    throw new BundleFault(paths.contest, fault ? faultLine(fault) : 'cannot be decided');
  }
  const again = outcomeToJson(decided.value);
  const given = bundle.json(paths.outcome, OutcomeJson);
  const differs = firstDifference(given, again);
  const { engineVersion: by } = bundle.json(paths.manifest, Manifest);
  const engines = by === engineVersion ? '' : ` (engine ${by} decided; this is engine ${engineVersion})`;
  if (differs)
    throw new BundleFault(
      paths.outcome,
      `${differs.place}: is ${differs.left}; the contest gives ${differs.right}${engines}`,
    );
  if (bundle.text(paths.outcome) !== `${JSON.stringify(again)}\n`)
    throw new BundleFault(paths.outcome, 'says the same in another text than the one that is signed and printed');
  checkSummaries(bundle, decided.value);
  checkAward(bundle, decided.value);
};
