import { beforeAll, describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { findCancellation } from '@/db/store/cancellation';
import { findProcurement } from '@/db/store/procurement';
import { openJson } from '@/lib/server/seal';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { value, why } from '@/lib/testing/results';
import { complete, early, invite, save, shift, submit, type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { auditLog } from '@/lib/views/audit-log';
import { cancelling } from '@/lib/views/cancelling';
import { invitations } from '@/lib/views/invitations';
import { openingPage } from '@/lib/views/opening';
import { procurementOverview } from '@/lib/views/procurement-overview';
import { responseQuestion, responseTasks } from '@/lib/views/response';
import { acceptInvitation } from './accept-invitation';
import { askCancelling } from './ask-cancelling';
import { askOpening } from './ask-opening';
import { cancelProcurement } from './cancel-procurement';
import { keepProcurement } from './keep-procurement';
import { withdrawSubmission } from './withdraw-submission';

aDatabase();

const words = { reason: 'The budget was withdrawn.', notice: 'Brackwater decided not to award the contract.' };
const code = { steppedUp: true };
type Buyer = Awaited<ReturnType<OpenProcurement['person']>>;

const asks = (tender: OpenProcurement, viewer: Buyer = tender.lead, at = early, more = {}) =>
  askCancelling(aContext(viewer, at, code), { id: tender.procurementId, ...words, ...more });
const confirms = (tender: OpenProcurement, viewer: Buyer, at = shift(early, 60_000)) =>
  cancelProcurement(aContext(viewer, at, code), { id: tender.procurementId });

describe('asking to cancel', () => {
  let tender: OpenProcurement;
  let officer: Buyer;
  beforeAll(async () => {
    tender = await openProcurement();
    officer = await tender.person(['officer']);
  });

  it('is for leads and officers, with a fresh code, a reason and a notice', async () => {
    const observer = await tender.person(['observer']);
    const evaluator = await tender.person(['evaluator']);
    const stranger = await tender.person([]);
    expect(why(await asks(tender, observer))).toBe('refused policy.observer');
    expect(why(await asks(tender, evaluator))).toBe('refused policy.duty');
    expect(why(await asks(tender, stranger))).toBe('not-found common.not-found');
    const plain = await askCancelling(aContext(tender.lead, early), { id: tender.procurementId, ...words });
    expect(why(plain)).toBe('refused policy.code-old');
    expect(why(await asks(tender, tender.lead, early, { reason: ' ' }))).toBe('invalid regime.cancel-reason-missing');
    expect(why(await asks(tender, tender.lead, early, { notice: '' }))).toBe('invalid regime.cancel-notice-missing');
  });

  it('changes nothing, is not confirmed by the asker, and lapses after 30 minutes', async () => {
    value(await asks(tender));
    expect(why(await asks(tender, officer))).toBe('invalid regime.cancel-asked');
    expect(why(await confirms(tender, tender.lead))).toBe('refused policy.own-asking');
    const plain = await cancelProcurement(aContext(officer, early), { id: tender.procurementId });
    expect(why(plain)).toBe('refused policy.code-old');
    expect(why(await confirms(tender, officer, shift(early, 30 * 60_000)))).toBe('invalid regime.cancel-lapsed');
    expect((await findProcurement(reading(), tender.procurementId))?.procurement.cancelledAt).toBeNull();
  });

  it('is taken back, and words that were read for an earlier request cancel nothing', async () => {
    const later = shift(early, 40 * 60_000);
    value(await asks(tender, tender.lead, later));
    value(await keepProcurement(aContext(tender.lead, later), { id: tender.procurementId }));
    expect(why(await confirms(tender, officer, later))).toBe('invalid regime.cancel-not-asked');
    const again = shift(later, 60_000);
    value(await asks(tender, tender.lead, again));
    const other = await cancelProcurement(aContext(officer, again, code), { id: tender.procurementId, asked: 'other' });
    expect(why(other)).toBe('conflict regime.cancel-asked-again');
  });

  it('needs a second officer', async () => {
    const alone = await openProcurement();
    expect(why(await asks(alone))).toBe('invalid procurement.second-officer-missing');
  });
});

describe('a cancelled procurement', () => {
  let tender: OpenProcurement;
  let officer: Buyer;
  let sent: Team;
  let drafting: Team;
  let waiting: string;
  const at = shift(early, 60_000);
  const later = shift(early, 120_000);
  beforeAll(async () => {
    tender = await openProcurement({ title: 'Smart bins' });
    officer = await tender.person(['officer']);
    sent = await team(tender, 'Fenlight Systems');
    await complete(sent, 'A story nobody may read.');
    value(await submit(sent, testId()));
    drafting = await team(tender, 'Corvane');
    value(await save(drafting, 'hours', { value: '12' }));
    waiting = await invite(tender, 'waiting@supplier.test', 'Oakhollow');
    value(await asks(tender));
    value(await confirms(tender, officer, at));
  });

  it('has its status from the time, its record, and no way back', async () => {
    const view = value(await procurementOverview(aContext(tender.lead, later), { id: tender.procurementId }));
    expect(view.status).toBe('cancelled');
    expect(view.mayCancel).toBe(false);
    const open = view.groups.flatMap(({ tasks }) => tasks).filter(({ status }) => status !== 'completed');
    expect(open.every(({ status }) => status === 'cannot-start')).toBe(true);
    expect(await findCancellation(reading(), tender.procurementId)).toMatchObject({
      ...words,
      askedBy: tender.lead.userId,
      confirmedBy: officer.userId,
      cancelledAt: at,
    });
    expect(why(await asks(tender, officer, later))).toBe('refused policy.cancelled');
    expect(why(await confirms(tender, officer, later))).toBe('refused policy.cancelled');
  });

  it('is never opened, by a person or by the database', async () => {
    const after = shift(tender.deadline, 3_600_000);
    const ask = await askOpening(aContext(tender.lead, after, code), { id: tender.procurementId, reason: 'x' });
    expect(why(ask)).toBe('refused policy.cancelled');
    const page = value(await openingPage(aContext(tender.lead, after), { id: tender.procurementId }));
    expect(page).toMatchObject({ never: 'cancelled', opened: null });
    const opening = { procurementId: tender.procurementId, stepId: 's', openedAt: after, letters: '[]' };
    const forced = writing((tx) => tx.insert(t.opening).values({ ...opening, askedBy: 'a', confirmedBy: 'b' }));
    await expect(forced).rejects.toThrow();
  });

  it('takes no answer, no submission, no withdrawal and no new supplier', async () => {
    expect(why(await save(drafting, 'hours', { value: '13', base: 1, at: later }))).toBe('refused policy.cancelled');
    expect(why(await submit(sent, testId(), later))).toBe('refused policy.cancelled');
    const withdrawn = await withdrawSubmission(aContext(sent.viewer, later), { responseId: sent.responseId });
    expect(why(withdrawn)).toBe('refused policy.cancelled');
    const account = { organisation: 'Late', name: 'L', email: 'waiting@supplier.test', passwordHash: 'h' };
    const accepted = await acceptInvitation(aContext({ kind: 'anonymous' }, later), { token: waiting, account });
    expect(why(accepted)).toBe('refused policy.cancelled');
  });

  it('tells its suppliers why, and leaves them their own text', async () => {
    const { frame } = value(await responseTasks(aContext(sent.viewer, later), { responseId: sent.responseId }));
    expect(frame.cancellation).toEqual({ at, ...words });
    const question = value(
      await responseQuestion(aContext(sent.viewer, later), {
        responseId: sent.responseId,
        sectionId: 's1',
        questionId: 'story',
      }),
    );
    expect(JSON.stringify(question?.answer)).toContain('A story nobody may read.');
  });

  it('tells every invited address alike, whatever came of the invitation', async () => {
    const rows = await reading().select().from(t.outbox);
    const mails = rows.map(
      ({ id, sealedMessage }) => openJson(sealedMessage, `outbox:${id}`) as Record<string, string>,
    );
    const told = mails.filter(({ subject }) => subject === 'Cancelled: Smart bins');
    expect(told.map(({ to }) => to).sort()).toEqual([drafting.email, sent.email, 'waiting@supplier.test'].sort());
    for (const { text } of told) {
      expect(text).toContain(words.reason);
      expect(text).toContain(words.notice);
    }
    expect(new Set(told.map(({ text }) => text)).size).toBe(1);
  });

  it('is in the log, with nothing of a supplier', async () => {
    const log = value(await auditLog(aContext(tender.lead, later), { id: tender.procurementId }));
    const text = JSON.stringify(log);
    expect(text).toContain('asked to cancel the procurement, because: The budget was withdrawn.');
    expect(text).toContain('confirmed the cancellation. 3 invited suppliers are told.');
    expect(text).not.toContain('A supplier');
  });

  it('shows the buyer side the same whether or not anybody responded', async () => {
    const silent = await openProcurement({ title: 'Smart bins' });
    const second = await silent.person(['officer']);
    for (const [email, organisation] of [
      [sent.email, 'Fenlight Systems'],
      [drafting.email, 'Corvane'],
      ['waiting@supplier.test', 'Oakhollow'],
    ] as const)
      await invite(silent, email, organisation);
    value(await asks(silent));
    value(await confirms(silent, second, at));
    const shown = async (of: OpenProcurement) => {
      const views = [
        value(await cancelling(aContext(of.lead, later), { id: of.procurementId })),
        value(await invitations(aContext(of.lead, later), { procurementId: of.procurementId })),
        value(await openingPage(aContext(of.lead, later), { id: of.procurementId })),
        value(await procurementOverview(aContext(of.lead, later), { id: of.procurementId })),
      ];
      return JSON.stringify(views)
        .replaceAll(/Officer [a-z0-9]{3}/g, 'Officer')
        .replaceAll(/[a-z0-9]{20,}(-\d+)?/g, 'id');
    };
    expect(await shown(tender)).toBe(await shown(silent));
  });
});

describe('the database', () => {
  const refuses = async (work: Promise<unknown>, words: RegExp) => {
    const causes = (error: unknown): string =>
      error instanceof Error ? `${error.message} ${causes(error.cause)}` : '';
    expect(await work.then(() => 'nothing was refused', causes)).toMatch(words);
  };
  const at = early;
  const record = (procurementId: string, more = {}) => ({
    procurementId,
    stepId: 's',
    ...words,
    askedBy: 'a',
    confirmedBy: 'b',
    cancelledAt: at,
    ...more,
  });

  it('keeps a cancellation as it is, by two people, and with its record', async () => {
    const { procurementId } = await openProcurement();
    await refuses(
      writing((tx) => tx.insert(t.cancellation).values(record(procurementId, { confirmedBy: 'a' }))),
      /needs two people/,
    );
    await refuses(
      writing((tx) => tx.update(t.procurement).set({ cancelledAt: at })),
      /needs its record/,
    );
    await writing((tx) => tx.insert(t.cancellation).values(record(procurementId)));
    await refuses(
      writing((tx) => tx.update(t.cancellation).set({ reason: 'other' })),
      /never changed/,
    );
    await refuses(
      writing((tx) => tx.delete(t.cancellation)),
      /never changed/,
    );
  });

  it('keeps notices as they were recorded', async () => {
    const { procurementId } = await openProcurement();
    await writing((tx) =>
      tx.insert(t.openingNotice).values({
        id: testId(),
        procurementId,
        reference: 'R',
        publishedAt: at,
        recordedBy: 'u',
        recordedAt: at,
      }),
    );
    await refuses(
      writing((tx) => tx.update(t.openingNotice).set({ reference: 'other' })),
      /never changed/,
    );
  });
});
