import { describe, expect, it } from 'vitest';
import type { Question } from '@/lib/questionnaire/document';
import { questionsOf } from '@/lib/questionnaire/find';
import { aGuidedQuestion, aPublishableDocument } from '@/lib/testing/drafts';
import { addToDocument } from './add';
import { documentToAdd, planDocument, readDocument } from './document';

const gate: Question = {
  id: 'G-1',
  ref: 'SEC-01',
  kind: 'yes-no',
  wording: { en: 'Do you insure the devices?' },
  principle: 4,
  purpose: 'requirement',
  passIf: { question: 'G-1', operator: 'is', value: 'yes' },
};
const follow: Question = {
  ...aGuidedQuestion('F-1'),
  showIf: { question: 'G-1', operator: 'is', value: 'yes' },
} as Question;
const file = aPublishableDocument({
  sections: [
    {
      id: 's9',
      title: { en: 'Cover' },
      principle: 4,
      introduction: { en: 'About cover' },
      weight: '100',
      threshold: null,
      questions: [gate, follow],
    },
  ],
  declarations: [{ id: 'D-1', kind: 'yes-no', wording: { en: 'Do you agree?' }, principle: 4, purpose: 'information' }],
});
const draft = aPublishableDocument();
const ids = () => {
  let count = 0;
  return () => {
    count += 1;
    return `new${count}`;
  };
};

describe('our own JSON', () => {
  it('says where and why it fails', () => {
    const bad = JSON.parse(JSON.stringify(file));
    bad.sections[0].questions[1].weight = 12.5;
    bad.sections[0].questions[0].colour = 'red';
    delete bad.title;
    const read = readDocument(bad);
    if (read.ok) throw new Error('it was read');
    expect(read.faults.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'title: is missing',
      'sections[0].questions[0].colour: is not a known key',
      'sections[0].questions[1].weight: must be text in quotes, not a number',
    ]);
    for (const value of [null, 7, 'text', [], { format: 'other/1' }]) {
      const refused = readDocument(value);
      if (refused.ok) throw new Error('it was read');
      expect(refused.faults.length).toBeGreaterThan(0);
      expect(refused.faults.every(({ path, message }) => path !== '' && path !== 'contest' && message !== '')).toBe(
        true,
      );
    }
  });

  it('says which id is used twice', () => {
    const twice = { ...file, sections: [...file.sections, { ...file.sections[0], id: 's10' }] };
    expect(readDocument(twice)).toMatchObject({ ok: false, faults: [{ path: 'sections[1].questions[0].id' }, {}] });
  });

  it('is reported question by question, declarations named', () => {
    const rows = planDocument(file, { rows: {} }, draft);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['taken', 'taken', 'left-out']);
    const without = planDocument(file, { rows: { '0:1': 'leave' } }, draft);
    expect(without.map(({ outcome }) => outcome)).toEqual(['left-out', 'changed', 'left-out']);
    expect(without[1]?.notes).toEqual([{ key: 'import.condition-left', params: { ids: 'G-1' }, changes: true }]);
  });

  it('keeps ids, conditions and sections where they are free, and renames them together where they are not', () => {
    const fresh = ids();
    const first = documentToAdd(file, { rows: {} }, draft, fresh);
    if (!first.ok) throw new Error('not added');
    const once = addToDocument(draft, first.value, fresh, false);
    if (!once.ok) throw new Error('not added');
    expect(once.value.sections[1]).toMatchObject({
      title: { en: 'Cover' },
      principle: 4,
      introduction: { en: 'About cover' },
    });
    expect(questionsOf(once.value).slice(2)).toEqual([gate, { ...follow, ref: 'F-1' }]);
    const second = documentToAdd(file, { rows: {} }, once.value, fresh);
    if (!second.ok) throw new Error('not added');
    const twice = addToDocument(once.value, second.value, fresh, false);
    if (!twice.ok) throw new Error('not added');
    const [again, dependent] = questionsOf(twice.value).slice(4);
    expect(again).toMatchObject({ ref: 'Q-01', passIf: { question: again?.id } });
    expect(dependent).toMatchObject({ ref: 'Q-02', showIf: { question: again?.id } });
  });
});
