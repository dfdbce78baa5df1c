import { describe, expect, test } from 'vitest';
import { templates, templateToQuestion } from '../catalogue';
import type { Question } from './document';
import { editableOf, nextRef, withFields } from './question-fields';
import { formField, readQuestionForm, termsOf } from './question-form';

const form = (more: Record<string, unknown> = {}) => ({
  wording: 'How do you sort data?',
  principle: '8',
  kind: 'long-text',
  purpose: 'award-criterion',
  weight: '12.5',
  threshold: '3',
  guide: { 0: { mark: '5', text: 'Shows all' }, 1: { mark: '4', text: '' } },
  ...more,
});
const fresh = { id: 'new', ref: 'Q-01' };
const made = (more: Record<string, unknown> = {}): Question => {
  const fields = readQuestionForm(form(more), 'new');
  if (!fields.ok) throw new Error(JSON.stringify(fields.messages));
  const question = withFields(fresh, fields.value);
  if (!question.ok) throw new Error(JSON.stringify(question.messages));
  return question.value;
};
const faults = (more: Record<string, unknown>) => {
  const read = readQuestionForm(form(more), 'new');
  return read.ok ? [] : read.messages.map(({ path, key }) => `${path} ${key}`);
};

/** What the editor would post for a question that nobody changed. */
const posted = (question: Question): Record<string, unknown> => {
  const settings = (question.settings ?? {}) as Record<string, unknown>;
  const rows = (list: unknown) => Object.fromEntries(((list ?? []) as object[]).map((row, at) => [at, row]));
  const option = (each: Record<string, { en: string } & string>) => ({
    id: each.id,
    label: each.label?.en,
    mark: each.mark ?? each.points ?? '',
    outcome: each.outcome ?? '',
    supports: each.supports?.en ?? '',
  });
  const own = {
    ...Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [
        name,
        typeof value === 'number' ? String(value) : value === true ? 'yes' : ((value as { en?: string }).en ?? value),
      ]),
    ),
    options: rows(((settings.options ?? []) as never[]).map(option)),
    columns: rows(
      ((settings.columns ?? []) as { id: string; label: { en: string } }[]).map(({ id, label }) => ({
        id,
        label: label.en,
      })),
    ),
    bands: rows(
      ((settings.bands ?? []) as { operator: string; value: string; mark: string; label?: { en: string } }[]).map(
        ({ label, ...band }) => ({ ...band, name: label?.en ?? '' }),
      ),
    ),
    fixedRows: ((settings.fixedRows ?? []) as { en: string }[]).map(({ en }) => en).join('\n'),
  };
  const award = question.purpose === 'award-criterion' ? question : null;
  return {
    wording: question.wording.en,
    guidance: question.guidance?.en ?? '',
    principle: String(question.principle),
    kind: question.kind,
    purpose: question.purpose,
    [question.kind]: own,
    weight: award?.weight ?? '',
    threshold: award?.threshold ?? '',
    guide: rows(award?.markingGuide?.map(({ mark, text }) => ({ mark, text: text.en }))),
    evidence: question.evidence?.en ?? '',
    equivalence: question.equivalence?.en ?? '',
    extras: Object.entries(question.extras ?? {}).flatMap(([name, offered]) => (offered ? [name] : [])),
    when: { terms: { 0: { question: '', operator: 'is', value: '' } } },
  };
};

describe('the question editor', () => {
  test('changes nothing of any suggested question that is saved as it stands', () => {
    const dates = { contractEnd: '2032-03-31', contractEndExtended: '2034-03-31', assetLifeEnd: '2034-03-31' };
    for (const template of templates) {
      const placing = { flags: [], because: 'gate' as const, dates, belowThresholdEngland: false, weight: '7.5' };
      const question = templateToQuestion(template, placing);
      const fields = readQuestionForm(posted(question), question.id);
      if (!fields.ok) throw new Error(`${template.id} ${JSON.stringify(fields.messages)}`);
      expect(withFields(question, fields.value)).toEqual({ ok: true, value: question });
    }
  });

  test('leaves empty rows out and gives new options ids that were not used before', () => {
    const question = made({
      kind: 'single-choice',
      'single-choice': {
        options: {
          0: { id: 'b', label: 'All', mark: '5' },
          1: { id: 'd', label: '', mark: '' },
          2: { id: '', label: 'None', mark: '0' },
        },
      },
    });
    expect(question.settings).toEqual({
      options: [
        { id: 'b', label: { en: 'All' }, mark: '5' },
        { id: 'c', label: { en: 'None' }, mark: '0' },
      ],
    });
  });

  test('works a pass rule out from the options, and drops marks from a gate', () => {
    const question = made({
      kind: 'yes-no',
      purpose: 'requirement',
      'yes-no': {
        options: {
          0: { id: 'yes', label: 'Yes', mark: '5', outcome: 'pass' },
          1: { id: 'no', label: 'No', mark: '', outcome: 'fail' },
        },
      },
    });
    expect(question).toMatchObject({
      passIf: { question: 'new', operator: 'is', value: 'yes' },
      settings: {
        options: [
          { id: 'yes', outcome: 'pass' },
          { id: 'no', outcome: 'fail' },
        ],
      },
    });
    expect(JSON.stringify(question)).not.toContain('mark');
  });

  test('names the field of every fault', () => {
    expect(faults({ wording: ' ' })).toEqual(['wording questionnaire.wording-missing']);
    expect(faults({ weight: 'much' })).toEqual(['weight questionnaire.number-form']);
    expect(faults({ weight: '-1' })).toEqual(['weight questionnaire.number-form']);
    expect(faults({ principle: '15' })).toEqual(['principle questionnaire.principle-missing']);
    expect(faults({ kind: 'essay' })).toEqual(['kind questionnaire.kind-missing']);
    expect(faults({ purpose: '' })).toEqual(['purpose questionnaire.purpose-missing']);
    expect(faults({ 'long-text': { wordLimit: '0' } })).toEqual(['long-text.wordLimit questionnaire.whole-form']);
    expect(faults({ kind: 'table', table: {} })).toEqual(['table.columns.0.label questionnaire.columns-missing']);
    expect(faults({ kind: 'single-choice', 'single-choice': { options: { 0: { label: 'One' } } } })).toEqual([
      'single-choice.options.0.label questionnaire.options-few',
    ]);
    expect(faults({ kind: 'number', number: { bands: { 2: { value: '5', mark: '' } } } })).toEqual([
      'number.bands.2.mark questionnaire.band-mark',
    ]);
  });

  test('takes a condition from its pick lists, and notices an answer of another question', () => {
    const both = (join: string) => ({
      when: {
        join,
        terms: {
          0: { question: 'Q-A', operator: 'is', value: 'Q-A|yes' },
          1: { question: '', operator: 'is', value: '' },
          x0: { question: 'Q-B', operator: 'below', value: '', figure: '3' },
        },
      },
    });
    const terms = [
      { question: 'Q-A', operator: 'is', value: 'yes' },
      { question: 'Q-B', operator: 'below', value: '3' },
    ] as const;
    expect(made(both('any')).showIf).toEqual({ any: terms });
    expect(made(both('all')).showIf).toEqual({ all: terms });
    expect(termsOf({ any: [...terms] })).toEqual({ join: 'any', terms });
    expect(termsOf({ any: [terms[0], { all: [terms[1]] }] })).toBe(null);
    const when = (value: string) => ({ when: { terms: { 0: { question: 'Q-A', operator: 'is', value } } } });
    expect(made(when('Q-A|yes')).showIf).toEqual({ question: 'Q-A', operator: 'is', value: 'yes' });
    expect(faults(when('Q-B|yes'))).toEqual(['when.terms.0.value questionnaire.condition-other']);
    expect(faults(when(''))).toEqual(['when.terms.0.value questionnaire.condition-value']);
    expect(
      made({ when: { terms: { 0: { question: 'Q-A', operator: 'atLeast', value: '', figure: '3' } } } }).showIf,
    ).toEqual({
      question: 'Q-A',
      operator: 'atLeast',
      value: '3',
    });
  });

  test('keeps the Welsh of texts whose English did not change', () => {
    const before = { ...made(), wording: { en: 'How do you sort data?', cy: 'Sut ydych chi?' } } as Question;
    const same = withFields(before, { ...editableOf(before), wording: { en: 'How do you sort data?' } });
    expect(same).toMatchObject({ ok: true, value: { wording: { cy: 'Sut ydych chi?' } } });
    const other = withFields(before, { ...editableOf(before), wording: { en: 'How do you sort it?' } });
    expect(other).toMatchObject({ ok: true, value: { wording: { en: 'How do you sort it?' } } });
    expect(JSON.stringify(other)).not.toContain('Sut');
  });

  test('finds the field for a fault of the question', () => {
    expect(formField('settings.options', 'single-choice', 'award-criterion')).toBe('single-choice.options.0.label');
    expect(formField('settings.bands[2]', 'date', 'award-criterion')).toBe('date.bands.2.value');
    expect(formField('passIf', 'yes-no', 'requirement')).toBe('requirement.passRule');
    expect(formField('showIf', 'yes-no', 'requirement')).toBe('when.terms.0.question');
    expect(formField('threshold', 'yes-no', 'award-criterion')).toBe('threshold');
  });

  test('counts references of own questions on from the highest', () => {
    expect(nextRef([{ ref: 'Q-02' }, { ref: 'P01-01' }, {}])).toBe('Q-03');
    expect(nextRef([])).toBe('Q-01');
  });
});
