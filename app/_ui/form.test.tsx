import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Checkboxes, Radios } from './choices';
import { fieldId } from './class-names';
import { DateInput } from './date-input';
import { ActionForm } from './form';
import { type FormState, stateOfFaults, valuesOf } from './form-state';
import { Input } from './input';
import { faultsOf } from './use-assay-form';

const form = (fields: [string, string][]): FormData => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
};

const page = (initial: FormState) =>
  renderToStaticMarkup(
    <ActionForm action={async (state) => state} initial={initial} heading={<h1>New procurement</h1>} revision="3">
      <Input name="title" label="Title" value="Stored" />
      <DateInput name="closes" legend="Deadline" />
      <Radios name="nation" legend="Nation" value="wales" items={[{ value: 'wales', label: 'Wales' }]} />
      <Checkboxes name="duties" legend="Duties" values={['lead']} items={[{ value: 'lead', label: 'Lead' }]} />
    </ActionForm>,
  );

describe('what a form hands back', () => {
  it('keeps everything typed but passwords and what the framework adds', () => {
    const data = form([
      ['title', 'Sensors'],
      ['duties', 'lead'],
      ['duties', 'officer'],
      ['password', 'three random words'],
      ['newPassword', 'three random words'],
      ['$ACTION_ID_1', ''],
    ]);
    expect(valuesOf(data)).toEqual({ title: 'Sensors', duties: ['lead', 'officer'] });
  });

  it('turns messages into sentences in the order of the form, with the revision', () => {
    const data = form([
      ['title', ''],
      ['revision', '7'],
    ]);
    expect(stateOfFaults([{ path: 'title', key: 'parts.page', params: { number: 2 } }], data)).toEqual({
      errors: [{ path: 'title', text: 'Page 2' }],
      values: { title: '', revision: '7' },
      revision: '7',
    });
  });
});

describe('a form', () => {
  it('starts from what is stored', () => {
    const markup = page({ errors: [], values: {} });
    expect(markup).toContain('value="Stored"');
    expect(markup).toMatch(/type="radio"[^>]*checked=""/);
    expect(markup).toMatch(/type="checkbox"[^>]*checked=""/);
    expect(markup).toContain('<input type="hidden" name="revision" value="3"/>');
    expect(markup).not.toContain('There is a problem');
  });

  it('shows the summary before the heading, the words at the field, and what was typed', () => {
    const markup = page({ errors: [{ path: 'title', text: 'Enter a title' }], values: { title: '  ' }, revision: '4' });
    expect(markup.indexOf('There is a problem')).toBeLessThan(markup.indexOf('<h1'));
    expect(markup).toContain('<a href="#title">Enter a title</a>');
    expect(markup).toContain('aria-describedby="title-error"');
    expect(markup).toMatch(/value="\s{2}"/);
    expect(markup).toContain('name="revision" value="4"');
  });

  it('does not tick again what was cleared', () => {
    const markup = page({ errors: [{ path: 'duties', text: 'Choose a duty' }], values: { title: 'x' } });
    expect(markup).not.toMatch(/type="checkbox"[^>]*checked=""/);
  });

  it('marks the part of a date that is wrong', () => {
    const markup = page({
      errors: [{ path: 'closes.month', text: 'Deadline must include a month' }],
      values: { 'closes.day': '3' },
    });
    expect(markup).toMatch(/govuk-input--error[^>]*id="closes-month"/);
    expect(markup).not.toMatch(/govuk-input--error[^>]*id="closes-day"/);
    expect(markup).toContain('href="#closes-month"');
  });
});

describe('names', () => {
  it('of fields become ids', () => {
    expect(fieldId('sections[2].questions[0].weight')).toBe('sections-2-questions-0-weight');
    expect(fieldId('answer.0.name')).toBe('answer-0-name');
  });

  it('of faults found in the browser are paths', () => {
    const errors = {
      title: { type: 'custom', message: 'Enter a title' },
      dates: { closes: { type: 'x', message: 'Late' } },
    };
    expect(faultsOf(errors)).toEqual([
      { path: 'title', text: 'Enter a title' },
      { path: 'dates.closes', text: 'Late' },
    ]);
  });
});
