/** A made-up contest of any size for measurements: the same every time. */
import { shareHundred } from '../scoring/weights';

const words =
  'the platform keeps each device on its own network and rotates its keys every ninety days under review'.split(' ');

/** Text of `count` words that differs with `salt`, so that a parser cannot share strings. */
const prose = (count: number, salt: number): string =>
  Array.from({ length: count }, (_, i) => words[(i * 7 + salt) % words.length]).join(' ');

const equalWeights = (count: number): string[] => shareHundred(Array.from({ length: count }, () => '1'));

/**
 * Gives a contest in the format `assay-contest/1`: 14 sections (or fewer), every third question free text of 200
 * words, every fifth of the rest shown only if an earlier answer was given, and no gate failed.
 */
export function benchContest(bids: number, questions: number): unknown {
  const sectionCount = Math.min(14, questions);
  const perSection = Array.from({ length: sectionCount }, (_, s) => Math.floor((questions + s) / sectionCount));
  const sectionWeights = equalWeights(sectionCount);
  const textIds = new Set<string>();
  const ids: string[] = [];
  const sections = perSection.map((count, s) => {
    const weights = equalWeights(count);
    return {
      id: `s${s + 1}`,
      title: { en: `Section ${s + 1}` },
      weight: sectionWeights[s],
      threshold: null,
      questions: Array.from({ length: count }, (_, q) => {
        const id = `s${s + 1}q${q + 1}`;
        const text = q % 3 === 2;
        const first = `s${s + 1}q1`;
        ids.push(id);
        if (text) textIds.add(id);
        return {
          id,
          kind: text ? 'long-text' : 'single-choice',
          wording: { en: `Question ${q + 1} of section ${s + 1}` },
          principle: s + 1,
          purpose: 'award-criterion',
          weight: weights[q],
          threshold: null,
          showIf: q > 0 && q % 5 === 0 ? { question: first, operator: 'isNot', value: 'd' } : null,
          settings: text
            ? { wordLimit: 300 }
            : {
                options: ['a', 'b', 'c', 'd'].map((option, i) => ({
                  id: option,
                  label: { en: option },
                  mark: String(5 - i),
                })),
              },
        };
      }),
    };
  });
  return {
    format: 'assay-contest/1',
    questionnaire: {
      format: 'assay-questionnaire/1',
      title: { en: 'Measured contest' },
      scoring: {
        scale: { min: '0', max: '5', step: '1', method: 'over-max' },
        notApplicable: 'redistribute',
        rounding: { places: 2, mode: 'half-up' },
        tieBreakers: [{ by: 'section', id: 's1' }, { by: 'price' }],
        minimumQuality: null,
        award: { mode: 'points', security: '60', criteria: [], price: { formula: 'T4', weight: '40' } },
      },
      sections,
    },
    bids: Array.from({ length: bids }, (_, b) => ({
      bidder: `Bidder ${b + 1}`,
      answers: Object.fromEntries(
        ids.map((id, q) => [
          id,
          textIds.has(id) ? prose(200, b * 31 + q) : 'abcd'[(b * 3 + q * 5 + ((b * q) % 7)) % 4],
        ]),
      ),
      marks: Object.fromEntries([...textIds].map((id, q) => [id, String((b * 5 + q * 3) % 6)])),
      decisions: {},
      notApplicable: [],
      criteria: {},
      price: `${100_000 + b * 137}.00`,
    })),
  };
}
