import type { Say } from '../condition/say';
import { refOf } from '../question/kind';
import type { QuestionnaireDocument } from '../questionnaire/document';
import { isAward, questionsOf } from '../questionnaire/find';
import type { AnswerEntries } from '../response/extras';
import { isNotApplicable } from '../response/extras';
import { askedOf } from '../response/relevant';
import { toDecimal } from '../scoring/fraction';
import type { ScoringRules } from '../scoring/rules';
import { weightInFull } from '../scoring/weights';
import type { Contest } from './contest';
import type { PublishableReason } from './moderation';
import type { Outcome, RankedBid } from './outcome';
import { countedMark, reasonMessage } from './outcome-reasons';
import { criterionLabel } from './plan';
import { type AssessedTender, reasonPartNames, type SummaryDocument } from './summary-document';
import { type Segment, type Withheld, withholdIn } from './withheld';

/** Words withheld from a tender's reasons: from other suppliers, or from the tender's own supplier as well. */
export type Redaction = Withheld & { readonly from: 'others' | 'everybody' };

/** What is recorded of one tender, as far as a summary may say it. No restricted note and no evaluator is in it. */
export type SummaryBid = {
  readonly submissionId: string;
  /** The name under which it is in the contest. */
  readonly bidder: string;
  readonly entries: AnswerEntries;
  /** Agreed marks with the reasons that suppliers read, by question. */
  readonly agreed: ReadonlyMap<string, { readonly mark: string; readonly reason: PublishableReason }>;
  /** Scores of the other criteria with their reasons, by criterion. */
  readonly scores: ReadonlyMap<string, { readonly score: string; readonly reason: string }>;
  /** Reasons of decisions about conditions and requirements, by question. */
  readonly gates: ReadonlyMap<string, string>;
  /** Words that the authority added, by question or criterion. */
  readonly added: ReadonlyMap<string, string>;
  readonly redactions: readonly Redaction[];
  readonly details: { readonly postal: string; readonly email: string; readonly identifier: string };
};

export type SummaryGiven = {
  readonly contest: Contest;
  readonly outcome: Outcome;
  readonly head: Pick<SummaryDocument, 'procurement' | 'authority' | 'law' | 'version'>;
  readonly bids: readonly SummaryBid[];
  /** People whose names no supplier gets. */
  readonly people: readonly string[];
  readonly say: Say;
};

/**
 * What a tender is owed once an outcome is final: a summary where it was assessed, disqualified ones included, and by law
 * nothing where it was disregarded, so that a plain letter is offered (Procurement Act 2023, section 50(5)).
 */
export const owedTo = ({ outcome }: Pick<RankedBid, 'outcome'>): 'summary' | 'letter' =>
  outcome === 'disregarded' ? 'letter' : 'summary';

/** The most advantageous tender; null where nobody is ranked, or a tie leaves more than one at rank 1. */
export const winnerOf = (outcome: Outcome): RankedBid | null =>
  outcome.ranking.find((bid) => bid.rank === 1 && bid.outcome === 'ranked') ?? null;

/** Takes a person's name; returns the ways in which it is written: in full, and the first letter with what follows. */
const writtenAs = (name: string): string[] => {
  const [first = '', ...rest] = name.trim().split(/\s+/u);
  return rest.length === 0 ? [] : [[first, ...rest].join(' '), `${[...first][0]}. ${rest.join(' ')}`];
};

/** Takes a text and people's names; returns it with `instead` in their place, since suppliers get no evaluator's name. */
export const withoutNames = (text: string, people: readonly string[], instead: string): string =>
  people
    .flatMap(writtenAs)
    .reduce(
      (all, name) =>
        all.replaceAll(
          new RegExp(`(?<![\\p{L}\\p{N}])${name.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'giu'),
          () => instead,
        ),
      text,
    );

type Reader = 'own' | 'other';

/** Makes the words of one tender as one reader gets them: without names, and without what is withheld from that reader. */
const wordsFor =
  ({ people, say }: SummaryGiven, { redactions }: SummaryBid, reader: Reader) =>
  (text: string): Segment[] =>
    withholdIn(
      withoutNames(text.trim(), people, say('summary.an-evaluator')),
      redactions.filter(({ from }) => from === 'everybody' || reader === 'other'),
    );

const titleOf = (about: string | undefined, { award }: ScoringRules, say: Say): string => {
  if (about === 'security-points') return say('summary.security');
  if (about === 'price-points') return say('summary.price');
  const criterion = award.criteria.find(({ id }) => `criterion:${id}` === about);
  return criterion ? criterionLabel(criterion) : '';
};

/** The weight that a part of the award has, as it is printed. */
const weightOf = (about: string | undefined, { award }: ScoringRules): string => {
  if (about === 'security-points') return weightInFull(award.security);
  if (about === 'price-points' && award.mode === 'points' && award.price) return weightInFull(award.price.weight);
  return weightInFull(award.criteria.find(({ id }) => `criterion:${id}` === about)?.weight ?? '0');
};

/** How one tender was assessed, as its own supplier or another one reads it. */
const assessed = (given: SummaryGiven, bid: SummaryBid, ranked: RankedBid, reader: Reader): AssessedTender => {
  const { contest, outcome, say } = given;
  const { questionnaire: document } = contest;
  const { scoring } = document;
  const words = wordsFor(given, bid, reader);
  const asked = askedOf(document, bid.entries);
  const withoutMark = (question: QuestionnaireDocument['sections'][number]['questions'][number]) => {
    if (!asked.has(question.id)) return 'not-asked' as const;
    return isNotApplicable(question, bid.entries[question.id]) ? ('not-applicable' as const) : ('not-marked' as const);
  };
  const price = contest.bids.find(({ bidder }) => bidder === bid.bidder)?.price ?? null;
  return {
    name: bid.bidder,
    price: reader === 'own' ? price : null,
    total: ranked.shownTotal,
    points: ranked.points.map(({ value, about }) => ({
      title: titleOf(about, scoring, say),
      points: toDecimal(value, outcome.places),
      of: weightOf(about, scoring),
    })),
    sections: ranked.sections.flatMap(({ id, score }) => {
      const section = document.sections.find((one) => one.id === id);
      return score && section ? [{ title: section.title.en, score: toDecimal(score.value, outcome.places) }] : [];
    }),
    questions: document.sections.flatMap((section) =>
      section.questions.filter(isAward).map((question) => {
        const own = asked.has(question.id) ? bid.agreed.get(question.id) : undefined;
        const mark = own ? (countedMark(ranked, question.id) ?? own.mark) : null;
        const parts = { ...own?.reason, added: bid.added.get(question.id) ?? '' };
        return {
          id: question.id,
          ref: refOf(question),
          section: section.title.en,
          wording: question.wording.en,
          mark,
          max: scoring.scale.max,
          without: mark === null ? withoutMark(question) : null,
          reason: reasonPartNames.flatMap((part) =>
            (parts[part] ?? '').trim() === '' ? [] : [{ part, words: words(parts[part] ?? '') }],
          ),
        };
      }),
    ),
    criteria: scoring.award.criteria.map((criterion) => {
      const own = bid.scores.get(criterion.id);
      const text = [own?.reason ?? '', bid.added.get(criterion.id) ?? ''].map((part) => part.trim()).filter(Boolean);
      return {
        id: criterion.id,
        title: criterionLabel(criterion),
        score: own?.score ?? null,
        max: criterion.max,
        reason: words(text.join('\n')),
      };
    }),
  };
};

const standingIn = ({ outcome }: RankedBid): SummaryDocument['outcome'] =>
  outcome === 'disqualified' || outcome === 'not-scored' ? outcome : 'ranked';

/** Why the contract does not go to this supplier, sentence by sentence (regulation 31(3)(c)). */
const whyNot = (given: SummaryGiven, bid: SummaryBid, ranked: RankedBid, winner: RankedBid): Segment[][] => {
  const { contest, outcome, say } = given;
  const words = wordsFor(given, bid, 'own');
  if (ranked.outcome === 'ranked' || ranked.outcome === 'tied')
    return [
      [
        {
          text: say(`summary.why-${outcome.order}`, {
            winner: winner.bidder,
            total: winner.shownTotal ?? '',
            own: ranked.shownTotal ?? '',
            rank: String(ranked.rank ?? ''),
          }),
        },
      ],
    ];
  return ranked.reasons.map((reason) => {
    const message = reasonMessage(reason, ranked, contest);
    const because = say(message.key, message.params);
    const decided = bid.gates.get(reason.id)?.trim() ?? '';
    return [
      { text: say(`summary.why-${ranked.outcome}`, { because }) },
      ...(decided === '' ? [] : [{ text: ` ${say('summary.why-decided')} ` }, ...words(decided)]),
    ];
  });
};

/** The award criteria in short, with the marks that were to be had (regulation 31(2)(d)). */
const awardIn = ({ scoring }: QuestionnaireDocument, say: Say): SummaryDocument['award'] => {
  const { award, scale } = scoring;
  const price = award.mode === 'points' ? award.price : null;
  const benchmark = price?.formula === 'T8' ? { low: price.low, high: price.high } : {};
  return {
    how: say(`award.mode-${award.mode}`, award.mode === 'value-index' ? { exponent: award.exponent } : undefined),
    criteria: [
      {
        title: say('summary.security'),
        weight: weightInFull(award.security),
        how: say('summary.how-security', { min: scale.min, max: scale.max }),
      },
      ...award.criteria.map((criterion) => ({
        title: criterionLabel(criterion),
        weight: weightInFull(criterion.weight),
        how: say('summary.how-criterion', { max: criterion.max }),
      })),
      ...(price
        ? [
            {
              title: say('summary.price'),
              weight: weightInFull(price.weight),
              how: say(`award.${price.formula}-words`, { weight: price.weight, ...benchmark }),
            },
          ]
        : []),
    ],
    marks: (scale.descriptors ?? []).map(({ mark, label, text }) => ({ mark, label: label.en, text: text.en })),
  };
};

/**
 * Takes a final outcome and what is recorded of its tenders; returns the summary of each tender that is owed one, by
 * submission. Every supplier but the one with the most advantageous tender gets that tender's scores and reasons too
 * (regulation 31(3)(d)), as far as nothing of them is withheld. None at all where no single tender is first.
 */
export const summariesOf = (given: SummaryGiven): Map<string, SummaryDocument> => {
  const { contest, outcome, head, bids, say } = given;
  const winner = winnerOf(outcome);
  const winning = bids.find(({ bidder }) => bidder === winner?.bidder);
  if (!winner || !winning) return new Map();
  const award = awardIn(contest.questionnaire, say);
  return new Map(
    bids.flatMap((bid) => {
      const ranked = outcome.ranking.find(({ bidder }) => bidder === bid.bidder);
      if (!ranked || owedTo(ranked) !== 'summary') return [];
      const first = ranked === winner;
      const document: SummaryDocument = {
        format: 'assay-summary/1',
        ...head,
        supplier: { name: bid.bidder, ...bid.details },
        outcome: first ? 'first' : standingIn(ranked),
        rank: ranked.rank,
        why: first ? [] : whyNot(given, bid, ranked, winner),
        award,
        own: assessed(given, bid, ranked, 'own'),
        winner: first ? null : assessed(given, winning, winner, 'other'),
      };
      return [[bid.submissionId, document] as const];
    }),
  );
};

/** Takes a document; returns the ids of everything that a reason is given for: its scored questions and criteria. */
export const reasonedIds = (document: QuestionnaireDocument): string[] => [
  ...questionsOf(document)
    .filter(isAward)
    .map(({ id }) => id),
  ...document.scoring.award.criteria.map(({ id }) => id),
];
