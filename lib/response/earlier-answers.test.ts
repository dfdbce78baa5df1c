import { describe, expect, test } from 'vitest';
import { templates } from '../catalogue';
import type { Question } from '../questionnaire/document';
import { aDocument, aSection } from '../testing/contests';
import { has, say } from '../text';
import {
  changedSince,
  type EarlierAnswer,
  earlierAnswersOf,
  expiryInWords,
  matchEarlier,
  startFrom,
  termsOf,
} from './earlier-answers';
import { alike, likeness, tellingWords } from './similar-questions';

const en = (text: string) => ({ en: text });
const file = (name: string, digit = 'a') => ({ sha256: digit.repeat(64), name, size: 2_048 });
const owned = (id: string, name: string, digit = 'a') => ({ id, ...file(name, digit) });

const options = (second: string) => [
  { id: 'a', label: en('Nobody'), mark: '5' },
  { id: 'b', label: en(second), mark: '3' },
];
const reach = (changes: object = {}): Question =>
  ({
    id: 'q1',
    kind: 'single-choice',
    wording: en('Who can reach the devices from outside?'),
    principle: 6,
    purpose: 'award-criterion',
    weight: '100',
    from: 'P06-01@2',
    extras: { assuranceBasis: true, equivalent: true, notYet: true, confidentiality: true },
    settings: { options: options('Named people') },
    ...changes,
  }) as Question;
const story = (id: string, wording: string, changes: object = {}): Question =>
  ({
    id,
    kind: 'long-text',
    wording: en(wording),
    principle: 8,
    purpose: 'award-criterion',
    weight: '100',
    settings: { wordLimit: 20 },
    ...changes,
  }) as Question;
const said = (question: Question, value: EarlierAnswer['value'], more: Partial<EarlierAnswer> = {}): EarlierAnswer => ({
  question,
  value,
  extras: {},
  evidence: [],
  ...more,
});
const words = (messages: readonly { key: string }[]) => messages.map(({ key }) => key.replace('library.', ''));

describe('what is kept of a submission', () => {
  test('is every answer but the declarations, with the terms by which it is found', () => {
    const document = {
      ...aDocument({ sections: [aSection('s1', '100', [reach(), story('q2', 'Where is the data?')])] }),
      declarations: [story('d1', 'Who signs?', { purpose: 'information', weight: undefined })],
    };
    const kept = earlierAnswersOf(document, {
      answers: { q1: { value: 'b', evidence: [file('a.pdf')] }, d1: { value: 'Sam' }, gone: { value: 'x' } },
    });
    expect(kept.map(({ terms }) => terms)).toEqual([
      { questionId: 'q1', kind: 'single-choice', template: 'P06-01', words: 'device outside reach' },
    ]);
    expect(kept[0]?.answer).toEqual(said(reach(), 'b', { evidence: [file('a.pdf')] }));
  });
});

describe('finding an earlier answer', () => {
  const terms = (question: Question, at: string) => ({ ...termsOf(question), at });
  test('goes by the suggested question first, whatever became of its words, and takes the newest', () => {
    const reworded = reach({ id: 'x', wording: en('Which people come in?'), from: 'P06-01@1' });
    const found = matchEarlier(reach(), [
      terms(reach({ id: 'same words', from: undefined }), '2026'),
      terms(reworded, '2025'),
      terms(reach(), '2024'),
    ]);
    expect(found).toMatchObject({ by: 'template', found: { at: '2025' } });
  });
  test('goes by similar words next, in the same form only, and never by chance', () => {
    const asked = story('q2', 'Describe how you segregate the devices from other networks.');
    const near = story('x', 'How are devices segregated from other networks of yours?');
    const far = story('y', 'How do you train your staff?');
    const nearer = story('z', 'Please describe how you segregate devices from the other networks you run.');
    expect(matchEarlier(asked, [terms(far, '1')])).toBeNull();
    expect(matchEarlier(asked, [terms(near, '1'), terms(nearer, '2')])).toMatchObject({
      by: 'words',
      found: { at: '2' },
    });
    expect(matchEarlier(asked, [terms(nearer, '1'), terms(nearer, '2')])).toMatchObject({ found: { at: '1' } });
    expect(matchEarlier(asked, [terms(reach({ wording: nearer.wording, from: undefined }), '1')])).toBeNull();
    const short = { ...nearer, kind: 'short-text', settings: undefined } as Question;
    expect(matchEarlier(asked, [terms(short, '1')])).toMatchObject({ by: 'words' });
  });
  test('never takes one suggested question for another', () => {
    const all = templates.map(({ id, wording }) => ({ id, words: tellingWords(wording.en) }));
    const confused = all.flatMap((one, at) =>
      all
        .slice(at + 1)
        .filter((other) => likeness(one.words, other.words) >= alike)
        .map((other) => `${one.id} ${other.id}`),
    );
    expect(all.length).toBeGreaterThan(80);
    expect(confused).toEqual([]);
  });
  test('knows a suggested question again when a word is changed, added or left out', () => {
    const missed = templates.flatMap(({ id, wording }) => {
      const own = tellingWords(wording.en);
      if (own.length < 6) return [];
      const tries = [own.slice(1), [...own, 'borough'], ['borough', ...own.slice(1)]];
      return tries.every((tried) => likeness(own, tried) >= alike) ? [] : [id];
    });
    expect(missed).toEqual([]);
  });
});

describe('what changed since', () => {
  const facts = { today: '2027-01-10', submittedOn: '2026-03-03', cancelled: false, has: new Set(['a'.repeat(64)]) };
  test('is nothing where the question reads the same and nothing ended', () => {
    expect(changedSince(said(reach(), 'b', { evidence: [file('a.pdf')] }), { ...facts, now: reach() })).toEqual([]);
  });
  test('is said of the question, the answer and its files, each by itself', () => {
    const now = reach({ wording: en('Who?'), guidance: en('Name them.'), settings: { options: options('Staff') } });
    const old = said(reach(), 'b', {
      extras: { assurance: { basis: 'certified', expires: '2027-01-30' }, notYet: { by: '2026-12-31', text: 'x' } },
      evidence: [file('gone.pdf', 'b')],
    });
    const found = changedSince(old, { ...facts, submittedOn: '2024-12-01', cancelled: true, now });
    expect(words(found)).toEqual([
      'changed-wording',
      'changed-guidance',
      'changed-settings',
      'changed-old',
      'expires-in',
      'changed-promise',
      'changed-files',
      'changed-cancelled',
    ]);
    expect(found.every(({ key }) => has(key) || has(`${key}_other`))).toBe(true);
    expect(found.map((each) => say(each))).toContain('Expires in 20 days');
    expect(found.map((each) => say(each))).toContain('This answer is more than 2 years old.');
  });
  test('on the library itself goes by the edition of the suggested question', () => {
    expect(words(changedSince(said(reach(), 'b'), { ...facts, edition: 3 }))).toEqual(['changed-edition']);
    expect(changedSince(said(reach(), 'b'), { ...facts, edition: 2 })).toEqual([]);
  });
  test.each([
    ['2027-01-10', 'Expires today'],
    ['2027-01-11', 'Expires in 1 day'],
    ['2027-01-09', 'Expired 1 day ago'],
    ['2026-12-31', 'Expired 10 days ago'],
    ['2028-02-29', 'Expires in 415 days'],
  ])('says of a certificate to %s: %s', (expires, sentence) => {
    const message = expiryInWords(expires, '2027-01-10');
    expect(message && say(message)).toBe(sentence);
  });
  test('says nothing of a day that is none', () => {
    expect(expiryInWords('2027-02-30', '2027-01-10')).toBeNull();
    expect(expiryInWords(undefined, '2027-01-10')).toBeNull();
  });
});

describe('a start from an earlier answer', () => {
  const files = [owned('one', 'Certificate.pdf'), owned('two', 'Copy.pdf'), owned('three', 'Other.pdf', 'c')];
  test('takes the value, what the question allows, and the files that are still there', () => {
    const old = said(reach(), 'b', {
      extras: {
        assurance: { basis: 'certified', expires: '2027-03-01' },
        equivalent: { text: 'ISO 27001' },
        notYet: { by: '2026-12-31', text: 'SSO' },
      },
      evidence: [file('Copy.pdf'), file('Gone.pdf', 'b')],
    });
    const now = reach({ extras: { assuranceBasis: true, notYet: true } });
    expect(startFrom(old, now, files)).toEqual({
      usable: true,
      answer: {
        value: 'b',
        extras: { assurance: { basis: 'certified', expires: '2027-03-01' } },
        evidence: ['two'],
      },
      attached: [files[1]],
      gone: ['Gone.pdf'],
      promise: true,
    });
  });
  test('is refused where the answer would say something else now', () => {
    const why = (old: EarlierAnswer, now: Question) => {
      const start = startFrom(old, now, files);
      return start.usable ? null : start.why;
    };
    expect(why(said(reach(), 'b'), reach({ settings: { options: options('Everybody') } }))).toBe('choice');
    expect(why(said(reach(), 'a'), reach({ settings: { options: options('Everybody') } }))).toBeNull();
    expect(why(said(reach(), 'b'), story('q', 'Who?'))).toBe('kind');
    expect(why(said(story('q', 'Why?'), 'word '.repeat(30)), story('q', 'Why?'))).toBeNull();
    const paper = (changes: object = {}) => story('q', 'Plan?', { kind: 'file', settings: {}, ...changes });
    expect(why(said(paper(), [file('Gone.pdf', 'b')]), paper())).toBe('nothing');
    expect(startFrom(said(paper(), [file('Certificate.pdf')]), paper(), files)).toMatchObject({
      answer: { value: '', evidence: ['one'] },
    });
  });
  test('takes “not applicable” only to a question that takes it', () => {
    const takes = { extras: { notApplicable: true } };
    const old = said(reach(takes), '', { extras: { notApplicable: { reason: 'We run none.' } } });
    expect(startFrom(old, reach(), files)).toEqual({ usable: false, why: 'not-applicable' });
    expect(startFrom(old, reach(takes), files)).toMatchObject({ answer: { value: '', extras: old.extras } });
  });
});
