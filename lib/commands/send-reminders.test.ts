import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { closeConnections, reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { findMail } from '@/db/store/outbox';
import { setDeadline } from '@/db/store/procurement';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { value } from '@/lib/testing/results';
import { complete, early, invite, shift, submit, type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { auditLines } from '@/lib/views/audit-log';
import { invitations } from '@/lib/views/invitations';
import { cancelInvitation } from './cancel-invitation';
import { sendReminders } from './send-reminders';
import { withdrawSubmission } from './withdraw-submission';

beforeAll(() => {
  process.env.ASSAY_SMTP_URL = 'smtp://127.0.0.1:9';
  process.env.ASSAY_MAIL_FROM = 'assay@brackwater.test';
});
aDatabase();

const hour = 3_600_000;
const day = 24 * hour;
const end = '2027-01-22T12:00:00.000Z';
const at = (before: number) => shift(end, -before);
const round = (time: string) => sendReminders(() => aContext({ kind: 'system' }, time));

let tender: OpenProcurement;
const teams: Record<'drafting' | 'sent' | 'withdrew' | 'cancelled' | 'left', Team> = {} as never;

/** Who was reminded since the last look, with the subject's last words. */
const seen = new Set<string>();
async function reminded(): Promise<string[]> {
  const rows = await reading().select().from(t.outbox);
  const fresh: string[] = [];
  for (const row of rows) {
    const mail = await findMail(reading(), row.id);
    if (!mail?.subject.startsWith('You have a draft that is not sent') || seen.has(row.id)) continue;
    seen.add(row.id);
    expect(row).toMatchObject({ procurementId: null, notAfter: (await deadlineNow()) ?? '' });
    fresh.push(`${mail.to}: ${mail.subject.split(' closes ').at(-1)}`);
  }
  return fresh.sort();
}
const deadlineNow = async () =>
  (await reading().select().from(t.procurement).where(eq(t.procurement.id, tender.procurementId)))[0]?.deadline;

beforeAll(async () => {
  tender = await openProcurement({ deadline: end });
  for (const name of ['drafting', 'sent', 'withdrew', 'cancelled', 'left'] as const)
    teams[name] = await team(tender, `${name} Ltd`, 'Priya Lorrimer');
  for (const name of ['sent', 'withdrew'] as const) {
    await complete(teams[name]);
    value(await submit(teams[name], testId()));
  }
  const { responseId } = teams.withdrew;
  value(await withdrawSubmission(aContext(teams.withdrew.viewer, early), { responseId }));
  await invite(tender, 'never-came@supplier.test');
  const { lead, procurementId } = tender;
  const rows = await reading().select().from(t.invitation).where(eq(t.invitation.email, teams.cancelled.email));
  value(await cancelInvitation(aContext(lead, early), { procurementId, invitationId: rows[0]?.id }));
  await writing((tx) =>
    tx.update(t.supplierMember).set({ removedAt: early }).where(eq(t.supplierMember.userId, teams.left.viewer.userId)),
  );
});

describe('reminders', () => {
  it('go to the teams of which nothing counts, and to nobody else', async () => {
    expect(await round(at(7 * day + 1))).toBe(0);
    expect(await reminded()).toEqual([]);
    await round(at(7 * day - 60_000));
    expect(await reminded()).toEqual(
      [`${teams.drafting.email}: in 7 days`, `${teams.withdrew.email}: in 7 days`].sort(),
    );
  });

  it('go once, whichever of several servers asks, and after a restart', async () => {
    const time = at(7 * day - 10 * 60_000);
    await Promise.all([round(time), round(time), round(shift(time, 1))]);
    closeConnections();
    await round(shift(time, hour));
    expect(await reminded()).toEqual([]);
    const rounds = await Promise.all([round(at(2 * day)), round(at(2 * day)), round(at(2 * day))]);
    expect(rounds.filter((count) => count > 0)).toEqual([2]);
    expect((await reminded()).length).toBe(2);
  });

  it('stop for a team that submits, and do not come again at once after an extension', async () => {
    await complete(teams.drafting);
    value(await submit(teams.drafting, testId(), at(5 * hour)));
    await round(at(4 * hour));
    expect(await reminded()).toEqual([`${teams.withdrew.email}: in 4 hours`]);
    const later = shift(end, hour);
    await writing((tx) => setDeadline(tx, tender.procurementId, later));
    await round(at(3 * hour));
    await round(at(3 * hour - 60_000));
    expect(await reminded()).toEqual([]);
    await round(end);
    expect(await reminded()).toEqual([`${teams.withdrew.email}: in 1 hour`]);
    await round(later);
    await round(shift(later, hour));
    expect(await reminded()).toEqual([]);
  });

  it('go to a team whose submission answers a version that was replaced', async () => {
    const later = shift(end, 20 * day);
    await writing(async (tx) => {
      await setDeadline(tx, tender.procurementId, later);
      const [sent] = await tx.select().from(t.questionnaireVersion);
      if (!sent) throw new Error('no version');
      const id = testId();
      const next = { ...sent, id, number: 2, publishedAt: null, publishedBy: null, signedOffBy: null };
      await tx
        .insert(t.questionnaireVersion)
        .values({ ...next, documentHash: 'another', amendReason: 'R', notice: 'N' });
      await tx
        .update(t.questionnaireVersion)
        .set({ publishedAt: at(-2 * hour), publishedBy: 'a', signedOffBy: 'b' })
        .where(eq(t.questionnaireVersion.id, id));
    });
    await round(shift(later, -2 * day));
    expect((await reminded()).map((line) => line.split(':')[0])).toEqual(
      [teams.drafting.email, teams.sent.email, teams.withdrew.email].sort(),
    );
  });

  it('leave nothing that an officer could read', async () => {
    const { lead, procurementId } = tender;
    const log = value(await auditLines(aContext(lead, at(hour)), { id: procurementId })).body;
    expect(log).not.toContain('mail.remind');
    const view = value(await invitations(aContext(lead, at(hour)), { procurementId }));
    expect(JSON.stringify(view)).not.toContain('draft that is not sent');
  });

  it('are nobody’s act but the application’s own', async () => {
    expect(await sendReminders(() => aContext(tender.lead, at(day)))).toBe(0);
  });
});
