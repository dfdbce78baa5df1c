import { describe, expect, test } from 'vitest';
import { aGuidedQuestion, aPublishableDocument } from '../testing/drafts';
import type { Question } from './document';
import { editorRows, lostWithKind, questionFormSchema } from './editor-rows';

const choice = {
  id: 'Q-A',
  kind: 'single-choice',
  wording: { en: 'Where?' },
  principle: 8,
  purpose: 'award-criterion',
  weight: '10',
  settings: {
    options: [
      { id: 'a', label: { en: 'In the UK' }, mark: '5' },
      { id: 'b', label: { en: 'Elsewhere' }, mark: '0', supports: { en: 'A map' } },
    ],
  },
} as Question;
const waiting = aGuidedQuestion('Q-B', { showIf: { all: [{ question: 'Q-A', operator: 'is', value: 'b' }] } });
const document = aPublishableDocument({
  sections: [{ id: 's', title: { en: 'S' }, weight: '100', questions: [choice, waiting] }],
});

describe('the rows of the question editor', () => {
  test('start from what is stored, with blank ones for what is still to be written', () => {
    const rows = editorRows(choice, new Set());
    expect(rows['single-choice'].options).toEqual([
      { id: 'a', label: 'In the UK', mark: '5', outcome: '', supports: '' },
      { id: 'b', label: 'Elsewhere', mark: '0', outcome: '', supports: 'A map' },
    ]);
    expect(rows['multiple-choice'].options).toHaveLength(2);
    expect(rows.number.bands).toHaveLength(1);
    expect(editorRows(null, new Set()).table.columns).toEqual([
      { id: '', label: '' },
      { id: '', label: '' },
    ]);
  });

  test('write a picked answer with its question, and a figure by itself', () => {
    expect(editorRows(waiting, new Set(['Q-A'])).when.terms).toEqual([
      { question: 'Q-A', operator: 'is', value: 'Q-A|b', figure: '' },
    ]);
    expect(editorRows(waiting, new Set()).when.terms[0]).toMatchObject({ value: '', figure: 'b' });
  });

  test('say what another kind would lose, and whose condition waits for the answer', () => {
    expect(lostWithKind(choice, document)).toEqual([
      { path: 'kind', key: 'questionnaire.lost-options', params: { count: 2, names: 'In the UK; Elsewhere' } },
      { path: 'kind', key: 'questionnaire.lost-waiting', params: { count: 1, refs: 'Q-B' } },
    ]);
    expect(lostWithKind(waiting, document)).toEqual([]);
  });

  test('are held against the schema of the command, at the fields of the form', () => {
    const schema = questionFormSchema('Q-A', ({ key }) => key);
    const faults = (form: Record<string, unknown>) =>
      schema.safeParse(form).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
    const good = { wording: 'Where?', principle: '8', kind: 'long-text', purpose: 'information' };
    expect(faults(good)).toEqual([]);
    expect(faults({ ...good, wording: ' ' })).toEqual(['wording questionnaire.wording-missing']);
    expect(
      faults({ ...good, kind: 'single-choice', 'single-choice': { options: [{ label: '', mark: '5' }] } }),
    ).toEqual([
      'single-choice.options.0.label questionnaire.option-words',
      'single-choice.options.0.label questionnaire.options-few',
    ]);
    expect(faults({ ...good, when: { terms: [{ question: 'X', operator: 'is', value: '' }] } })).toEqual([
      'when.terms.0.value questionnaire.condition-value',
    ]);
    expect(faults({ ...good, guidance: 'x'.repeat(50_000) })).toEqual(['guidance questionnaire.field-form']);
  });

  test('join several conditions by all or any', () => {
    const join = (word: string) =>
      questionFormSchema('Q-C', ({ key }) => key).safeParse({
        wording: 'W',
        principle: '8',
        kind: 'long-text',
        purpose: 'information',
        when: {
          join: word,
          terms: [
            { question: 'Q-A', operator: 'is', value: 'Q-A|a' },
            { question: 'Q-B', operator: 'is', value: 'Q-B|b' },
          ],
        },
      }).success;
    expect([join('all'), join('any')]).toEqual([true, true]);
  });
});
