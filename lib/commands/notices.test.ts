import { beforeAll, describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { listCoreInformation } from '@/db/store/notice';
import { findProcurement, saveProcurement, setDeadline } from '@/db/store/procurement';
import { publishVersion } from '@/db/store/questionnaire';
import type { Setup } from '@/lib/procurement/setup';
import { documentHash } from '@/lib/questionnaire/hash';
import { aDraftedProcurement, aPublishableDocument, aSetup, type Cast } from '@/lib/testing/drafts';
import { value, why } from '@/lib/testing/results';
import { aContext, aDatabase } from '@/lib/testing/world';
import { auditLog } from '@/lib/views/audit-log';
import { coreInformation } from '@/lib/views/core-information';
import { documents } from '@/lib/views/documents';
import { invitations } from '@/lib/views/invitations';
import { openingPage } from '@/lib/views/opening';
import { procurementOverview } from '@/lib/views/procurement-overview';
import { tenderNoticePage } from '@/lib/views/tender-notice';
import { timetablePage } from '@/lib/views/timetable';
import { askOpening } from './ask-opening';
import { recordCoreInformation } from './record-core-information';
import { recordNotice } from './record-notice';
import { sendInvitations } from './send-invitations';

aDatabase();

const now = '2026-12-01T10:00:00.000Z';
type Made = { id: string; people: Cast };

/** A published procurement with this set-up. */
const aPublished = async (setup: Partial<Setup>): Promise<Made> => {
  const document = aPublishableDocument();
  const made = await aDraftedProcurement(document);
  const stored = { ...aSetup(), ...setup };
  await writing(async (tx) => {
    await saveProcurement(tx, made.id, 1, {
      title: stored.title,
      reference: stored.reference,
      setup: JSON.stringify(stored),
      deadline: null,
    });
    await setDeadline(tx, made.id, stored.timetable.deadline);
    await publishVersion(tx, {
      versionId: made.versionId,
      expectedRevision: 1,
      documentHash: documentHash(document),
      publishedAt: '2026-12-01T09:00:00.000Z',
      publishedBy: made.people.lead.userId,
      signedOffBy: made.people.approver.userId,
    });
  });
  return made;
};
const invites = ({ id, people }: Made, at = now) =>
  sendInvitations(aContext(people.lead, at), {
    procurementId: id,
    suppliers: [{ organisation: 'Fenlight Systems', email: `bids.${id}@supplier.test` }],
  });
const records = ({ id, people }: Made, more = {}, viewer: Cast['lead'] = people.lead) =>
  recordNotice(aContext(viewer, now), { id, reference: '2026/S 000-1', day: '2026-12-01', time: '09:05', ...more });

describe('the notice that opens a procurement', () => {
  it('comes before invitations above the threshold under the Act, and not below it or in Scotland', async () => {
    const above = await aPublished({});
    expect(why(await invites(above))).toBe('refused policy.notice-missing');
    expect(value(await invitations(aContext(above.people.lead, now), { procurementId: above.id }))).toMatchObject({
      mayInvite: false,
      noticeMissing: true,
      whyNot: 'policy.notice-missing',
    });
    value(await records(above));
    value(await invites(above));
    value(await invites(await aPublished({ nation: 'england', value: '100000', procedure: 'below-threshold' })));
    value(await invites(await aPublished({ nation: 'scotland', procedure: 'scottish-open' })));
  });

  it('is recorded by leads and officers, once it is out, and corrected by a new record', async () => {
    const made = await aPublished({});
    expect(why(await records(made, {}, made.people.observer))).toBe('refused policy.observer');
    expect(why(await records(made, {}, made.people.stranger))).toBe('not-found common.not-found');
    expect(why(await records(made, { reference: ' ' }))).toBe('invalid regime.reference-missing');
    expect(why(await records(made, { day: '' }))).toBe('invalid regime.notice-day-missing');
    expect(why(await records(made, { time: '25:00' }))).toBe('invalid procurement.time-unreal');
    expect(why(await records(made, { time: '10:01' }))).toBe('invalid regime.notice-future');
    value(await records(made));
    value(await records(made, { reference: '2026/S 000-2' }, made.people.officer));
    expect((await findProcurement(reading(), made.id))?.notice).toMatchObject({
      reference: '2026/S 000-2',
      publishedAt: '2026-12-01T09:05:00.000Z',
    });
    const log = JSON.stringify(value(await auditLog(aContext(made.people.lead, now), { id: made.id })));
    expect(log).toContain('recorded the opening notice 2026/S 000-2, published 1 December 2026 at 9:05am');
  });

  it('is prepared from the draft, and then from the published version', async () => {
    const drafted = await aDraftedProcurement();
    const page = value(await tenderNoticePage(aContext(drafted.people.observer, now), { id: drafted.id }));
    expect(page).toMatchObject({ fromDraft: true, published: false, mayRecord: false, welsh: true });
    expect(page.fields.find(({ id }) => id === 'criteria')?.known.length).toBeGreaterThan(1);
    expect(value(await documents(aContext(drafted.people.lead, now), { id: drafted.id })).ruled).toBe(true);
    expect(why(await tenderNoticePage(aContext(drafted.people.stranger, now), { id: drafted.id }))).toBe(
      'not-found common.not-found',
    );
  });
});

describe('core supplier information', () => {
  let made: Made;
  let invitationId: string;
  const given = { reference: 'SHARE-77', confirmedOn: '2026-12-01' };
  const confirms = (viewer: Cast['lead'], more = {}) =>
    recordCoreInformation(aContext(viewer, now), { procurementId: made.id, invitationId, ...given, ...more });
  beforeAll(async () => {
    made = await aPublished({ nation: 'england' });
    value(await records(made));
    value(await invites(made));
    invitationId =
      value(await invitations(aContext(made.people.lead, now), { procurementId: made.id })).lines[0]?.id ?? '';
  });

  it('is asked for by name until it is recorded', async () => {
    const view = value(await coreInformation(aContext(made.people.lead, now), { id: made.id }));
    expect(view).toMatchObject({ missing: 1, overdue: false, mayRecord: true });
    expect(view.rule?.source?.name).toBe('Procurement Regulations 2024, regulation 6');
    const tasks = async () =>
      value(await procurementOverview(aContext(made.people.lead, now), { id: made.id }))
        .groups.flatMap((group) => group.tasks)
        .find(({ key }) => key === 'core-information');
    expect((await tasks())?.hint).toContain('1 of 1 not confirmed. Due before Friday 22 January 2027 at 12 noon.');
    expect(why(await confirms(made.people.observer))).toBe('refused policy.observer');
    expect(why(await confirms(made.people.lead, { confirmedOn: '2026-12-02' }))).toBe('invalid regime.share-future');
    expect(why(await confirms(made.people.lead, { invitationId: 'nobody' }))).toBe('not-found common.not-found');
    value(await confirms(made.people.officer));
    expect((await tasks())?.status).toBe('completed');
  });

  it('shows the share code to those who record it alone, and never in the log', async () => {
    const own = value(await coreInformation(aContext(made.people.lead, now), { id: made.id }));
    expect(own.lines[0]).toMatchObject({ reference: 'SHARE-77', confirmedOn: '2026-12-01' });
    const observer = value(await coreInformation(aContext(made.people.observer, now), { id: made.id }));
    expect(observer.lines[0]).toMatchObject({ reference: null, confirmedOn: '2026-12-01' });
    const log = JSON.stringify(value(await auditLog(aContext(made.people.observer, now), { id: made.id })));
    expect(log).toContain('the core supplier information of Fenlight Systems was confirmed on 1 December 2026');
    expect(log).not.toContain('SHARE-77');
    expect(await listCoreInformation(reading(), made.id)).toHaveLength(1);
  });
});

describe('a procurement whose portal receives', () => {
  it('is published, but invites nobody and opens nothing', async () => {
    const made = await aPublished({ receiving: 'portal' });
    value(await records(made));
    expect(why(await invites(made))).toBe('refused policy.portal');
    const after = '2027-01-22T13:00:00.000Z';
    const ask = await askOpening(aContext(made.people.lead, after, { steppedUp: true }), { id: made.id, reason: 'x' });
    expect(why(ask)).toBe('refused policy.portal');
    expect(value(await openingPage(aContext(made.people.lead, after), { id: made.id })).never).toBe('portal');
    const overview = value(await procurementOverview(aContext(made.people.lead, now), { id: made.id }));
    expect(overview.portal).toEqual({ next: 'take' });
    const of = (key: string) => overview.groups.flatMap(({ tasks }) => tasks).find((task) => task.key === key);
    expect(of('invitations')?.hint).toBe('Cannot start yet: suppliers are asked through your own portal.');
    expect(of('opening')).toBeUndefined();
    expect(of('load')?.status).toBe('cannot-start');
    const later = value(await procurementOverview(aContext(made.people.lead, after), { id: made.id }));
    expect(later.portal).toEqual({ next: 'load' });
    expect(later.waiting.map(({ href }) => href)).toEqual([`/procurements/${made.id}/load`]);
  });
});

describe('the timetable', () => {
  it('counts the days between events and says which are working days', async () => {
    const { id, people } = await aDraftedProcurement();
    const view = value(await timetablePage(aContext(people.observer, now), { id }));
    expect(view.events.map(({ event, since }) => [event, since])).toEqual([
      ['published', null],
      ['clarificationsClose', 17],
      ['deadline', 35],
      ['marking', 14],
      ['moderation', 7],
      ['award', 14],
    ]);
    expect(view.events.every(({ working }) => working === true)).toBe(true);
    expect(view.holidays).toEqual(['2026-12-25', '2026-12-28', '2027-01-01']);
    expect(view.check.days).toEqual({ needed: 25, given: 52 });
  });
});
