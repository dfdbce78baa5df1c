import { describe, expect, test } from 'vitest';
import { reading, writing } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { findTeamOf } from '@/db/store/bidder-question';
import { leaseMail } from '@/db/store/outbox';
import { insertAccount, insertSupplierMember } from '@/db/store/people';
import type { Viewer } from '@/lib/policy';
import { anAgreedProcurement } from '@/lib/testing/agreed-procurement';
import { actingAt, anOpenedProcurement, type Closed, type Who } from '@/lib/testing/closed-procurement';
import { faults, key, value, why } from '@/lib/testing/results';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { gatePage } from '@/lib/views/gates';
import { markingRoom } from '@/lib/views/marking-room';
import { receipt } from '@/lib/views/receipt';
import { responseClosed } from '@/lib/views/response-closed';
import { responseQuestions } from '@/lib/views/response-questions';
import { answerBidderQuestion } from './answer-bidder-question';
import { askBidder } from './ask-bidder';

aDatabase();

const now = '2027-01-25T09:00:00.000Z';
const as = actingAt(now);
const ask = (c: Closed, more: object = {}, who: Who = 'lead', at = now) =>
  askBidder(as(c, who, at), {
    id: c.id,
    submissionId: c.submissions[0],
    questionId: 'Q-G',
    version: 0,
    text: 'Which certificate do you mean on page 4?',
    day: '2027-01-28',
    time: '17:00',
    ...more,
  });
const gate = async (c: Closed, who: Who = 'officer', b = 0) =>
  value(await gatePage(as(c, who), { id: c.id, submissionId: c.submissions[b] ?? '', questionId: 'Q-G' }));
/** The owner of the team that sent a bid. */
const ownerOf = async (c: Closed, b: number): Promise<Viewer & { kind: 'supplier' }> => ({
  kind: 'supplier',
  userId: testId(),
  supplierId: c.suppliers[b] ?? '',
  role: 'owner',
});
const responseOf = async (c: Closed, b: number) =>
  (await findTeamOf(reading(), c.id, c.submissions[b] ?? ''))?.responseId ?? '';

describe('a question to one bidder', () => {
  test('is asked by the lead alone, who is the single contact, with time to answer', async () => {
    const c = await anOpenedProcurement();
    for (const who of ['officer', 'evaluator', 'moderator'] as const)
      expect(why(await ask(c, {}, who))).toBe('refused policy.duty');
    expect(why(await ask(c, {}, 'observer'))).toBe('refused policy.observer');
    expect(faults(await ask(c, { day: '2027-01-25', time: '09:00' }))).toEqual(['day asked.day-past']);
    expect(key(await ask(c, { text: ' ' }))).toBe('asked.missing');
    expect(why(await ask(c, { submissionId: testId() }))).toBe('not-found common.not-found');
    expect(why(await ask(c, { questionId: 'Q-A' }))).toBe('not-found common.not-found');
    value(await ask(c));
    expect(key(await ask(c))).toBe('asked.changed');
    expect(key(await ask(c, { version: 1 }))).toBe('asked.waiting');
    const log = (await listAudit(reading(), c.id)).filter(({ action }) => action === 'bidder-question.ask');
    expect(log.filter(({ refused }) => !refused).map(({ actorId }) => actorId)).toEqual([c.people.lead.userId]);
    expect(log.filter(({ refused }) => refused)).toHaveLength(4);
    expect(log.map(({ data }) => data).join()).not.toContain('certificate');
  });

  test('is told to its own team only, by a message that no page of a buyer lists', async () => {
    const c = await anOpenedProcurement();
    for (const [b, supplierId] of c.suppliers.entries()) {
      const userId = testId();
      await writing(async (tx) => {
        await insertAccount(tx, {
          userId,
          accountId: testId(),
          name: `Bidder ${b}`,
          email: `team${b}.${c.id}@supplier.test`,
          passwordHash: 'none',
          at: now,
        });
        await insertSupplierMember(tx, { supplierId, userId, role: 'owner', name: `Bidder ${b}`, at: now });
      });
    }
    value(await ask(c));
    const mails = (
      await writing((tx) => leaseMail(tx, '2027-01-26T09:00:00.000Z', '2027-01-26T09:01:00.000Z', 500))
    ).filter(({ to }) => to.includes(c.id));
    expect(mails.map(({ to }) => to)).toEqual([`team0.${c.id}@supplier.test`]);
    expect(mails[0]?.text).toContain(`/responses/${await responseOf(c, 0)}/questions`);
    expect(mails[0]?.text).not.toContain('certificate');
  });

  test('is answered once, in time, by its own team; others learn nothing of it', async () => {
    const c = await anOpenedProcurement();
    value(await ask(c));
    const [own, rival] = [await ownerOf(c, 0), await ownerOf(c, 1)];
    const [responseId, other] = [await responseOf(c, 0), await responseOf(c, 1)];
    const { asked } = value(await responseQuestions(aContext(own, now), { responseId }));
    expect(asked).toMatchObject([{ number: 1, text: 'Which certificate do you mean on page 4?', open: true }]);
    // Every page of the response leads to it, for a team may never read its e-mail.
    for (const [viewer, id, count] of [
      [own, responseId, 1],
      [rival, other, 0],
    ] as const) {
      const context = aContext(viewer, now);
      expect(value(await responseClosed(context, { responseId: id })).frame.asked).toBe(count);
      expect(value(await receipt(context, { responseId: id })).response.asked).toBe(count);
    }
    const answer = (viewer: Viewer, more: object = {}, at = '2027-01-26T10:00:00.000Z') =>
      answerBidderQuestion(aContext(viewer, at), {
        responseId,
        askedId: asked[0]?.id,
        text: 'The one of 2026, by our own assessor.',
        ...more,
      });
    expect(why(await responseQuestions(aContext(rival, now), { responseId }))).toBe('not-found common.not-found');
    expect(value(await responseQuestions(aContext(rival, now), { responseId: other })).asked).toEqual([]);
    expect(why(await answer(rival))).toBe('not-found common.not-found');
    // With the id of a rival's question but a response of its own, there is nothing either.
    expect(why(await answer(rival, { responseId: other }))).toBe('not-found common.not-found');
    expect(why(await answer(c.people.lead))).toBe('not-found common.not-found');
    expect(why(await answer(own, {}, '2027-01-28T17:00:00.000Z'))).toBe('refused asked.over');
    expect(key(await answer(own, { text: '' }))).toBe('asked.answer-missing');
    value(await answer(own, {}, '2027-01-28T16:59:59.999Z'));
    expect(why(await answer(own))).toBe('conflict asked.answered');
    expect((await gate(c))?.asked).toMatchObject([
      { number: 1, ref: 'Q-G', answer: { text: 'The one of 2026, by our own assessor.' } },
    ]);
    expect((await gate(c, 'officer', 1))?.asked).toEqual([]);
    // The log of the procurement does not tie the team to a letter.
    const row = (await listAudit(reading(), c.id)).find(({ action }) => action === 'response.answer-bidder-question');
    expect([row?.subjectType, c.submissions.includes(row?.subjectId ?? '')]).toEqual(['bidder-question', false]);
  });

  test('tells the lead alone that an answer came, and nothing of what it says or whose it is', async () => {
    const c = await anOpenedProcurement();
    value(await ask(c));
    const [own, responseId] = [await ownerOf(c, 0), await responseOf(c, 0)];
    const [asked] = value(await responseQuestions(aContext(own, now), { responseId })).asked;
    const answer = () =>
      answerBidderQuestion(aContext(own, now), { responseId, askedId: asked?.id, text: 'The one of 2026.' });
    value(await answer());
    expect(key(await answer())).toBe('asked.answered');
    const gateAddress = `/procurements/${c.id}/gates/${c.submissions[0]}/Q-G`;
    const waiting = await writing((tx) => leaseMail(tx, '2027-01-26T09:00:00.000Z', '2027-01-26T09:01:00.000Z', 500));
    const news = waiting.filter(({ text }) => text.includes(gateAddress));
    expect(news.map(({ to }) => to)).toEqual([`lead.${c.people.lead.userId}@example.test`]);
    for (const secret of ['2026', 'certificate', 'Alder'])
      expect(`${news[0]?.subject} ${news[0]?.text}`.replaceAll(gateAddress, '')).not.toContain(secret);
  });

  test('is no part of the answer that evaluators mark', async () => {
    const c = await anOpenedProcurement();
    value(await ask(c));
    const room = await markingRoom(as(c, 'evaluator'), {
      id: c.id,
      submissionId: c.submissions[0] ?? '',
      questionId: 'Q-A',
    });
    expect(JSON.stringify(room)).not.toContain('certificate');
  });

  test('is not asked once quality is locked', async () => {
    const c = await anAgreedProcurement();
    expect(why(await ask(c, { questionId: 'Q-C' }))).toBe('refused policy.quality-locked');
    expect(
      (await gatePage(as(c, 'lead'), { id: c.id, submissionId: c.submissions[0] ?? '', questionId: 'Q-C' })).ok,
    ).toBe(true);
  });
});
