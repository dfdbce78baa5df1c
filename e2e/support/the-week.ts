import type { Answer, Asked, Evidence } from './answering';
import type { Agreed, Given, Place } from './marking';

/** The five changes apart, these weightings are the officer's own: of each section, and of questions in theirs. */
export const sectionWeights = {
  'Understanding your connected place and the potential impacts': '3',
  'Understanding the risks to your connected place': '5',
  'Understanding cyber security governance and skills': '3',
  "Understanding your suppliers' role within your connected place": '3',
  'Understanding legal and regulatory requirements': '3',
  'Designing your connected place architecture': '10',
  'Designing your connected place to reduce exposure': '22',
  'Designing your connected place to protect its data': '14',
  'Designing your connected place to be resilient and scalable': '3',
  'Designing your connected place monitoring': '3',
  "Managing your connected place's privileges": '5',
  "Managing your connected place's supply chain": '3',
  'Managing your connected place throughout its life cycle': '18',
  'Managing incidents and planning your response and recovery': '5',
};
export const questionWeights = {
  'P07-01': '25',
  'P07-02': '25',
  'P07-03': '25',
  'P07-04': '25',
  'P08-02': '30',
  'P08-04': '30',
  'P08-06': '40',
  'P13-01': '20',
  'P13-02': '20',
  'P13-03': '20',
  'P13-04': '20',
  'P13-07': '20',
};

export type Bidder = 'fenbright' | 'topmast' | 'corrin' | 'willowbank';
export const names: Record<Bidder, string> = {
  fenbright: 'Fenbright Sensing Ltd',
  topmast: 'Topmast Devices Ltd',
  corrin: 'Corrin Radio Ltd',
  willowbank: 'Willowbank Telemetry Ltd',
};

/** One question: what each answers (options by letter), and the mark out of 5 that the panel ends with. */
type Line = Record<'fenbright' | 'topmast' | 'corrin', readonly [answer: string, mark: string]>;
const said = (fenbright: Line['fenbright'], topmast: Line['topmast'], corrin: Line['corrin'] = ['a', '5']): Line => ({
  fenbright,
  topmast,
  corrin,
});

/** Answers with published marks. Topmast claims the top of everything and attaches nothing. */
const structured: Readonly<Record<string, Line>> = {
  // No letter of a tester: the panel lowers the 5 that Topmast claims to 1.
  'P02-04': said(['b', '4'], ['a', '1']),
  'P03-01': said(['a', '5'], ['a', '5']),
  'P05-05': said(['b', '4'], ['a', '5']),
  'P06-02': said(['b', '4'], ['a', '5']),
  'P06-03': said(['b', '4'], ['a', '5']),
  'P07-02': said(['b', '4'], ['a', '5']),
  'P07-03': said(['b', '4'], ['a', '5']),
  'P07-04': said(['abc', '3'], ['abcde', '5'], ['abcde', '5']),
  'P08-02': said(['b', '4'], ['a', '5']),
  'P08-04': said(['b', '4'], ['a', '5']),
  'P10-01': said(['abcd', '4'], ['abcde', '5'], ['abcde', '5']),
  'P11-01': said(['c', '3'], ['a', '5']),
  'P13-01': said(['2031-03-31', '5'], ['2029-06-30', '1'], ['2031-03-31', '5']),
  'P13-02': said(['c', '3'], ['a', '5']),
  'P13-03': said(['abcd', '4'], ['abcde', '5'], ['abcde', '5']),
  'P13-04': said(['b', '4'], ['a', '5']),
  'P14-01': said(['12', '4'], ['4', '5'], ['4', '5']),
};

/** Marks that two people give and the panel agrees: Fenbright, Topmast, Corrin. */
const judged: Readonly<Record<string, readonly [string, string, string]>> = {
  'P01-02': ['4', '3', '3'],
  'P04-01': ['3', '4', '3'],
  'P07-01': ['3', '2', '3'],
  'P08-06': ['4', '2', '3'],
  'P09-01': ['3', '3', '3'],
  'P12-01': ['4', '1', '3'],
  'P13-07': ['5', '2', '3'],
};
/** The gate: options by letter; Corrin has none of these. */
const gate: Readonly<Record<Bidder, string>> = { fenbright: 'b', topmast: 'a', corrin: 'e', willowbank: 'b' };

const order: readonly Bidder[] = ['fenbright', 'topmast', 'corrin'];

/**
 * The result, worked out by hand. Each mark is a share of 5; a section is the weighted mean of its questions.
 *
 * Fenbright: P1 4/5 of 3 = 2.4; P2 4/5 of 5 = 4; P3 5/5 of 3 = 3; P4 3/5 of 3 = 1.8; P5 4/5 of 3 = 2.4; P6 (4, 4) 4/5 of
 * 10 = 8; P7 (3, 4, 4, 3) 3.5/5 of 22 = 15.4; P8 4/5 of 14 = 11.2; P9 3/5 of 3 = 1.8; P10 4/5 of 3 = 2.4; P11 3/5 of
 * 5 = 3; P12 4/5 of 3 = 2.4; P13 (5, 3, 4, 4, 5) 4.2/5 of 18 = 15.12; P14 4/5 of 5 = 4. Sum 76.92. Of 60 points: 46.152.
 * Price: the lowest that is compared, 40. Total 86.152 = 10769/125.
 *
 * Topmast: 3/5 of 3 = 1.8; 1/5 of 5 = 1; 3; 4/5 of 3 = 2.4; 3; 10; P7 (2, 5, 5, 5) 4.25/5 of 22 = 18.7; P8 40% at 2/5
 * and 60% at 5/5 is 76% of 14 = 10.64; 3/5 of 3 = 1.8; 3; 5; 1/5 of 3 = 0.6; P13 (1, 5, 5, 5, 2) 3.6/5 of 18 = 12.96; 5.
 * Sum 78.9. Of 60 points: 47.34. Price: 40 x 150000/160000 = 37.5. Total 84.84 = 2121/25.
 *
 * Had the claim of a test been believed, Topmast would have 4 more in P2, so 2.4 points more, and would have won. Had
 * Corrin's 100000 counted as the lowest price, Fenbright would have 26.67 for price.
 */
export const byHand = {
  fenbright: {
    security: '76.92',
    securityPoints: '46.15',
    price: '150,000.00',
    points: '40.00',
    total: '86.15',
    exact: '10769/125',
  },
  topmast: {
    security: '78.90',
    securityPoints: '47.34',
    price: '160,000.00',
    points: '37.50',
    total: '84.84',
    exact: '2121/25',
  },
} as const;
export const prices: Readonly<Record<string, string>> = {
  [names.fenbright]: '150000.00',
  [names.topmast]: '160000.00',
  [names.corrin]: '100000.00',
};

const optionsOf = (asked: Asked, letters: string): string[] =>
  [...letters].map((letter) => asked.options[letter.charCodeAt(0) - 97] ?? '');

/** What a bidder answers. Fenbright shows evidence, and has a text that a spreadsheet would take for a formula. */
export const answersOf =
  (bidder: Bidder, evidence: Evidence) =>
  (asked: Asked): Answer => {
    const line = bidder === 'willowbank' ? 'corrin' : bidder;
    if (asked.kind === 'files') return { evidence: [evidence] };
    if (asked.kind === 'table')
      return { value: asked.rows.map(() => asked.columns.map(() => 'Ours, named and dated')) };
    if (asked.kind === 'text')
      return {
        value: bidder === 'fenbright' ? '=1+1 is how we count: tested, then signed off by you.' : 'We check it.',
      };
    const answer = asked.code === 'P03-02' ? gate[bidder] : (structured[asked.code]?.[line][0] ?? '');
    if (asked.kind === 'choice') return { value: optionsOf(asked, answer)[0] ?? '' };
    if (asked.kind === 'choices') return { value: optionsOf(asked, answer) };
    return { value: answer, ...(asked.evidenceNeeded ? { evidence: [evidence] } : {}) };
  };

/** Tells bidders apart by what each answered to the gate. */
export function lettersOf(answers: Readonly<Record<string, string>>): Record<string, Bidder> {
  const of = (words: string): Bidder =>
    /None of these/.test(words) ? 'corrin' : /Cyber Essentials Plus/.test(words) ? 'topmast' : 'fenbright';
  return Object.fromEntries(Object.entries(answers).map(([letter, words]) => [letter, of(words)]));
}

/** How far apart the two are about one table, of which the panel then agrees the mark between. */
const apart = 'P04-01';

/** What an evaluator gives: the `first` and the second differ in one place. */
export const marksOf =
  (letters: Readonly<Record<string, Bidder>>, first: boolean) =>
  ({ question, letter }: Place): Given => {
    const bidder = letters[letter] ?? 'corrin';
    const line = structured[question];
    if (line) {
      const mark = line[bidder === 'willowbank' ? 'corrin' : bidder][1];
      const lowered = question === 'P02-04' && bidder === 'topmast';
      return {
        mark,
        ...(lowered ? { reason: 'No letter of a tester is attached; an own test is all that is shown.' } : {}),
      };
    }
    const agreed = agreedMark(question, bidder);
    const mark = question === apart && bidder === 'fenbright' ? (first ? '4' : '2') : agreed;
    return { mark, reason: `Meets the description of ${mark}, as the answer shows.` };
  };

const agreedMark = (question: string, bidder: Bidder): string =>
  structured[question]?.[bidder === 'willowbank' ? 'corrin' : bidder][1] ??
  judged[question]?.[order.indexOf(bidder)] ??
  '0';

/** What the panel agrees. */
export const agreedOf =
  (letters: Readonly<Record<string, Bidder>>) =>
  ({ question, letter }: Place): Agreed => {
    const bidder = letters[letter] ?? 'corrin';
    return {
      mark: agreedMark(question, bidder),
      shows: `To ${question}, Bidder ${letter} shows what its evidence supports.`,
      whyNotHigher: `What the next mark of ${question} asks for is not shown by Bidder ${letter}.`,
      whyNotLower: `Everything that this mark of ${question} asks for is shown by Bidder ${letter}.`,
      ...(question === apart && bidder === 'fenbright' ? { whyDiffers: 'Both had missed a part of the table.' } : {}),
    };
  };
