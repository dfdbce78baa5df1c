import { beforeEach, describe, expect, test } from 'vitest';
import { reading, writing } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { findGuidance, saveGuidance } from '@/db/store/guidance';
import { findDraft } from '@/db/store/questionnaire';
import { principles } from '@/lib/catalogue';
import { checkDocument } from '@/lib/questionnaire/checks';
import { aDraftedProcurement, aPublishableDocument, type Cast } from '@/lib/testing/drafts';
import { aContext, aDatabase } from '@/lib/testing/world';
import { documents } from '@/lib/views/documents';
import { governance, guidedPath } from '@/lib/views/guided-path';
import { procurementOverview } from '@/lib/views/procurement-overview';
import { publicationChecks } from '@/lib/views/publication-checks';
import { selfCheck } from '@/lib/views/self-check';
import { signOff } from '@/lib/views/sign-off';
import { threatModel } from '@/lib/views/threat-model';
import { answerSelfCheck } from './answer-self-check';
import { askSignOff } from './ask-sign-off';
import { editThreats } from './edit-threats';
import { giveReason } from './give-reason';
import { publishQuestionnaire } from './publish-questionnaire';
import { recordCommission } from './record-commission';
import { recordGovernance } from './record-governance';
import { recordIncidentPlan } from './record-incident-plan';

aDatabase();

const now = '2026-11-23T09:00:00.000Z';
let id: string;
let people: Cast;
beforeEach(async () => {
  ({ id, people } = await aDraftedProcurement(undefined, '2026-11-20T09:00:00.000Z', { signedOff: false }));
});
const as = (who: keyof Cast, at = now) => aContext(people[who], at);
const members = [{ name: 'Ruth Ventris', duty: 'Chair', approves: 'Publication' }];
const group = { group: 'Connected places board', members, date: '2026-11-20', minute: 'Item 4' };
const given = async <T>(result: Promise<{ ok: true; value: T } | { ok: false; messages: { key: string }[] }>) => {
  const done = await result;
  if (!done.ok) throw new Error(done.messages[0]?.key);
  return done.value;
};
const lastEvent = async () => (await listAudit(reading(), id)).at(-1);

describe('the governance sign-off', () => {
  const revisionNow = async () => (await findDraft(reading(), id))?.revision ?? 0;
  const ask = async () => askSignOff(as('lead'), { id, revision: await revisionNow(), reason: 'Ready.' });
  const giveEveryReason = async () => {
    for (const { id: findingId } of checkDocument(aPublishableDocument()))
      await giveReason(as('lead'), { id, revision: await revisionNow(), findingId, reason: 'Small place.' });
  };

  test('is needed before publication may be asked for, and named by the checks and the overview', async () => {
    await giveEveryReason();
    expect(await ask()).toMatchObject({
      ok: false,
      messages: [{ path: 'governance', key: 'guidance.sign-off-missing' }],
    });
    const checks = await given(publicationChecks(as('lead'), { id }));
    expect(checks).toMatchObject({ governance: { key: 'guidance.sign-off-missing' }, setup: [] });
    const overview = await given(procurementOverview(as('lead'), { id }));
    const tasks = overview.groups.flatMap((each) => each.tasks);
    expect(tasks.find(({ key }) => key === 'checks')).toMatchObject({ status: 'problem' });
    await given(recordGovernance(as('officer'), { id, revision: 0, ...group }));
    expect((await ask()).ok).toBe(true);
  });

  test('is on the record with who, their duty, what they approve, and the very document', async () => {
    await given(recordGovernance(as('lead'), { id, revision: 0, ...group }));
    const kept = await findGuidance(reading(), id, 'sign-off');
    const event = await lastEvent();
    expect(event).toMatchObject({ action: 'governance.sign-off', subjectType: 'version' });
    expect(JSON.parse(event?.data ?? '{}')).toEqual({
      group: 'Connected places board',
      people: ['Ruth Ventris, Chair: Publication'],
      date: '2026-11-20',
      number: 1,
      documentHash: kept?.document.documentHash,
    });
    expect(await given(signOff(as('approver'), { id }))).toMatchObject({ governance: { sameDraft: true } });
  });

  test('is not taken for a future day, without a person, by an observer or a stranger', async () => {
    const record = (who: keyof Cast, more: object = {}) =>
      recordGovernance(as(who), { id, revision: 0, ...group, ...more });
    expect(await record('lead', { date: '2026-11-24' })).toMatchObject({ messages: [{ key: 'guidance.date-future' }] });
    expect(await record('lead', { members: [] })).toMatchObject({ messages: [{ path: 'members.0.name' }] });
    expect(await record('observer')).toMatchObject({ why: 'refused' });
    expect(await record('stranger')).toMatchObject({ why: 'not-found' });
    expect(await findGuidance(reading(), id, 'sign-off')).toBeNull();
  });

  test('cannot be recorded again once nothing is left to sign off', async () => {
    await given(recordGovernance(as('lead'), { id, revision: 0, ...group }));
    await giveEveryReason();
    await given(ask());
    await given(publishQuestionnaire(aContext(people.approver, now, { steppedUp: true }), { id }));
    expect(await recordGovernance(as('lead'), { id, revision: 1, ...group })).toMatchObject({
      ok: false,
      messages: [{ key: 'guidance.nothing-to-sign' }],
    });
    expect(await given(governance(as('observer'), { id }))).toMatchObject({ draft: null, mayEdit: false });
  });

  test('that came second changes nothing and says who was first', async () => {
    await given(recordGovernance(as('lead'), { id, revision: 0, ...group }));
    const second = await recordGovernance(as('officer'), { id, revision: 0, ...group, group: 'Another' });
    expect(second).toMatchObject({
      ok: false,
      why: 'conflict',
      messages: [{ key: 'guidance.changed-first', params: { name: 'lead person', revision: 1 } }],
    });
    expect((await findGuidance(reading(), id, 'sign-off'))?.document.group).toBe('Connected places board');
    expect((await recordGovernance(as('officer'), { id, revision: 1, ...group, group: 'Another' })).ok).toBe(true);
  });
});

test('the path shows what is done, step by step', async () => {
  const statuses = async () =>
    Object.fromEntries((await given(guidedPath(as('observer'), { id }))).steps.map((step) => [step.id, step.status]));
  expect(await statuses()).toEqual({
    principles: 'not-started',
    governance: 'not-started',
    procurement: 'in-progress',
    threats: 'not-started',
    incident: 'not-started',
  });
  const commission = { commissioner: 'Ruth Ventris', post: 'Director', approves: 'The purchase', date: '2026-11-20' };
  await given(recordCommission(as('lead'), { id, revision: 0, ...commission }));
  expect(await statuses()).toMatchObject({ governance: 'in-progress' });
  await given(recordGovernance(as('lead'), { id, revision: 0, ...group }));
  await given(
    recordIncidentPlan(as('lead'), {
      id,
      revision: 0,
      contacts: [{ who: 'Duty officer', reach: '01632 960000', when: 'any hour' }],
      times: { tell: '24', report: '72', updates: '' },
      duties: ['contact', 'tell'],
      more: '',
    }),
  );
  expect(await statuses()).toMatchObject({ governance: 'completed', incident: 'completed' });
});

test('two officers who answer different principles of the self-check keep both', async () => {
  const [first, second] = principles;
  const answer = (who: keyof Cast, principle: typeof first, revision: number, value = 'in-place') =>
    answerSelfCheck(as(who), {
      id,
      principle: principle?.number,
      revision,
      answers: Object.fromEntries((principle?.selfCheck ?? []).map((statement) => [statement.id, value])),
    });
  const both = await Promise.all([answer('lead', first, 0), answer('officer', second, 0, 'partly')]);
  expect(both.map(({ ok }) => ok)).toEqual([true, true]);
  const { rows, gaps } = await given(selfCheck(as('observer'), { id }));
  expect(rows.slice(0, 3).map(({ unanswered }) => unanswered === 0)).toEqual([true, true, false]);
  expect(gaps).toBe(1);
  expect(await answer('officer', first, 0)).toMatchObject({ why: 'conflict', messages: [{ params: { revision: 1 } }] });
  expect(await answerSelfCheck(as('lead'), { id, principle: 3, revision: 0, answers: {} })).toMatchObject({
    messages: [{ path: `answers.${principles[2]?.selfCheck[0]?.id}` }],
  });
  expect(await answer('observer', first, 1)).toMatchObject({ why: 'refused' });
});

test('parts and threats of two officers are both kept, and every change is on the record', async () => {
  const part = (name: string) => ({
    id,
    edit: 'save-part',
    part: null,
    revision: '0',
    name,
    kind: 'device',
    holds: '',
    boundary: 'Street',
  });
  await Promise.all([editThreats(as('lead'), part('Cameras')), editThreats(as('officer'), part('Sensors'))]);
  const { model, rows } = await given(threatModel(as('observer'), { id }));
  expect(model.parts.map(({ name }) => name).sort()).toEqual(['Cameras', 'Sensors']);
  expect(rows).toHaveLength(10);
  const [one] = model.parts;
  const values = { text: 'False device', likelihood: '4', impact: '4', owner: '', treatment: 'reduce', plan: '' };
  const threat = { id, edit: 'save-threat', part: one?.id, letter: 'S', revision: '0', ...values };
  await given(editThreats(as('lead'), threat));
  expect(JSON.parse((await lastEvent())?.data ?? '{}')).toEqual({ what: 'threat P1-S, likelihood 4, impact 4' });
  expect(await editThreats(as('officer'), threat)).toMatchObject({ why: 'conflict' });
  expect(
    await editThreats(as('lead'), { ...threat, revision: '1', likelihood: '', treatment: undefined }),
  ).toMatchObject({
    messages: [
      { path: 'likelihood', key: 'threats.likelihood-missing' },
      { path: 'treatment', key: 'threats.treatment-missing' },
    ],
  });
  expect((await given(threatModel(as('lead'), { id }))).risk).toBe('1 threat is high or very high, 1 has no owner.');
});

test('a document is only written at the revision that was read', async () => {
  const document = { commissioner: 'A', post: 'B', approves: 'C', date: '2026-11-20' };
  const save = (expectedRevision: number) =>
    writing((tx) =>
      saveGuidance(tx, { procurementId: id, kind: 'commission', document, expectedRevision, by: 'x', at: now }),
    );
  const tries = await Promise.all(Array.from({ length: 5 }, () => save(0)));
  expect(tries.filter(Boolean)).toHaveLength(1);
  const more = await Promise.all(Array.from({ length: 5 }, () => save(1)));
  expect(more.filter(Boolean)).toHaveLength(1);
});

test('the documents page says which documents of the guided path can be had', async () => {
  const guided = async () => (await given(documents(as('lead'), { id }))).guided;
  expect(await guided()).toEqual({ 'self-check': false, threats: false, 'incident-contacts': false });
  const statements = principles.find(({ number }) => number === 3)?.selfCheck ?? [];
  const answers = Object.fromEntries(statements.map((each) => [each.id, 'partly']));
  await given(answerSelfCheck(as('lead'), { id, principle: 3, revision: 0, answers }));
  expect(await guided()).toEqual({ 'self-check': true, threats: false, 'incident-contacts': false });
});
