import fc from 'fast-check';
import { answerFaults } from '../question/kinds';
import type { Question } from '../questionnaire/document';
import { everyQuestion } from '../questionnaire/find';
import { aDocument, aSection } from '../testing/contests';
import { law } from '../testing/laws';
import { blockersOf, maySubmit, progressOf, type ResponseFacts } from './completeness';
import { type AnswerEntries, valuesOf } from './extras';
import { askedOf, relevantEntries } from './relevant';
import { snapshotHash, takeSnapshot } from './snapshot';

const question = (id: number, showIf: Question['showIf']): Question => ({
  id: `q${id}`,
  kind: 'yes-no',
  wording: { en: `Question ${id}` },
  principle: 1,
  purpose: 'information',
  showIf: showIf ?? null,
});

const document = fc
  .array(fc.option(fc.record({ on: fc.nat(6), value: fc.constantFrom('yes', 'no') }), { nil: null }), {
    minLength: 1,
    maxLength: 7,
  })
  .map((list) =>
    aDocument({
      sections: [
        aSection(
          's1',
          '100',
          list.map((showIf, at) =>
            question(
              at,
              showIf && showIf.on < at ? { question: `q${showIf.on}`, operator: 'is', value: showIf.value } : null,
            ),
          ),
        ),
      ],
    }),
  );
const entries: fc.Arbitrary<AnswerEntries> = fc
  .array(fc.constantFrom('yes', 'no', '', 'maybe'), { maxLength: 8 })
  .map((list) => Object.fromEntries(list.map((value, at) => [`q${at}`, { value }])));
const facts: ResponseFacts = { version: 1, confirmedVersion: true, uploading: [], completedSections: new Set(['s1']) };

law(
  'a response may be submitted exactly when no answer that is asked has a fault',
  document,
  entries,
  (start, given) => {
    const asked = askedOf(start, given);
    const values = valuesOf(given);
    const sound = everyQuestion(start).every(
      (each) => !asked.has(each.id) || answerFaults(each, values[each.id]).length === 0,
    );
    return maySubmit(blockersOf(start, given, facts)) === sound;
  },
);

law('what is submitted depends only on what is asked', document, entries, (start, given) => {
  const kept = relevantEntries(start, given);
  const input = {
    document: start,
    documentHash: '0'.repeat(64),
    version: 1,
    lotIds: [],
    declaration: { name: 'A', role: 'B', confirmed: true } as const,
  };
  return (
    snapshotHash(takeSnapshot({ ...input, entries: given })) ===
      snapshotHash(takeSnapshot({ ...input, entries: kept })) &&
    Object.keys(kept).every((id) => askedOf(start, given).has(id))
  );
});

law(
  'no more is answered than is asked, and a completed section has nothing to fix',
  document,
  entries,
  (start, given) => {
    const { sections, answered, asked } = progressOf(start, given, facts);
    const sound = maySubmit(blockersOf(start, given, facts));
    return answered <= asked && (sections[0]?.state === 'completed') === sound;
  },
);
