import { beforeAll, describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { findMail, leaseMail } from '@/db/store/outbox';
import { setSuspended } from '@/db/store/people';
import { closes, setup } from '@/lib/testing/clarifying';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { value } from '@/lib/testing/results';
import { type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { askClarification } from './ask-clarification';
import { decideConfidentiality } from './decide-confidentiality';
import { settleClarification } from './settle-clarification';

aDatabase();

let tender: OpenProcurement;
let one: Team;
let two: Team;
let officer: string;
beforeAll(async () => {
  tender = await openProcurement({ setup });
  officer = (await tender.person(['officer'])).userId;
  await tender.person(['evaluator', 'moderator', 'approver', 'observer']);
  const gone = await tender.person(['officer']);
  await writing((tx) => setSuspended(tx, gone.userId, '2027-01-05T09:00:00.000Z', 'Left'));
  one = await team(tender, 'Fenlight Systems Ltd', 'Priya Lorrimer');
  two = await team(tender, 'Oakhollow Sensing CIC', 'Sam Okoro');
});

const ask = async (of: Team, at: string, more: object = {}) =>
  value(
    await askClarification(aContext(of.viewer, at), {
      responseId: of.responseId,
      clickId: testId(),
      question: 'May a certificate of Fenlight be pending?',
      ...more,
    }),
  );
const news = async () => {
  const rows = await reading().select().from(t.outbox);
  const mails = await Promise.all(rows.map(async (row) => ({ row, ...(await findMail(reading(), row.id)) })));
  return mails.filter(({ subject }) => subject === 'Suppliers have asked about Smart bins in the town centre');
};

describe('officers hear of clarification questions', () => {
  it('once for all of a quarter of an hour, whoever asked, and only those who can answer', async () => {
    await ask(one, '2027-01-12T11:42:07.123Z');
    await ask(two, '2027-01-12T11:31:00.000Z');
    await ask(two, '2027-01-12T11:44:59.999Z', { confidential: 'yes', reason: 'Our design.' });
    const told = await news();
    const expected = [`${tender.lead.userId}@authority.test`, `${officer}@authority.test`];
    expect(told.map(({ to }) => to).sort()).toEqual(expected.sort());
    for (const { row, text = '', subject = '' } of told) {
      expect(row).toMatchObject({
        createdAt: '2027-01-12T11:45:00.000Z',
        nextAttemptAt: '2027-01-12T11:45:00.000Z',
        notAfter: tender.deadline,
        procurementId: null,
      });
      expect(text).toContain('before 11:45am on 12 January 2027');
      expect(text).toContain(`/procurements/${tender.procurementId}/clarifications`);
      // Neither who asked nor what, nor anything that could be traced to them.
      for (const secret of ['Fenlight', 'Oakhollow', 'Priya', 'Sam', 'certificate', one.responseId, two.responseId])
        expect(`${row.id} ${subject} ${text}`).not.toContain(secret);
    }
  });

  it('in the same words whether one was asked or several, and again in the next quarter', async () => {
    const before = await news();
    await ask(one, '2027-01-12T11:45:00.000Z');
    const later = (await news()).filter(({ row }) => !before.some((each) => each.row.id === row.id));
    expect(later.map(({ row }) => row.createdAt)).toEqual(['2027-01-12T12:00:00.000Z', '2027-01-12T12:00:00.000Z']);
    const plain = (text = '') => text.replaceAll(/\d+:\d+am|12 noon/g, 'TIME').replaceAll(/Officer \w+/g, 'NAME');
    expect(new Set([...before, ...later].map(({ text }) => plain(text))).size).toBe(1);
  });

  it('not before that quarter is over, and not after the deadline', async () => {
    const at = closes.replace('12:00:00.000', '11:59:59.000');
    await ask(one, at);
    const told = (await news()).filter(({ row }) => row.createdAt === closes).map(({ row }) => row.id);
    const lease = async (when: string) =>
      (await writing((tx) => leaseMail(tx, when, when, 1_000))).map(({ id }) => id).filter((id) => told.includes(id));
    expect(told).toHaveLength(2);
    expect(await lease(at)).toEqual([]);
    expect(await lease(tender.deadline)).toEqual([]);
    expect((await lease(closes)).sort()).toEqual(told.sort());
  });

  it('of a question that is released after confidential treatment was refused, and not of one that is taken back', async () => {
    const refused = async (at: string) => {
      const { id } = await ask(one, at, { confidential: 'yes', reason: 'Our design.' });
      const context = aContext(tender.lead, '2027-01-13T09:00:00.000Z');
      const of = { procurementId: tender.procurementId, clarificationId: id };
      value(await decideConfidentiality(context, { ...of, decision: 'refuse', reason: 'Every supplier needs it.' }));
      return id;
    };
    const [kept, released] = [await refused('2027-01-13T08:01:00.000Z'), await refused('2027-01-13T08:02:00.000Z')];
    const before = (await news()).length;
    const settle = async (clarificationId: string, choice: string, at: string) =>
      value(
        await settleClarification(aContext(one.viewer, at), { responseId: one.responseId, clarificationId, choice }),
      );
    await settle(kept, 'withdraw', '2027-01-13T10:01:00.000Z');
    expect(await news()).toHaveLength(before);
    await settle(released, 'publish', '2027-01-13T10:05:00.000Z');
    const told = (await news()).filter(({ row }) => row.createdAt === '2027-01-13T10:15:00.000Z');
    expect(told.map(({ to }) => to).sort()).toEqual(
      [`${tender.lead.userId}@authority.test`, `${officer}@authority.test`].sort(),
    );
    for (const { row, text } of told) expect(`${row.id} ${text}`).not.toMatch(/Fenlight|Priya|Our design/);
  });
});
