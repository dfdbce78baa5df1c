import { type SummaryBid, summariesOf } from '../evaluation/assessment-summary';
import type { Outcome } from '../evaluation/outcome';
import type { AssessedTender } from '../evaluation/summary-document';
import { SummaryDocument } from '../evaluation/summary-document';
import type { Segment } from '../evaluation/withheld';
import { Snapshot } from '../response/snapshot';
import { summariesIn } from './check-later';
import { contestIn } from './contest-in';
import { BundleFault } from './fault';
import { firstDifference, type OpenedBundle } from './opened';
import { Agreed, Bidders, Criteria, Gates, Manifest, paths, submissionPath } from './parts';

/** What the record says of every tender, as a summary is made of it; words that were added or withheld come apart. */
const bidsIn = (bundle: OpenedBundle): SummaryBid[] => {
  const agreed = bundle.json(paths.agreed, Agreed).marks;
  const { scores } = bundle.json(paths.criteria, Criteria);
  const { decisions } = bundle.json(paths.gates, Gates);
  const own = <R extends { submissionId: string }>(rows: readonly R[], submissionId: string): R[] =>
    rows.filter((row) => row.submissionId === submissionId);
  return bundle.json(paths.bidders, Bidders).bidders.map(({ bidder, submissionId }) => ({
    submissionId,
    bidder,
    entries: bundle.json(submissionPath(submissionId), Snapshot).answers,
    // Rows come in the order of their versions, so that the last of each stands.
    agreed: new Map(
      own(agreed, submissionId).map(({ questionId, mark, publishableReason }) => [
        questionId,
        { mark, reason: publishableReason },
      ]),
    ),
    scores: new Map(
      own(scores, submissionId).map(({ criterionId, score, reason }) => [criterionId, { score, reason }]),
    ),
    gates: new Map(own(decisions, submissionId).map(({ questionId, reason }) => [questionId, reason])),
    added: new Map(own(summariesIn(bundle).added, submissionId).map(({ place, words }) => [place, words])),
    redactions: [],
    details: { postal: '', email: '', identifier: '' },
  }));
};

/** The figures of a tender without its words and the titles, which may be said anew. */
const figuresOf = (tender: AssessedTender | null) =>
  tender && {
    ...tender,
    points: tender.points.map(({ points, of }) => ({ points, of })),
    questions: tender.questions.map(({ reason: _, ...rest }) => rest),
    criteria: tender.criteria.map(({ reason: _, title: __, ...rest }) => rest),
  };

const mark = '\u0000';

/** Takes runs of a summary and the recorded text; true where they are that text with gaps for names and withheld words. */
const areOf = (shown: readonly Segment[], recorded: string, instead: string): boolean => {
  const whole = shown.map((run) => ('text' in run ? run.text : mark)).join('');
  const pieces = (instead === '' ? whole : whole.replaceAll(instead, mark)).split(mark);
  if (pieces.length === 1) return whole === recorded;
  let at = 0;
  return pieces.every((piece, index) => {
    const found = index === pieces.length - 1 ? recorded.length - piece.length : recorded.indexOf(piece, at);
    const stands = found >= at && (index > 0 || found === 0) && recorded.startsWith(piece, found);
    at = found + piece.length;
    return stands;
  });
};

const textOf = (runs: readonly Segment[]): string => runs.map((run) => ('text' in run ? run.text : '')).join('');

/** The reasons of a summary are the recorded ones, part by part. */
const requireReasons = (
  path: string,
  place: string,
  shown: AssessedTender,
  recorded: AssessedTender,
  instead: string,
) => {
  const differs = (where: string): never => {
    throw new BundleFault(path, `${place}.${where}: is not the reason that is recorded`);
  };
  shown.questions.forEach(({ id, reason }, index) => {
    const own = recorded.questions[index]?.reason ?? [];
    if (reason.length !== own.length) differs(`questions[${index}] (${id})`);
    reason.forEach(({ part, words }, at) => {
      const same = own[at]?.part === part && areOf(words, textOf(own[at].words), instead);
      if (!same) differs(`questions[${index}] (${id}).reason[${at}]`);
    });
  });
  shown.criteria.forEach(({ id, reason }, index) => {
    if (!areOf(reason, textOf(recorded.criteria[index]?.reason ?? []), instead)) differs(`criteria[${index}] (${id})`);
  });
};

/**
 * Every summary that is owed was released, and says of its tender and of the first one what the outcome says: marks,
 * scores, points, totals and ranks, with the recorded reasons.
 */
export const checkSummaries = (bundle: OpenedBundle, outcome: Outcome): void => {
  const { release, summaries, instead } = summariesIn(bundle);
  if (!release) return;
  const { procurement } = bundle.json(paths.manifest, Manifest);
  const made = summariesOf({
    contest: contestIn(bundle),
    outcome,
    head: {
      procurement: { title: procurement.title, reference: procurement.reference },
      authority: { name: '', contact: '' },
      law: null,
      version: { number: 1, hash: outcome.documentHash },
    },
    bids: bidsIn(bundle),
    people: [],
    say: (key) => key,
  });
  for (const submissionId of made.keys())
    if (!summaries.some((one) => one.submissionId === submissionId))
      throw new BundleFault(paths.summaries, `has none for ${submissionId}, to whom one is owed`);
  for (const { submissionId, path } of summaries) {
    const again = made.get(submissionId);
    if (!again) throw new BundleFault(path, 'is for a tender that is owed none');
    const given = bundle.json(path, SummaryDocument);
    const facts = (one: SummaryDocument) => ({
      supplier: one.supplier.name,
      version: one.version.hash,
      outcome: one.outcome,
      rank: one.rank,
      own: figuresOf(one.own),
      winner: figuresOf(one.winner),
    });
    const differs = firstDifference(facts(given), facts(again));
    if (differs) throw new BundleFault(path, `${differs.place}: is ${differs.left}; the outcome says ${differs.right}`);
    requireReasons(path, 'own', given.own, again.own, instead);
    if (given.winner && again.winner) requireReasons(path, 'winner', given.winner, again.winner, instead);
  }
};
