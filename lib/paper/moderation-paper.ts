import { ukDateTime } from '../procurement/uk-time';
import { say } from '../text';
import {
  type AgreedLine,
  givenWhy,
  howAgreed,
  type ModeratedItem,
  type ModerationFacts,
  moderationHead,
  moderationNote,
  standing,
} from '../workbook/moderation-record';
import { type Block, factsOr, type Paper, tableOr } from './model';

/** Parts of the reason that suppliers read, in the order of the form. */
const reasonsOf = ({ reason }: AgreedLine): [string, string][] =>
  (['shows', 'strengths', 'whyNotHigher', 'whyNotLower'] as const).map((part) => [
    `${say('records.col-publishable')}: ${say(`summary.part-${part}`).toLowerCase()}`,
    reason[part],
  ]);

const versionOf = (line: AgreedLine): [string, string][] => [
  ...reasonsOf(line),
  [say('records.col-restricted'), line.restrictedNote],
  [say('records.col-attendees'), line.attended.join('; ')],
  [say('records.col-facilitator'), line.facilitator],
  [say('records.col-agreed-at'), ukDateTime(line.at)],
  [say('records.col-differs'), line.whyDiffers],
  [say('records.col-change'), line.changeReason],
];

const answerBlocks = (item: ModeratedItem, { evaluators }: ModerationFacts): Block[] => {
  const { ref, letter } = item;
  const last = item.agreed.at(-1);
  return [
    { heading: say('records.moderated-bidder', { ref, letter }), level: 3 },
    ...tableOr(
      say('records.scores-of', { ref, letter }),
      [
        say('records.col-evaluator'),
        say('records.col-score'),
        say('records.col-given-how'),
        say('records.col-given-why'),
      ],
      item.marks.flatMap((one, at) =>
        one === null ? [] : [[evaluators[at] ?? '', one.mark, say(`records.given-${one.kind}`), givenWhy(one)]],
      ),
      [1],
    ),
    ...factsOr(say('records.agreed-of', { ref, letter }), [
      [say('records.col-consensus'), standing(item) ?? ''],
      [say('records.col-how'), howAgreed(item)],
      [say('records.col-spread'), item.marks.filter((one) => one !== null).length > 1 ? item.spread : ''],
      ...(last ? versionOf(last) : []),
    ]),
    ...item.agreed
      .slice(0, -1)
      .flatMap((line) =>
        factsOr(`${say('records.col-what-replaced')}: ${line.mark}`, [
          [say('records.col-what-replaced'), line.mark],
          ...versionOf(line),
        ]),
      ),
  ];
};

/**
 * Takes the record of a moderation; returns it as a document for reading: question by question and in it bidder by bidder,
 * who gave which score and why, what was agreed, and with whom. It says what the workbook says, and is for the same people.
 */
export const moderationPaper = (facts: ModerationFacts): Paper => {
  const questions = [
    ...new Map(facts.items.map(({ ref, wording }) => [`${ref} ${wording}`, { ref, wording }])).values(),
  ];
  return {
    title: say('records.moderation-of', { title: facts.title }),
    foot: moderationNote(facts),
    asOf: facts.asOf,
    blocks: [
      { text: say('records.moderation-note', { note: facts.reference }) },
      ...factsOr(say('paper.about'), moderationHead(facts)),
      ...questions.flatMap(({ ref, wording }): Block[] => [
        { heading: `${ref}. ${wording}`, level: 2 },
        ...facts.items
          .filter((item) => item.ref === ref && item.wording === wording)
          .flatMap((item) => answerBlocks(item, facts)),
      ]),
    ],
  };
};
