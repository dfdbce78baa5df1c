import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { databasePath, reading, writing } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { leaseMail } from '@/db/store/outbox';
import { findProcurement } from '@/db/store/procurement';
import { findDraft, findPublished, listVersions } from '@/db/store/questionnaire';
import { editableOf } from '@/lib/questionnaire/question-fields';
import {
  amend,
  amendedAt,
  anAmendableProcurement,
  draftAmendment,
  publishByTwo,
  withQuestion,
} from '@/lib/testing/amendments';
import { aGuidedQuestion } from '@/lib/testing/drafts';
import { key, keys, value, why } from '@/lib/testing/results';
import { invite, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase } from '@/lib/testing/world';
import { auditLog } from '@/lib/views/audit-log';
import { questionnaireOutline } from '@/lib/views/questionnaire-outline';
import { askSignOff } from './ask-sign-off';
import { dropAmendment } from './drop-amendment';
import { publishQuestionnaire } from './publish-questionnaire';
import { saveAmendment } from './save-amendment';
import { saveQuestion } from './save-question';
import { startAmendment } from './start-amendment';

aDatabase();

const later = '2027-02-05T12:00:00.000Z';
const plainer = withQuestion('Q-A', { wording: { en: 'How do you keep devices apart?' } });
/** Runs raw SQL as somebody with the file in hand would. */
const sql = (text: string, ...params: unknown[]) => {
  const raw = new Database(databasePath());
  try {
    return raw.prepare(text).run(...params);
  } finally {
    raw.close();
  }
};
const reweigh = async (id: string, who: Parameters<typeof aContext>[0], at = amendedAt) => {
  const version = (await findDraft(reading(), id)) ?? (await findPublished(reading(), id));
  return saveQuestion(aContext(who, at), {
    id,
    revision: version?.revision ?? 0,
    sectionId: 's1',
    questionId: 'Q-A',
    fields: editableOf(aGuidedQuestion('Q-A', { weight: '60' })),
  });
};

describe('a weighting after publication', () => {
  test('changes in no way but by an amendment, whatever is tried', async () => {
    const { procurementId: id, versionId, people } = await anAmendableProcurement();
    expect(why(await reweigh(id, people.lead))).toBe('refused policy.published-said');
    const { document = '' } = { document: JSON.stringify((await findPublished(reading(), id))?.document) };
    expect(() =>
      sql('update questionnaire_version set document = ? where id = ?', document.replace('"50"', '"60"'), versionId),
    ).toThrow('a published version is never changed');
    expect(() => sql('update questionnaire_version set published_at = null where id = ?', versionId)).toThrow(
      'a published version is never changed',
    );
    value(await startAmendment(aContext(people.officer, amendedAt), { id }));
    expect(why(await reweigh(id, people.lead))).toBe('ok');
    // The version that stands for suppliers is untouched.
    expect(JSON.stringify((await findPublished(reading(), id))?.document)).toBe(document);
  });

  test('is refused to whoever only reads', async () => {
    const { procurementId: id, people } = await anAmendableProcurement();
    expect(why(await startAmendment(aContext(people.observer, amendedAt), { id }))).toBe('refused policy.observer');
    expect(why(await startAmendment(aContext(people.stranger, amendedAt), { id }))).toBe('not-found common.not-found');
  });
});

describe('an amendment', () => {
  test('starts as a copy of the published version and is drafted once', async () => {
    const { procurementId: id, people } = await anAmendableProcurement();
    value(await startAmendment(aContext(people.officer, amendedAt), { id }));
    const draft = await findDraft(reading(), id);
    expect(draft).toMatchObject({ number: 2, document: (await findPublished(reading(), id))?.document });
    expect(why(await startAmendment(aContext(people.lead, amendedAt), { id }))).toBe('conflict amend.already');
    const shown = value(await questionnaireOutline(aContext(people.officer, amendedAt), { id }));
    expect(shown).toMatchObject({ mayEdit: true, version: { number: 2 } });
  });

  test('that is dropped leaves no trace for suppliers, and comes back with the same number', async () => {
    const tender = await anAmendableProcurement();
    const { procurementId: id, people } = tender;
    await draftAmendment(tender, plainer);
    value(await dropAmendment(aContext(people.officer, amendedAt), { id }));
    expect(await findDraft(reading(), id)).toBeNull();
    expect((await listVersions(reading(), id)).map(({ number }) => number)).toEqual([1]);
    expect(why(await reweigh(id, people.lead))).toBe('refused policy.published-said');
    value(await startAmendment(aContext(people.lead, amendedAt), { id }));
    const draft = await findDraft(reading(), id);
    expect(draft).toMatchObject({ number: 2, amendReason: null, notice: null, deadline: null });
    expect(draft?.document).toEqual((await findPublished(reading(), id))?.document);
  });

  test('needs a change, a reason and a notice, and takes a later deadline only', async () => {
    const tender = await anAmendableProcurement();
    const { procurementId: id, people } = tender;
    value(await startAmendment(aContext(people.officer, amendedAt), { id }));
    const revision = (await findDraft(reading(), id))?.revision ?? 0;
    const ask = () => askSignOff(aContext(people.lead, amendedAt), { id, revision, reason: 'Ready.' });
    expect(keys(await ask())).toEqual(['amend.nothing', 'amend.reason-missing', 'amend.notice-missing']);
    const save = (day: string, time = '12:00') =>
      saveAmendment(aContext(people.officer, amendedAt), { id, reason: 'R', notice: 'N', day, time });
    expect(key(await save('2027-01-22'))).toBe('amend.deadline-after');
    expect(key(await save('2027-01-21'))).toBe('amend.deadline-after');
    expect(key(await save('2027-02-30'))).toBe('procurement.time-unreal');
    expect(key(await save('2027-2-'))).toBe('amend.deadline-whole');
    expect(key(await save('2027-02-05'))).toBe('ok');
    expect(key(await ask())).toBe('ok');
  });

  test('ends a request for sign-off when its reason changes, and publishes nothing that was not agreed to', async () => {
    const tender = await anAmendableProcurement();
    const { procurementId: id, people } = tender;
    await draftAmendment(tender, plainer);
    const revision = (await findDraft(reading(), id))?.revision ?? 0;
    value(await askSignOff(aContext(people.lead, amendedAt), { id, revision, reason: 'Ready.' }));
    value(
      await saveAmendment(aContext(people.officer, amendedAt), {
        id,
        reason: 'Another reason',
        notice: 'N',
        day: '',
        time: '',
      }),
    );
    const publish = () => publishQuestionnaire(aContext(people.approver, amendedAt, { steppedUp: true }), { id });
    expect(key(await publish())).toBe('questionnaire.edited-meanwhile');
    // Nor does it where somebody changes the row behind the product's back.
    value(await askSignOff(aContext(people.lead, amendedAt), { id, revision, reason: 'Ready.' }));
    sql('update questionnaire_version set deadline = ? where procurement_id = ? and number = 2', later, id);
    expect(key(await publish())).toBe('questionnaire.edited-meanwhile');
  });

  test('keeps what a colleague saved first, unless it is saved over knowingly', async () => {
    const tender = await anAmendableProcurement();
    const { procurementId: id, people } = tender;
    value(await startAmendment(aContext(people.officer, amendedAt), { id }));
    const save = (reason: string, revision?: string) =>
      saveAmendment(aContext(people.officer, amendedAt), {
        id,
        reason,
        notice: 'N',
        day: '',
        time: '',
        ...(revision ? { revision } : {}),
      });
    value(await save('First'));
    const stale = await save('Second', 'an older digest');
    expect(why(stale)).toBe('conflict amend.stale');
    const revision = stale.ok ? '' : String(stale.messages[0]?.params?.revision);
    expect(why(await save('Second', revision))).toBe('ok');
  });

  test('is published by two people: frozen, the deadline moved, everybody told alike, and on the record', async () => {
    const tender = await anAmendableProcurement();
    const { procurementId: id, people } = tender;
    const accepted = await team(tender, 'Fenlight Systems');
    await invite(tender, 'bids@oakhollow.test', 'Oakhollow');
    await writing((tx) => leaseMail(tx, amendedAt, '2030-01-01T00:00:00.000Z', 100));
    await draftAmendment(tender, plainer, later);
    expect(why(await publishByTwo(tender, amendedAt))).toBe('ok');
    expect(await findPublished(reading(), id)).toMatchObject({
      number: 2,
      amendReason: 'A supplier asked what SEC-01 means.',
      deadline: later,
      publishedBy: people.lead.userId,
      signedOffBy: people.approver.userId,
    });
    expect((await findProcurement(reading(), id))?.procurement.deadline).toBe(later);
    const mails = (await writing((tx) => leaseMail(tx, later, '2031-01-01T00:00:00.000Z', 100))).filter(({ subject }) =>
      subject.startsWith('Version 2 of'),
    );
    expect(mails.map(({ to }) => to).sort()).toEqual([accepted.email, 'bids@oakhollow.test'].sort());
    expect(new Set(mails.map(({ subject, text }) => `${subject} ${text}`)).size).toBe(1);
    expect(mails[0]?.subject).toBe('Version 2 of Park lighting sensors is published');
    const entry = (await listAudit(reading(), id)).findLast(({ action }) => action === 'questionnaire.publish');
    expect(JSON.parse(entry?.data ?? '{}')).toMatchObject({
      number: 2,
      reason: 'A supplier asked what SEC-01 means.',
      added: 0,
      changed: 1,
      removed: 0,
      deadline: later,
      deadlineBefore: tender.deadline,
    });
    const log = value(await auditLog(aContext(people.observer, amendedAt), { id }));
    expect(log.lines[0]?.what).toContain('because: A supplier asked what SEC-01 means. Questions added 0, changed 1');
  });

  test('cannot be started, edited, asked for or published once the deadline has passed', async () => {
    const tender = await anAmendableProcurement();
    const { procurementId: id, people, deadline } = tender;
    expect(why(await startAmendment(aContext(people.officer, deadline), { id }))).toBe('refused policy.amend-late');
    await draftAmendment(tender, plainer);
    const revision = (await findDraft(reading(), id))?.revision ?? 0;
    value(await askSignOff(aContext(people.lead, amendedAt), { id, revision, reason: 'Ready.' }));
    expect(why(await reweigh(id, people.lead, deadline))).toBe('refused policy.amend-late');
    const late = aContext(people.approver, deadline, { steppedUp: true });
    expect(why(await publishQuestionnaire(late, { id }))).toBe('refused policy.amend-late');
    // Dropping it is still possible: nothing must hang about.
    expect(why(await dropAmendment(aContext(people.officer, deadline), { id }))).toBe('ok');
  });
});

describe('raw SQL', () => {
  test('publishes no amendment late, alone, unexplained, dropped or out of nothing', async () => {
    const tender = await anAmendableProcurement();
    const { procurementId: id, deadline } = tender;
    await draftAmendment(tender, plainer);
    const draft = (await findDraft(reading(), id))?.id;
    const publish = (set: string, ...params: unknown[]) =>
      sql(
        `update questionnaire_version set published_at = '${amendedAt}', published_by = 'a', signed_off_by = 'b' ${set} where id = ?`,
        ...params,
        draft,
      );
    expect(() => publish(', published_at = ?', deadline)).toThrow('before the deadline');
    expect(() => publish(", signed_off_by = 'a'")).toThrow('publication needs two people');
    expect(() => publish(", amend_reason = ''")).toThrow('gives its reason');
    expect(() => publish(', notice = null')).toThrow('gives its reason');
    expect(() => publish(", dropped_at = '2027-01-12'")).toThrow('gives its reason');
    expect(() =>
      sql(
        "insert into questionnaire_version select 'x', procurement_id, 9, document, revision, created_by, created_at, updated_by, updated_at, reasons, document_hash, published_at, published_by, signed_off_by, amend_reason, notice, deadline, dropped_at from questionnaire_version where number = 1 and procurement_id = ?",
        id,
      ),
    ).toThrow('a version begins as a draft');
  });

  test('moves no published deadline to an earlier day', async () => {
    const tender = await anAmendableProcurement();
    await amend(tender, plainer, later);
    expect(() =>
      sql('update procurement set deadline = ? where id = ?', tender.deadline, tender.procurementId),
    ).toThrow('moves later only');
  });
});
