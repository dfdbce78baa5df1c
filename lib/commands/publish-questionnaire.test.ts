import { beforeEach, describe, expect, test } from 'vitest';
import { databasePath, reading } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { leaseMail } from '@/db/store/outbox';
import { setSuspended } from '@/db/store/people';
import { findProcurement } from '@/db/store/procurement';
import { findDraft, findPublished, findVersion } from '@/db/store/questionnaire';
import { findLastStep } from '@/db/store/two-person';
import type { Timetable } from '@/lib/procurement/setup';
import { checkDocument } from '@/lib/questionnaire/checks';
import { documentHash } from '@/lib/questionnaire/hash';
import { editableOf } from '@/lib/questionnaire/question-fields';
import { aDraftedProcurement, aGuidedQuestion, aPublishableDocument, aSetup, type Cast } from '@/lib/testing/drafts';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { publicationChecks } from '@/lib/views/publication-checks';
import { askSignOff } from './ask-sign-off';
import { cancelSignOff } from './cancel-sign-off';
import { giveReason } from './give-reason';
import { publishQuestionnaire } from './publish-questionnaire';
import { saveQuestion } from './save-question';
import { saveSetup } from './save-setup';
import { sendBack } from './send-back';

aDatabase();

const morning = '2026-11-23T09:00:00.000Z';
const noon = '2026-11-23T12:00:00.000Z';
let id = '';
let versionId = '';
let people: Cast;

const revisionNow = async () => (await findDraft(reading(), id))?.revision ?? 0;
const giveEveryReason = async () => {
  const warnings = checkDocument(aPublishableDocument()).filter(({ severity }) => severity === 'warning');
  for (const { id: findingId } of warnings)
    await giveReason(aContext(people.lead, morning), {
      id,
      revision: await revisionNow(),
      findingId,
      reason: 'Small place.',
    });
};
const ask = async (who: keyof Cast = 'lead') =>
  askSignOff(aContext(people[who], morning), { id, revision: await revisionNow(), reason: 'All checks are done.' });
const publish = (who: keyof Cast = 'approver', steppedUp = true, at = noon) =>
  publishQuestionnaire(aContext(people[who], at, { steppedUp }), { id });
/** Another deadline in the set-up, ten days later than planned unless said. */
const redate = async (changes: Partial<Timetable> = { deadline: '2027-02-01T12:00:00.000Z' }) =>
  saveSetup(aContext(people.officer, '2026-11-23T10:12:00.000Z'), {
    id,
    step: 'dates',
    values: { timetable: { ...aSetup().timetable, ...changes } },
  });
const edit = async () =>
  saveQuestion(aContext(people.officer, '2026-11-23T10:12:00.000Z'), {
    id,
    revision: await revisionNow(),
    sectionId: 's1',
    questionId: 'Q-A',
    fields: editableOf(aGuidedQuestion('Q-A', { wording: { en: 'Changed after asking?' } })),
  });

beforeEach(async () => {
  ({ id, versionId, people } = await aDraftedProcurement());
  await giveEveryReason();
});

describe('publication by two people', () => {
  test('freezes the version with its hash, names both people, sets the deadline and writes the log', async () => {
    expect((await ask()).ok).toBe(true);
    expect(await publish()).toMatchObject({
      ok: true,
      value: { number: 1, documentHash: documentHash(aPublishableDocument()) },
    });
    const published = await findPublished(reading(), id);
    expect(published).toMatchObject({
      id: versionId,
      documentHash: documentHash(aPublishableDocument()),
      publishedAt: noon,
      publishedBy: people.lead.userId,
      signedOffBy: people.approver.userId,
    });
    expect((await findProcurement(reading(), id))?.procurement.deadline).toBe('2027-01-22T12:00:00.000Z');
    const log = await listAudit(reading(), id);
    expect(log.slice(-2).map(({ action, actorId }) => [action, actorId])).toEqual([
      ['questionnaire.ask-sign-off', people.lead.userId],
      ['questionnaire.publish', people.approver.userId],
    ]);
    expect(await findDraft(reading(), id)).toBeNull();
  });

  test('leaves nothing to edit afterwards, by command or by raw SQL', async () => {
    await ask();
    await publish();
    const latest = (await findVersion(reading(), versionId))?.revision ?? 0;
    const late = saveQuestion(aContext(people.officer, noon), {
      id,
      revision: latest,
      sectionId: 's1',
      questionId: 'Q-A',
      fields: editableOf(aGuidedQuestion('Q-A', { wording: { en: 'Too late?' } })),
    });
    expect(await late).toMatchObject({
      ok: false,
      why: 'refused',
      messages: [{ key: expect.stringMatching(/^policy.published/) }],
    });
    expect(await publish()).toMatchObject({
      ok: false,
      messages: [{ key: expect.stringMatching(/^policy.published/) }],
    });
    const again = await askSignOff(aContext(people.lead, noon), { id, revision: latest, reason: 'Again.' });
    expect(again).toMatchObject({ ok: false, messages: [{ key: expect.stringMatching(/^policy.published/) }] });
    const { default: Database } = await import('better-sqlite3');
    const raw = new Database(databasePath());
    const change = () => raw.prepare("update questionnaire_version set document = '{}' where id = ?").run(versionId);
    const remove = () => raw.prepare('delete from questionnaire_version where id = ?').run(versionId);
    expect(change).toThrow('a published version is never changed');
    expect(remove).toThrow('a published version is never removed');
    raw.close();
    expect((await findVersion(reading(), versionId))?.document).toEqual(aPublishableDocument());
  });

  test('is refused to the person who asked, and the attempt is on the record', async () => {
    await ask();
    expect(await publish('lead')).toMatchObject({
      ok: false,
      why: 'refused',
      messages: [{ key: 'policy.own-asking' }],
    });
    expect((await listAudit(reading(), id)).at(-1)).toMatchObject({ action: 'questionnaire.publish', refused: true });
  });

  test('needs a fresh code', async () => {
    await ask();
    expect(await publish('approver', false)).toMatchObject({ ok: false, messages: [{ key: 'policy.code-old' }] });
    expect(await findPublished(reading(), id)).toBeNull();
  });

  test('is refused where nobody asked, and to people without the duty', async () => {
    expect(await publish()).toMatchObject({ ok: false });
    await ask();
    expect(await publish('moderator')).toMatchObject({ ok: false, why: 'refused' });
    expect(await publish('observer')).toMatchObject({ ok: false, why: 'refused' });
    expect(await publish('stranger')).toMatchObject({ ok: false, why: 'not-found' });
  });

  test('is refused when the draft was edited after sign-off was asked for', async () => {
    await ask();
    expect((await edit()).ok).toBe(true);
    expect(await publish()).toMatchObject({
      ok: false,
      why: 'conflict',
      messages: [{ key: 'questionnaire.edited-meanwhile', params: { time: '10:12am' } }],
    });
    expect((await findLastStep(reading(), id, 'publish'))?.ended).toBe('overtaken');
    expect((await ask('officer')).ok).toBe(true);
    expect((await publish('lead')).ok).toBe(true);
  });

  test('is refused when the dates changed after sign-off was asked for, so that nobody confirms a deadline unseen', async () => {
    await ask();
    expect((await redate()).ok).toBe(true);
    expect(await publish()).toMatchObject({
      ok: false,
      why: 'conflict',
      messages: [{ key: 'questionnaire.edited-meanwhile', params: { time: '10:12am' } }],
    });
    expect((await findLastStep(reading(), id, 'publish'))?.ended).toBe('overtaken');
  });

  test('goes on where the set-up was saved just as it was', async () => {
    await ask();
    expect((await redate({})).ok).toBe(true);
    expect((await publish()).ok).toBe(true);
  });

  test('is refused from a page that showed an earlier request', async () => {
    await ask();
    const seen = (await findLastStep(reading(), id, 'publish'))?.id;
    await redate();
    expect((await ask('officer')).ok).toBe(true);
    const old = publishQuestionnaire(aContext(people.approver, noon, { steppedUp: true }), { id, asked: seen });
    expect(await old).toMatchObject({ ok: false, why: 'conflict', messages: [{ key: 'questionnaire.asked-again' }] });
    const now = (await findLastStep(reading(), id, 'publish'))?.id;
    const fresh = publishQuestionnaire(aContext(people.approver, noon, { steppedUp: true }), { id, asked: now });
    expect((await fresh).ok).toBe(true);
  });

  test('is refused when so late that fewer than the lawful days remain', async () => {
    await ask();
    expect(await publish('approver', true, '2027-01-04T09:00:00.000Z')).toMatchObject({
      ok: false,
      messages: [
        { path: 'timetable.clarificationsClose', key: 'procurement.after-published' },
        { path: 'timetable.deadline', key: 'procurement.deadline-early' },
      ],
    });
    expect((await publish('approver', true, '2026-12-10T09:00:00.000Z')).ok).toBe(true);
  });

  test('is refused when the deadline has passed before anybody signed off', async () => {
    await ask();
    expect(await publish('approver', true, '2027-01-22T12:00:00.000Z')).toMatchObject({
      ok: false,
      messages: [{ key: 'questionnaire.deadline-past' }],
    });
  });

  test('can be sent back with a reason by the second person only, or cancelled by the team', async () => {
    await ask();
    const back = (who: keyof Cast, reason = 'Question 2 is not clear.') =>
      sendBack(aContext(people[who], noon), { id, reason });
    expect(await back('lead')).toMatchObject({ ok: false, why: 'refused' });
    expect(await back('approver', ' ')).toMatchObject({
      ok: false,
      messages: [{ key: 'questionnaire.send-back-reason' }],
    });
    expect((await back('approver')).ok).toBe(true);
    expect(await findLastStep(reading(), id, 'publish')).toMatchObject({
      ended: 'declined',
      endReason: 'Question 2 is not clear.',
    });
    expect(await publish()).toMatchObject({ ok: false, messages: [{ key: 'questionnaire.nobody-asked' }] });
    expect((await ask()).ok).toBe(true);
    expect((await cancelSignOff(aContext(people.lead, noon), { id })).ok).toBe(true);
    expect(await publish()).toMatchObject({ ok: false });
  });
});

describe('asking for sign-off', () => {
  test('is refused while weightings do not add up, however many reasons are given', async () => {
    const [section] = aPublishableDocument().sections;
    const questions = [aGuidedQuestion('Q-A', { weight: '50' }), aGuidedQuestion('Q-B', { weight: '49.99' })];
    const bad = aPublishableDocument({
      sections: [{ ...section, questions }] as ReturnType<typeof aPublishableDocument>['sections'],
    });
    ({ id, versionId, people } = await aDraftedProcurement(bad));
    await giveEveryReason();
    expect(await ask()).toMatchObject({
      ok: false,
      messages: [{ key: 'questionnaire.not-ready', params: { count: 1 } }],
    });
  });

  test('is refused while the set-up was never finished', async () => {
    const procurement = { ...(await findProcurement(reading(), id))?.procurement, id: testId(), setUpAt: null };
    const { writing } = await import('@/db/client');
    const { insertDuty, insertProcurement } = await import('@/db/store/procurement');
    const { insertVersion } = await import('@/db/store/questionnaire');
    const duties = (await findProcurement(reading(), id))?.duties ?? [];
    await writing(async (tx) => {
      await insertProcurement(tx, procurement as Parameters<typeof insertProcurement>[1]);
      for (const duty of duties) await insertDuty(tx, { ...duty, id: testId(), procurementId: procurement.id });
      const by = people.lead.userId;
      const document = aPublishableDocument();
      await insertVersion(tx, { id: testId(), procurementId: procurement.id, number: 1, document, by, at: morning });
    });
    ({ id } = procurement);
    await giveEveryReason();
    const open = { path: 'check', key: 'questionnaire.set-up-open' };
    const unsigned = { path: 'governance', key: 'guidance.sign-off-missing' };
    expect(await ask()).toMatchObject({ ok: false, messages: [open, unsigned] });
    const checks = await publicationChecks(aContext(people.lead, morning), { id });
    expect(checks).toMatchObject({ ok: true, value: { setup: [open] } });
  });

  test('goes to people who can sign in: a suspended approver is passed over', async () => {
    const { writing } = await import('@/db/client');
    await writing((tx) => setSuspended(tx, people.approver.userId, morning, 'Left'));
    await ask();
    const mails = await writing((tx) => leaseMail(tx, noon, noon, 100));
    const asked = mails.filter(({ subject }) => subject.startsWith('Please confirm: publish')).map(({ to }) => to);
    expect(asked.filter((to) => to.includes(people.officer.userId))).toHaveLength(1);
    expect(asked.filter((to) => to.includes(people.approver.userId))).toHaveLength(0);
  });

  test('is refused while a warning has no reason', async () => {
    ({ id, versionId, people } = await aDraftedProcurement());
    const refused = await ask();
    expect(refused).toMatchObject({ ok: false, messages: [{ key: 'questionnaire.reasons-open' }] });
  });

  test('is refused a second time, from an old page, and to those who only read', async () => {
    expect(await ask('observer')).toMatchObject({ ok: false, why: 'refused' });
    const old = await askSignOff(aContext(people.lead, morning), { id, revision: 1, reason: 'Done.' });
    expect(old).toMatchObject({ ok: false, why: 'conflict' });
    expect((await ask()).ok).toBe(true);
    expect(await ask('officer')).toMatchObject({ ok: false, messages: [{ key: 'questionnaire.already-asked' }] });
  });

  test('needs two officers, two evaluators and a moderator', async () => {
    const { writing } = await import('@/db/client');
    const { endDuties } = await import('@/db/store/procurement');
    const state = await findProcurement(reading(), id);
    const gone = state?.duties.filter(({ duty }) => duty === 'officer' || duty === 'evaluator') ?? [];
    await writing((tx) =>
      endDuties(
        tx,
        id,
        gone.map((duty) => duty.id),
        morning,
        'left',
      ),
    );
    expect(await ask()).toMatchObject({
      ok: false,
      messages: [{ key: 'procurement.second-officer-missing' }, { key: 'procurement.evaluators-missing' }],
    });
  });
});
