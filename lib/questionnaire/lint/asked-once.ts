import { wordsIn } from './phrases';
import { documentRule } from './rule';

/** Words that carry no meaning of their own. */
const small = new Set(
  'a an and are as at be by do does for from has have how in is it of on or our that the this to us we what which will with you your'.split(
    ' ',
  ),
);
/** Questions with fewer telling words are only compared as a whole. */
const enough = 6;
/** At least 17 words of 20 are the same. */
const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  const [least, most] = a.size < b.size ? [a.size, b.size] : [b.size, a.size];
  // Where the numbers of words differ by more, the words do too.
  if (least < enough || least * 20 < most * 17) return false;
  const both = [...a].filter((word) => b.has(word)).length;
  return both * 20 >= (a.size + b.size - both) * 17;
};

export const askedOnce = documentRule({
  id: 'asked-once',
  title: 'Nothing is asked twice',
  explanation: 'Two questions in the same words count one answer twice, and cost every supplier time.',
  fix: 'Remove one of them, or say in the wording how they differ.',
  source: 'our own',
  findings: { 'wording-twice': 'warning' },
  look: (document, raise) => {
    const places = [
      ...document.sections.flatMap(({ questions }, section) =>
        questions.map((question, at) => ({ question, path: `sections[${section}].questions[${at}].wording` })),
      ),
      ...(document.declarations ?? []).map((question, at) => ({ question, path: `declarations[${at}].wording` })),
    ];
    const seen: { ref: string; whole: string; telling: Set<string> }[] = [];
    for (const { question, path } of places) {
      const { id, ref = id } = question;
      const words = wordsIn(question.wording.en);
      const own = { ref, whole: words.join(' '), telling: new Set(words.filter((word) => !small.has(word))) };
      const earlier =
        words.length === 0
          ? undefined
          : seen.find(({ whole, telling }) => whole === own.whole || alike(telling, own.telling));
      if (earlier) raise('wording-twice', path, { ref, other: earlier.ref }, { questionId: id, detail: earlier.ref });
      seen.push(own);
    }
  },
});
