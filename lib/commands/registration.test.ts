import Database from 'better-sqlite3';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { reading, writing } from '@/db/client';
import { leaseMail } from '@/db/store/outbox';
import { findResponse } from '@/db/store/response';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { value, why } from '@/lib/testing/results';
import { early, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase } from '@/lib/testing/world';
import { auditLog } from '@/lib/views/audit-log';
import { invitation } from '@/lib/views/invitation';
import { invitations } from '@/lib/views/invitations';
import { notice } from '@/lib/views/notice';
import { procurementOverview } from '@/lib/views/procurement-overview';
import { acceptInvitation } from './accept-invitation';
import { askRegistration } from './ask-registration';
import { registerResponse } from './register-response';

const { folder } = aDatabase();
const sends = vi.hoisted(() => ({ mail: true }));
vi.mock('@/lib/server/mail', async (original) => ({
  ...(await original<typeof import('@/lib/server/mail')>()),
  mailIsSent: () => sends.mail,
}));
afterEach(() => {
  sends.mail = true;
});

const anyone = aContext({ kind: 'anonymous' }, early);
let tender: OpenProcurement;
let closedToAll: OpenProcurement;
beforeAll(async () => {
  tender = await openProcurement({ setup: { procedure: 'open', receiving: 'hosted' } });
  closedToAll = await openProcurement({ setup: { procedure: 'competitive-flexible', receiving: 'hosted' } });
});

/** Asks for a link; gives the token that the message carries. */
async function link(email: string, organisation = 'Fenlight Systems'): Promise<string> {
  const { procurementId } = tender;
  value(await askRegistration(anyone, { procurementId, organisation, email }));
  const mails = await writing((tx) => leaseMail(tx, early, '2027-01-10T09:05:00.000Z', 100));
  const text = mails.find(({ to }) => to === email)?.text ?? '';
  return /\/invitations\/([\w-]+)/.exec(text)?.[1] ?? '';
}

describe('an open procedure', () => {
  it('is read by anybody; another procurement is not there', async () => {
    expect(value(await notice(anyone, { id: tender.procurementId }))).toMatchObject({
      title: 'Smart bins in the town centre',
      phase: 'open',
      visitor: 'nobody',
      ownResponse: null,
    });
    expect(why(await notice(anyone, { id: closedToAll.procurementId }))).toBe('not-found common.not-found');
    const portal = await openProcurement({ setup: { procedure: 'open', receiving: 'portal' } });
    expect(why(await notice(anyone, { id: portal.procurementId }))).toBe('not-found common.not-found');
  });

  it('sends a link to an organisation that asks, which leads to an account and a response', async () => {
    const token = await link('bids@tarnbeck.test', 'Tarnbeck');
    expect(value(await invitation(anyone, { token }))).toMatchObject({ registered: true, organisation: 'Tarnbeck' });
    const account = { organisation: 'Tarnbeck', name: 'T', email: 'bids@tarnbeck.test', passwordHash: 'h' };
    const other = { ...account, email: 'rival@else.test' };
    expect(why(await acceptInvitation(anyone, { token, account: other }))).toBe('refused invitation.other-address');
    const { responseId } = value(await acceptInvitation(anyone, { token, account }));
    expect((await findResponse(reading(), responseId))?.procurementId).toBe(tender.procurementId);
    expect(why(await acceptInvitation(anyone, { token, account }))).toBe('invalid invitation.have-account');
  });

  it('answers alike whether the address is new, known, or asks too often', async () => {
    const { procurementId } = tender;
    const known = (await team(tender)).email;
    for (const email of ['new@supplier.test', known, 'new@supplier.test'])
      expect(await askRegistration(anyone, { procurementId, organisation: 'X', email })).toEqual({
        ok: true,
        value: null,
      });
    for (let times = 0; times < 8; times += 1)
      expect(
        (await askRegistration(anyone, { procurementId, organisation: 'X', email: 'often@supplier.test' })).ok,
      ).toBe(true);
    const mails = await writing((tx) => leaseMail(tx, early, '2027-01-10T09:05:00.000Z', 100));
    expect(mails.filter(({ to }) => to === 'often@supplier.test').length).toBe(5);
  });

  it('asks nobody to pass a link on: without mail it refuses, and says so', async () => {
    sends.mail = false;
    const asked = await askRegistration(anyone, {
      procurementId: tender.procurementId,
      organisation: 'X',
      email: 'x@x.test',
    });
    expect(why(asked)).toBe('refused notice.no-mail');
  });

  it('lets a supplier that is signed in respond at once, and once', async () => {
    const elsewhere = await openProcurement({ setup: { procedure: 'open', receiving: 'hosted' } });
    const { viewer } = await team(tender, 'Corvane', 'Declan');
    const { procurementId } = elsewhere;
    const first = value(await registerResponse(aContext(viewer, early), { procurementId }));
    expect(value(await registerResponse(aContext(viewer, early), { procurementId }))).toEqual(first);
    expect(value(await notice(aContext(viewer, early), { id: procurementId })).ownResponse).toBe(first.responseId);
    expect(why(await registerResponse(aContext(tender.lead, early), { procurementId }))).toBe(
      'not-found common.not-found',
    );
    expect(why(await registerResponse(aContext(viewer, early), { procurementId: closedToAll.procurementId }))).toBe(
      'not-found common.not-found',
    );
  });

  it('closes at the deadline', async () => {
    const { procurementId, deadline } = tender;
    const late = aContext({ kind: 'anonymous' }, deadline);
    expect(value(await notice(late, { id: procurementId })).phase).toBe('closed');
    expect(why(await askRegistration(late, { procurementId, organisation: 'X', email: 'late@x.test' }))).toBe(
      'refused policy.supplier-closed-said',
    );
  });

  it('shows buyers neither register nor count, and keeps no name in clear', async () => {
    const watched = await openProcurement({ setup: { procedure: 'open', receiving: 'hosted' } });
    const { procurementId: id } = watched;
    const observer = await watched.person(['observer']);
    const pages = async () =>
      JSON.stringify(
        await Promise.all(
          [watched.lead, observer].flatMap((viewer) => {
            const context = aContext(viewer, early);
            return [
              invitations(context, { procurementId: id }),
              procurementOverview(context, { id }),
              auditLog(context, { id }),
              notice(context, { id }),
            ];
          }),
        ),
      );
    const before = await pages();
    const ask = { procurementId: id, organisation: 'Zanzibar Canary Ltd', email: 'zanzibar@canary.test' };
    value(await askRegistration(anyone, ask));
    const { viewer } = await team(tender, 'Corvane', 'Declan');
    value(await registerResponse(aContext(viewer, early), { procurementId: id }));
    expect(await pages()).toBe(before);
    const file = new Database(`${folder()}/data/assay.sqlite`, { readonly: true });
    const rows = JSON.stringify([
      file.prepare('select * from registration').all(),
      file.prepare('select * from outbox').all(),
      file.prepare('select * from audit_event').all(),
    ]);
    file.close();
    expect(rows).toContain(id);
    expect(rows.toLowerCase()).not.toContain('zanzibar');
  });
});
