import { describe, expect, test } from 'vitest';
import { everyKind } from '@/lib/testing/every-kind';
import { readAnswerForm, tickGiven } from './read-form';

const question = everyKind().sections[0]?.questions[1];
if (!question) throw new Error('no question');

const read = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ answer: 'b', base: '0', ...fields })) form.append(name, value);
  return readAnswerForm(question, form).extras;
};

describe('what was added beside an answer', () => {
  test('is what is ticked, however unfinished', () => {
    expect(
      read({
        'extras.assurance.basis': 'certified',
        'extras.assurance.expires.year': '2027',
        'extras.equivalent.offered': 'yes',
        'extras.equivalent.text': 'ISO\r\n27001',
        'extras.notYet.offered': 'yes',
        'extras.confidential.asked': 'yes',
        'extras.confidential.part': 'Prices',
        'extras.notApplicable.claimed': 'yes',
        'extras.notApplicable.reason': 'We run none.',
      }),
    ).toEqual({
      assurance: { basis: 'certified', expires: '2027--' },
      equivalent: { text: 'ISO\n27001' },
      notYet: { by: '', text: '' },
      confidential: { part: 'Prices', reason: '' },
      notApplicable: { reason: 'We run none.' },
    });
  });

  const typed = {
    'extras.equivalent.text': 'ISO 27001',
    'extras.notYet.text': 'SSO',
    'extras.confidential.reason': 'Trade secret',
    'extras.notApplicable.reason': 'We run none.',
  };
  test('is left out where its box was unticked, whose fields the script then hides', () => {
    expect(read(typed)).toEqual({});
  });
  test('is never lost without JavaScript, where the fields stand open beside boxes that nobody has to tick', () => {
    expect(read({ ...typed, 'extras.open': 'all' })).toEqual({
      equivalent: { text: 'ISO 27001' },
      notYet: { by: '', text: 'SSO' },
      confidential: { part: '', reason: 'Trade secret' },
      notApplicable: { reason: 'We run none.' },
    });
    expect(read({ 'extras.open': 'all', 'extras.equivalent.text': '  ' })).toEqual({});
  });
  test('is taken out without JavaScript where the page showed the tick and it is gone', () => {
    expect(read({ ...typed, 'extras.open': 'all equivalent notYet notApplicable' })).toEqual({
      confidential: { part: '', reason: 'Trade secret' },
    });
  });
  test('is ticked in the form that comes back', () => {
    const form = new FormData();
    tickGiven(form, { confidential: { part: 'x', reason: '' } });
    expect([...form]).toEqual([['extras.confidential.asked', 'yes']]);
  });
  test('keeps dates that were typed before a basis was chosen', () => {
    expect(read({ 'extras.assurance.date.day': '1', 'extras.assurance.date.month': '2' }).assurance?.date).toBeTruthy();
  });
});
