import { describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { listCurrentMarks, listMarkHistory } from '@/db/store/mark';
import { insertDuty } from '@/db/store/procurement';
import { countingMarks } from '@/lib/evaluation/counting';
import { anOpenedProcurement, refusedActs, stateOf, type Who } from '@/lib/testing/closed-procurement';
import { as, assign, at, lock, mark, markAll, usual } from '@/lib/testing/panel-steps';
import { key } from '@/lib/testing/results';
import { aDatabase, testId } from '@/lib/testing/world';
import { assignmentsPage, assignmentsSeen } from '@/lib/views/assignments';
import { auditLines, auditLog } from '@/lib/views/audit-log';
import { evaluationPage } from '@/lib/views/evaluation';
import { evaluationsPage } from '@/lib/views/evaluations';
import { markingRoom } from '@/lib/views/marking-room';
import { replaceEvaluator } from './replace-evaluator';
import { saveReasonDraft } from './save-reason-draft';
import { setAssignments } from './set-assignments';

aDatabase();

describe('assignments', () => {
  it('are suggested so that every question is covered', async () => {
    const c = await anOpenedProcurement();
    const page = await assignmentsPage(as(c, 'lead'), { id: c.id });
    if (!page.ok || !page.value) throw new Error('no page');
    const { questions, suggested } = page.value;
    expect([suggested, questions.map(({ id, assigned }) => [id, assigned.length])]).toEqual([
      true,
      [
        ['Q-A', 2],
        ['Q-B', 1],
      ],
    ]);
  });

  it('record the order in which each evaluator meets the bidders', async () => {
    const c = await anOpenedProcurement();
    await assign(c);
    const [entry] = (await listAudit(reading(), c.id)).filter(({ action }) => action === 'assignment.set');
    const { orders } = JSON.parse(entry?.data ?? '{}') as { orders: string[] };
    expect(orders.map((line) => line.replace(/^\S+ /, '').split(' ').sort().join(''))).toEqual(['AB', 'AB']);
    const page = await evaluationPage(as(c, 'evaluator'), { id: c.id });
    const met = page.ok ? page.value.byQuestion[0]?.items.map(({ letter }) => letter).join(' ') : '';
    expect(orders).toContain(`${c.people.evaluator.userId}: ${met}`);
  });

  it('say which question has too few evaluators', async () => {
    const c = await anOpenedProcurement();
    await assign(c, [`Q-A ${c.people.evaluator.userId}`]);
    const page = await assignmentsPage(as(c, 'lead'), { id: c.id });
    expect(page.ok && page.value?.gaps.map(({ ref, has, needs }) => [ref, has, needs])).toEqual([
      ['Q-A', 1, 2],
      ['Q-B', 0, 1],
    ]);
  });

  it('refuse a stale page, and people who are no evaluators', async () => {
    const c = await anOpenedProcurement();
    const seen = assignmentsSeen(await stateOf(c));
    await assign(c);
    expect(key(await setAssignments(as(c, 'lead'), { id: c.id, seen, assign: [] }))).toBe(
      'evaluation.assignments-changed',
    );
    expect(key(await assign(c, [...usual(c), `Q-B ${c.people.officer.userId}`]))).toBe('evaluation.not-evaluator');
  });

  it('show counts to the lead and the moderator, and to nobody else', async () => {
    const c = await anOpenedProcurement();
    await assign(c);
    await mark(c, 'evaluator', 0, 'Q-A', '4');
    const seen = async (who: Who) => {
      const page = await assignmentsPage(as(c, who), { id: c.id });
      return page.ok ? page.value?.progress?.map(({ scored, toScore }) => [scored, toScore]) : key(page);
    };
    expect(await seen('moderator')).toEqual([
      [1, 4],
      [0, 2],
    ]);
    expect(await seen('officer')).toBeUndefined();
    expect(await seen('evaluator')).toBe('policy.duty');
  });

  it('pass from an evaluator to another, who must not have locked; earlier marks stay and no longer count', async () => {
    const c = await anOpenedProcurement();
    const substitute = c.people.stranger;
    await writing((tx) =>
      insertDuty(tx, {
        id: testId(),
        procurementId: c.id,
        userId: substitute.userId,
        duty: 'evaluator',
        grantedBy: '',
        grantedAt: at,
      }),
    );
    await assign(c);
    await markAll(c);
    await lock(c, 'second');
    const replace = (from: Who, to: string, reason = 'Long illness') =>
      replaceEvaluator(as(c, 'lead'), { id: c.id, evaluatorId: c.people[from].userId, substituteId: to, reason });
    expect(key(await replace('evaluator', substitute.userId, ' '))).toBe('evaluation.replace-reason-missing');
    expect(key(await replace('evaluator', c.people.second.userId))).toBe('evaluation.assign-locked');
    expect(key(await replace('evaluator', substitute.userId))).toBe('ok');
    const history = await listMarkHistory(reading(), c.id, c.submissions[0] ?? '', 'Q-A');
    expect(history).toHaveLength(2);
    const marks = await listCurrentMarks(reading(), c.id);
    const counting = countingMarks(marks, (await stateOf(c)).assignments);
    expect([...new Set(counting.map(({ evaluatorId }) => evaluatorId))]).toEqual([c.people.second.userId]);
    expect(key(await mark(c, 'evaluator', 0, 'Q-A', '5', { version: 1 }))).toBe('policy.not-assigned');
  });
});

describe('individual marks', () => {
  it('are on the scale, with a reason, and a change is the next version', async () => {
    const c = await anOpenedProcurement();
    await assign(c);
    expect(key(await mark(c, 'evaluator', 0, 'Q-A', '3.5'))).toBe('marking.not-on-scale');
    expect(key(await mark(c, 'evaluator', 0, 'Q-A', '6'))).toBe('marking.not-on-scale');
    expect(key(await mark(c, 'evaluator', 0, 'Q-A', ''))).toBe('marking.mark-missing');
    expect(key(await mark(c, 'evaluator', 0, 'Q-A', '4', { strengths: ' ' }))).toBe('marking.reason-missing');
    expect(key(await mark(c, 'evaluator', 0, 'Q-A', '4'))).toBe('ok');
    expect(key(await mark(c, 'evaluator', 0, 'Q-A', '3'))).toBe('evaluation.mark-changed');
    expect(key(await mark(c, 'evaluator', 0, 'Q-A', '3', { version: 1 }))).toBe('ok');
    const history = await listMarkHistory(reading(), c.id, c.submissions[0] ?? '', 'Q-A');
    expect(history.map(({ mark: given, version }) => [given, version])).toEqual([
      ['4', 1],
      ['3', 2],
    ]);
  });

  it('confirm a published mark, or lower it to another published one with a reason', async () => {
    const c = await anOpenedProcurement();
    await assign(c);
    expect(key(await mark(c, 'evaluator', 1, 'Q-B', '5'))).toBe('marking.cannot-raise');
    expect(key(await mark(c, 'evaluator', 0, 'Q-B', '4'))).toBe('marking.not-published');
    expect(key(await mark(c, 'evaluator', 0, 'Q-B', '3'))).toBe('marking.reason-missing');
    expect(key(await mark(c, 'evaluator', 0, 'Q-B', '5'))).toBe('ok');
    expect(key(await mark(c, 'evaluator', 1, 'Q-B', '0', { reason: 'Nothing supports it.' }))).toBe('ok');
    expect((await listCurrentMarks(reading(), c.id)).map(({ kind }) => kind).sort()).toEqual(['confirmed', 'lowered']);
  });

  it('are given only to questions that the evaluator is assigned', async () => {
    const c = await anOpenedProcurement();
    await assign(c);
    expect(key(await mark(c, 'second', 0, 'Q-B', '5'))).toBe('policy.not-assigned');
    expect(key(await mark(c, 'moderator', 0, 'Q-A', '5'))).toBe('policy.duty');
    expect(key(await mark(c, 'stranger', 0, 'Q-A', '5'))).toBe('common.not-found');
  });

  it("meet bidders by letter: no name is on an evaluator's pages", async () => {
    const c = await anOpenedProcurement();
    await assign(c);
    const room = await markingRoom(as(c, 'evaluator'), {
      id: c.id,
      submissionId: c.submissions[0] ?? '',
      questionId: 'Q-A',
    });
    const list = await evaluationPage(as(c, 'evaluator'), { id: c.id });
    const text = JSON.stringify([room, list]);
    expect(text).toContain('We test it.');
    for (const name of ['Alder', 'Birch']) expect(text).not.toContain(name);
  });

  it('keep a draft of what is typed, which counts for nothing', async () => {
    const c = await anOpenedProcurement();
    await assign(c);
    const draft = { mark: '4', strengths: '', gaps: '', againstDescriptor: '', reason: '' };
    const save = (version: number) =>
      saveReasonDraft(as(c, 'evaluator'), {
        id: c.id,
        submissionId: c.submissions[0],
        questionId: 'Q-A',
        version,
        draft,
      });
    expect(key(await save(0))).toBe('ok');
    expect(key(await save(0))).toBe('evaluation.draft-changed');
    expect(key(await save(1))).toBe('ok');
    expect(await listCurrentMarks(reading(), c.id)).toEqual([]);
    expect(key(await lock(c, 'evaluator'))).toBe('evaluation.no-reason');
    await mark(c, 'evaluator', 0, 'Q-A', '4');
    expect(key(await save(0))).toBe('ok');
  });

  it('lock when all are given; then a change is refused and recorded', async () => {
    const c = await anOpenedProcurement();
    await assign(c);
    expect(key(await lock(c, 'second'))).toBe('evaluation.lock-missing');
    await mark(c, 'second', 0, 'Q-A', '4');
    await mark(c, 'second', 1, 'Q-A', '4');
    expect(key(await lock(c, 'second'))).toBe('ok');
    expect(key(await mark(c, 'second', 0, 'Q-A', '5', { version: 1 }))).toBe('policy.marks-locked');
    expect(key(await lock(c, 'second'))).toBe('policy.marks-locked');
    expect(await refusedActs(c)).toEqual(['mark.save', 'mark.lock']);
  });

  it('list what is to be scored for each evaluator', async () => {
    const c = await anOpenedProcurement();
    await assign(c);
    await mark(c, 'evaluator', 0, 'Q-A', '4');
    const page = await evaluationsPage(as(c, 'evaluator'), null);
    expect(page.ok && page.value.map(({ is, scored, toScore }) => [is, scored, toScore])).toEqual([
      ['in-progress', 1, 4],
    ]);
  });

  it('tell an evaluator nothing of a colleague before all have locked, in the log neither', async () => {
    const c = await anOpenedProcurement();
    await assign(c);
    await markAll(c);
    const read = async (who: Who) => {
      const log = await auditLog(as(c, who), { id: c.id });
      const lines = await auditLines(as(c, who), { id: c.id });
      if (!log.ok || !lines.ok) throw new Error('no log');
      return {
        saved: log.value.lines.filter(({ what }) => what.includes('saved a score')).length,
        exported: lines.value.body.split('\n').filter((line) => line.includes('"mark.save"')).length,
        chain: log.value.chain !== null,
      };
    };
    expect(await read('second')).toEqual({ saved: 2, exported: 2, chain: false });
    expect(await read('moderator')).toEqual({ saved: 6, exported: 6, chain: true });
    await lock(c, 'evaluator');
    await lock(c, 'second');
    expect(await read('second')).toEqual({ saved: 6, exported: 6, chain: true });
  });
});
