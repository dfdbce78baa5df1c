import { beforeAll, describe, expect, it } from 'vitest';
import { reading } from '@/db/client';
import { listInvitations } from '@/db/store/invitation';
import { findResponse } from '@/db/store/response';
import { linkToken } from '@/lib/server/ids';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { value, why } from '@/lib/testing/results';
import { complete, early, invite, submit, type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { invitation } from '@/lib/views/invitation';
import { invitations } from '@/lib/views/invitations';
import { responses } from '@/lib/views/responses';
import { acceptInvitation } from './accept-invitation';
import { cancelInvitation } from './cancel-invitation';
import { sendInvitationAgain, sendInvitations } from './send-invitations';

aDatabase();

let tender: OpenProcurement;
beforeAll(async () => {
  tender = await openProcurement();
});

describe('an invitation', () => {
  it('is sent by officers of the procurement and by nobody else', async () => {
    const suppliers = [{ organisation: 'X', email: 'x@x.test' }];
    const input = { procurementId: tender.procurementId, suppliers };
    const observer = await tender.person(['observer']);
    const stranger = await tender.person([]);
    expect(why(await sendInvitations(aContext(observer, early), input))).toBe('refused policy.observer');
    expect(why(await sendInvitations(aContext(stranger, early), input))).toBe('not-found common.not-found');
    expect(why(await sendInvitations(aContext(tender.lead, tender.deadline), input))).toBe(
      'refused policy.inviting-closed',
    );
  });

  it('is not sent twice to one address, nor to a colleague', async () => {
    await invite(tender, 'twice@supplier.test');
    const again = await sendInvitations(aContext(tender.lead, early), {
      procurementId: tender.procurementId,
      suppliers: [{ organisation: 'X', email: 'TWICE@supplier.test' }],
    });
    expect(why(again)).toBe('invalid invitation.already');
  });

  it('shows the same to whoever looks, before and after somebody has accepted it', async () => {
    const one = await team(tender);
    const other = await invite(tender, 'later@supplier.test', 'Fenlight Systems');
    const look = async (token: string) => value(await invitation(aContext({ kind: 'anonymous' }, early), { token }));
    expect(await look(one.token)).toEqual(await look(other));
  });

  it('is bound to its address', async () => {
    const token = await invite(tender, 'bound@supplier.test');
    const account = { organisation: 'Rival', name: 'R', email: 'rival@supplier.test', passwordHash: 'h' };
    const result = await acceptInvitation(aContext({ kind: 'anonymous' }, early), { token, account });
    expect(why(result)).toBe('refused invitation.other-address');
    const other = await team(tender);
    expect(why(await acceptInvitation(aContext(other.viewer, early), { token }))).toBe(
      'refused invitation.other-address',
    );
  });

  it('makes one account, and a second use asks for signing in', async () => {
    const one = await team(tender);
    const account = { organisation: 'Again', name: 'A', email: one.email, passwordHash: 'h' };
    const again = await acceptInvitation(aContext({ kind: 'anonymous' }, early), { token: one.token, account });
    expect(why(again)).toBe('invalid invitation.have-account');
    const back = value(await acceptInvitation(aContext(one.viewer, early), { token: one.token }));
    expect(back.responseId).toBe(one.responseId);
  });

  it('sent again kills the old link, and a cancelled one is dead', async () => {
    const email = 'again@supplier.test';
    const old = await invite(tender, email);
    const row = (await listInvitations(reading(), tender.procurementId)).find((each) => each.email === email);
    const ids = { procurementId: tender.procurementId, invitationId: row?.id ?? '' };
    value(await sendInvitationAgain(aContext(tender.lead, early), ids));
    const anyone = aContext({ kind: 'anonymous' }, early);
    expect(why(await invitation(anyone, { token: old }))).toBe('not-found common.not-found');
    const token = linkToken('invitation', ids.invitationId, 2);
    expect(why(await invitation(anyone, { token }))).toBe('ok');
    value(await cancelInvitation(aContext(tender.lead, early), ids));
    expect(why(await invitation(anyone, { token }))).toBe('not-found common.not-found');
    const account = { organisation: 'X', name: 'X', email, passwordHash: 'h' };
    expect(why(await acceptInvitation(anyone, { token, account }))).toBe('not-found common.not-found');
    expect(why(await cancelInvitation(aContext(tender.lead, early), ids))).toBe('conflict invitation.cancelled');
  });

  it('brings a second procurement to the same organisation when its person is signed in', async () => {
    const one = await team(tender);
    const email = one.email;
    const before = tender;
    tender = await openProcurement({ title: 'Lighting' });
    try {
      const token = await invite(tender, email);
      const { responseId } = value(await acceptInvitation(aContext(one.viewer, early), { token }));
      expect(responseId).not.toBe(one.responseId);
      const listed = value(await responses(aContext(one.viewer, early), null));
      expect(listed.map(({ title }) => title).sort()).toEqual(['Lighting', 'Smart bins in the town centre']);
    } finally {
      tender = before;
    }
  });

  it('leaves the page of invitations as it was, whatever suppliers do', async () => {
    const token = await invite(tender, 'quiet@supplier.test');
    const page = async () =>
      JSON.stringify(value(await invitations(aContext(tender.lead, early), { procurementId: tender.procurementId })));
    const before = await page();
    const account = { organisation: 'Quiet', name: 'Q', email: 'quiet@supplier.test', passwordHash: 'h' };
    const { responseId } = value(await acceptInvitation(aContext({ kind: 'anonymous' }, early), { token, account }));
    const head = await findResponse(reading(), responseId);
    const quiet: Team = {
      token,
      email: 'quiet@supplier.test',
      responseId,
      viewer: { kind: 'supplier', role: 'owner', userId: head?.createdBy ?? '', supplierId: head?.supplierId ?? '' },
    };
    await complete(quiet);
    value(await submit(quiet, testId()));
    expect(await page()).toBe(before);
  });
});
