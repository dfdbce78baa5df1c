/** One of each document for reading, made of words as a change leaves them. */
import type { SummaryDocument } from '../evaluation/summary-document';
import { decisionPaper } from '../paper/decision-paper';
import type { Paper } from '../paper/model';
import { moderationPaper } from '../paper/moderation-paper';
import { paperOf } from '../paper/of-workbook';
import { questionnairePaper } from '../paper/questionnaire-paper';
import { summaryPaper } from '../paper/summary-paper';
import { type Change, everyWorkbook } from './every-workbook';
import { markedDocument } from './marked-document';
import { aModeration } from './schedules';

const asOf = '2027-02-12T09:00:00.000Z';
const about = {
  title: 'Air quality sensors',
  reference: 'PRJ-0142',
  authority: 'Brackwater Council',
  version: 1,
  documentHash: 'a'.repeat(64),
} as const;

const tender = (name: string): SummaryDocument['own'] => ({
  name,
  price: '95000.00',
  total: '86.80',
  points: [{ title: 'Security questionnaire', points: '12.00', of: '15' }],
  sections: [{ title: 'Protecting data', score: '80.00' }],
  questions: [
    {
      id: 'q1',
      ref: 'SEC-01',
      section: 'Protecting data',
      wording: 'How do you protect data?',
      mark: '4',
      max: '5',
      without: null,
      reason: [
        { part: 'shows', words: [{ text: 'Keys are kept apart.\nThey turn ' }, { withheld: ['commercial'] }] },
        { part: 'whyNotHigher', words: [{ text: 'No test is named.' }] },
      ],
    },
    {
      id: 'q2',
      ref: 'SEC-02',
      section: 'Protecting data',
      wording: 'Where?',
      mark: null,
      max: '5',
      without: 'not-asked',
      reason: [],
    },
  ],
  criteria: [
    { id: 'c1', title: 'Other quality', score: '80', max: '100', reason: [{ text: 'As described in the method.' }] },
  ],
});

/** A summary with a part of every kind. */
export const aSummary = (): SummaryDocument => ({
  format: 'assay-summary/1',
  procurement: { title: about.title, reference: about.reference },
  authority: { name: about.authority, contact: 'buyer@example.test' },
  law: 'act',
  supplier: { name: 'Birch Networks', postal: '1 Mill Lane\nBrackwater', email: 'b@example.test', identifier: 'none' },
  version: { number: 1, hash: about.documentHash },
  outcome: 'ranked',
  rank: 2,
  why: [[{ text: 'Alder Systems has the highest total.' }]],
  award: {
    how: 'Points are added up.',
    criteria: [{ title: 'Security questionnaire', weight: '15', how: 'Scores from 0 to 5.' }],
    marks: [{ mark: '5', label: 'Excellent', text: 'Everything is shown.' }],
  },
  own: tender('Birch Networks'),
  winner: { ...tender('Alder Systems'), price: null },
});

const bid = (name: string, rank: number | null, total: string | null) => ({
  name,
  rank,
  security: '12.00',
  other: null,
  pricePoints: '38.50',
  quality: '80.00',
  total,
  share: total === null ? null : Number(total) / 100,
  price: '£95,000',
  because: total === null ? ['it fails requirement SEC-01'] : [],
  decided: total === null ? [{ ref: 'SEC-01', reason: 'No certificate was given.' }] : [],
  sections: [{ title: 'Protecting data', score: '80.00' }],
  questions: [{ ref: 'SEC-02', wording: 'Who can reach it?', mark: '4', reason: 'Shows a gateway and its log.' }],
  others: [{ title: 'Other quality', score: '80', reason: 'As described in the method statement' }],
});

/** Name and paper of each; facts pass through `change` on their way. */
export const everyPaper = (change: Change = (facts) => facts): [name: string, paper: Paper][] => {
  const books = new Map(everyWorkbook(change));
  const ofBook = (name: string): [string, Paper][] => {
    const book = books.get(name);
    return book ? [[name, paperOf(book)]] : [];
  };
  const published = { ...about, publishedAt: '2026-12-01T09:00:00.000Z', document: markedDocument().document };
  return [
    ['questionnaire', questionnairePaper(change(published))],
    ['assessment summary', summaryPaper(change(aSummary()), asOf)],
    [
      'decision report',
      decisionPaper({
        ...change({
          ...about,
          sentences: ['Alder Systems has the highest total, 86.80.'],
          how: 'Points are added up.',
          criteria: [{ title: 'Security', weight: '15' }],
          bids: [bid('Alder Systems', 1, '86.80'), bid('Birch Networks', 2, '82.60'), bid('Cedar', null, null)],
        }),
        asOf,
        finalAt: '12 February 2027 at 9:00am',
        openedAt: '22 January 2027 at 12:05pm',
        order: 'highest',
      }),
    ],
    ['moderation record for reading', moderationPaper(aModeration('It says how.', change))],
    ...ofBook('opening record'),
    ...ofBook('clarification log'),
  ];
};
