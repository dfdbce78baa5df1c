import fc from 'fast-check';
import { answerFaults } from '../question/kinds';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import { everyQuestion, findQuestion } from '../questionnaire/find';
import { canonical } from '../questionnaire/hash';
import { aDocument, aSection } from '../testing/contests';
import { law } from '../testing/laws';
import { type CarriedOver, CarryReport, carryOver } from './carry-over';
import { blockersOf, stopsOf } from './completeness';
import { askedOf, isStarted } from './relevant';
import { entriesOf, entryOf, type StoredAnswer } from './stored-answer';

const words = fc.constantFrom('Nobody', 'Named people', 'Anybody').map((en) => ({ en }));
const option = (id: string) => words.map((label) => ({ id, label }));
const settings: fc.Arbitrary<Pick<Question, 'kind' | 'settings'>> = fc.oneof(
  fc.constant({ kind: 'yes-no' as const }),
  fc
    .tuple(option('a'), option('b'), fc.boolean())
    .map(([a, b, both]) => ({ kind: 'single-choice' as const, settings: { options: both ? [a, b] : [a] } })),
  fc.tuple(option('a'), option('b'), fc.boolean()).map(([a, b, noneOfThese]) => ({
    kind: 'multiple-choice' as const,
    settings: { options: [a, b], noneOfThese },
  })),
  fc.constantFrom(3, 500).map((maxLength) => ({ kind: 'short-text' as const, settings: { maxLength } })),
  fc.constantFrom(1, 500).map((wordLimit) => ({ kind: 'long-text' as const, settings: { wordLimit } })),
  fc
    .constantFrom({ unit: { en: 'hours' } }, { unit: { en: 'days' } }, { unit: { en: 'hours' }, max: '3' })
    .map((set) => ({
      kind: 'number' as const,
      settings: set,
    })),
  fc.constant({ kind: 'date' as const }),
  fc.constant({ kind: 'file' as const }),
  fc.tuple(fc.boolean(), words).map(([two, label]) => ({
    kind: 'table' as const,
    settings: {
      columns: [{ id: 'c1', label }, ...(two ? [{ id: 'c2', label: { en: 'Country' } }] : [])],
      nilAllowed: true,
    },
  })),
);

const ids = ['q0', 'q1', 'q2', 'q3'];
const document: fc.Arbitrary<QuestionnaireDocument> = fc
  .tuple(
    ...ids.map((id, at) =>
      fc.option(
        fc.tuple(settings, words, fc.boolean(), fc.boolean()).map(
          ([form, wording, hidden, evidenceRequired]) =>
            ({
              id,
              wording,
              principle: 1,
              purpose: 'information',
              evidenceRequired,
              showIf: hidden && at > 0 ? { question: 'q0', operator: 'is', value: 'yes' } : null,
              ...form,
            }) as Question,
        ),
        { nil: null, freq: 5 },
      ),
    ),
  )
  .map((list) =>
    aDocument({
      sections: [
        aSection(
          's1',
          '100',
          list.filter((each) => each !== null),
        ),
      ],
    }),
  );

const value = fc.constantFrom<StoredAnswer['value']>(
  '',
  'yes',
  'no',
  'a',
  'b',
  'not an option',
  '4',
  '2026-06-01',
  'nil',
  [],
  ['a'],
  ['a', 'b'],
  ['none-of-these'],
  [['one']],
  [['one', 'two']],
  [['', '']],
);
const answers = fc
  .tuple(...ids.map(() => fc.option(fc.tuple(value, fc.boolean()), { nil: null, freq: 6 })))
  .map((list) => {
    const found = new Map<string, { answer: StoredAnswer }>();
    for (const [at, given] of list.entries())
      if (given) found.set(`q${at}`, { answer: { value: given[0], extras: {}, evidence: given[1] ? ['f1'] : [] } });
    return found;
  });
const files = [{ id: 'f1', sha256: 'a'.repeat(64), name: 'Plan.pdf', size: 3 }];

/** The answers as they stand afterwards. */
const after = (given: ReadonlyMap<string, { answer: StoredAnswer }>, { emptied }: CarriedOver) =>
  new Map([...given, ...[...emptied].map(([id, answer]) => [id, { answer }] as const)]);

const facts = { version: 2, confirmedVersion: true, uploading: [], completedSections: new Set<string>() };

law('nothing invalid is carried as valid', document, document, answers, (v1, v2, given) => {
  const carried = carryOver(v1, v2, given, files);
  const entries = entriesOf(v2, after(given, carried), files);
  const stopped = stopsOf(blockersOf(v2, entries, facts)).map(({ questionId }) => questionId);
  return carried.report.kept.every(({ questionId }) => {
    const question = findQuestion(v2, questionId);
    return (
      question !== undefined &&
      question.kind === findQuestion(v1, questionId)?.kind &&
      answerFaults(question, entries[questionId]?.value).length === 0 &&
      !stopped.includes(questionId)
    );
  });
});

law(
  'what would be sent after carrying over was kept, or is one of the answers to look at',
  document,
  document,
  answers,
  (v1, v2, given) => {
    const carried = carryOver(v1, v2, given, files);
    const entries = entriesOf(v2, after(given, carried), files);
    const known = new Set([...carried.report.kept, ...carried.report.look].map(({ questionId }) => questionId));
    return everyQuestion(v2).every(
      (question) =>
        !askedOf(v2, entries).has(question.id) || !isStarted(question, entries[question.id]) || known.has(question.id),
    );
  },
);

law('an answer that fits is never lost', document, document, answers, (v1, v2, given) => {
  const { report, emptied } = carryOver(v1, v2, given, files);
  for (const [id, { answer }] of given) {
    const aside = report.look.find(({ questionId }) => questionId === id)?.aside;
    const [old, now] = [findQuestion(v1, id), findQuestion(v2, id)];
    // Taken out of its question, it is in the report in full, unless nothing was given.
    if (emptied.has(id) && old && isStarted(old, entryOf(old, answer, files)))
      if (!aside || canonical(aside) !== canonical(answer)) return false;
    // The very same question leaves its answer as it is.
    if (old && now && canonical(old) === canonical(now) && old.kind !== 'file' && emptied.has(id)) {
      const readable = carryOver(v1, v1, new Map([[id, { answer }]]), files).emptied.has(id) === false;
      if (readable) return false;
    }
  }
  return true;
});

law(
  'a version carried over to itself keeps every finished answer and sets aside nothing readable',
  document,
  answers,
  (v1, given) => {
    const { report, emptied } = carryOver(v1, v1, given, files);
    if (emptied.size > 0)
      return [...emptied.keys()].every(
        (id) => report.look.some((one) => one.questionId === id) || !report.kept.some((one) => one.questionId === id),
      );
    return report.gone.length === 0 && report.added.length === 0 && report.kept.every(({ changed }) => !changed);
  },
);

law('the report can be kept as JSON', document, document, answers, (v1, v2, given) => {
  const { report } = carryOver(v1, v2, given, files);
  return canonical(CarryReport.parse(JSON.parse(JSON.stringify(report)))) === canonical(report);
});
