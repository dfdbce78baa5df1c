import { beforeAll, describe, expect, test } from 'vitest';
import { reading } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { findDraft, listQuestionHistory } from '@/db/store/questionnaire';
import { findQuestion } from '@/lib/questionnaire/find';
import { editableOf } from '@/lib/questionnaire/question-fields';
import { aDraftedProcurement, aGuidedQuestion, aPublishableDocument, type Cast } from '@/lib/testing/drafts';
import { aContext, aDatabase } from '@/lib/testing/world';
import { addQuestions } from './add-questions';
import { editOutline } from './edit-outline';
import { giveReason } from './give-reason';
import { saveQuestion } from './save-question';
import { saveSection } from './save-section';
import { setAwardModel } from './set-award-model';
import { settleQuestion } from './settle-question';
import { undoDraft } from './undo-draft';

aDatabase();

let id = '';
let versionId = '';
let people: Cast;

const draft = async () => {
  const found = await findDraft(reading(), id);
  if (!found) throw new Error('no draft');
  return found;
};
const wording = async (questionId: string) => findQuestion((await draft()).document, questionId)?.wording.en;
const fields = (en: string, questionId = 'Q-A') => editableOf(aGuidedQuestion(questionId, { wording: { en } }));
const at = (minute: number) => `2026-11-20T10:${String(minute).padStart(2, '0')}:00.000Z`;
const save = (who: keyof Cast, revision: number, questionId: string, en: string, minute = 0) =>
  saveQuestion(aContext(people[who], at(minute)), {
    id,
    revision,
    sectionId: 's1',
    questionId,
    fields: fields(en, questionId),
  });

beforeAll(async () => {
  ({ id, versionId, people } = await aDraftedProcurement());
});

describe('a draft', () => {
  test('takes an edit of a question and keeps the text before and after in its history', async () => {
    const saved = await save('lead', 1, 'Q-A', 'How do you sort the data?');
    expect(saved.ok).toBe(true);
    expect(await wording('Q-A')).toBe('How do you sort the data?');
    const history = await listQuestionHistory(reading(), versionId, 'Q-A');
    expect(history.map((row) => [row.question.wording.en, row.outcome])).toEqual([
      ['How do you do Q-A?', 'saved'],
      ['How do you sort the data?', 'saved'],
    ]);
    const last = (await listAudit(reading(), id)).at(-1);
    expect([last?.action, last?.actorId]).toEqual(['questionnaire.edit', people.lead.userId]);
  });

  test('is not saved again when nothing changed', async () => {
    const { revision } = await draft();
    expect((await save('lead', revision, 'Q-A', 'How do you sort the data?')).ok).toBe(true);
    expect((await draft()).revision).toBe(revision);
  });

  test('keeps the edits of two officers who changed different questions from the same page', async () => {
    const { revision } = await draft();
    expect((await save('lead', revision, 'Q-A', 'Lead changed A', 1)).ok).toBe(true);
    expect((await save('officer', revision, 'Q-B', 'Officer changed B', 2)).ok).toBe(true);
    expect([await wording('Q-A'), await wording('Q-B')]).toEqual(['Lead changed A', 'Officer changed B']);
  });

  test('shows both texts when two officers changed the same question, and keeps both whatever is chosen', async () => {
    const { revision } = await draft();
    expect((await save('lead', revision, 'Q-A', 'The text of the lead', 3)).ok).toBe(true);
    const second = await save('officer', revision, 'Q-A', 'The text of the officer', 4);
    if (!second.ok) throw new Error('the second save is not refused, it is kept');
    const { lost } = second.value;
    expect(lost).not.toBeNull();
    expect(await wording('Q-A')).toBe('The text of the lead');

    const latest = (await draft()).revision;
    const settled = await settleQuestion(aContext(people.officer, at(5)), {
      id,
      revision: latest,
      sectionId: 's1',
      questionId: 'Q-A',
      historyId: lost,
      keep: 'edited',
      text: 'The text of both',
    });
    expect(settled.ok).toBe(true);
    expect(await wording('Q-A')).toBe('The text of both');
    const history = await listQuestionHistory(reading(), versionId, 'Q-A');
    expect(history.slice(-3).map((row) => [row.question.wording.en, row.outcome])).toEqual([
      ['The text of the lead', 'saved'],
      ['The text of the officer', 'not-kept'],
      ['The text of both', 'saved'],
    ]);
  });

  test('is not changed by keeping the other text, and a history text of another question is not found', async () => {
    const { revision } = await draft();
    await save('lead', revision, 'Q-B', 'B of the lead', 6);
    const lost = await save('officer', revision, 'Q-B', 'B of the officer', 7);
    const historyId = lost.ok ? lost.value.lost : null;
    const choose = (questionId: string) =>
      settleQuestion(aContext(people.officer, at(8)), {
        id,
        revision,
        sectionId: 's1',
        questionId,
        historyId,
        keep: 'theirs',
      });
    expect(await choose('Q-A')).toMatchObject({ ok: false, why: 'not-found' });
    expect((await choose('Q-B')).ok).toBe(true);
    expect(await wording('Q-B')).toBe('B of the lead');
  });

  test('goes one change back and forward, but not over a colleague who saved meanwhile', async () => {
    const before = await draft();
    await save('lead', before.revision, 'Q-A', 'To be undone', 9);
    const stale = await undoDraft(aContext(people.officer, at(9)), {
      id,
      revision: before.revision,
      direction: 'undo',
    });
    expect(stale).toMatchObject({ ok: false, why: 'conflict' });
    const { revision } = await draft();
    expect((await undoDraft(aContext(people.lead, at(10)), { id, revision, direction: 'undo' })).ok).toBe(true);
    expect((await draft()).document).toEqual(before.document);
    expect((await undoDraft(aContext(people.lead, at(11)), { id, revision: revision + 1, direction: 'redo' })).ok).toBe(
      true,
    );
    expect(await wording('Q-A')).toBe('To be undone');
  });

  test('is not undone while weightings or a reason are typed that are not saved, and says at which field', async () => {
    const { revision, document } = await draft();
    const weight = findQuestion(document, 'Q-A') as { weight?: string };
    const undo = (typed: object) =>
      undoDraft(aContext(people.lead, at(12)), { id, revision, direction: 'undo', ...typed });
    const refused = { ok: false, why: 'invalid' };
    expect(await undo({ weights: { 'Q-A': ` ${weight.weight} `, 'Q-B': '7.5' }, reason: ' ' })).toMatchObject({
      ...refused,
      messages: [{ path: 'weight:Q-B', key: 'questionnaire.undo-typed' }],
    });
    const [section] = document.sections;
    expect(await undo({ sectionWeights: { [section?.id ?? '']: 'many' } })).toMatchObject({
      ...refused,
      messages: [{ path: `section-weight:${section?.id}` }],
    });
    expect(await undo({ reason: 'Sorting matters most here.' })).toMatchObject({
      ...refused,
      messages: [{ path: 'reason', key: 'questionnaire.undo-typed' }],
    });
    expect((await draft()).revision).toBe(revision);
  });

  test('moves, copies and removes questions together with the weightings typed in the form', async () => {
    const { revision } = await draft();
    const edit = (act: object, weights = {}, rev = revision) =>
      editOutline(aContext(people.lead, at(12)), { id, revision: rev, weights, act });
    expect((await edit({ do: 'down', questionId: 'Q-A' }, { 'Q-A': '60', 'Q-B': '40' })).ok).toBe(true);
    const [section] = (await draft()).document.sections;
    expect(section?.questions.map((question) => [question.id, 'weight' in question && question.weight])).toEqual([
      ['Q-B', '40'],
      ['Q-A', '60'],
    ]);
    expect((await edit({ do: 'copy', questionId: 'Q-A' }, {}, revision + 1)).ok).toBe(true);
    const copy = (await draft()).document.sections[0]?.questions.at(-1);
    expect([copy?.ref, copy && 'weight' in copy && copy.weight]).toEqual(['Q-01', '0']);
    expect((await edit({ do: 'remove', questionId: copy?.id }, {}, revision + 2)).ok).toBe(true);
    const bad = await edit({ do: 'weights' }, { 'Q-A': 'many' }, revision + 3);
    expect(bad).toMatchObject({ ok: false, why: 'invalid', messages: [{ path: 'weight:Q-A' }] });
  });

  test('makes weightings fit, records why they changed, and lets a removed question come back', async () => {
    const { revision } = await draft();
    await editOutline(aContext(people.lead, at(13)), {
      id,
      revision,
      weights: { 'Q-A': '2', 'Q-B': '1' },
      act: { do: 'fit' },
      reason: 'Sorting matters most here.',
    });
    const after = await draft();
    expect(after.document.sections[0]?.questions.map((question) => 'weight' in question && question.weight)).toEqual([
      '33.33',
      '66.67',
    ]);
    expect(after.reasons['change:Q-A']).toBe('Sorting matters most here.');
    await editOutline(aContext(people.lead, at(14)), {
      id,
      revision: after.revision,
      act: { do: 'remove', questionId: 'Q-B' },
    });
    const gone = await draft();
    expect(findQuestion(gone.document, 'Q-B')).toBeUndefined();
    const back = await addQuestions(aContext(people.lead, at(15)), {
      id,
      revision: gone.revision,
      questionIds: ['Q-B', 'P03-01'],
    });
    expect(back.ok).toBe(true);
    const { document } = await draft();
    expect(document.sections.map((section) => section.questions.map((question) => question.id))).toEqual([
      ['P03-01'],
      ['Q-A', 'Q-B'],
    ]);
  });

  test('refuses marks that are not on the marking scheme, and conditions on later questions', async () => {
    const { revision } = await draft();
    const question = aGuidedQuestion('Q-A');
    const choice = {
      ...editableOf(question),
      kind: 'single-choice' as const,
      settings: {
        options: [
          { id: 'a', label: { en: 'Partly' }, mark: '2.5' },
          { id: 'b', label: { en: 'No' }, mark: '0' },
        ],
      },
    };
    const run = (given: object) =>
      saveQuestion(aContext(people.lead, at(16)), { id, revision, sectionId: 's1', questionId: 'Q-A', fields: given });
    expect(await run(choice)).toMatchObject({ ok: false, messages: [{ key: 'checks.option-off-scale' }] });
    const later = { ...editableOf(question), showIf: { question: 'Q-B', operator: 'is', value: 'yes' } };
    expect(await run(later)).toMatchObject({ ok: false, messages: [{ key: 'condition.refers-forward' }] });
    const weighted = { ...editableOf(question), purpose: 'condition-of-participation' as const };
    expect(await run(weighted)).toMatchObject({
      ok: false,
      messages: [{ key: 'checks.weighted-condition-of-participation' }],
    });
  });

  test('takes an award model, and refuses one whose scheme the published marks do not fit', async () => {
    const { revision, document } = await draft();
    const set = (part: string, scoring: object) =>
      setAwardModel(aContext(people.lead, at(17)), { id, revision, part, scoring });
    const scale = { ...document.scoring.scale, max: '4', preset: '0-4', descriptors: [] };
    expect(await set('scale', { scale })).toMatchObject({ ok: false, messages: [{ key: 'questionnaire.scale-off' }] });
    const award = { mode: 'points', security: '15', criteria: [], price: { formula: 'T6', weight: '85' } };
    expect((await set('award', { award })).ok).toBe(true);
    expect((await draft()).document.scoring.award).toEqual(award);
  });

  test('takes a section and its minimum score, and a reason for a warning but not for a fault', async () => {
    const { revision } = await draft();
    const section = await saveSection(aContext(people.lead, at(18)), {
      id,
      revision,
      sectionId: 's1',
      title: 'Protecting data',
      weight: '100',
      threshold: '40',
    });
    expect(section.ok).toBe(true);
    expect((await draft()).document.sections[1]).toMatchObject({ title: { en: 'Protecting data' }, threshold: '40' });
    const reason = (findingId: string) =>
      giveReason(aContext(people.lead, at(19)), { id, revision: revision + 1, findingId, reason: 'Small contract.' });
    expect(await reason('checks.weights-questions:p03')).toMatchObject({
      ok: false,
      messages: [{ key: 'questionnaire.must-fix-first' }],
    });
    expect((await reason('checks.principle-empty:1')).ok).toBe(true);
    expect((await draft()).reasons['checks.principle-empty:1']).toBe('Small contract.');
  });

  test('is edited by nobody but its officers, and a stranger learns nothing', async () => {
    const { revision } = await draft();
    expect(await save('observer', revision, 'Q-A', 'x')).toMatchObject({ ok: false, why: 'refused' });
    expect(await save('evaluator', revision, 'Q-A', 'x')).toMatchObject({ ok: false, why: 'refused' });
    expect(await save('stranger', revision, 'Q-A', 'x')).toMatchObject({ ok: false, why: 'not-found' });
  });
});

describe('moves of two officers from the same page', () => {
  const ask = (moved: { id: string; people: Cast }, who: 'lead' | 'officer', act: object) =>
    editOutline(aContext(moved.people[who], at(40)), { id: moved.id, revision: 1, act });
  const four = () => {
    const document = aPublishableDocument();
    const [section] = document.sections;
    if (section)
      section.questions = ['Q-A', 'Q-B', 'Q-C', 'Q-D'].map((each) => aGuidedQuestion(each, { weight: '25' }));
    return aDraftedProcurement(document);
  };
  const order = async (moved: { id: string }) =>
    (await findDraft(reading(), moved.id))?.document.sections[0]?.questions.map((each) => each.id).join(' ');

  test('are both kept where one order holds them', async () => {
    const moved = await four();
    expect(await ask(moved, 'lead', { do: 'down', questionId: 'Q-A' })).toMatchObject({ ok: true });
    expect(await ask(moved, 'officer', { do: 'up', questionId: 'Q-D' })).toMatchObject({ ok: true });
    expect(await order(moved)).toBe('Q-B Q-A Q-D Q-C');
  });

  test('are refused by name where none does, and the first stays', async () => {
    const moved = await four();
    const place = (at: number) => ({ do: 'place', questionId: 'Q-B', sectionId: 's1', at });
    expect(await ask(moved, 'lead', place(0))).toMatchObject({ ok: true });
    expect(await ask(moved, 'officer', place(3))).toMatchObject({
      ok: false,
      why: 'conflict',
      messages: [{ key: 'questionnaire.stale-same', params: { name: 'lead person' } }],
    });
    expect(await order(moved)).toBe('Q-B Q-A Q-C Q-D');
  });
});
