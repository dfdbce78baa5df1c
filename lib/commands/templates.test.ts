import { beforeAll, describe, expect, test } from 'vitest';
import { reading, writing } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { insertDuty, insertProcurement } from '@/db/store/procurement';
import { findDraft, insertVersion } from '@/db/store/questionnaire';
import { listTemplates } from '@/db/store/template';
import { everyQuestion, findQuestion } from '@/lib/questionnaire/find';
import type { Result } from '@/lib/result';
import { aDraftedProcurement, aPublishableDocument, aSetup, type Cast } from '@/lib/testing/drafts';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { copySource, copySources } from '@/lib/views/copy-source';
import { copyQuestions } from './copy-questions';
import { renameTemplate } from './rename-template';
import { saveTemplate } from './save-template';
import { setAwardModel } from './set-award-model';
import { startDraft } from './start-draft';
import { undoDraft } from './undo-draft';

aDatabase();

let people: Cast;
let first = '';
let second = '';
let templateId = '';
const at = (minute: number) => `2026-11-20T11:${String(minute).padStart(2, '0')}:00.000Z`;
const as = (who: keyof Cast, minute = 0) => aContext(people[who], at(minute));
const why = (result: Result<unknown>) => (result.ok ? 'ok' : result.why);
const keys = (result: Result<unknown>) => (result.ok ? [] : result.messages.map(({ path, key }) => `${path} ${key}`));
const draftOf = async (id: string) => {
  const draft = await findDraft(reading(), id);
  if (!draft) throw new Error('no draft');
  return draft;
};

beforeAll(async () => {
  ({ people, id: first } = await aDraftedProcurement());
  second = testId();
  await writing(async (tx) => {
    await insertProcurement(tx, {
      id: second,
      authorityId: people.lead.authorityId,
      title: 'Bus stop screens',
      reference: 'PRJ-0200',
      setup: JSON.stringify(aSetup()),
      createdBy: people.officer.userId,
      createdAt: at(0),
      revision: 1,
    });
    const userId = people.officer.userId;
    await insertDuty(tx, {
      id: testId(),
      procurementId: second,
      userId,
      duty: 'lead',
      grantedBy: userId,
      grantedAt: at(0),
    });
    await insertVersion(tx, {
      id: testId(),
      procurementId: second,
      number: 1,
      document: aPublishableDocument({ sections: [] }),
      by: people.officer.userId,
      at: at(0),
    });
  });
});

describe('templates of an authority', () => {
  test('are saved from a draft by its officers, and each save makes the next version', async () => {
    const input = { id: first, name: 'Park sensors', sectionIds: ['s1'], note: 'Standard profile' };
    const saved = await saveTemplate(as('officer', 1), input);
    if (!saved.ok) throw new Error(JSON.stringify(saved.messages));
    templateId = saved.value.templateId;
    expect(saved.value).toMatchObject({ number: 1, count: 2 });
    const again = await saveTemplate(as('lead', 2), { id: first, templateId, sectionIds: ['s1'] });
    expect(again).toMatchObject({ ok: true, value: { templateId, number: 2, name: 'Park sensors' } });
    const [template] = await listTemplates(reading(), people.lead.authorityId);
    expect(template?.versions.map(({ number, questions, savedFrom }) => [number, questions, savedFrom])).toEqual([
      [2, 2, 'PRJ-0142'],
      [1, 2, 'PRJ-0142'],
    ]);
    const entry = (await listAudit(reading(), first)).find(({ action }) => action === 'template.save');
    expect(JSON.parse(entry?.data ?? '{}')).toMatchObject({ name: 'Park sensors', number: 1, count: 2 });
  });

  test('need a name of their own and a section with questions', async () => {
    const save = (more: object) => saveTemplate(as('lead', 3), { id: first, sectionIds: ['s1'], ...more });
    expect(keys(await save({}))).toEqual(['name questionnaire.template-name']);
    expect(keys(await save({ name: 'park  SENSORS' }))).toEqual(['name questionnaire.template-name-used']);
    expect(keys(await save({ name: 'X', sectionIds: [] }))).toEqual(['sectionIds questionnaire.template-sections']);
    expect(keys(await save({ name: 'X', sectionIds: ['gone'] }))).toEqual(['sectionIds questionnaire.template-empty']);
    expect(why(await save({ templateId: 'gone' }))).toBe('not-found');
  });

  test('are not saved by observers or strangers, nor seen by another authority', async () => {
    const input = { id: first, name: 'Mine', sectionIds: ['s1'] };
    expect(why(await saveTemplate(as('observer'), input))).toBe('refused');
    expect(why(await saveTemplate(as('stranger'), input))).toBe('not-found');
    const { people: others, id: theirs } = await aDraftedProcurement();
    const seen = await copySources(aContext(others.lead, at(4)), { id: theirs });
    expect(seen.ok && seen.value.templates).toEqual([]);
    const source = { kind: 'template' as const, id: templateId, number: 1 };
    const foreign = await copySource(aContext(others.lead, at(4)), { id: theirs, source });
    expect(foreign.ok && foreign.value.source).toBe(null);
    const taken = await copyQuestions(aContext(others.lead, at(4)), {
      id: theirs,
      revision: 1,
      source,
      questionIds: ['Q-A'],
    });
    expect(why(taken)).toBe('not-found');
  });
});

describe('another name for a template', () => {
  const to = (name: string, more: object = {}) => ({ id: first, templateId: kept, from: 'Old name', name, ...more });
  let kept = '';
  beforeAll(async () => {
    const saved = await saveTemplate(as('lead', 20), { id: first, name: 'Old name', sectionIds: ['s1'] });
    kept = saved.ok ? saved.value.templateId : '';
  });

  test('is given by those who draft, once, and not one that another template has', async () => {
    expect(why(await renameTemplate(as('observer', 21), to('Mine')))).toBe('refused');
    expect(why(await renameTemplate(as('stranger', 21), to('Mine')))).toBe('not-found');
    expect(keys(await renameTemplate(as('lead', 21), to(' ')))).toEqual(['name questionnaire.template-name']);
    expect(keys(await renameTemplate(as('lead', 21), to('PARK sensors')))).toEqual([
      'name questionnaire.template-name-taken',
    ]);
    const { people: others, id: theirs } = await aDraftedProcurement();
    const foreign = await renameTemplate(aContext(others.lead, at(21)), { ...to('Mine'), id: theirs });
    expect(why(foreign)).toBe('not-found');
  });

  test('keeps its versions, says the old name in a new one, and is in the log', async () => {
    expect(await renameTemplate(as('officer', 22), to('New name'))).toMatchObject({ ok: true });
    const found = (await listTemplates(reading(), people.lead.authorityId)).find(({ id }) => id === kept);
    expect(found).toMatchObject({
      name: 'New name',
      versions: [
        { number: 2, questions: 2, note: 'Renamed from “Old name”', savedBy: people.officer.userId },
        { number: 1 },
      ],
    });
    const source = { kind: 'template' as const, id: kept, number: 1 };
    const earlier = await copySource(as('officer', 23), { id: second, source });
    if (!earlier.ok || !earlier.value.source) throw new Error('refused');
    expect(earlier.value.sections[0]?.questions.map(({ ref }) => ref)).toEqual(['Q-A', 'Q-B']);
    const entry = (await listAudit(reading(), first)).find(({ action }) => action === 'template.rename');
    expect(JSON.parse(entry?.data ?? '{}')).toMatchObject({ from: 'Old name', name: 'New name' });
    const late = await renameTemplate(as('lead', 23), to('Third name'));
    expect(late.ok ? [] : late.messages.map(({ key }) => key)).toEqual(['questionnaire.template-renamed-first']);
    expect(await renameTemplate(as('lead', 24), to('New name'))).toMatchObject({ ok: true });
    expect((await listTemplates(reading(), people.lead.authorityId)).flatMap(({ versions }) => versions)).toHaveLength(
      4,
    );
  });
});

describe('copying into another procurement', () => {
  test('shows what would become of each question before anything is added', async () => {
    const sources = await copySources(as('officer', 5), { id: second });
    if (!sources.ok) throw new Error('refused');
    expect(sources.value.procurements).toMatchObject([
      { id: first, questions: 2, detail: 'PRJ-0142, draft version 1' },
    ]);
    expect(sources.value.templates.find(({ id }) => id === templateId)).toMatchObject({
      versions: [{ number: 2 }, { number: 1 }],
    });
    const shown = await copySource(as('officer', 5), { id: second, source: { kind: 'procurement', id: first } });
    if (!shown.ok || !shown.value.source) throw new Error('refused');
    expect(shown.value.sections[0]?.questions.map(({ ref, fate }) => [ref, fate?.as])).toEqual([
      ['Q-A', 'Q-A'],
      ['Q-B', 'Q-B'],
    ]);
  });

  test('takes the chosen ones from a template, and undo takes them out again', async () => {
    const before = await draftOf(second);
    const taken = await copyQuestions(as('officer', 6), {
      id: second,
      revision: before.revision,
      source: { kind: 'template', id: templateId, number: '2' },
      questionIds: ['Q-B'],
    });
    expect(taken).toMatchObject({ ok: true, value: { copied: 1 } });
    const after = await draftOf(second);
    expect(everyQuestion(after.document).map(({ id }) => id)).toEqual(['Q-B']);
    expect(findQuestion(after.document, 'Q-B')).toMatchObject({ from: 'Park sensors v2', weight: '0' });
    const undone = await undoDraft(as('officer', 7), { id: second, revision: after.revision, direction: 'undo' });
    expect(undone.ok).toBe(true);
    expect((await draftOf(second)).document).toEqual(before.document);
  });

  test('takes from a procurement only for whoever works on it', async () => {
    const { revision } = await draftOf(second);
    const input = { id: second, revision, source: { kind: 'procurement', id: first }, questionIds: ['Q-A', 'Q-B'] };
    expect(await copyQuestions(as('officer', 8), { ...input, weights: 'keep' })).toMatchObject({ ok: true });
    expect(findQuestion((await draftOf(second)).document, 'Q-A')).toMatchObject({ weight: '50', from: 'PRJ-0142 v1' });
    expect(why(await copyQuestions(as('lead', 8), input))).toBe('not-found');
    const outside = await aDraftedProcurement(aPublishableDocument({ title: { en: 'Elsewhere' } }));
    const foreign = { ...input, revision: revision + 1, source: { kind: 'procurement', id: outside.id } };
    expect(why(await copyQuestions(as('officer', 9), foreign))).toBe('not-found');
  });

  test('adds nothing where the draft holds the very same question already', async () => {
    const { revision, document } = await draftOf(first);
    const source = { kind: 'template', id: templateId, number: 1 };
    const again = { id: first, revision, source, questionIds: ['Q-A'] };
    expect(await copyQuestions(as('officer', 10), again)).toMatchObject({ ok: true, value: { copied: 0 } });
    expect((await draftOf(first)).document).toEqual(document);
  });
});

describe('an empty questionnaire', () => {
  test('is started once, by those who draft', async () => {
    const third = testId();
    const { authorityId, userId } = people.lead;
    await writing(async (tx) => {
      await insertProcurement(tx, {
        id: third,
        authorityId,
        title: 'River gauges',
        reference: 'PRJ-0300',
        setup: JSON.stringify(aSetup()),
        createdBy: userId,
        createdAt: at(0),
        revision: 1,
      });
      const row = { procurementId: third, grantedBy: userId, grantedAt: at(0) };
      await insertDuty(tx, { ...row, id: testId(), userId, duty: 'lead' });
      await insertDuty(tx, { ...row, id: testId(), userId: people.observer.userId, duty: 'observer' });
    });
    expect(why(await startDraft(as('observer', 11), { id: third }))).toBe('refused');
    expect(why(await startDraft(as('stranger', 11), { id: third }))).toBe('not-found');
    expect(why(await startDraft(as('lead', 11), { id: third }))).toBe('ok');
    const { document, number } = await draftOf(third);
    expect([number, document.sections, document.title.en]).toEqual([1, [], 'River gauges']);
    expect(keys(await startDraft(as('lead', 11), { id: third }))).toEqual([' scoping.draft-exists']);
  });
});

describe('another marking scheme', () => {
  test('is taken with the confirmed table, and refused without a mark that it needs', async () => {
    const { scalePreset } = await import('@/lib/questionnaire/presets');
    const { revision } = await draftOf(first);
    const scoring = { scale: scalePreset('0-4') };
    const set = (marks: object) =>
      setAwardModel(as('lead', 12), { id: first, revision, part: 'scale', scoring, marks });
    expect(keys(await set({ 5: '9' }))).toEqual(['marks.0.to questionnaire.mark-off']);
    expect(await set({ 5: '4', 4: '3', 3: '2', 2: '2', 1: '1', 0: '0' })).toMatchObject({ ok: true });
    const { document } = await draftOf(first);
    const question = findQuestion(document, 'Q-A');
    expect(document.scoring.scale.preset).toBe('0-4');
    expect(question?.purpose === 'award-criterion' && question.markingGuide?.map(({ mark }) => mark)).toEqual([
      '4',
      '3',
      '2',
      '1',
      '0',
    ]);
  });
});
