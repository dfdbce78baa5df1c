import { type AssessedTender, type SummaryDocument, segmentsOf } from '../evaluation/summary-document';
import { groundsIn, type Segment } from '../evaluation/withheld';
import type { Message } from '../result';
import { parseDecimal, toDecimal } from '../scoring/fraction';
import { say } from '../text';
import { type Block, factsOr, type Paper, paragraphs, tableOr } from './model';

/** Words of a reason with a mark in the place of what is withheld. */
const wordsOf = (words: readonly Segment[]): string =>
  words
    .map((segment) => {
      if ('text' in segment) return segment.text;
      const [only] = segment.withheld;
      return say(segment.withheld.length > 1 || !only ? 'summary.withheld-both' : `summary.withheld-${only}`);
    })
    .join('');

const pounds = (amount: string): string =>
  `£${toDecimal(parseDecimal(amount), 2).replace(/\B(?=(\d{3})+(?=\.))/g, ',')}`;

const questionBlocks = (question: AssessedTender['questions'][number]): Block[] => [
  { heading: `${question.ref}. ${question.wording}`, level: 4 },
  {
    text:
      question.mark !== null
        ? say('summary.score-of', { mark: question.mark, max: question.max })
        : say(`summary.without-${question.without ?? 'not-marked'}`),
  },
  ...(question.reason.length === 0 && question.without === null ? [{ text: say('summary.no-reason') }] : []),
  ...question.reason.map(({ part, words }) => ({ text: `${say(`summary.part-${part}`)}: ${wordsOf(words)}` })),
];

const assessed = (tender: AssessedTender): Block[] => {
  const titles = [...new Set(tender.questions.map(({ section }) => section))];
  return [
    {
      text: tender.total === null ? say('summary.no-total') : say('summary.total', { total: tender.total }),
      strong: true,
    },
    ...(tender.price === null ? [] : [{ text: say('summary.own-price', { price: pounds(tender.price) }) }]),
    ...tableOr(
      say('summary.points-caption', { name: tender.name }),
      [say('summary.column-part'), say('summary.column-points'), say('summary.column-of')],
      tender.points.map(({ title, points, of }) => [title, points, of]),
      [1, 2],
    ),
    ...tableOr(
      say('summary.sections-caption', { name: tender.name }),
      [say('summary.column-section'), say('summary.column-score')],
      tender.sections.map(({ title, score }) => [title, score]),
      [1],
    ),
    ...titles.flatMap((title): Block[] => [
      { heading: title, level: 3 },
      ...tender.questions.filter(({ section }) => section === title).flatMap(questionBlocks),
    ]),
    ...tender.criteria.flatMap(({ title, score, max, reason }): Block[] => [
      { heading: title, level: 3 },
      { text: score !== null ? say('summary.score-of', { mark: score, max }) : say('summary.without-not-marked') },
      ...(reason.length > 0 ? [{ text: wordsOf(reason) }] : []),
    ]),
  ];
};

const award = ({ award: given, version }: SummaryDocument, portal: boolean): Block[] => [
  { heading: say('summary.award-heading'), level: 2 },
  { text: given.how },
  ...tableOr(
    say('summary.award-heading'),
    [say('summary.column-criterion'), say('summary.column-weight'), say('summary.column-how')],
    given.criteria.map(({ title, weight, how }) => [title, weight, how]),
    [1],
  ),
  ...tableOr(
    say('summary.marks-caption'),
    [say('summary.column-mark'), say('summary.column-meaning')],
    given.marks.map(({ mark, label, text }) => [`${mark} ${label}`, text]),
  ),
  {
    text: portal
      ? say('summary.award-where-portal', { version: version.number, hash: version.hash })
      : say('summary.award-where', { version: version.number }),
  },
];

/**
 * Takes an assessment summary, when it was released or last stood, whether responses came by a portal, and what there is
 * to say of the standstill once it was released; returns it as a document that says what its page says.
 */
export const summaryPaper = (
  document: SummaryDocument,
  asOf: string,
  portal = false,
  standstill: readonly Message[] = [],
): Paper => {
  const { supplier, procurement, authority, outcome, rank, why, own, winner, law, version } = document;
  const grounds = groundsIn(segmentsOf(document));
  return {
    title: say('paper.summary-of', { name: supplier.name }),
    foot: say('documents.note', { reference: procurement.reference, version: version.number, hash: version.hash }),
    asOf,
    blocks: [
      ...(grounds.length > 0
        ? [{ intro: say('summary.withheld-in'), list: grounds.map((ground) => say(`summary.ground-${ground}`)) }]
        : []),
      { heading: say('summary.supplier-heading'), level: 2 },
      ...factsOr(say('summary.supplier-heading'), [
        [say('summary.supplier'), supplier.name],
        [say('summary.postal'), supplier.postal],
        [say('summary.email'), supplier.email],
        [say('summary.identifier'), supplier.identifier],
        [say('summary.procurement'), `${procurement.title}, ${procurement.reference}`],
        [say('summary.authority'), authority.name],
        [say('summary.outcome'), say(`summary.outcome-${outcome}`, { rank: rank ?? '' })],
      ]),
      ...(standstill.length > 0
        ? [
            { heading: say('summary.standstill-heading'), level: 2 } as const,
            ...standstill.map((one) => ({ text: say(one) })),
          ]
        : []),
      ...(why.length > 0
        ? [
            { heading: say('summary.why-heading'), level: 2 } as const,
            ...why.flatMap((words) => paragraphs(wordsOf(words))),
          ]
        : []),
      ...award(document, portal),
      { heading: say('summary.own-heading'), level: 2 },
      ...assessed(own),
      ...(winner
        ? [{ heading: say('summary.winner-heading', { name: winner.name }), level: 2 } as const, ...assessed(winner)]
        : []),
      ...(law && standstill.length === 0 ? [{ text: say('summary.standstill') }] : []),
      ...(law ? [{ text: say(`summary.law-${law}`) }] : []),
    ],
  };
};
