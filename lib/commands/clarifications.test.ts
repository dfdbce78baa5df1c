import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { listAudit } from '@/db/store/audit';
import type { Mail } from '@/db/store/outbox';
import { findMail } from '@/db/store/outbox';
import type { Viewer } from '@/lib/policy';
import { closes, setup } from '@/lib/testing/clarifying';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { key, value, why } from '@/lib/testing/results';
import { early, invite, type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { auditLines } from '@/lib/views/audit-log';
import { clarification, clarifications, questionsAsked } from '@/lib/views/clarifications';
import { notice } from '@/lib/views/notice';
import { responseClarifications } from '@/lib/views/response-clarifications';
import { answerClarification } from './answer-clarification';
import { askClarification } from './ask-clarification';
import { decideConfidentiality } from './decide-confidentiality';
import { draftClarification } from './draft-clarification';
import { settleClarification } from './settle-clarification';

aDatabase();

const asks = '2027-01-12T11:42:07.123Z';
const answers = '2027-01-13T09:00:00.000Z';

let tender: OpenProcurement;
let one: Team;
let two: Team;
beforeAll(async () => {
  tender = await openProcurement({ setup });
  one = await team(tender, 'Fenlight Systems Ltd', 'Priya Lorrimer');
  two = await team(tender, 'Oakhollow Sensing CIC', 'Sam Okoro');
});

type Asking = { at?: string; viewer?: Viewer; clickId?: string } & Record<string, unknown>;
const ask = (of: Team, { at = asks, viewer = of.viewer, ...more }: Asking = {}) =>
  askClarification(aContext(viewer, at), {
    responseId: of.responseId,
    clickId: testId(),
    question: 'May a certificate be pending?',
    ...more,
  });
const asked = async (of: Team, more: Asking = {}): Promise<string> => value(await ask(of, more)).id;
const draft = (id: string, more: Record<string, unknown> = {}, viewer: Viewer = tender.lead, at = answers) =>
  draftClarification(aContext(viewer, at), {
    procurementId: tender.procurementId,
    clarificationId: id,
    wording: 'May a certificate be pending?',
    answer: 'Yes, with its date.',
    ...more,
  });
const send = (id: string, revision = 1, viewer: Viewer = tender.lead, at = answers) =>
  answerClarification(aContext(viewer, at), { procurementId: tender.procurementId, clarificationId: id, revision });
const decide = (id: string, decision: string, reason = 'Every supplier needs it.') =>
  decideConfidentiality(aContext(tender.lead, answers), {
    procurementId: tender.procurementId,
    clarificationId: id,
    decision,
    reason,
  });
const settle = (of: Team, id: string, choice: string, at = answers) =>
  settleClarification(aContext(of.viewer, at), { responseId: of.responseId, clarificationId: id, choice });
const list = async (viewer: Viewer = tender.lead) =>
  value(await clarifications(aContext(viewer, answers), { procurementId: tender.procurementId }));
const page = async (id: string, viewer: Viewer = tender.lead) =>
  value(await clarification(aContext(viewer, answers), { procurementId: tender.procurementId, clarificationId: id }));
const seenBy = async (of: Team) =>
  value(await responseClarifications(aContext(of.viewer, answers), { responseId: of.responseId }));
const answered = async (of: Team, more: Asking = {}): Promise<{ id: string; number: number | null }> => {
  const id = await asked(of, more);
  value(await draft(id));
  return { id, ...value(await send(id)) };
};
const mails = async (): Promise<(Mail & { procurementId: string | null })[]> => {
  const rows = await reading().select({ id: t.outbox.id, procurementId: t.outbox.procurementId }).from(t.outbox);
  return Promise.all(rows.map(async (row) => ({ ...((await findMail(reading(), row.id)) as Mail), ...row })));
};
/** Everything that would tell who asked. */
const names = (of: Team) => [of.viewer.supplierId, of.viewer.userId, of.responseId, of.email, of.token];

describe('a question', () => {
  it('is taken until questions close, by the time it arrived', async () => {
    const left = (milliseconds: number) => new Date(Date.parse(closes) - milliseconds).toISOString();
    expect(why(await ask(one, { at: left(1) }))).toBe('ok');
    for (const late of [0, -1]) {
      const refused = await ask(one, { at: left(late) });
      expect(why(refused)).toBe('refused policy.clarifications-closed-said');
      expect(JSON.stringify(refused)).toContain('Friday 15 January 2027 at 12 noon');
    }
    expect(key(await ask(one, { at: tender.deadline }))).toBe('policy.supplier-closed-said');
  });

  it('names its faults by field and is asked once for one click', async () => {
    expect(await ask(one, { question: ' ' })).toMatchObject({ messages: [{ path: 'question' }] });
    expect(await ask(one, { about: 'SEC-99' })).toMatchObject({ messages: [{ path: 'about' }] });
    expect(await ask(one, { confidential: 'yes' })).toMatchObject({ messages: [{ path: 'reason' }] });
    const clickId = testId();
    expect(await asked(one, { clickId })).toBe(await asked(one, { clickId }));
    expect(await asked(two, { clickId })).not.toBe(await asked(one, { clickId }));
  });

  it('is nothing to other suppliers, and to the buyer’s side nobody’s to ask or to withdraw', async () => {
    const id = await asked(one, { question: 'Only ours' });
    expect(why(await ask(one, { viewer: two.viewer }))).toBe('not-found common.not-found');
    expect(why(await ask(one, { viewer: tender.lead }))).toBe('not-found common.not-found');
    expect(why(await settle(two, id, 'withdraw'))).toBe('not-found common.not-found');
    const settled = { responseId: one.responseId, clarificationId: id, choice: 'withdraw' };
    expect(why(await settleClarification(aContext(two.viewer, answers), settled))).toBe('not-found common.not-found');
    expect(JSON.stringify(await seenBy(two))).not.toContain('Only ours');
    expect((await seenBy(one)).own.map(({ text }) => text)).toContain('Only ours');
  });

  it('is read and answered by officers alone; others involved read the log', async () => {
    const id = await asked(one, { question: 'Raw words' });
    for (const duty of ['evaluator', 'moderator', 'observer'] as const) {
      const person = await tender.person([duty]);
      const seen = await list(person);
      expect(seen.asked).toBeNull();
      expect(JSON.stringify(seen)).not.toContain('Raw words');
      const place = { procurementId: tender.procurementId, clarificationId: id };
      expect((await clarification(aContext(person, answers), place)).ok).toBe(false);
      expect((await draft(id, {}, person)).ok).toBe(false);
      expect((await send(id, 1, person)).ok).toBe(false);
    }
    const stranger = await tender.person([]);
    expect(why(await draft(id, {}, stranger))).toBe('not-found common.not-found');
    expect((await list()).asked?.map(({ text }) => text)).toContain('Raw words');
  });
});

describe('who asked', () => {
  it('is in no column, page, log or message of the buyer’s side, and the same question looks the same from either', async () => {
    const ids = { one: await asked(one, { question: 'The same' }), two: await asked(two, { question: 'The same' }) };
    const shownOf = async (id: string) => {
      const { drafts: _drafts, ...shown } = await page(id);
      return JSON.stringify(shown).replaceAll(id, 'ID');
    };
    expect(await shownOf(ids.one)).toBe(await shownOf(ids.two));
    const lineOf = async (id: string) =>
      JSON.stringify((await list()).asked?.find((line) => line.id === id)).replaceAll(id, 'ID');
    expect(await lineOf(ids.one)).toBe(await lineOf(ids.two));

    value(await draft(ids.one, { answer: 'Nobody knows.' }));
    value(await send(ids.one));
    const secret = await asked(two, { confidential: 'yes', reason: 'Our price model', question: 'Price?' });
    value(await decide(secret, 'agree'));
    value(await draft(secret, { answer: 'For you alone.' }));
    value(await send(secret));

    const { procurementId, lead } = tender;
    const seen = [
      JSON.stringify(await list()),
      JSON.stringify(
        [await page(ids.one), await page(ids.two), await page(secret)].map(({ deliveries: _, ...rest }) => rest),
      ),
      value(await auditLines(aContext(lead, answers), { id: procurementId })).body,
      JSON.stringify((await listAudit(reading(), procurementId)).filter(({ action }) => /clarification/.test(action))),
    ].join('\n');
    for (const tables of [
      t.clarification,
      t.clarificationDraft,
      t.confidentialityDecision,
      t.clarificationChoice,
      t.clarificationAnswer,
    ]) {
      const rows = JSON.stringify(
        await reading()
          .select()
          .from(tables as typeof t.clarification),
      );
      for (const name of [...names(one), ...names(two)]) expect(rows).not.toContain(name);
      for (const words of ['The same', 'For you alone', 'price model', asks]) expect(rows).not.toContain(words);
    }
    // Invitations, with their addresses, are the authority's own.
    for (const name of [...names(one), ...names(two)])
      expect(seen.replaceAll(/"email":"[^"]*"/g, '')).not.toContain(name);
    expect(seen).not.toContain(asks);
    expect(seen).toContain('2027-01-12T11:42:00.000Z');

    // Each organisation's own chain holds what it did; the procurement's has no row of it before or after.
    const own = await listAudit(reading(), `supplier:${one.viewer.supplierId}`);
    expect(own.filter(({ action }) => action === 'response.ask-clarification').length).toBeGreaterThan(0);
    const chain = await listAudit(reading(), procurementId);
    expect(chain.filter(({ action }) => action.startsWith('response.'))).toEqual([]);
  });

  it('is told to nobody by the messages: the same words to all, and a team’s own filed nowhere', async () => {
    await invite(tender, 'never-came@supplier.test', 'Corvane Ltd');
    const { number } = await answered(two, { question: 'Who hears it?' });
    const told = (await mails()).filter(({ subject }) => subject.startsWith(`Clarification ${number} is answered`));
    expect(told.map(({ to }) => to).sort()).toEqual(['never-came@supplier.test', one.email, two.email].sort());
    expect(new Set(told.map(({ subject, text }) => `${subject}\n${text}`)).size).toBe(1);
    expect(told[0]?.text).toContain('Yes, with its date.');
    expect(told.every(({ procurementId }) => procurementId === tender.procurementId)).toBe(true);
    const own = (await mails()).filter(({ subject }) => /confidential/.test(subject));
    expect(own.length).toBeGreaterThan(0);
    for (const mail of own) {
      expect(mail).toMatchObject({ to: two.email, procurementId: null });
      expect(mail.text).not.toContain('For you alone');
    }
  });

  it('cannot be guessed from names that a wording mentions: officers are warned of those they invited', async () => {
    const id = await asked(one, { question: 'Does the lamp of Fenlight Systems count?' });
    value(await draft(id, { wording: 'Does the lamp of Fenlight Systems count?' }));
    expect((await page(id)).named).toEqual(['Fenlight Systems Ltd']);
  });
});

describe('an answer', () => {
  it('goes to all with the next number, and no supplier sees whose question it was', async () => {
    const before = (await list()).log.length;
    const first = await answered(one, { about: 'SEC-02' });
    const second = await answered(two);
    expect([first.number, second.number]).toEqual([before + 1, before + 2]);
    const [mine, theirs] = [await seenBy(one), await seenBy(two)];
    expect(mine.log).toEqual(theirs.log);
    expect(mine.log.map(({ number }) => number)).toEqual(mine.log.map((_, at) => at + 1));
    expect(mine.log.at(-2)).toMatchObject({ about: 'SEC-02', answer: 'Yes, with its date.' });
    expect(JSON.stringify(theirs)).not.toContain(first.id);
    expect(mine.own.find(({ id }) => id === first.id)).toMatchObject({ state: 'answered', number: first.number });
    const open = value(await notice(aContext({ kind: 'anonymous' }, answers), { id: tender.procurementId }));
    expect(open.clarifications).toEqual(mine.log);
    expect(JSON.stringify(open)).not.toContain(first.id);
    const evaluator = await tender.person(['evaluator']);
    expect((await list(evaluator)).log).toEqual(mine.log);
  });

  it('is the draft that was shown; of two drafts saved at once both are kept', async () => {
    const id = await asked(one);
    const colleague = await tender.person(['officer']);
    value(await draft(id, { answer: 'First.' }));
    const raced = await draft(id, { answer: 'Second.', revision: 0 }, colleague);
    expect(raced).toMatchObject({ why: 'conflict', messages: [{ params: { revision: 1 } }] });
    value(await draft(id, { answer: 'Second.', revision: 1 }, colleague));
    expect((await page(id)).drafts.map(({ answer }) => answer)).toEqual(['Second.', 'First.']);
    expect(key(await send(id, 1))).toBe('clarification.draft-changed');
    value(await send(id, 2));
    expect(key(await send(id, 2))).toBe('clarification.not-answerable');
    expect(key(await draft(id, { revision: 2 }))).toBe('clarification.not-answerable');
    expect((await page(id)).answer?.answer).toBe('Second.');
  });

  it('needs a wording and an answer before it is sent, and the faults are at their fields', async () => {
    const id = await asked(one);
    const faults = await draft(id, { wording: '', answer: ' ', complete: 'yes' });
    expect(faults).toMatchObject({ messages: [{ path: 'wording' }, { path: 'answer' }] });
    value(await draft(id, { answer: '' }));
    expect(key(await send(id))).toBe('clarification.draft-none');
  });

  it('is not sent at or after the deadline, nor to a question that was withdrawn', async () => {
    const late = await asked(one);
    value(await draft(late));
    expect(why(await send(late, 1, tender.lead, tender.deadline))).toBe('refused policy.clarify-late');
    const gone = await asked(two);
    value(await draft(gone));
    value(await settle(two, gone, 'withdraw'));
    expect(key(await send(gone))).toBe('clarification.not-answerable');
    expect(key(await settle(two, gone, 'withdraw'))).toBe('clarification.settled');
    expect((await page(gone)).state).toBe('withdrawn');
  });

  it('that needs an amendment says which version followed', async () => {
    const id = await asked(one);
    value(await draft(id, { amendment: 'yes' }));
    value(await send(id));
    expect((await seenBy(two)).log.at(-1)).toMatchObject({ leadsToAmendment: true, followedBy: null });
    expect((await page(id)).mayAmend).toBe(true);
  });
});

describe('confidential treatment', () => {
  const secret = { confidential: 'yes', reason: 'It shows our method.', question: 'Does our method fit?' };

  it('is decided first, with a reason, once', async () => {
    const id = await asked(one, secret);
    expect(key(await draft(id))).toBe('clarification.not-answerable');
    expect(await decide(id, 'refuse', ' ')).toMatchObject({ messages: [{ path: 'reason' }] });
    expect(await decide(id, 'perhaps')).toMatchObject({ messages: [{ path: 'decision' }] });
    value(await decide(id, 'refuse'));
    expect(key(await decide(id, 'agree'))).toBe('clarification.decided');
    expect(key(await decide(await asked(one), 'agree'))).toBe('clarification.decided');
  });

  it('refused: the asker withdraws, or releases it to be answered to all', async () => {
    const [kept, released] = [await asked(one, secret), await asked(two, secret)];
    for (const id of [kept, released]) value(await decide(id, 'refuse'));
    expect(key(await draft(released))).toBe('clarification.not-answerable');
    expect((await seenBy(one)).own.find(({ id }) => id === kept)).toMatchObject({
      state: 'refused',
      choices: ['withdraw', 'publish'],
      decision: { granted: false, reason: 'Every supplier needs it.' },
    });
    value(await settle(one, kept, 'withdraw'));
    value(await settle(two, released, 'publish'));
    value(await draft(released));
    expect(value(await send(released)).number).toBe((await list()).log.length);
  });

  it('granted: the asker alone is answered, without a number, so that nobody else can tell', async () => {
    const before = await seenBy(two);
    const id = await asked(one, secret);
    value(await decide(id, 'agree', 'Nobody gains by it.'));
    value(await draft(id, { answer: 'It fits.' }));
    expect(value(await send(id)).number).toBeNull();
    expect(JSON.stringify(await seenBy(two))).toBe(JSON.stringify(before));
    expect((await seenBy(one)).own.find((each) => each.id === id)?.alone?.answer).toBe('It fits.');
    expect((await list()).asked?.find((each) => each.id === id)).toMatchObject({
      state: 'answered-alone',
      number: null,
    });
    const next = await answered(two);
    expect(next.number).toBe(before.log.length + 1);
  });

  it('is released by nobody but the asker, and only after a refusal', async () => {
    const id = await asked(one, secret);
    expect(key(await settle(one, id, 'publish'))).toBe('clarification.settled');
    value(await decide(id, 'refuse'));
    expect(why(await settle(two, id, 'publish'))).toBe('not-found common.not-found');
  });
});

it('the overview counts questions for officers, and for others only what everybody reads', async () => {
  const { findProcurement } = await import('@/db/store/procurement');
  const state = await findProcurement(reading(), tender.procurementId);
  if (!state) throw new Error('no procurement');
  const evaluator = await tender.person(['evaluator']);
  const log = (await list()).log.length;
  expect(await questionsAsked(reading(), state, aContext(evaluator, answers))).toEqual({ waiting: 0, asked: log });
  const seen = await questionsAsked(reading(), state, aContext(tender.lead, answers));
  expect(seen.asked).toBe((await list()).asked?.length);
  expect(seen.waiting).toBeGreaterThan(0);
});

describe('the database', () => {
  const causes = (error: unknown): string => (error instanceof Error ? `${error.message} ${causes(error.cause)}` : '');
  const fault = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing was refused', causes);

  it('changes and removes no row of a question', async () => {
    const { id } = await answered(one);
    const tables = [
      [t.clarification, t.clarification.id, { receivedAt: early }],
      [t.clarificationDraft, t.clarificationDraft.clarificationId, { savedAt: early }],
      [t.clarificationAnswer, t.clarificationAnswer.clarificationId, { answeredAt: early }],
    ] as const;
    for (const [table, column, change] of tables) {
      expect(
        await fault(
          writing((tx) =>
            tx
              .update(table)
              .set(change as never)
              .where(eq(column, id)),
          ),
        ),
      ).toContain('never changed');
      expect(await fault(writing((tx) => tx.delete(table).where(eq(column, id))))).toContain('never changed');
    }
  });

  it('keeps no time finer than a minute, and no answer that the rules forbid, whatever the code says', async () => {
    const { procurementId } = tender;
    const row = { procurementId, sealedText: 'x', leadsToAmendment: false, answeredBy: 'x', answeredAt: answers };
    const answer = (clarificationId: string, more: object = {}) =>
      fault(
        writing((tx) => tx.insert(t.clarificationAnswer).values({ clarificationId, number: 900, ...row, ...more })),
      );
    expect(
      await fault(
        writing((tx) =>
          tx
            .insert(t.clarification)
            .values({ id: testId(), procurementId, receivedAt: asks, sealedQuestion: 'x', sealedAsker: 'x' }),
        ),
      ),
    ).toContain('dated to the minute');
    const plain = await asked(one);
    expect(await answer(plain, { number: null })).toContain('goes to everybody');
    expect(await answer(plain, { answeredAt: tender.deadline })).toContain('before the deadline');
    const secret = await asked(one, { confidential: 'yes', reason: 'r' });
    value(await decide(secret, 'agree'));
    expect(await answer(secret)).toContain('goes to everybody');
    const refused = await asked(one, { confidential: 'yes', reason: 'r' });
    value(await decide(refused, 'refuse'));
    expect(await answer(refused)).toContain('goes to everybody');
    const chosen = { clarificationId: plain, choice: 'publish', sealedChooser: 'x' };
    expect(await fault(writing((tx) => tx.insert(t.clarificationChoice).values(chosen)))).toContain('after a refusal');
    value(await settle(one, refused, 'withdraw'));
    expect(await answer(refused)).toContain('goes to everybody');
  });
});
