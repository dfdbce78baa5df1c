import { say } from '../text';
import { type Block, factsOr, type Paper, tableOr } from './model';

/** A figure of a tender as it is shown, or null where it has none. */
type Figure = string | null;

export type DecisionFacts = {
  readonly title: string;
  readonly reference: string;
  readonly authority: string;
  readonly version: number;
  readonly documentHash: string;
  /** ISO UTC. */
  readonly asOf: string;
  /** When the outcome became final, as people read it; null before. */
  readonly finalAt: string | null;
  readonly openedAt: string;
  /** Who comes first and by how much, and what else is said of the outcome, sentence by sentence. */
  readonly sentences: readonly string[];
  /** How the award is found, in a sentence, and what it looks at. */
  readonly how: string;
  readonly criteria: readonly { readonly title: string; readonly weight: string }[];
  readonly order: 'highest' | 'lowest';
  readonly bids: readonly {
    readonly name: string;
    readonly rank: number | null;
    readonly security: Figure;
    readonly other: Figure;
    readonly pricePoints: Figure;
    readonly quality: Figure;
    readonly total: Figure;
    /** Total as a share of the longest bar; null without a total. */
    readonly share: number | null;
    readonly price: Figure;
    /** Why it is not ranked: clauses, and what was decided with its reasons. */
    readonly because: readonly string[];
    readonly decided: readonly { readonly ref: string; readonly reason: string }[];
    readonly sections: readonly { readonly title: string; readonly score: Figure }[];
    readonly questions: readonly {
      readonly ref: string;
      readonly wording: string;
      readonly mark: string;
      readonly reason: string;
    }[];
    readonly others: readonly { readonly title: string; readonly score: string; readonly reason: string }[];
  }[];
};

type Bid = DecisionFacts['bids'][number];

const shown = (figure: Figure): string => figure ?? say('paper.no-figure');

/** The figures that some tender has, under their headings. */
const figureColumns = ({ bids }: DecisionFacts): { heading: string; of: (bid: Bid) => Figure }[] =>
  [
    { heading: say('paper.col-security'), of: ({ security }: Bid) => security },
    { heading: say('paper.col-other'), of: ({ other }: Bid) => other },
    { heading: say('paper.col-price-points'), of: ({ pricePoints }: Bid) => pricePoints },
    { heading: say('paper.col-quality'), of: ({ quality }: Bid) => quality },
    { heading: say('paper.col-price'), of: ({ price }: Bid) => price },
    { heading: say('paper.col-total'), of: ({ total }: Bid) => total },
  ].filter(({ of }) => bids.some((bid) => of(bid) !== null));

const firstPage = (facts: DecisionFacts): Block[] => {
  const placed = facts.bids.filter(({ rank }) => rank !== null);
  const out = facts.bids.filter(({ rank }) => rank === null);
  return [
    ...factsOr(say('paper.about'), [
      [say('documents.start-procurement'), facts.title],
      [say('documents.start-reference'), facts.reference],
      [say('documents.start-authority'), facts.authority],
      [
        say('paper.state'),
        facts.finalAt === null ? say('paper.state-open') : say('paper.state-final', { time: facts.finalAt }),
      ],
    ]),
    { heading: say('paper.in-short'), level: 2 },
    ...facts.sentences.map((text) => ({ text })),
    {
      text: say('paper.counts', {
        opened: facts.bids.length,
        ranked: placed.length,
        out: out.length,
        time: facts.openedAt,
      }),
    },
    { text: facts.how },
    ...(placed.some(({ share }) => share !== null)
      ? [
          {
            caption: say(`paper.totals-${facts.order}`),
            columns: [say('paper.col-supplier'), say('paper.col-total'), say('paper.col-bar')] as [
              string,
              string,
              string,
            ],
            bars: placed.map(({ name, total, share }) => ({ name, figure: shown(total), share: share ?? 0 })),
          },
        ]
      : []),
    ...(out.length > 0
      ? [
          {
            intro: say('paper.not-ranked'),
            list: out.map(({ name, because }) => `${name}: ${because.join('; ') || say('paper.no-figure')}`),
          },
        ]
      : []),
  ];
};

const detail = (bid: Bid): Block[] => [
  { heading: bid.name, level: 3 },
  ...(bid.decided.length > 0
    ? factsOr(
        say('paper.decided', { name: bid.name }),
        bid.decided.map(({ ref, reason }) => [ref, reason] as const),
      )
    : []),
  ...tableOr(
    say('paper.sections-of', { name: bid.name }),
    [say('documents.col-section'), say('paper.col-section-score')],
    bid.sections.map(({ title, score }) => [title, shown(score)]),
    [1],
  ),
  ...tableOr(
    say('paper.scores-of', { name: bid.name }),
    [say('documents.col-ref'), say('documents.col-question'), say('documents.col-score'), say('paper.col-reason')],
    bid.questions.map(({ ref, wording, mark, reason }) => [ref, wording, mark, reason]),
    [2],
  ),
  ...tableOr(
    say('paper.others-of', { name: bid.name }),
    [say('documents.col-criterion'), say('documents.col-score'), say('paper.col-reason')],
    bid.others.map(({ title, score, reason }) => [title, score, reason]),
    [1],
  ),
];

/**
 * Takes an outcome in words and figures; returns the report of it for members: a first page in plain words with a bar for
 * each total, then the figures, then what was agreed about each tender with its publishable reasons. Restricted notes,
 * individual scores and names of evaluators are not in it.
 */
export const decisionPaper = (facts: DecisionFacts): Paper => {
  const columns = figureColumns(facts);
  return {
    title: say('paper.decision-of', { title: facts.title }),
    foot: say('documents.note', { reference: facts.reference, version: facts.version, hash: facts.documentHash }),
    asOf: facts.asOf,
    blocks: [
      ...firstPage(facts),
      { newPage: true },
      { heading: say('paper.figures'), level: 2 },
      ...tableOr(
        say('paper.criteria'),
        [say('documents.col-criterion'), say('documents.col-weighting')],
        facts.criteria.map(({ title, weight }) => [title, weight]),
        [1],
      ),
      ...tableOr(
        say('paper.ranking'),
        [say('paper.col-rank'), say('paper.col-supplier'), ...columns.map(({ heading }) => heading)],
        facts.bids.map((bid) => [
          bid.rank === null ? say('paper.unranked') : String(bid.rank),
          bid.name,
          ...columns.map(({ of }) => shown(of(bid))),
        ]),
        columns.map((_, at) => at + 2),
      ),
      { text: say('paper.exact') },
      { heading: say('paper.detail'), level: 2 },
      ...facts.bids.flatMap(detail),
    ],
  };
};
