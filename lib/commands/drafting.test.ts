import { beforeAll, describe, expect, test } from 'vitest';
import { reading, writing } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { insertAccount, insertMember } from '@/db/store/people';
import { findProcurement, listLots } from '@/db/store/procurement';
import { findDraft } from '@/db/store/questionnaire';
import { findScoping } from '@/db/store/scoping';
import { setupSteps } from '@/lib/procurement/setup';
import { setupOf, stepDigest } from '@/lib/procurement/setup-state';
import { coverageOf } from '@/lib/questionnaire/coverage';
import type { Result } from '@/lib/result';
import { aDraftedProcurement, aSetup, type Cast } from '@/lib/testing/drafts';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { has } from '@/lib/text';
import { procurementOverview } from '@/lib/views/procurement-overview';
import { procurements } from '@/lib/views/procurements';
import { answerScopingQuestion } from './answer-scoping-question';
import { assignDuties } from './assign-duties';
import { finishSetUp } from './finish-set-up';
import { saveSetup } from './save-setup';
import { startProcurement } from './start-procurement';

aDatabase();

let people: Cast;
let other: string;
let id = '';
const at = (minute: number) => `2026-11-20T10:${String(minute).padStart(2, '0')}:00.000Z`;
const as = (who: keyof Cast, minute = 0) => aContext(people[who], at(minute));
const keys = (result: Result<unknown>) => (result.ok ? [] : result.messages.map(({ path, key }) => `${path} ${key}`));
const why = (result: Result<unknown>) => (result.ok ? 'ok' : result.why);
const state = async () => {
  const found = await findProcurement(reading(), id);
  if (!found) throw new Error('no procurement');
  return found;
};
const step = (name: keyof typeof setupSteps) =>
  Object.fromEntries(Object.entries(aSetup()).filter(([field]) => field in setupSteps[name].shape));

beforeAll(async () => {
  ({ people, id: other } = await aDraftedProcurement());
});

describe('the set-up of a procurement', () => {
  test('begins with a title and a reference, makes its starter the lead, and has one lot', async () => {
    const started = await startProcurement(as('lead'), step('about'));
    if (!started.ok) throw new Error('refused');
    id = started.value.id;
    const { procurement, duties } = await state();
    expect([procurement.title, procurement.setUpAt, procurement.deadline]).toEqual([
      'Park lighting sensors',
      null,
      null,
    ]);
    expect(duties.map((row) => [row.userId, row.duty])).toEqual([[people.lead.userId, 'lead']]);
    expect((await listLots(reading(), id)).map((lot) => lot.title)).toEqual(['Park lighting sensors']);
    expect((await listAudit(reading(), id)).map((row) => row.action)).toEqual(['procurement.create']);
  });

  test('is not begun by somebody who is no officer, nor without a title', async () => {
    const clerk = { ...people.lead, officer: false };
    expect(why(await startProcurement(aContext(clerk, at(0)), step('about')))).toBe('refused');
    const empty = await startProcurement(as('lead'), { title: ' ', reference: '', description: '' });
    expect(keys(empty)).toEqual(['title procurement.title-missing', 'reference procurement.reference-missing']);
  });

  test('is not there for anybody without a duty on it', async () => {
    expect(why(await saveSetup(as('stranger'), { id, step: 'nation', values: { nation: 'wales' } }))).toBe('not-found');
    expect(why(await procurementOverview(as('stranger'), { id }))).toBe('not-found');
    const foreign = { ...people.lead, authorityId: testId() };
    expect(why(await procurementOverview(aContext(foreign, at(0)), { id }))).toBe('not-found');
  });

  test('keeps each step, and lists what is still open when it is finished too early', async () => {
    for (const name of ['nation', 'value'] as const)
      expect(why(await saveSetup(as('lead', 1), { id, step: name, values: step(name) }))).toBe('ok');
    const early = await finishSetUp(as('lead', 2), { id });
    expect(keys(early)).toEqual([
      'procedure procurement.procedure-unanswered',
      'lots procurement.lots-unanswered',
      'receiving procurement.receiving-unanswered',
      'dates procurement.dates-unanswered',
      'duties.officer procurement.second-officer-missing',
    ]);
    if (!early.ok) expect(early.messages.every(({ key }) => has(key))).toBe(true);
  });

  test('refuses a procedure that the regime does not allow, with the reason', async () => {
    const values = { procedure: 'below-threshold', documentsTogether: true, shorterGround: null };
    expect(keys(await saveSetup(as('lead'), { id, step: 'procedure', values }))).toEqual([
      'procedure procurement.value-is-above',
    ]);
    for (const name of ['procedure', 'lots', 'receiving'] as const)
      expect(why(await saveSetup(as('lead', 3), { id, step: name, values: step(name) }))).toBe('ok');
  });

  test('refuses a deadline before the least days of the tendering period, naming the earliest day', async () => {
    const { timetable } = aSetup();
    const early = {
      ...timetable,
      clarificationsClose: '2026-12-05T12:00:00.000Z',
      deadline: '2026-12-20T12:00:00.000Z',
    };
    const refused = await saveSetup(as('lead'), { id, step: 'dates', values: { timetable: early } });
    expect(refused).toMatchObject({
      why: 'invalid',
      messages: [
        {
          path: 'timetable.deadline',
          key: 'procurement.deadline-early',
          params: { days: 25, date: '26 December 2026' },
        },
      ],
    });
    expect(why(await saveSetup(as('lead', 4), { id, step: 'dates', values: { timetable } }))).toBe('ok');
  });

  test('names lots, which replace the one that bears the title', async () => {
    const lots = await saveSetup(as('lead', 5), { id, step: 'lots', values: { lots: ['North', 'South'] } });
    expect(why(lots)).toBe('ok');
    expect((await listLots(reading(), id)).map((lot) => [lot.position, lot.title])).toEqual([
      [1, 'North'],
      [2, 'South'],
    ]);
  });

  test('answers a save that came second with what is saved now, and writes nothing', async () => {
    const shown = stepDigest(setupOf((await state()).procurement.setup), 'value');
    const mine = { ...step('value'), value: '400000' };
    const first = await saveSetup(as('lead', 6), {
      id,
      step: 'value',
      values: { ...step('value'), value: '350000' },
      revision: shown,
    });
    expect(why(first)).toBe('ok');
    const second = await saveSetup(as('lead', 7), { id, step: 'value', values: mine, revision: shown });
    if (second.ok) throw new Error('the second save was taken');
    expect([second.why, second.messages[0]?.key]).toEqual(['conflict', 'procurement.changed-first']);
    expect(second.messages[0]?.params?.saved).toContain('350000');
    expect(setupOf((await state()).procurement.setup).value).toBe('350000');
    const knowing = second.messages[0]?.params?.revision;
    expect(why(await saveSetup(as('lead', 8), { id, step: 'value', values: mine, revision: knowing }))).toBe('ok');
    expect(setupOf((await state()).procurement.setup).value).toBe('400000');
  });

  test('is not disturbed by a save of another step meanwhile', async () => {
    const shown = stepDigest(setupOf((await state()).procurement.setup), 'receiving');
    await saveSetup(as('lead', 9), { id, step: 'about', values: { ...step('about'), title: 'Park lights' } });
    const saved = await saveSetup(as('lead', 9), {
      id,
      step: 'receiving',
      values: { receiving: 'hosted' },
      revision: shown,
    });
    expect(why(saved)).toBe('ok');
    expect((await state()).procurement.title).toBe('Park lights');
  });
});

describe('duties', () => {
  const give = (more: Record<string, string | string[]>, context = as('lead', 10), revision?: string) =>
    assignDuties(context, {
      id,
      duties: { lead: people.lead.userId, officer: people.officer.userId, ...more },
      ...(revision === undefined ? {} : { revision }),
    });

  test('need a lead and a second officer who is somebody else', async () => {
    expect(keys(await give({ lead: '' }))).toContain('duties.lead procurement.lead-missing');
    expect(keys(await give({ officer: people.lead.userId }))).toContain(
      'duties.officer procurement.second-officer-missing',
    );
  });

  test('may not be combined against the published table', async () => {
    const both = await give({ evaluator: people.moderator.userId, moderator: people.moderator.userId });
    expect(keys(both)).toEqual(['duties.moderator procurement.duties-apart']);
    const watching = await give({ observer: people.officer.userId });
    expect(keys(watching)).toEqual(['duties.observer procurement.duties-apart']);
  });

  test('are given to members only, and those of officers to officers only', async () => {
    const clerk = testId();
    await writing(async (tx) => {
      const row = {
        userId: clerk,
        accountId: testId(),
        name: 'A clerk',
        email: `${clerk}@example.test`,
        passwordHash: 'none',
        at: at(0),
      };
      await insertAccount(tx, row);
      const { authorityId } = people.lead;
      await insertMember(tx, {
        userId: clerk,
        authorityId,
        post: '',
        administrator: false,
        officer: false,
        createdAt: at(0),
      });
    });
    expect(keys(await give({ officer: clerk }))).toContain('duties.officer procurement.not-an-officer');
    expect(keys(await give({ evaluator: testId() }))).toEqual(['duties.evaluator procurement.unknown-person']);
    expect(why(await give({ evaluator: [clerk, people.second.userId] }))).toBe('ok');
  });

  test('are given by the lead alone', async () => {
    expect(why(await give({}, as('officer', 11)))).toBe('refused');
    expect(why(await give({}, as('stranger', 11)))).toBe('not-found');
  });

  test('end with the row kept, and a stale form does not end them unseen', async () => {
    const before = (await state()).duties.length;
    expect(why(await give({ evaluator: people.second.userId }, as('lead', 12)))).toBe('ok');
    expect((await state()).duties.length).toBe(before - 1);
    const stale = await give({}, as('lead', 13), 'what-the-page-showed');
    expect([why(stale), keys(stale)]).toEqual(['conflict', [' procurement.duties-changed-first']]);
    expect((await state()).duties.length).toBe(before - 1);
  });
});

describe('the last step', () => {
  test('creates the procurement once, and its lead then reads "Drafting"', async () => {
    expect(why(await finishSetUp(as('lead', 20), { id }))).toBe('ok');
    expect((await state()).procurement.setUpAt).toBe(at(20));
    expect(why(await finishSetUp(as('lead', 21), { id }))).toBe('conflict');
    const overview = await procurementOverview(as('lead', 22), { id });
    if (!overview.ok) throw new Error('refused');
    expect([overview.value.created, overview.value.status]).toEqual([true, 'drafting']);
    const tasks = overview.value.groups.flatMap((group) => group.tasks);
    expect(tasks.find(({ key }) => key === 'scope')).toMatchObject({ status: 'not-started' });
    expect(tasks.find(({ key }) => key === 'recommended')).toMatchObject({
      status: 'cannot-start',
      hint: 'Cannot start yet: answer the 22 questions about the place first.',
    });
    expect(tasks.find(({ key }) => key === 'opening')).toMatchObject({
      status: 'cannot-start',
      hint: 'Cannot start yet: publish the questionnaire first.',
    });
  });

  test('the list shows a person only the procurements on which they hold a duty', async () => {
    const rows = async (who: keyof Cast) => {
      const result = await procurements(as(who, 23), {});
      return result.ok ? result.value.rows.map((row) => row.id) : [];
    };
    expect(await rows('lead')).toEqual([id, other]);
    expect(await rows('observer')).toEqual([other]);
    expect(await rows('stranger')).toEqual([]);
  });

  test('an observer of another procurement changes nothing there', async () => {
    const refused = await saveSetup(as('observer'), { id: other, step: 'nation', values: { nation: 'wales' } });
    expect([why(refused), keys(refused)]).toEqual(['refused', [' policy.observer']]);
    const answer = await answerScopingQuestion(as('observer'), { id: other, question: 'B-01', answer: 'yes' });
    expect(keys(answer)).toEqual([' policy.observer']);
    expect(await findScoping(reading(), other)).toBeNull();
    const draft = await findDraft(reading(), other);
    expect(draft && coverageOf(draft.document).questions).toBe(2);
  });
});
