import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { listAnswerHistory } from '@/db/store/answer';
import { listAudit } from '@/db/store/audit';
import { leaseMail } from '@/db/store/outbox';
import { findSupplierMember } from '@/db/store/people';
import { listTeamInvitations } from '@/db/store/team';
import type { Viewer } from '@/lib/policy';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { key, value, why } from '@/lib/testing/results';
import { team as aTeam, complete, early, save, shift, submit, type Team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { openTeamInvitation, team, teamLink } from '../views/team';
import { answerHistory, earlierText, questionNote, responseTeam } from '../views/team-notes';
import { changeTeamRole, readmitToTeam, removeFromTeam } from './change-team';
import { cancelTeamInvitation, inviteToTeam, sendTeamLinkAgain } from './invite-to-team';
import { joinTeam } from './join-team';
import { assignQuestion, commentInTeam, sayOfAnswer } from './keep-team-note';
import { tellOwner } from './tell-owner';

aDatabase();

const anonymous: Viewer = { kind: 'anonymous' };
const password = 'walnut harbour pencil';
const week = 7 * 24 * 60 * 60_000;
type Supplier = Viewer & { kind: 'supplier' };

let tender: OpenProcurement;
let ours: Team;
let rival: Team;
let sam: Supplier;

const at = (viewer: Viewer, time = early) => aContext(viewer, time);

async function invited(email: string, role = 'contributor', viewer: Viewer = ours.viewer) {
  const { invitationId } = value(await inviteToTeam(at(viewer), { name: 'Sam Okoro', email, role }));
  const { address } = value(await openTeamInvitation(at(viewer), { invitationId }));
  return { invitationId, token: address.split('/').at(-1) ?? '' };
}

async function joined(email: string, role = 'contributor', of: Viewer = ours.viewer): Promise<Supplier> {
  const { token } = await invited(email, role, of);
  value(await joinTeam(at(anonymous), token, { name: 'Sam Okoro', password }));
  const [user] = await reading().select().from(t.user).where(eq(t.user.email, email));
  const member = await findSupplierMember(reading(), user?.id ?? '');
  if (!member) throw new Error('Nobody joined.');
  return { kind: 'supplier', userId: member.userId, supplierId: member.supplierId, role: member.role };
}

/** Messages that wait, by whom they go to. */
const waiting = async (): Promise<{ to: string; subject: string; text: string }[]> => {
  const later = shift(early, week * 4);
  const taken = await writing((tx) => leaseMail(tx, later, shift(later, 1000), 500));
  return taken;
};

beforeAll(async () => {
  tender = await openProcurement();
  ours = await aTeam(tender);
  rival = await aTeam(tender, 'Corvane Networks', 'Declan Marchbank');
  sam = await joined('sam@supplier.test');
});

describe('inviting colleagues', () => {
  it('sends a link to their own address, in the same transaction, that works once', async () => {
    await waiting();
    const { invitationId, token } = await invited('once@supplier.test');
    const mails = (await waiting()).filter(({ to }) => to === 'once@supplier.test');
    expect(mails.map(({ subject }) => subject)).toEqual(['Join Fenlight Systems on Assay']);
    expect(mails[0]?.text).toContain(`/join/team/${token}`);
    const looked = value(await teamLink(at(anonymous), token));
    expect(looked).toMatchObject({ organisation: 'Fenlight Systems', inviter: 'Priya Lorrimer', role: 'contributor' });
    // Neither the token nor the colleague's name and address are kept in the open.
    const rows = JSON.stringify(await reading().select().from(t.teamInvitation));
    for (const secret of [token, 'once@supplier.test', 'Sam Okoro']) expect(rows).not.toContain(secret);
    value(await joinTeam(at(anonymous), token, { name: 'Sam Okoro', password }));
    expect(why(await joinTeam(at(anonymous), token, { name: 'Sam Again', password }))).toMatch(/^not-found/);
    expect(why(await teamLink(at(anonymous), token))).toMatch(/^not-found/);
    expect(why(await openTeamInvitation(at(ours.viewer), { invitationId }))).toMatch(/^not-found/);
  });

  it('ends after a week, when it is cancelled, and when it is sent again', async () => {
    const { token, invitationId } = await invited('late@supplier.test');
    expect(why(await teamLink(aContext(anonymous, shift(early, week - 1)), token))).toBe('ok');
    expect(why(await teamLink(aContext(anonymous, shift(early, week)), token))).toMatch(/^not-found/);
    const again = value(await sendTeamLinkAgain(at(ours.viewer), { invitationId }));
    expect(why(await teamLink(at(anonymous), token))).toMatch(/^not-found/);
    const fresh =
      value(await openTeamInvitation(at(ours.viewer), again))
        .address.split('/')
        .at(-1) ?? '';
    expect(why(await teamLink(at(anonymous), fresh))).toBe('ok');
    value(await cancelTeamInvitation(at(ours.viewer), again));
    expect(why(await teamLink(at(anonymous), fresh))).toMatch(/^not-found/);
    expect(why(await joinTeam(at(anonymous), fresh, { name: 'Sam', password }))).toMatch(/^not-found/);
  });

  it('is for owners, names its fault, and says nothing of other accounts', async () => {
    const given = { name: 'Sam', email: 'sam@supplier.test', role: 'contributor' };
    expect(key(await inviteToTeam(at(ours.viewer), given))).toBe('team.email-taken');
    expect(key(await inviteToTeam(at(sam), given))).toBe('policy.team-owner');
    expect(why(await inviteToTeam(at(tender.lead), given))).toMatch(/^not-found/);
    expect(key(await inviteToTeam(at(ours.viewer), { ...given, role: 'boss' }))).toBe('team.role-missing');
    // The rival's own address: the invitation goes out as any other, and only its holder learns of the account.
    const { token, invitationId } = await invited(rival.email);
    expect(key(await joinTeam(at(anonymous), token, { name: 'Declan', password }))).toBe('team.join-taken');
    expect(key(await inviteToTeam(at(ours.viewer), { ...given, email: rival.email }))).toBe('team.email-invited');
    for (const act of [cancelTeamInvitation, sendTeamLinkAgain])
      expect(why(await act(at(rival.viewer), { invitationId }))).toMatch(/^not-found/);
    expect((await listTeamInvitations(reading(), rival.viewer.supplierId)).length).toBe(0);
  });
});

describe('changing the team', () => {
  it('always leaves one owner', async () => {
    const { userId } = ours.viewer;
    const contributor = { userId, role: 'contributor' };
    expect(key(await changeTeamRole(at(ours.viewer), contributor))).toBe('team.last-owner-role');
    expect(key(await removeFromTeam(at(ours.viewer), { userId }))).toBe('team.last-owner');
    const second = await joined('second@supplier.test', 'owner');
    value(await changeTeamRole(at(second), contributor));
    expect(key(await changeTeamRole(at(second), { userId: second.userId, role: 'contributor' }))).toBe(
      'team.last-owner-role',
    );
    value(await changeTeamRole(at(second), { userId, role: 'owner' }));
    value(await removeFromTeam(at(ours.viewer), { userId: second.userId }));
  });

  it('signs out whoever is taken out, gives their questions back, and lets them in again', async () => {
    const gone = await joined('gone@supplier.test');
    const { userId } = gone;
    const now = new Date(early);
    await writing((tx) =>
      tx.insert(t.session).values({
        id: testId(),
        userId,
        token: testId(),
        expiresAt: now,
        createdAt: now,
        updatedAt: now,
      }),
    );
    const place = { responseId: ours.responseId, questionId: 'hours' };
    value(await assignQuestion(at(ours.viewer), { ...place, userId }));
    expect(value(await team(at(ours.viewer), null)).people.find((each) => each.userId === userId)?.lastActive).toBe(
      early,
    );
    expect(key(await removeFromTeam(at(sam), { userId }))).toBe('policy.team-owner');
    expect(why(await removeFromTeam(at(rival.viewer), { userId }))).toMatch(/^not-found/);
    value(await removeFromTeam(at(ours.viewer), { userId }));
    expect(await findSupplierMember(reading(), userId)).toBeNull();
    expect(await reading().select().from(t.session).where(eq(t.session.userId, userId))).toEqual([]);
    expect(value(await questionNote(at(ours.viewer), place)).care.owner).toBeNull();
    expect(key(await assignQuestion(at(ours.viewer), { ...place, userId }))).toBe('team.assign-unknown');
    expect(key(await inviteToTeam(at(ours.viewer), { name: 'G', email: 'gone@supplier.test', role: 'owner' }))).toBe(
      'team.email-left',
    );
    expect(why(await removeFromTeam(at(ours.viewer), { userId }))).toMatch(/^not-found/);
    value(await readmitToTeam(at(ours.viewer), { userId }));
    expect(await findSupplierMember(reading(), userId)).toMatchObject({ role: 'contributor' });
  });
});

describe('notes of a team', () => {
  const place = () => ({ responseId: ours.responseId, questionId: 'story' });
  const standing = async () => value(await questionNote(at(ours.viewer), place())).care.standing;

  it('are of the team alone, sealed, and in no log but its own', async () => {
    const text = 'Between us: the lid bracket is not tested <b>yet</b>.';
    value(await commentInTeam(at(sam), { ...place(), text }));
    value(await assignQuestion(at(ours.viewer), { ...place(), userId: sam.userId }));
    const note = value(await questionNote(at(ours.viewer), place()));
    expect(note.comments.map(({ text: said, name }) => [said, name])).toEqual([[text, 'Sam Okoro']]);
    expect(note.care.owner?.name).toBe('Sam Okoro');
    expect(JSON.stringify(await reading().select().from(t.teamComment))).not.toContain('lid bracket');
    for (const viewer of [rival.viewer, tender.lead, anonymous] as Viewer[]) {
      expect(why(await questionNote(at(viewer), place()))).toMatch(/^not-found/);
      expect(why(await responseTeam(at(viewer), place()))).toMatch(/^not-found/);
      expect(why(await commentInTeam(at(viewer), { ...place(), text: 'x' }))).toMatch(/^not-found/);
      expect(why(await assignQuestion(at(viewer), { ...place(), userId: '' }))).toMatch(/^not-found/);
      expect(why(await sayOfAnswer(at(viewer), { ...place(), word: 'done', version: 1 }))).toMatch(/^not-found/);
    }
    expect(key(await assignQuestion(at(ours.viewer), { ...place(), userId: rival.viewer.userId }))).toBe(
      'team.assign-unknown',
    );
    expect(key(await commentInTeam(at(sam), { ...place(), text: ' \n ' }))).toBe('team.comment-missing');
    const actions = (await listAudit(reading(), tender.procurementId)).map(({ action }) => action);
    expect(actions.filter((action) => /^(team|answer)\./.test(action))).toEqual([]);
    const own = await listAudit(reading(), `supplier:${ours.viewer.supplierId}`);
    expect(own.map(({ action }) => action)).toEqual(expect.arrayContaining(['team.join', 'answer.comment']));
    expect(JSON.stringify(own)).not.toContain('lid bracket');
  });

  it('are said of one text: an approval is by somebody else, of what was read, and lapses with the next save', async () => {
    const say = (viewer: Viewer, word: string, version: number) =>
      sayOfAnswer(at(viewer), { ...place(), word, version });
    expect(key(await say(sam, 'done', 0))).toBe('team.say-nothing-saved');
    value(await save(ours, 'story', { value: 'First', viewer: sam }));
    value(await say(sam, 'done', 1));
    expect(await standing()).toBe('done');
    expect(key(await say(ours.viewer, 'approved', 1))).toBe('team.approve-not-asked');
    value(await say(sam, 'approval', 1));
    expect(key(await say(sam, 'approved', 1))).toBe('team.approve-own');
    value(await save(ours, 'story', { value: 'Second', base: 1, viewer: sam }));
    expect(key(await say(ours.viewer, 'approved', 1))).toBe('team.approve-changed');
    value(await say(ours.viewer, 'approved', 2));
    expect(await standing()).toBe('approved');
    value(await save(ours, 'story', { value: 'Third', base: 2, viewer: sam }));
    expect(await standing()).toBe('approval-again');
    // Whoever changed the text after the approval does not approve the change.
    expect(key(await say(sam, 'approved', 3))).toBe('team.approve-own-text');
    value(await say(ours.viewer, 'approved', 3));
    value(await say(sam, 'nothing', 3));
    expect(await standing()).toBe('none');
  });

  it('stay to be read after the deadline, and no more is said', async () => {
    const after = shift(tender.deadline, 0);
    expect(why(await questionNote(aContext(sam, after), place()))).toBe('ok');
    for (const result of [
      await commentInTeam(aContext(sam, after), { ...place(), text: 'x' }),
      await assignQuestion(aContext(sam, after), { ...place(), userId: '' }),
      await sayOfAnswer(aContext(sam, after), { ...place(), word: 'done', version: 3 }),
      await tellOwner(aContext(sam, after), { responseId: ours.responseId }),
    ])
      expect(key(result)).toBe('policy.supplier-closed-said');
  });
});

describe('the history of an answer', () => {
  it('has every text with who and when, one that came second too, and any of them can be the answer again', async () => {
    const place = { responseId: rival.responseId, questionId: 'story' };
    value(await save(rival, 'story', { value: 'One' }));
    value(await save(rival, 'story', { value: 'Two', base: 1, at: shift(early, 1000) }));
    const lost = value(await save(rival, 'story', { value: 'Lost', base: 1, at: shift(early, 2000) }));
    expect(lost.is).toBe('conflict');
    const read = async (page = 1) => {
      const found = value(await answerHistory(at(rival.viewer), { ...place, page }));
      if (!found) throw new Error('no history');
      return found;
    };
    expect(
      (await read()).entries.map(({ shown, outcome, name, current }) => [shown.value, outcome, name, current]),
    ).toEqual([
      ['Lost', 'not-kept', 'Declan Marchbank', false],
      ['Two', 'saved', 'Declan Marchbank', true],
      ['One', 'saved', 'Declan Marchbank', false],
    ]);
    const historyId = (await read()).entries[0]?.id ?? '';
    const text = value(await earlierText(at(rival.viewer), { ...place, historyId }));
    expect(text?.value).toBe('Lost');
    expect(why(await earlierText(at(ours.viewer), { ...place, historyId }))).toMatch(/^not-found/);
    expect(value(await earlierText(at(ours.viewer), { ...place, responseId: ours.responseId, historyId }))).toBeNull();
    value(await save(rival, 'story', { ...text, base: 2, at: shift(early, 3000) }));
    const after = await read();
    expect(after.entries[0]).toMatchObject({ version: 3, current: true, outcome: 'saved' });
    expect(after.all).toBe(4);
    for (const viewer of [ours.viewer, tender.lead] as Viewer[])
      expect(why(await answerHistory(at(viewer), { ...place, page: 1 }))).toMatch(/^not-found/);
    for (let version = 3; version < 21; version += 1)
      value(await save(rival, 'story', { value: `Text ${version}`, base: version, at: shift(early, version * 1000) }));
    const pages = [await read(1), await read(2)];
    expect(pages.map(({ entries }) => entries.length)).toEqual([20, 2]);
    const ids = pages.flatMap(({ entries }) => entries.map(({ id }) => id)).sort();
    const all = await listAnswerHistory(reading(), rival.responseId, 'story');
    expect(ids).toEqual(all.map(({ id }) => id).sort());
  });
});

describe('a contributor', () => {
  it('does not submit but tells the owners, who do', async () => {
    await complete(ours);
    expect(key(await submit(ours, testId(), early, sam))).toBe('policy.owner');
    await waiting();
    value(await tellOwner(at(sam), { responseId: ours.responseId }));
    const mails = await waiting();
    expect(mails.map(({ to }) => to)).toEqual([ours.email]);
    expect(mails[0]?.subject).toBe('Ready to submit: Smart bins in the town centre');
    expect(mails[0]?.text).toContain(`/responses/${ours.responseId}/declaration`);
    // A message that a supplier causes is tied to no procurement, where its delivery might be counted.
    const rows = await reading().select().from(t.outbox);
    expect(rows.filter(({ procurementId }) => procurementId !== null).length).toBe(2);
    expect(key(await tellOwner(at(sam), { responseId: ours.responseId }))).toBe('team.told-already');
    expect(value(await responseTeam(at(ours.viewer), ours)).ready).toMatchObject({ name: 'Sam Okoro', self: false });
    expect(why(await tellOwner(at(rival.viewer), { responseId: ours.responseId }))).toMatch(/^not-found/);
    value(await submit(ours, testId(), shift(early, 60_000)));
    expect(value(await responseTeam(at(ours.viewer), ours)).ready).toBeNull();
  });
});
