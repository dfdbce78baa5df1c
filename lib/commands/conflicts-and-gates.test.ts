import { describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { listGateDecisionVersions } from '@/db/store/gate';
import { listCurrentMarks } from '@/db/store/mark';
import { insertDuty } from '@/db/store/procurement';
import { countingMarks } from '@/lib/evaluation/counting';
import { anOpenedProcurement, type Closed, stateOf, type Who } from '@/lib/testing/closed-procurement';
import { as, assign, at, gate, lock, mark, usual } from '@/lib/testing/panel-steps';
import { key, keys } from '@/lib/testing/results';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { assignmentsPage } from '@/lib/views/assignments';
import { auditLog } from '@/lib/views/audit-log';
import { conflictsPage } from '@/lib/views/conflicts';
import { evaluationPage } from '@/lib/views/evaluation';
import { gatesPage } from '@/lib/views/gates';
import { markingRoom } from '@/lib/views/marking-room';
import { openingPage } from '@/lib/views/opening';
import { procurementOverview } from '@/lib/views/procurement-overview';
import { procurements } from '@/lib/views/procurements';
import { decideConflict } from './decide-conflict';
import { decideGate } from './decide-gate';
import { declareInterests } from './declare-interests';

aDatabase();

describe('declarations of interests', () => {
  it('come before anything can be read', async () => {
    const c = await anOpenedProcurement(undefined, undefined, ['lead']);
    expect(key(await gatesPage(as(c, 'officer'), { id: c.id }))).toBe('policy.not-declared');
    await assign(c);
    expect(
      key(await markingRoom(as(c, 'evaluator'), { id: c.id, submissionId: c.submissions[0] ?? '', questionId: 'Q-A' })),
    ).toBe('policy.not-declared');
    expect(key(await mark(c, 'evaluator', 0, 'Q-A', '4'))).toBe('policy.not-declared');
    const page = await evaluationPage(as(c, 'evaluator'), { id: c.id });
    expect(page.ok && [page.value.own.is, page.value.byQuestion]).toEqual(['declare', []]);
  });

  it('answer for every bidder, and say what a declared interest is', async () => {
    const c = await anOpenedProcurement(undefined, undefined, []);
    const [first = ''] = c.suppliers;
    const result = await declareInterests(as(c, 'second'), {
      id: c.id,
      interests: { [first]: { interest: 'declared' } },
    });
    expect(keys(result)).toEqual([
      'evaluation.interest-kind-missing',
      'evaluation.interest-way-missing',
      'evaluation.interest-look-missing',
      'evaluation.interest-details-missing',
      'evaluation.interest-missing',
      'evaluation.promise-missing',
    ]);
  });

  const declareOne = (c: Closed, who: Who) =>
    declareInterests(as(c, who), {
      id: c.id,
      interests: Object.fromEntries(
        c.suppliers.map((supplierId, n) => [
          supplierId,
          n === 0
            ? { interest: 'declared', kind: 'professional', way: 'direct', look: 'actual', details: 'Worked there.' }
            : { interest: 'none' },
        ]),
      ),
      promise: 'yes',
    });
  const lastDeclaration = async (c: Closed) => (await stateOf(c)).declarations.at(-1)?.id ?? '';
  const decide = async (c: Closed, who: Who, decision: string) =>
    decideConflict(as(c, who), {
      id: c.id,
      declarationId: await lastDeclaration(c),
      decision,
      mitigation: 'Does not mark Alder Systems.',
    });

  it('hold a person back until the lead allows them', async () => {
    const c = await anOpenedProcurement();
    await declareOne(c, 'officer');
    expect(key(await gatesPage(as(c, 'officer'), { id: c.id }))).toBe('policy.conflict-said');
    expect(key(await decide(c, 'lead', 'allow'))).toBe('ok');
    expect(key(await gatesPage(as(c, 'officer'), { id: c.id }))).toBe('ok');
  });

  it('can end in removal: content is not found, marks stay and no longer count, and their own page says why', async () => {
    const c = await anOpenedProcurement();
    await assign(c);
    await mark(c, 'second', 0, 'Q-A', '4');
    await declareOne(c, 'second');
    expect(key(await decide(c, 'lead', 'remove'))).toBe('ok');
    expect(
      key(await markingRoom(as(c, 'second'), { id: c.id, submissionId: c.submissions[0] ?? '', questionId: 'Q-A' })),
    ).toBe('common.not-found');
    expect(key(await mark(c, 'second', 1, 'Q-A', '4'))).toBe('common.not-found');
    const own = await conflictsPage(as(c, 'second'), { id: c.id });
    expect(own.ok && [own.value.state, own.value.decidedAt, own.value.bidders]).toEqual(['removed', at, []]);
    const marks = await listCurrentMarks(reading(), c.id);
    expect([marks.length, countingMarks(marks, (await stateOf(c)).assignments).length]).toEqual([1, 0]);
  });

  it('are never decided by the person who declared, and by the lead for everybody else', async () => {
    const c = await anOpenedProcurement();
    await declareOne(c, 'lead');
    expect(key(await decide(c, 'lead', 'allow'))).toBe('evaluation.own-interest');
    expect(key(await decide(c, 'officer', 'allow'))).toBe('ok');
    await declareOne(c, 'evaluator');
    expect(key(await decide(c, 'officer', 'allow'))).toBe('evaluation.lead-decides');
    expect(key(await decide(c, 'second', 'allow'))).toBe('policy.duty');
  });
});

describe('a later declaration', () => {
  const when = (c: Closed, who: Who, hours: number) =>
    aContext(c.people[who], new Date(Date.parse(at) + hours * 3_600_000).toISOString());
  const declare = (c: Closed, who: Who, hours: number, interest: 'none' | 'declared') =>
    declareInterests(when(c, who, hours), {
      id: c.id,
      interests: Object.fromEntries(
        c.suppliers.map((supplierId) => [
          supplierId,
          { interest, kind: 'professional', way: 'direct', look: 'actual', details: 'Worked there.' },
        ]),
      ),
      promise: 'yes',
    });
  const decide = async (c: Closed, who: Who, hours: number, decision: string) =>
    decideConflict(when(c, who, hours), {
      id: c.id,
      declarationId: (await stateOf(c)).declarations.at(-1)?.id ?? '',
      decision,
      mitigation: 'As agreed.',
    });
  const stateFor = async (c: Closed, who: Who) => {
    const page = await conflictsPage(as(c, who), { id: c.id });
    return page.ok ? page.value.state : page.messages[0]?.key;
  };
  const tasks = async (c: Closed, who: Who) => {
    const page = await procurementOverview(as(c, who), { id: c.id });
    return page.ok ? page.value.waiting.map(({ key }) => key.replace(`${c.id}-`, '')) : [];
  };

  it('does not let somebody back in who was removed, and nothing else exists for them', async () => {
    const c = await anOpenedProcurement();
    await declare(c, 'second', 1, 'declared');
    expect(key(await decide(c, 'lead', 2, 'remove'))).toBe('ok');
    expect(key(await declare(c, 'second', 3, 'none'))).toBe('policy.removed');
    expect(await stateFor(c, 'second')).toBe('removed');
    for (const read of [procurementOverview, openingPage, auditLog])
      expect(key(await read(as(c, 'second'), { id: c.id }))).toBe('common.not-found');
    const list = await procurements(as(c, 'second'), {});
    expect(list.ok && [list.value.waiting, list.value.rows.map(({ removed }) => removed)]).toEqual([[], [true]]);
  });

  it('of no interest waits for a decision too, once an interest was declared', async () => {
    const c = await anOpenedProcurement();
    await declare(c, 'officer', 1, 'declared');
    await declare(c, 'officer', 2, 'none');
    expect(await stateFor(c, 'officer')).toBe('waiting');
    expect(key(await gatesPage(as(c, 'officer'), { id: c.id }))).toBe('policy.conflict-said');
    expect(key(await decide(c, 'lead', 3, 'allow'))).toBe('ok');
    expect(await stateFor(c, 'officer')).toBe('allowed');
    await declare(c, 'officer', 4, 'none');
    expect(await stateFor(c, 'officer')).toBe('waiting');
  });

  it('takes the place of the earlier one in the task of whoever may decide, and a decision ends the task', async () => {
    const c = await anOpenedProcurement();
    await declare(c, 'second', 1, 'declared');
    expect([await tasks(c, 'lead'), await tasks(c, 'officer')]).toEqual([['conflicts'], []]);
    await declare(c, 'second', 2, 'declared');
    await decide(c, 'lead', 3, 'allow');
    expect(await tasks(c, 'lead')).toEqual([]);
    await declare(c, 'lead', 4, 'declared');
    expect([await tasks(c, 'lead'), await tasks(c, 'officer')]).toEqual([[], ['conflicts']]);
  });

  it('does not remove the only lead, who alone could give the duty to somebody else', async () => {
    const c = await anOpenedProcurement();
    await declare(c, 'lead', 1, 'declared');
    expect(key(await decide(c, 'officer', 2, 'remove'))).toBe('evaluation.only-lead');
    expect(key(await decide(c, 'officer', 2, 'allow'))).toBe('ok');
  });

  it('that ends in removal tells the lead which questions have too few evaluators', async () => {
    const c = await anOpenedProcurement();
    await assign(c);
    await declare(c, 'second', 1, 'declared');
    expect(await tasks(c, 'lead')).toEqual(['conflicts']);
    await decide(c, 'lead', 2, 'remove');
    expect(await tasks(c, 'lead')).toEqual(['substitute']);
    const [marking, register] = [
      await assignmentsPage(as(c, 'lead'), { id: c.id }),
      await conflictsPage(as(c, 'lead'), { id: c.id }),
    ];
    const left = { names: ['second person'], refs: ['Q-A'] };
    expect(marking.ok && marking.value?.left).toEqual(left);
    expect(register.ok && register.value.left).toEqual(left);
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
    const pairs = [
      ...usual(c).filter((pair) => !pair.endsWith(c.people.second.userId)),
      `Q-A ${c.people.stranger.userId}`,
    ];
    expect(key(await assign(c, pairs))).toBe('ok');
    expect(await tasks(c, 'lead')).toEqual([]);
  });
});

describe('gates', () => {
  it('are decided with a reason, and a change is a new version', async () => {
    const c = await anOpenedProcurement();
    expect(key(await gate(c, 0, 'pass'))).toBe('ok');
    expect(key(await gate(c, 0, 'fail'))).toBe('evaluation.gate-changed');
    expect(key(await gate(c, 0, 'fail', 1))).toBe('ok');
    const versions = await listGateDecisionVersions(reading(), c.id, c.submissions[0] ?? '', 'Q-G');
    expect(versions.map(({ decision, version }) => [decision, version])).toEqual([
      ['pass', 1],
      ['fail', 2],
    ]);
    expect(
      key(
        await decideGate(as(c, 'officer'), {
          id: c.id,
          submissionId: c.submissions[1],
          questionId: 'Q-G',
          version: 0,
          decision: 'pass',
          reason: ' ',
        }),
      ),
    ).toBe('evaluation.gate-reason-missing');
  });

  it('are not decided by evaluators, and not for a question that is none', async () => {
    const c = await anOpenedProcurement();
    expect(key(await gate(c, 0, 'pass', 0, 'evaluator'))).toBe('policy.duty');
    const result = await decideGate(as(c, 'lead'), {
      id: c.id,
      submissionId: c.submissions[0],
      questionId: 'Q-A',
      version: 0,
      decision: 'pass',
      reason: 'x',
    });
    expect(key(result)).toBe('common.not-found');
  });

  it('put a bidder outside the assessment: nothing of it is marked, and after a lock it stays out', async () => {
    const c = await anOpenedProcurement();
    await assign(c);
    expect(key(await gate(c, 1, 'fail'))).toBe('ok');
    expect(key(await mark(c, 'evaluator', 1, 'Q-A', '4'))).toBe('common.not-found');
    await mark(c, 'evaluator', 0, 'Q-A', '4');
    await mark(c, 'evaluator', 0, 'Q-B', '5');
    expect(key(await lock(c, 'evaluator'))).toBe('ok');
    expect(key(await gate(c, 1, 'pass', 1))).toBe('evaluation.gate-after-lock');
  });
});
