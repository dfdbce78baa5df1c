import { describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { listCurrentAgreedMarks } from '@/db/store/agreed-mark';
import { insertDuty } from '@/db/store/procurement';
import { anOpenedProcurement, refusedActs } from '@/lib/testing/closed-procurement';
import { agree, as, assign, at, gate, lock, markAll, readyToModerate } from '@/lib/testing/panel-steps';
import { key, keys } from '@/lib/testing/results';
import { aDatabase, testId } from '@/lib/testing/world';
import { moderationPage, moderationRoom } from '@/lib/views/moderation';
import { declareInterests } from './declare-interests';
import { lockQuality } from './lock-quality';
import { recordAgreedMark } from './record-agreed-mark';
import { replaceEvaluator } from './replace-evaluator';

aDatabase();

describe('moderation', () => {
  it('waits until everybody has locked', async () => {
    const c = await anOpenedProcurement();
    await assign(c);
    await markAll(c);
    await lock(c, 'evaluator');
    for (const who of ['evaluator', 'moderator', 'lead'] as const)
      expect(key(await moderationPage(as(c, who), { id: c.id }))).toBe('policy.colleagues-unlocked');
    expect(key(await agree(c, 0, 'Q-A', '4'))).toBe('policy.colleagues-unlocked');
  });

  it('adopts confirmed marks, and shows the widest spread first', async () => {
    const c = await readyToModerate();
    const adopted = await listCurrentAgreedMarks(reading(), c.id);
    expect(adopted.map(({ source, mark: given, submissionId }) => [source, given, submissionId])).toEqual([
      ['adopted', '5', c.submissions[0]],
    ]);
    const page = await moderationPage(as(c, 'evaluator'), { id: c.id });
    if (!page.ok || !page.value) throw new Error('no page');
    expect(page.value.rows.map(({ ref, spread, status }) => [ref, spread, status])[0]).toEqual([
      'Q-A',
      '2',
      'to-agree',
    ]);
    expect([page.value.toAgree, page.value.adopted, page.value.all]).toEqual([3, 1, 4]);
  });

  it('is not shown to an evaluator who has none of it', async () => {
    const c = await readyToModerate();
    await writing((tx) =>
      insertDuty(tx, {
        id: testId(),
        procurementId: c.id,
        userId: c.people.stranger.userId,
        duty: 'evaluator',
        grantedBy: '',
        grantedAt: at,
      }),
    );
    await declareInterests(as(c, 'stranger'), {
      id: c.id,
      interests: Object.fromEntries(c.suppliers.map((supplierId) => [supplierId, { interest: 'none' }])),
      promise: 'yes',
    });
    expect(key(await moderationPage(as(c, 'stranger'), { id: c.id }))).toBe('policy.not-assigned');
  });

  it('refuses a mark between marks, and a reason with parts missing', async () => {
    const c = await readyToModerate();
    expect(key(await agree(c, 0, 'Q-A', '3.5', { whyDiffers: 'Between' }))).toBe('marking.agreed-not-on-scale');
    expect(keys(await agree(c, 0, 'Q-A', '3', { factChecked: '', attended: [] }))).toEqual([
      'marking.differs-missing',
      'evaluation.attended-missing',
      'marking.fact-check-missing',
    ]);
    expect(key(await agree(c, 1, 'Q-B', '5', { whyDiffers: 'x' }))).toBe('marking.agreed-not-on-scale');
  });

  it('is done by the moderator alone', async () => {
    const c = await readyToModerate();
    const result = await recordAgreedMark(as(c, 'lead'), {
      id: c.id,
      submissionId: c.submissions[0],
      questionId: 'Q-A',
      version: 0,
      mark: '4',
      reason: {},
    });
    expect(key(result)).toBe('policy.duty');
  });

  it('warns of a copied reason, which can be kept', async () => {
    const c = await readyToModerate();
    const same = {
      shows: 'The answer names each test and the person who does it.',
      whyNotHigher: 'No report.',
      whyNotLower: 'All named.',
    };
    expect(key(await agree(c, 0, 'Q-A', '4', { reason: same }))).toBe('ok');
    expect(key(await agree(c, 1, 'Q-A', '2', { reason: same }))).toBe('marking.same-reason');
    expect(key(await agree(c, 1, 'Q-A', '2', { reason: same, keepReason: 'yes' }))).toBe('ok');
  });

  it('supersedes an agreed mark with a reason, and keeps the earlier one', async () => {
    const c = await readyToModerate();
    await agree(c, 0, 'Q-A', '4');
    expect(key(await agree(c, 0, 'Q-A', '2', { version: 1 }))).toBe('evaluation.change-reason-missing');
    expect(key(await agree(c, 0, 'Q-A', '2', { version: 0, changeReason: 'Misread' }))).toBe(
      'evaluation.agreed-changed',
    );
    expect(key(await agree(c, 0, 'Q-A', '2', { version: 1, changeReason: 'The report was misread.' }))).toBe('ok');
    const room = await moderationRoom(as(c, 'second'), { id: c.id, questionId: 'Q-A', submissionId: c.submissions[0] });
    expect(room.ok && room.value?.versions.map(({ mark: given, changeReason }) => [given, changeReason])).toEqual([
      ['4', ''],
      ['2', 'The report was misread.'],
    ]);
  });
});

describe('the quality lock', () => {
  it('names everything that is missing', async () => {
    const c = await readyToModerate();
    await agree(c, 0, 'Q-A', '4');
    expect(keys(await lockQuality(as(c, 'lead'), { id: c.id }))).toEqual([
      'evaluation.missing-to-agree',
      'evaluation.missing-to-agree',
    ]);
    const early = await anOpenedProcurement();
    expect(keys(await lockQuality(as(early, 'lead'), { id: early.id }))).toEqual([
      'evaluation.missing-gate',
      'evaluation.missing-gate',
      'evaluation.gap',
      'evaluation.gap',
      ...Array(4).fill('evaluation.missing-unmarked'),
    ]);
  });

  it('closes quality: then an agreed mark is refused and the attempt recorded', async () => {
    const c = await readyToModerate();
    await agree(c, 0, 'Q-A', '4');
    await agree(c, 1, 'Q-A', '2');
    await agree(c, 1, 'Q-B', '0');
    expect(key(await lockQuality(as(c, 'officer'), { id: c.id }))).toBe('policy.duty');
    expect(key(await lockQuality(as(c, 'moderator'), { id: c.id }))).toBe('ok');
    expect(key(await agree(c, 0, 'Q-A', '3', { version: 1, whyDiffers: 'x', changeReason: 'x' }))).toBe(
      'policy.quality-locked',
    );
    expect(
      key(
        await replaceEvaluator(as(c, 'lead'), {
          id: c.id,
          evaluatorId: c.people.second.userId,
          substituteId: 'nobody',
          reason: 'x',
        }),
      ),
    ).toBe('policy.quality-locked');
    expect(await refusedActs(c)).toEqual(['agreed-mark.record']);
    expect((await listCurrentAgreedMarks(reading(), c.id)).map(({ mark: given }) => given).sort()).toEqual([
      '0',
      '2',
      '4',
      '5',
    ]);
  });

  it('leaves out a disregarded bidder', async () => {
    const c = await readyToModerate();
    await agree(c, 0, 'Q-A', '4');
    expect(key(await gate(c, 1, 'fail', 1))).toBe('ok');
    expect(key(await lockQuality(as(c, 'lead'), { id: c.id }))).toBe('ok');
  });
});
