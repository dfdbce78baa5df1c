import { describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { listCurrentAgreedMarks } from '@/db/store/agreed-mark';
import { listAudit } from '@/db/store/audit';
import { listGateDecisionVersions } from '@/db/store/gate';
import { listCurrentMarks, listMarkHistory } from '@/db/store/mark';
import { findProcurement, insertDuty } from '@/db/store/procurement';
import { countingMarks } from '@/lib/evaluation/counting';
import { anOpenedProcurement, type Closed } from '@/lib/testing/closed-procurement';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { assignmentsPage, assignmentsSeen } from '@/lib/views/assignments';
import { conflictsPage } from '@/lib/views/conflicts';
import { evaluationPage } from '@/lib/views/evaluation';
import { evaluationsPage } from '@/lib/views/evaluations';
import { gatesPage } from '@/lib/views/gates';
import { markingRoom } from '@/lib/views/marking-room';
import { moderationPage, moderationRoom } from '@/lib/views/moderation';
import { decideConflict } from './decide-conflict';
import { decideGate } from './decide-gate';
import { declareInterests } from './declare-interests';
import { lockMarks } from './lock-marks';
import { lockQuality } from './lock-quality';
import { recordAgreedMark } from './record-agreed-mark';
import { replaceEvaluator } from './replace-evaluator';
import { saveMark } from './save-mark';
import { saveReasonDraft } from './save-reason-draft';
import { setAssignments } from './set-assignments';

aDatabase();

const at = '2027-01-25T09:00:00.000Z';
type Who = keyof Closed['people'];
type Answer = { ok: boolean; messages?: { key: string; path: string }[] };
const key = (result: Answer) => (result.ok ? 'ok' : result.messages?.[0]?.key);
const keys = (result: Answer) => (result.ok ? ['ok'] : (result.messages ?? []).map((message) => message.key));
const as = ({ people }: Closed, who: Who) => aContext(people[who], at);
const stateOf = async ({ id }: Closed) => {
  const state = await findProcurement(reading(), id);
  if (!state) throw new Error('no procurement');
  return state;
};
const refused = async ({ id }: Closed) =>
  (await listAudit(reading(), id)).filter((row) => row.refused).map(({ action }) => action);

/** Both evaluators mark the text question; the choice goes to the first alone. */
const usual = ({ people }: Closed): string[] => [
  `Q-A ${people.evaluator.userId}`,
  `Q-A ${people.second.userId}`,
  `Q-B ${people.evaluator.userId}`,
];
const assign = async (c: Closed, pairs: string[] = usual(c), reason = '') =>
  setAssignments(as(c, 'lead'), { id: c.id, seen: assignmentsSeen(await stateOf(c)), assign: pairs, reason });
const gate = (c: Closed, bid: number, decision: string, version = 0, who: Who = 'officer') =>
  decideGate(as(c, who), {
    id: c.id,
    submissionId: c.submissions[bid] ?? '',
    questionId: 'Q-G',
    version,
    decision,
    reason: 'The certificate was read.',
  });
const mark = (c: Closed, who: Who, bid: number, questionId: string, given: string, more: object = {}) =>
  saveMark(as(c, who), {
    id: c.id,
    submissionId: c.submissions[bid] ?? '',
    questionId,
    version: 0,
    mark: given,
    ...(questionId === 'Q-A' ? { strengths: 'It says what is tested.' } : {}),
    ...more,
  });
const lock = (c: Closed, who: Who) => lockMarks(as(c, who), { id: c.id });
/** All marks as given, second evaluator one lower on the first bid; the second bid's choice is lowered. */
const markAll = async (c: Closed) => {
  for (const result of [
    await mark(c, 'evaluator', 0, 'Q-A', '4'),
    await mark(c, 'evaluator', 1, 'Q-A', '2'),
    await mark(c, 'second', 0, 'Q-A', '2'),
    await mark(c, 'second', 1, 'Q-A', '2'),
    await mark(c, 'evaluator', 0, 'Q-B', '5'),
    await mark(c, 'evaluator', 1, 'Q-B', '0', { reason: 'No evidence is attached.' }),
  ])
    expect(key(result)).toBe('ok');
};
const agree = (c: Closed, bid: number, questionId: string, given: string, more: object = {}) =>
  recordAgreedMark(as(c, 'moderator'), {
    id: c.id,
    submissionId: c.submissions[bid] ?? '',
    questionId,
    version: 0,
    mark: given,
    reason: {
      shows: `Bid ${bid} on ${questionId} shows its yearly tests and who does them.`,
      whyNotHigher: `Bid ${bid}: the last report is missing.`,
      whyNotLower: `Bid ${bid}: every element is there.`,
    },
    attended: [c.people.moderator.userId],
    factChecked: 'yes',
    ...more,
  });
/** Opened, gates passed, assigned, marked and locked. */
const readyToModerate = async (): Promise<Closed> => {
  const c = await anOpenedProcurement();
  await gate(c, 0, 'pass');
  await gate(c, 1, 'pass');
  await assign(c);
  await markAll(c);
  expect(key(await lock(c, 'evaluator'))).toBe('ok');
  expect(key(await lock(c, 'second'))).toBe('ok');
  return c;
};

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
    expect(await refused(c)).toEqual(['mark.save', 'mark.lock']);
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
});

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
    expect(await refused(c)).toEqual(['agreed-mark.record']);
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
