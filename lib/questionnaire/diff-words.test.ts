import { describe, expect, test } from 'vitest';
import { aDocument, aSection, aTextQuestion } from '../testing/contests';
import { everyKind } from '../testing/every-kind';
import { sayIn } from '../text';
import { diffCounts, diffInWords, noticeText } from './diff-words';
import type { Question, QuestionnaireDocument } from './document';
import { everyQuestion } from './find';

const say = sayIn('en');
const changed = (id: string, more: object) => (document: QuestionnaireDocument) => ({
  ...document,
  sections: document.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) =>
      question.id === id ? ({ ...question, ...more } as Question) : question,
    ),
  })),
});
const between = (change: (document: QuestionnaireDocument) => QuestionnaireDocument, base = everyKind()) =>
  diffInWords(base, change(base), say);
const lines = (change: (document: QuestionnaireDocument) => QuestionnaireDocument) =>
  between(change).flatMap((each) => each.lines);

describe('what changed, in words', () => {
  test('is nothing between a version and itself', () => {
    expect(diffInWords(everyKind(), everyKind(), say)).toEqual([]);
  });

  test.each([
    ['wording', { wording: { en: 'Describe how you keep devices apart.' } }, 'Question'],
    ['weighting', { weight: '40' }, 'Weighting'],
    ['minimum score', { threshold: '3' }, 'Minimum score'],
    ['guidance', { guidance: { en: 'Use a drawing.' } }, 'Guidance'],
    ['marking guide', { markingGuide: [{ mark: '5', text: { en: 'Complete and tested' } }] }, 'Marking guide'],
    ['kind', { kind: 'short-text' }, 'Answer'],
    ['word limit', { settings: { wordLimit: 750 } }, 'Answer'],
    ['evidence', { evidence: { en: 'A drawing' }, evidenceRequired: true }, 'Evidence'],
    ['condition', { showIf: { question: 'gate', operator: 'is', value: 'yes' } }, 'When it is asked'],
    ['purpose', { purpose: 'information' }, 'What it is for'],
    ['reason', { why: { en: 'Because of the river.' } }, 'Why it is asked'],
    [
      'Welsh alone',
      { wording: { en: 'Describe how you segregate the devices.', cy: 'Disgrifiwch.' } },
      'Question (Welsh)',
    ],
    ['reference', { ref: 'SEC-33' }, 'Reference'],
    ['notes', { effortMinutes: 99 }, 'Notes'],
  ])('names a changed %s', (_, more, label) => {
    expect(lines(changed('story', more)).map((line) => line.label)).toContain(label);
  });

  test('gives the weighting as it was and as it is', () => {
    expect(lines(changed('story', { weight: '40' }))).toEqual([
      { label: 'Weighting', before: '50.00% of the section', after: '40.00% of the section' },
    ]);
  });

  test('gives each option with its score', () => {
    const [line] = lines(
      changed('choice', {
        settings: {
          options: [
            { id: 'a', label: { en: 'Nobody' }, mark: '5' },
            { id: 'b', label: { en: 'Named people, by a gateway' }, mark: '4' },
            { id: 'c', label: { en: 'Anybody with a password' }, mark: '0' },
          ],
        },
      }),
    );
    expect(line).toMatchObject({
      label: 'Answers and what each counts',
      before: expect.stringContaining('Named people, by a gateway: 3'),
      after: expect.stringContaining('Named people, by a gateway: 4'),
    });
  });

  test('tells a new order from a changed question', () => {
    const found = between((document) => ({
      ...document,
      sections: document.sections.map((section, at) =>
        at === 0 ? { ...section, questions: [...section.questions].reverse() } : section,
      ),
    }));
    expect(found.map(({ about, change }) => [about, change])).toEqual([['section', 'changed']]);
    expect(found[0]?.lines[0]).toMatchObject({
      label: 'Order of the questions',
      before: expect.stringMatching(/^SEC-01, SEC-02/),
      after: expect.stringMatching(/SEC-02, SEC-01$/),
    });
  });

  test('gives the rules of the award where they changed', () => {
    const found = between((document) => ({
      ...document,
      scoring: { ...document.scoring, rounding: { places: 3, mode: 'half-up' }, minimumQuality: '60' },
    }));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      about: 'rules',
      lines: [{ label: expect.any(String) }, { label: expect.any(String) }],
    });
    expect(found[0]?.lines.some(({ after }) => after.includes('60'))).toBe(true);
  });

  test('gives a section its new weighting and minimum', () => {
    const found = between((document) => ({
      ...document,
      sections: document.sections.map((section, at) =>
        at === 0 ? { ...section, weight: '70', threshold: '40' } : section,
      ),
    }));
    expect(found[0]?.lines).toEqual([
      { label: 'Weighting', before: '60.00% of security', after: '70.00% of security' },
      { label: 'Minimum score', before: '', after: 'Minimum score of the section: 40.' },
    ]);
  });

  test('gives an added and a removed question in full', () => {
    const base = aDocument({ sections: [aSection('s1', '100', [aTextQuestion('q1', '100')])] });
    const next = aDocument({
      sections: [aSection('s1', '100', [aTextQuestion('q2', '100', { wording: { en: 'New?' } })])],
    });
    const found = diffInWords(base, next, say);
    expect(found.map(({ change, id }) => [change, id])).toEqual([
      ['added', 'q2'],
      ['removed', 'q1'],
    ]);
    expect(found[0]?.lines.every(({ before }) => before === '')).toBe(true);
    expect(found[1]?.lines.every(({ after }) => after === '')).toBe(true);
    expect(diffCounts(base, next)).toEqual({ added: 1, changed: 0, removed: 1, unchanged: 0, same: false });
  });

  test('passes over no field of any question', () => {
    // Whatever is taken out of a question or put into it leaves a line behind.
    for (const question of everyQuestion(everyKind()))
      for (const field of Object.keys(question).filter((name) => !['id', 'kind', 'purpose'].includes(name))) {
        const { [field as keyof Question]: _gone, ...rest } = question;
        const next = JSON.parse(JSON.stringify(everyKind()), (_key, value) =>
          value && typeof value === 'object' && value.id === question.id && 'wording' in value
            ? {
                ...rest,
                ...(field === 'wording' ? { wording: { en: 'Other words?' } } : {}),
                ...(field === 'principle' ? { principle: 14 } : {}),
                ...(field === 'weight' ? { weight: '1' } : {}),
                ...(field === 'settings' ? { settings: question.settings } : {}),
                ...(field === 'markingGuide' ? { markingGuide: [] } : {}),
              }
            : value,
        ) as QuestionnaireDocument;
        if (field === 'settings') continue;
        const found = diffInWords(everyKind(), next, say).find(({ id }) => id === question.id);
        expect([question.id, field, (found?.lines.length ?? 0) > 0]).toEqual([question.id, field, true]);
      }
  });
});

test('the notice names what changed and what suppliers must do, and leaves the deadline to the message', () => {
  const changes = between(changed('story', { weight: '40' }));
  expect(noticeText(changes, { title: 'Smart bins', number: 2 }, say)).toBe(
    [
      'Version 2 of the security questionnaire for Smart bins replaces version 1. These parts changed:',
      '- Changed (Weighting): SEC-03. Describe how you segregate the devices.',
      'Confirm in Assay that you have seen version 2. A response to version 1 that was sent already does not count until you confirm version 2 and submit again before the deadline.',
    ].join('\n\n'),
  );
  expect(noticeText([], { title: 'Smart bins', number: 2 }, say)).not.toContain('does not count');
});
