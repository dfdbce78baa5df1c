import fc from 'fast-check';
import { aDocument, aSection, aTextQuestion, someRules } from '../testing/contests';
import { law } from '../testing/laws';
import { sayIn } from '../text';
import { diffDocuments } from './diff';
import { diffInWords } from './diff-words';

const words = fc.constantFrom('Nobody', 'Named people', 'Anybody').map((en) => ({ en }));
const weight = fc.constantFrom('0', '40', '60', '100');
const question = fc
  .tuple(
    fc.constantFrom('q1', 'q2', 'q3'),
    words,
    weight,
    fc.option(fc.constantFrom('2', '3'), { nil: null }),
    fc.nat(99),
  )
  .map(([id, wording, share, threshold, effortMinutes]) =>
    aTextQuestion(id, share, { wording, threshold, effortMinutes }),
  );
const section = (id: string) =>
  fc
    .tuple(weight, words, fc.uniqueArray(question, { maxLength: 3, selector: ({ id: own }) => own }))
    .map(([share, title, questions]) => ({
      ...aSection(
        id,
        share,
        questions.map((each) => ({ ...each, id: `${id}-${each.id}` })),
      ),
      title,
    }));
const document = fc
  .tuple(
    fc.shuffledSubarray(['s1', 's2'], { minLength: 1 }),
    section('s1'),
    section('s2'),
    fc.constantFrom(null, '40', '60'),
  )
  .map(([order, s1, s2, minimumQuality]) =>
    aDocument({
      sections: order.map((id) => (id === 's1' ? s1 : s2)),
      scoring: someRules({ minimumQuality }),
    }),
  );
const say = sayIn('en');

law(
  'whatever differs is named, and what is the same is not',
  document,
  document,
  (before, after) => {
    const found = diffInWords(before, after, say);
    return (found.length === 0) === diffDocuments(before, after).same && found.every(({ lines }) => lines.length > 0);
  },
  { runs: 200 },
);

law(
  'what was is told of both ways: forwards and back name the same things',
  document,
  document,
  (before, after) => {
    const names = (list: ReturnType<typeof diffInWords>) => list.map(({ about, id }) => `${about} ${id}`).sort();
    const [there, back] = [diffInWords(before, after, say), diffInWords(after, before, say)];
    return JSON.stringify(names(there)) === JSON.stringify(names(back));
  },
  { runs: 200 },
);
