import { beforeAll, describe, expect, it } from 'vitest';
import { reading } from '@/db/client';
import { tables as t } from '@/db/schema';
import { listAudit } from '@/db/store/audit';
import type { Viewer } from '@/lib/policy';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { key, value, why } from '@/lib/testing/results';
import { complete, early, save, shift, type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase } from '@/lib/testing/world';
import { auditLog } from '../views/audit-log';
import { supportForm, supportLook, supportOfResponse } from '../views/support';
import { lookWithCode } from './look-with-code';
import { shareSupportCode, stopSharing } from './share-support-code';

aDatabase();

const day = 24 * 60 * 60_000;
const story = 'Wolframite lantern: each sensor sits in a network of its own.';

let tender: OpenProcurement;
let ours: Team;
let officer: Viewer & { kind: 'buyer' };

const at = (viewer: Viewer, time = early) => aContext(viewer, time);
const share = async (of: Team = ours, time = early) =>
  value(await shareSupportCode(at(of.viewer, time), { responseId: of.responseId })).code;
const look = (code: unknown, viewer: Viewer = officer, time = early, procurementId = tender.procurementId) =>
  lookWithCode(at(viewer, time), { procurementId, code });
const shown = (lookId: string, viewer: Viewer = officer, time = early) =>
  supportLook(at(viewer, time), { id: tender.procurementId, lookId });

beforeAll(async () => {
  tender = await openProcurement();
  ours = await team(tender);
  officer = await tender.person(['officer']);
  await complete(ours, story);
});

describe('a support code', () => {
  it('shows times, sizes and counts, and of content not a word', async () => {
    const code = await share();
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    // As it is read out: in any case, with or without dashes.
    const { lookId } = value(await look(` ${code.toLowerCase().replaceAll('-', ' ')} `));
    const { state } = value(await shown(lookId));
    expect(state).toMatchObject({ version: 1, newer: null, answers: { lastSavedAt: early, faults: 0 } });
    expect(state.files).toEqual([{ kilobytes: 1, uploadedAt: early }]);
    expect(state.saves.length).toBe(10);
    const told = JSON.stringify(value(await shown(lookId)));
    for (const word of ['Wolframite', 'Incident plan', 'AirNode', 'Fenlight', 'Priya', 'story', 'gate'])
      expect(told).not.toContain(word);
    // What was shown is kept sealed, and the code is kept nowhere.
    expect(JSON.stringify(await reading().select().from(t.supportLook))).not.toContain('kilobytes');
    const kept = JSON.stringify(await reading().select().from(t.supportCode));
    for (const written of [code, code.replaceAll('-', '')]) expect(kept).not.toContain(written);
  });

  it('tells a "yes" from a "no" by nothing', async () => {
    const code = await share();
    const read = async () => value(await shown(value(await look(code)).lookId)).state;
    const before = await read();
    value(await save(ours, 'gate', { value: 'no', base: 1 }));
    const no = await read();
    value(await save(ours, 'gate', { value: 'yes', base: 2 }));
    expect(await read()).toEqual(no);
    expect(no).toEqual(before);
  });

  it('counts what is too long without naming it, and keeps apart what came second', async () => {
    const other = await team(tender, 'Oakhollow Sensing', 'Wendy Tarrant');
    const code = await share(other);
    value(await save(other, 'story', { value: 'word '.repeat(2000) }));
    value(await save(other, 'story', { value: 'second', at: shift(early, 1000) }));
    const { state } = value(await shown(value(await look(code)).lookId));
    expect(state.answers).toEqual({ kilobytes: 11, lastSavedAt: early, faults: 1 });
    expect(state.saves).toEqual([
      { at: shift(early, 1000), kilobytes: 1, kept: false },
      { at: early, kilobytes: 11, kept: true },
    ]);
  });

  it('is on the record where its supplier reads it and nowhere else', async () => {
    const code = await share();
    const logs = async () => [
      await listAudit(reading(), tender.procurementId),
      await listAudit(reading(), 'authority'),
      value(await auditLog(at(tender.lead), { id: tender.procurementId })),
    ];
    const before = await logs();
    const { lookId } = value(await look(code));
    await look('ABCD-EFGH-JKMN');
    expect(await logs()).toEqual(before);
    const { looks } = value(await supportOfResponse(at(ours.viewer), { responseId: ours.responseId }));
    expect(looks.find(({ id }) => id === lookId)).toMatchObject({
      name: `Officer ${officer.userId.slice(-3)}`,
      at: early,
      state: value(await shown(lookId)).state,
    });
    const own = await listAudit(reading(), `supplier:${ours.viewer.supplierId}`);
    expect(own.at(-1)).toMatchObject({ action: 'support.read', actorId: officer.userId, subjectId: ours.responseId });
  });

  it('works for 24 hours, on its own procurement, until it is stopped; then what it showed is gone too', async () => {
    const code = await share();
    const { lookId } = value(await look(code));
    expect(why(await look(code, officer, shift(early, day - 1)))).toBe('ok');
    expect(key(await look(code, officer, shift(early, day)))).toBe('team.code-wrong');
    expect(why(await shown(lookId, officer, shift(early, day)))).toMatch(/^not-found/);
    const elsewhere = await openProcurement();
    expect(key(await look(code, elsewhere.lead, early, elsewhere.procurementId))).toBe('team.code-wrong');
    value(await stopSharing(at(ours.viewer), { responseId: ours.responseId }));
    expect(key(await look(code, await tender.person(['lead'])))).toBe('team.code-wrong');
    expect(why(await shown(lookId))).toMatch(/^not-found/);
    expect(key(await stopSharing(at(ours.viewer), { responseId: ours.responseId }))).toBe('team.not-sharing');
    // A new code ends the one before.
    const [first, second] = [await share(), await share()];
    const other = await tender.person(['officer']);
    expect(key(await look(first, other))).toBe('team.code-wrong');
    expect(why(await look(second, other))).toBe('ok');
  });

  it('is shared by owners and used by officers; what one saw is for them alone', async () => {
    const code = await share();
    const contributor: Viewer = { ...ours.viewer, role: 'contributor' };
    for (const act of [shareSupportCode, stopSharing])
      expect(key(await act(at(contributor), { responseId: ours.responseId }))).toBe('policy.team-owner');
    const page = value(await supportOfResponse(at(contributor), { responseId: ours.responseId }));
    expect(page.shared?.code).toBeNull();
    const { lookId } = value(await look(code));
    expect(why(await shown(lookId, tender.lead))).toMatch(/^not-found/);
    expect(key(await look(code, await tender.person(['evaluator'])))).toBe('policy.duty');
    expect(key(await look(code, await tender.person(['observer'])))).toBe('policy.observer');
    for (const viewer of [ours.viewer, { kind: 'anonymous' }] as Viewer[])
      expect(why(await look(code, viewer))).toMatch(/^not-found/);
    for (const viewer of [officer, tender.lead] as Viewer[])
      expect(why(await supportOfResponse(at(viewer), { responseId: ours.responseId }))).toMatch(/^not-found/);
    expect(why(await supportForm(at(ours.viewer), { id: tender.procurementId }))).toMatch(/^not-found/);
  });

  it('is not guessed: after five wrong ones the officer waits, with a right one too', async () => {
    const guesser = await tender.person(['officer']);
    const code = await share();
    expect(key(await look('', guesser))).toBe('team.code-missing');
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(key(await look('ABCD-EFGH-JKMN', guesser))).toBe('team.code-wrong');
    expect(key(await look(code, guesser))).toBe('common.too-many-attempts');
    expect(why(await look(code, await tender.person(['officer'])))).toBe('ok');
  });
});
