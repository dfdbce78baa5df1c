import { describe, expect, test } from 'vitest';
import { aSection } from '../testing/contests';
import { aGuidedQuestion, aPublishableDocument } from '../testing/drafts';
import { type Question, QuestionnaireDocument } from './document';
import { everyQuestion, findQuestion, sectionOf } from './find';
import { scalePreset } from './presets';
import { takeQuestions } from './take-questions';

const yesNo = (id: string, more: object = {}): Question =>
  ({ id, kind: 'yes-no', wording: { en: `${id}?` }, principle: 3, purpose: 'information', ...more }) as Question;
const gate = (id: string): Question =>
  yesNo(id, { purpose: 'requirement', passIf: { question: id, operator: 'is', value: 'yes' } });

const draft = aPublishableDocument();
const source = aPublishableDocument({
  sections: [
    { ...aSection('s1', '60', [aGuidedQuestion('Q-A'), aGuidedQuestion('Q-C', { weight: '40' })]), principle: 8 },
    {
      ...aSection('s9', '40', [
        yesNo('X-1'),
        yesNo('X-2', { showIf: { question: 'X-1', operator: 'is', value: 'yes' } }),
        gate('X-3'),
      ]),
      title: { en: 'People' },
      principle: 3,
    },
  ],
});
let next = 0;
const take = (ids: string[], weights: 'keep' | 'zero' = 'zero', into = draft, from = source) => {
  next = 0;
  const taken = takeQuestions(into, { document: from, label: 'PRJ-0007 v2' }, ids, {
    weights,
    freshId: () => `fresh-${next++}`,
  });
  if (!taken.ok) throw new Error(JSON.stringify(taken.messages));
  expect(QuestionnaireDocument.safeParse(taken.value.document).success).toBe(true);
  return taken.value;
};

describe('copied questions', () => {
  test('stand in the section of their principle, or in a new one, and say where they came from', () => {
    const { document, rows } = take(['Q-C', 'X-1']);
    expect(sectionOf(document, 'Q-C')?.id).toBe('s1');
    expect(sectionOf(document, 'X-1')).toMatchObject({ title: { en: 'People' }, weight: '0' });
    expect(findQuestion(document, 'Q-C')).toMatchObject({ from: 'PRJ-0007 v2', here: 'added', weight: '0' });
    expect(rows).toEqual([
      { questionId: 'Q-C', ref: 'Q-C', as: 'Q-C', notes: [] },
      { questionId: 'X-1', ref: 'X-1', as: 'X-1', notes: [] },
    ]);
  });

  test('keep the source of the catalogue, and their weightings where that is wanted', () => {
    const from = aPublishableDocument({
      sections: [aSection('n', '70', [aGuidedQuestion('Q-D', { from: 'P08-01@2', weight: '33' })])],
    });
    const { document } = take(['Q-D'], 'keep', draft, from);
    expect(findQuestion(document, 'Q-D')).toMatchObject({ from: 'P08-01@2', weight: '33' });
    expect(sectionOf(document, 'Q-D')?.weight).toBe('70');
  });

  test('are not copied twice where the draft holds the very same question', () => {
    const { document, rows } = take(['Q-A']);
    expect(rows).toEqual([{ questionId: 'Q-A', ref: 'Q-A', as: null, notes: [] }]);
    expect(document).toEqual(draft);
  });

  test('get a fresh id and reference where theirs are taken by another question', () => {
    const other = aPublishableDocument({
      sections: [
        { ...aSection('s1', '100', [aGuidedQuestion('Q-A', { wording: { en: 'Something else?' } })]), principle: 8 },
      ],
    });
    const { document, rows } = take(['Q-A'], 'zero', draft, other);
    expect(rows).toEqual([{ questionId: 'Q-A', ref: 'Q-A', as: 'Q-01', notes: ['renamed'] }]);
    expect(findQuestion(document, 'fresh-0')).toMatchObject({ ref: 'Q-01', wording: { en: 'Something else?' } });
    expect(new Set(everyQuestion(document).map(({ id }) => id)).size).toBe(3);
  });

  test('keep a condition whose question comes along, and lose one whose question does not', () => {
    const both = take(['X-1', 'X-2']);
    expect(findQuestion(both.document, 'X-2')?.showIf).toEqual({ question: 'X-1', operator: 'is', value: 'yes' });
    const alone = take(['X-2']);
    expect(findQuestion(alone.document, 'X-2')?.showIf).toBeUndefined();
    expect(alone.rows[0]?.notes).toEqual(['condition-left-out']);
  });

  test('carry conditions and pass rules over to fresh ids', () => {
    const held = aPublishableDocument({
      sections: [aSection('s1', '100', [yesNo('X-1', { kind: 'date' }), gate('X-3')])],
    });
    const changed = { ...source, sections: source.sections.map((section) => ({ ...section })) };
    const reworded = gate('X-3');
    changed.sections[1] = {
      ...(changed.sections[1] as (typeof source.sections)[number]),
      questions: [
        yesNo('X-1'),
        yesNo('X-2', { showIf: { any: [{ question: 'X-1', operator: 'is', value: 'yes' }] } }),
        { ...reworded, wording: { en: 'Another gate?' } } as Question,
      ],
    };
    const { document } = take(['X-1', 'X-2', 'X-3'], 'zero', held, changed);
    expect(findQuestion(document, 'X-2')?.showIf).toEqual({
      any: [{ question: 'fresh-0', operator: 'is', value: 'yes' }],
    });
    expect(findQuestion(document, 'fresh-1')).toMatchObject({ passIf: { question: 'fresh-1' } });
  });

  test('take the nearest marks of the draft’s marking scheme', () => {
    const ten = {
      ...source,
      scoring: { ...source.scoring, scale: scalePreset('0-10') },
      sections: [
        aSection('n', '100', [
          aGuidedQuestion('Q-E', { threshold: '6', markingGuide: [{ mark: '10', text: { en: 'All' } }] }),
        ]),
      ],
    };
    const { document, rows } = take(['Q-E'], 'zero', draft, ten);
    expect(findQuestion(document, 'Q-E')).toMatchObject({ threshold: '3', markingGuide: [{ mark: '5' }] });
    expect(rows[0]?.notes).toEqual(['marks-changed']);
  });
});
