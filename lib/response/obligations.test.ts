import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMarkedChoice } from '@/lib/testing/closed-procurement';
import { aGate } from '@/lib/testing/contests';
import { aGuidedQuestion, aPublishableDocument } from '@/lib/testing/drafts';
import { isRealDate } from '../question/date';
import type { Question } from '../questionnaire/document';
import type { AnswerEntry } from './extras';
import { proposedObligations } from './obligations';
import { takeSnapshot } from './snapshot';

const extras = { assuranceBasis: true, notYet: true, notApplicable: true };
const figure = {
  ...aGuidedQuestion('Q-N'),
  kind: 'number',
  settings: { unit: { en: 'hours' }, bands: [], otherwise: '0' },
} as unknown as Question;
const day = { ...aGuidedQuestion('Q-D'), kind: 'date', settings: { notKnown: true } } as unknown as Question;
const document = aPublishableDocument({
  sections: [
    {
      id: 's1',
      title: { en: 'Data' },
      weight: '100',
      threshold: null,
      questions: [
        aGate('Q-C', 'condition-of-participation'),
        { ...aGate('Q-R'), extras: { notYet: true, assuranceBasis: true } },
        { ...aGuidedQuestion('Q-A'), extras },
        { ...aMarkedChoice('Q-B'), extras },
        figure,
        day,
      ],
    },
  ],
});
const file = { sha256: 'a'.repeat(64), name: 'Certificate.pdf', size: 10 };

const promised = (answers: Record<string, AnswerEntry>) =>
  proposedObligations(
    document,
    takeSnapshot({
      document,
      documentHash: 'a'.repeat(64),
      version: 1,
      entries: answers,
      lotIds: [],
      declaration: { name: 'A', role: 'B', confirmed: true },
    }),
  );

describe('what an answer promises', () => {
  it('is a dated commitment where something is not in place yet, and then no requirement that is met', () => {
    const notYet = { by: '2027-06-30', text: ' Single sign-on ' };
    expect(promised({ 'Q-R': { value: 'yes', extras: { notYet } } })).toMatchObject([
      { key: 'commitment.Q-R', kind: 'commitment', words: 'Single sign-on', due: '2027-06-30' },
    ]);
  });

  it('is a requirement for the life of the contract; a condition of participation promises nothing', () => {
    expect(promised({ 'Q-C': { value: 'yes' }, 'Q-R': { value: 'yes' } })).toMatchObject([
      { kind: 'requirement', questionId: 'Q-R', due: null },
    ]);
  });

  it('is evidence that runs out, with the names of its files', () => {
    const answer = {
      value: 'We test it.',
      extras: { assurance: { basis: 'certified' as const, expires: '2027-02-03' } },
      evidence: [file],
    };
    expect(promised({ 'Q-A': answer })).toMatchObject([
      { kind: 'certificate', due: '2027-02-03', evidence: ['Certificate.pdf'] },
    ]);
  });

  it('is a term where its supplier gives it as one', () => {
    const answer = { value: 'all', extras: { assurance: { basis: 'contractual' as const } } };
    expect(promised({ 'Q-B': answer })).toMatchObject([{ kind: 'contractual', questionId: 'Q-B' }]);
    expect(promised({ 'Q-B': { value: 'all', extras: { assurance: { basis: 'asserted' as const } } } })).toEqual([]);
  });

  it('is a figure or a date that was offered, and nothing where it is not known', () => {
    expect(promised({ 'Q-N': { value: '24' }, 'Q-D': { value: '2034-03-31' } })).toMatchObject([
      { kind: 'measure', due: null },
      { kind: 'date', due: '2034-03-31' },
    ]);
    expect(promised({ 'Q-D': { value: 'not-known' } })).toEqual([]);
  });

  it('is nothing where the answer is that the question does not apply', () => {
    const none = { notApplicable: { reason: 'No cloud' }, notYet: { by: '2027-06-30', text: 'x' } };
    expect(promised({ 'Q-A': { value: '', extras: none } })).toEqual([]);
  });

  it('is in the order of the questions, has a name of its own and a real date, and repeats (law)', () => {
    const day = fc.constantFrom('2027-06-30', '2027-02-30', '', '2028-02-29', 'soon');
    const anAnswer = fc.record({
      value: fc.constantFrom('', 'yes', 'no', '12', 'all', '2030-01-01', 'words'),
      extras: fc.record(
        {
          notYet: fc.record({ by: day, text: fc.constantFrom('', '  ', 'It comes') }),
          assurance: fc.record(
            { basis: fc.constantFrom('asserted' as const, 'contractual' as const), expires: day },
            { requiredKeys: [] },
          ),
        },
        { requiredKeys: [] },
      ),
    });
    const ids = ['Q-C', 'Q-R', 'Q-A', 'Q-B', 'Q-N', 'Q-D'];
    const order = new Map(ids.map((id, at) => [id, at]));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ids), anAnswer), (answers) => {
        const found = promised(answers as Record<string, AnswerEntry>);
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
        expect(found.every(({ due }) => due === null || isRealDate(due))).toBe(true);
        const places = found.map(({ questionId }) => order.get(questionId) ?? -1);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(found.every(({ questionId }) => Object.hasOwn(answers, questionId))).toBe(true);
        expect(promised(answers as Record<string, AnswerEntry>)).toEqual(found);
      }),
    );
  });
});
