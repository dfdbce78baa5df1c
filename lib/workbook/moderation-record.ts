import { type MarkReason, reasonParts } from '../evaluation/mark-reason';
import type { MarkRoute } from '../evaluation/marking';
import { type PublishableReason, reasonText } from '../evaluation/moderation';
import type { PanelStatus } from '../evaluation/panel';
import { ukDateTime } from '../procurement/uk-time';
import { say } from '../text';
import { asWritten, text } from './cells';
import { address, type Cell, type Column, type Sheet, sheetOr, type Workbook } from './model';
import type { RecordFacts } from './record-workbooks';

/** One version of what the panel agreed; the restricted note stays with the team, as all of this record does. */
export type AgreedLine = {
  readonly mark: string;
  readonly source: 'adopted' | 'moderated';
  readonly reason: PublishableReason;
  readonly restrictedNote: string;
  readonly whyDiffers: string;
  readonly attended: readonly string[];
  readonly facilitator: string;
  /** ISO UTC. */
  readonly at: string;
  readonly changeReason: string;
};

export type GivenMark = { readonly mark: string; readonly kind: MarkRoute; readonly reason: MarkReason };

/** One answer that was scored. */
export type ModeratedItem = {
  readonly letter: string;
  readonly ref: string;
  readonly wording: string;
  readonly status: PanelStatus;
  /** In the order of the evaluators; null where somebody was not assigned. */
  readonly marks: readonly (GivenMark | null)[];
  readonly spread: string;
  /** The published score where everybody confirmed it and nothing else is recorded. */
  readonly confirmed: string | null;
  /** Every version, the one that stands last. */
  readonly agreed: readonly AgreedLine[];
};

export type ModerationFacts = RecordFacts & {
  readonly version: number;
  readonly documentHash: string;
  readonly locked: { readonly by: string /** ISO UTC. */; readonly at: string } | null;
  readonly evaluators: readonly string[];
  /** Krippendorff's alpha to two places; null where it has no value. */
  readonly agreement: string | null;
  readonly scoredTwice: number;
  /** Question by question, in it bidder by bidder. */
  readonly items: readonly ModeratedItem[];
};

const columns = (...wanted: [heading: string, width: number][]): Column[] =>
  wanted.map(([heading, width]) => ({ heading, width }));
const decimalOr = (value: string | null, other: string): Cell => (value === null ? text(other) : asWritten(value));

export const moderationNote = ({ reference, version, documentHash }: ModerationFacts): string =>
  say('documents.note', { reference, version, hash: documentHash });

/** The score that stands, or null. */
export const standing = ({ agreed, confirmed }: ModeratedItem): string | null => agreed.at(-1)?.mark ?? confirmed;

/** How the score that stands came about, in words. */
export const howAgreed = ({ agreed, status }: ModeratedItem): string => {
  const last = agreed.at(-1);
  if (last) return say(`records.how-${last.source}`);
  if (status === 'confirmed') return say('records.how-adopted');
  return say(status === 'unmarked' ? 'records.how-unmarked' : 'records.how-to-agree');
};

/** Why an evaluator gave a score, each part under its name where there are several. */
export const givenWhy = ({ reason }: GivenMark): string =>
  reasonParts(reason)
    .map(({ part, text: words }) => (part === 'reason' ? words : `${say(`records.given-${part}`)}: ${words}`))
    .join('\n');

/** State, people and counts, as both the workbook and the paper begin. */
export const moderationHead = (facts: ModerationFacts): [string, string][] => {
  const { items, locked, agreement } = facts;
  const of = (wanted: (item: ModeratedItem) => boolean): number => items.filter(wanted).length;
  const agreed = of((item) => item.agreed.at(-1)?.source === 'moderated');
  const adopted = of((item) => standing(item) !== null) - agreed;
  return [
    [say('documents.start-procurement'), facts.title],
    [say('documents.start-reference'), facts.reference],
    [say('documents.start-version'), String(facts.version)],
    [say('documents.start-hash'), facts.documentHash],
    [
      say('records.moderation-state'),
      locked === null
        ? say('records.moderation-open')
        : say('records.moderation-locked', { name: locked.by, time: ukDateTime(locked.at) }),
    ],
    [say('records.moderation-evaluators'), facts.evaluators.join('; ') || say('documents.none')],
    [
      say('records.moderation-answers'),
      say('records.moderation-counts', { all: items.length, agreed, adopted, left: items.length - agreed - adopted }),
    ],
    [
      say('records.moderation-agreement'),
      agreement === null
        ? say('records.moderation-alpha-none')
        : say('records.moderation-alpha', { alpha: agreement, count: facts.scoredTwice }),
    ],
  ];
};

const about = (facts: ModerationFacts): Sheet => ({
  name: say('records.sheet-moderation'),
  title: say('records.moderation-of', { title: facts.title }),
  note: say('records.moderation-note', { note: moderationNote(facts) }),
  table: 'ModerationTable',
  cover: true,
  columns: columns([say('documents.col-item'), 30], [say('documents.col-words'), 100]),
  rows: [
    ...moderationHead(facts),
    [say('records.moderation-check'), say('records.moderation-check-words')] as [string, string],
  ].map(([item, words]) => [text(item), text(words)]),
});

/** Headings of evaluators: two people of one name are told apart, because no two columns of a table have one heading. */
const evaluatorHeadings = (names: readonly string[]): string[] => {
  const seen = new Map<string, number>();
  return names.map((given) => {
    const name = given.trim() || say('records.col-evaluator');
    const count = (seen.get(name.toLowerCase()) ?? 0) + 1;
    seen.set(name.toLowerCase(), count);
    return count === 1 ? name : `${name} (${count})`;
  });
};

const individual = (facts: ModerationFacts): Sheet[] => {
  const first = 3;
  const spread = first + facts.evaluators.length;
  return sheetOr({
    name: say('records.sheet-individual'),
    title: say('records.title-individual'),
    note: say('records.individual-note'),
    table: 'IndividualScores',
    columns: columns(
      [say('records.col-ref'), 12],
      [say('records.col-question'), 60],
      [say('records.col-bidder-code'), 12],
      ...evaluatorHeadings(facts.evaluators).map((name): [string, number] => [name.slice(0, 200), 16]),
      [say('records.col-spread'), 10],
      [say('records.col-spread-exact'), 12],
      [say('records.col-agrees'), 10],
      [say('records.col-consensus'), 14],
    ),
    rows: facts.items.map((item, row) => {
      const marks = `${address(first, row)}:${address(spread - 1, row)}`;
      return [
        text(item.ref),
        text(item.wording),
        text(say('records.bidder-code', { letter: item.letter })),
        ...item.marks.map((given) => decimalOr(given?.mark ?? null, say('records.not-assigned'))),
        { formula: `MAX(${marks})-MIN(${marks})`, value: item.spread, places: 2 },
        asWritten(item.spread),
        { formula: `ABS(${address(spread, row)}-${address(spread + 1, row)})<1E-9`, value: true },
        decimalOr(standing(item), howAgreed(item)),
      ];
    }),
  });
};

const agreedCells = (line: AgreedLine | undefined): Cell[] => [
  text(line ? reasonText(line.reason) : ''),
  text(line?.restrictedNote ?? ''),
  text(line?.attended.join('; ') ?? ''),
  text(line?.facilitator ?? ''),
  text(line ? ukDateTime(line.at) : ''),
  text(line?.whyDiffers ?? ''),
  text(line?.changeReason ?? ''),
];
const agreedColumns = (): [string, number][] => [
  [say('records.col-publishable'), 70],
  [say('records.col-restricted'), 50],
  [say('records.col-attendees'), 30],
  [say('records.col-facilitator'), 24],
  [say('records.col-agreed-at'), 26],
  [say('records.col-differs'), 40],
  [say('records.col-change'), 40],
];

const agreed = (facts: ModerationFacts): Sheet[] =>
  sheetOr({
    name: say('records.sheet-agreed'),
    title: say('records.title-agreed'),
    note: moderationNote(facts),
    table: 'AgreedScores',
    columns: columns(
      [say('records.col-ref'), 12],
      [say('records.col-bidder-code'), 12],
      [say('records.col-individual'), 30],
      [say('records.col-consensus'), 14],
      [say('records.col-how'), 26],
      ...agreedColumns(),
    ),
    rows: facts.items.map((item) => [
      text(item.ref),
      text(say('records.bidder-code', { letter: item.letter })),
      text(
        item.marks
          .flatMap((given, at) =>
            given === null ? [] : [say('records.score-of', { name: facts.evaluators[at] ?? '', mark: given.mark })],
          )
          .join('\n'),
      ),
      decimalOr(standing(item), howAgreed(item)),
      text(howAgreed(item)),
      ...agreedCells(item.agreed.at(-1)),
    ]),
  });

const given = (facts: ModerationFacts): Sheet[] =>
  sheetOr({
    name: say('records.sheet-given'),
    title: say('records.title-given'),
    note: moderationNote(facts),
    table: 'IndividualReasons',
    columns: columns(
      [say('records.col-ref'), 12],
      [say('records.col-bidder-code'), 12],
      [say('records.col-evaluator'), 30],
      [say('records.col-score'), 10],
      [say('records.col-given-how'), 26],
      [say('records.col-given-why'), 100],
    ),
    rows: facts.items.flatMap((item) =>
      item.marks.flatMap((one, at) =>
        one === null
          ? []
          : [
              [
                text(item.ref),
                text(say('records.bidder-code', { letter: item.letter })),
                text(facts.evaluators[at] ?? ''),
                asWritten(one.mark),
                text(say(`records.given-${one.kind}`)),
                text(givenWhy(one)),
              ],
            ],
      ),
    ),
  });

const earlier = (facts: ModerationFacts): Sheet[] =>
  sheetOr({
    name: say('records.sheet-earlier'),
    title: say('records.title-earlier'),
    note: moderationNote(facts),
    table: 'EarlierVersions',
    columns: columns(
      [say('records.col-ref'), 12],
      [say('records.col-bidder-code'), 12],
      [say('records.col-what-replaced'), 14],
      ...agreedColumns(),
    ),
    rows: facts.items.flatMap((item) =>
      item.agreed
        .slice(0, -1)
        .map((line) => [
          text(item.ref),
          text(say('records.bidder-code', { letter: item.letter })),
          asWritten(line.mark),
          ...agreedCells(line),
        ]),
    ),
  });

/**
 * Takes the record of a moderation; returns it as a workbook (schedule H of the tender pack): individual scores side by
 * side with their spread worked out and checked, what the panel agreed with its reasons and who was there, why each
 * evaluator scored as they did, and what was replaced. For those who may read the moderation, and nobody else.
 */
export const moderationWorkbook = (facts: ModerationFacts): Workbook => ({
  title: say('records.moderation-of', { title: facts.title }),
  foot: moderationNote(facts),
  asOf: facts.asOf,
  locked: true,
  flat: say('records.sheet-agreed'),
  sheets: [about(facts), ...individual(facts), ...agreed(facts), ...given(facts), ...earlier(facts)],
});
