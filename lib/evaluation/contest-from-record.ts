import type { QuestionnaireDocument } from '../questionnaire/document';
import { everyQuestion } from '../questionnaire/find';
import { notApplicableIn, type Snapshot, snapshotAnswers } from '../response/snapshot';
import type { Bid, Contest } from './contest';
import type { DisregardGround } from './disregard';

/** What is recorded of one opened submission, whoever recorded it: only what stands now, nothing superseded. */
export type RecordedBid = {
  readonly submissionId: string;
  readonly supplierName: string;
  /** Bidder A, B, C of the opening. */
  readonly letter: string;
  readonly snapshot: Snapshot;
  /** Agreed marks by question. */
  readonly marks: Readonly<Record<string, string>>;
  /** Decisions about conditions and requirements by question. */
  readonly decisions: Readonly<Record<string, 'pass' | 'fail'>>;
  /** Scores of the other criteria by criterion. */
  readonly criteria: Readonly<Record<string, string>>;
  readonly price: string | null;
  /** The ground of a decision to disregard the tender that stands; absent or null where there is none. */
  readonly disregarded?: DisregardGround | null;
};

/** A contest with the submission that each bidder stands for. */
export type RecordedContest = {
  readonly contest: Contest;
  /** In the order of the bids. */
  readonly bidders: readonly { readonly bidder: string; readonly submissionId: string; readonly letter: string }[];
};

const only = <T>(record: Readonly<Record<string, T>>, ids: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => ids.has(id)));

/** Room for a letter below the 200 characters that a contest takes; never half of a character. */
const shortened = (name: string): string => name.slice(0, 180).replace(/[\uD800-\uDBFF]$/, '');

/**
 * Bidders are named as suppliers are; those of the same name are told apart by their letters. A supplier may have typed
 * what another's name becomes with its letter, so letters are given until no name stands twice: they differ, so two
 * names that both carry theirs never meet.
 */
const named = (bids: readonly RecordedBid[]): string[] => {
  let names = bids.map(({ supplierName }) => shortened(supplierName));
  const lettered = new Set<number>();
  for (;;) {
    const twice = names.flatMap((name, at) => (names.indexOf(name) !== names.lastIndexOf(name) ? [at] : []));
    if (twice.every((at) => lettered.has(at))) return names;
    for (const at of twice) lettered.add(at);
    names = bids.map(({ supplierName, letter }, at) =>
      lettered.has(at) ? `${shortened(supplierName)} (${letter})` : shortened(supplierName),
    );
  }
};

/**
 * Takes the published document and what is recorded of each opened submission; returns the contest that the engine
 * decides, in the format of product 7. Answers, marks and decisions for anything that the document does not ask are
 * left out; declarations stay among the answers, since a rule may look at them.
 */
export const contestFromRecord = (document: QuestionnaireDocument, bids: readonly RecordedBid[]): RecordedContest => {
  const questions = everyQuestion(document);
  const of = (...purposes: string[]): Set<string> =>
    new Set(questions.filter(({ purpose }) => purposes.includes(purpose)).map(({ id }) => id));
  const all = new Set(questions.map(({ id }) => id));
  const award = of('award-criterion');
  const gates = of('requirement', 'condition-of-participation');
  const criteria = new Set(document.scoring.award.criteria.map(({ id }) => id));
  const names = named(bids);
  return {
    contest: {
      format: 'assay-contest/1',
      questionnaire: document,
      bids: bids.map((bid, at): Bid => {
        const notApplicable = notApplicableIn(document, bid.snapshot);
        return {
          bidder: names[at] ?? bid.letter,
          answers: only(snapshotAnswers(bid.snapshot) as NonNullable<Bid['answers']>, all),
          marks: only(bid.marks, award),
          decisions: only(bid.decisions, gates),
          ...(notApplicable.length > 0 ? { notApplicable } : {}),
          criteria: only(bid.criteria, criteria),
          price: bid.price,
          ...(bid.disregarded ? { disregarded: bid.disregarded } : {}),
        };
      }),
    },
    bidders: bids.map(({ submissionId, letter }, at) => ({ bidder: names[at] ?? letter, submissionId, letter })),
  };
};
