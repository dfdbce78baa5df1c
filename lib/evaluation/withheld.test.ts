import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { law } from '../testing/laws';
import { groundsIn, type Segment, standsIn, type Withheld, withholdIn, withholdingGrounds } from './withheld';

const shown = (segments: readonly Segment[]): string[] =>
  segments.flatMap((segment) => ('text' in segment ? [segment.text] : []));
const commercial = (words: string): Withheld => ({ words, ground: 'commercial' });

describe('withheld words', () => {
  it('go wherever they stand, whatever the white space and capitals', () => {
    const text = 'Keys from Acme HSM. The acme\n hsm is audited.';
    expect(withholdIn(text, [commercial('Acme HSM')])).toEqual([
      { text: 'Keys from ' },
      { withheld: ['commercial'] },
      { text: '. The ' },
      { withheld: ['commercial'] },
      { text: ' is audited.' },
    ]);
  });

  it('that overlap become one place with the grounds of both', () => {
    const both: Withheld[] = [commercial('the north gate'), { words: 'gate code', ground: 'national-security' }];
    const segments = withholdIn('At the north gate code 7 is used.', both);
    expect(segments).toEqual([
      { text: 'At ' },
      { withheld: ['commercial', 'national-security'] },
      { text: ' 7 is used.' },
    ]);
    expect(groundsIn(segments)).toEqual(['commercial', 'national-security']);
  });

  it('are taken as words, never as a pattern', () => {
    expect(standsIn('cost (£9.50) each', '(£9.50)')).toBe(true);
    expect(standsIn('cost £9x50', '£9.50')).toBe(false);
    expect(withholdIn('anything', [commercial('.*'), commercial('  ')])).toEqual([{ text: 'anything' }]);
  });
});

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '.', '(', '\n', 'é'), maxLength: 30 });
const asked = fc.array(
  fc.record({
    words: fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', 'é'), minLength: 1, maxLength: 4 }),
    ground: fc.constantFrom(...withholdingGrounds),
  }),
  { maxLength: 4 },
);

law('nothing that is shown holds withheld words', letters, asked, (text, withheld) =>
  shown(withholdIn(text, withheld)).every((run) => withheld.every(({ words }) => !standsIn(run, words))),
);
law(
  'what is shown stands in the text in its order, and all of it where nothing is withheld',
  letters,
  asked,
  (text, withheld) => {
    let at = 0;
    for (const run of shown(withholdIn(text, withheld))) {
      const found = text.indexOf(run, at);
      if (found < 0) return false;
      at = found + run.length;
    }
    return shown(withholdIn(text, [])).join('') === text;
  },
);
law('the order in which words were withheld makes no difference', letters, asked, (text, withheld) => {
  expect(withholdIn(text, withheld.toReversed())).toEqual(withholdIn(text, withheld));
});
