import { describe, expect, test } from 'vitest';
import { aDocument, aSection, aTextQuestion } from '../testing/contests';
import { aGuidedQuestion, aPublishableDocument } from '../testing/drafts';
import { checkDocument } from './checks';
import { type Question, QuestionnaireDocument } from './document';
import { applyEdit } from './edits';
import { findQuestion } from './find';
import { scalePreset } from './presets';
import { marksUsed, onScale, proposeMarks, withMarks } from './scale-change';

const choice = {
  id: 'C-1',
  kind: 'single-choice',
  wording: { en: 'How fast?' },
  principle: 8,
  purpose: 'award-criterion',
  weight: '50',
  threshold: '3',
  settings: {
    options: [
      { id: 'a', label: { en: 'At once' }, mark: '5' },
      { id: 'b', label: { en: 'Soon' }, mark: '3.0' },
      { id: 'c', label: { en: 'Never' }, mark: '0' },
    ],
  },
} as Question;
const number = {
  id: 'N-1',
  kind: 'number',
  wording: { en: 'How many days?' },
  principle: 8,
  purpose: 'award-criterion',
  weight: '50',
  settings: { bands: [{ operator: 'atMost', value: '7', mark: '4' }], otherwise: '1' },
} as Question;
const document = aPublishableDocument({
  sections: [{ ...aSection('s1', '100', [aGuidedQuestion('Q-A'), choice, number]), principle: 8 }],
});

describe('another marking scheme', () => {
  test('lists every published mark once, highest first', () => {
    expect(marksUsed(document)).toEqual(['5', '4', '3', '2', '1', '0']);
    expect(marksUsed(aDocument({ sections: [aSection('s', '100', [])] }))).toEqual([]);
  });

  test('proposes the nearest mark in proportion, a half upwards', () => {
    const [five, ten, two] = [scalePreset('0-5'), scalePreset('0-10'), scalePreset('0-2')];
    expect(proposeMarks(five, ten, ['5', '3', '0'])).toEqual({ 5: '10', 3: '6', 0: '0' });
    expect(proposeMarks(two, five, ['1'])).toEqual({ 1: '3' });
    expect(proposeMarks(five, scalePreset('pass-fail'), ['3', '2'])).toEqual({ 3: '1', 2: '0' });
  });

  test('changes options, bands, guides and minimum marks by the confirmed table, and nothing else', () => {
    const to = scalePreset('0-4');
    const map = proposeMarks(document.scoring.scale, to, marksUsed(document));
    const changed = applyEdit(document, { edit: 'change-scale', scale: to, marks: map });
    if (!changed.ok) throw new Error(JSON.stringify(changed.messages));
    const after = changed.value;
    expect(QuestionnaireDocument.safeParse(after).success).toBe(true);
    expect(findQuestion(after, 'C-1')).toMatchObject({
      threshold: '2',
      settings: { options: [{ mark: '4' }, { mark: '2' }, { mark: '0' }] },
    });
    expect(findQuestion(after, 'N-1')).toMatchObject({ settings: { bands: [{ mark: '3' }], otherwise: '1' } });
    const guided = findQuestion(after, 'Q-A');
    expect(guided?.purpose === 'award-criterion' && guided.markingGuide).toEqual([
      { mark: '4', text: { en: 'Worth 5' } },
      { mark: '3', text: { en: 'Worth 4' } },
      { mark: '2', text: { en: 'Worth 3\nWorth 2' } },
      { mark: '1', text: { en: 'Worth 1' } },
      { mark: '0', text: { en: 'Worth 0' } },
    ]);
    expect(checkDocument(after).map(({ key }) => key)).not.toContain('checks.option-off-scale');
  });

  test('refuses a table that leaves a mark off the new scheme, at its row', () => {
    const refused = onScale(document, scalePreset('0-4'), { 4: '3', 3: '7' });
    expect(refused).toMatchObject({
      ok: false,
      messages: [
        { path: 'marks.0.to', params: { mark: '5' } },
        { path: 'marks.2.to', params: { mark: '3' } },
      ],
    });
  });

  test('leaves questions without marks as they are', () => {
    const plain = { ...aTextQuestion('T', '50'), purpose: 'information' } as unknown as Question;
    expect(withMarks(plain, { 5: '4' })).toBe(plain);
  });
});
