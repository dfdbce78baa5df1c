import { expect } from 'vitest';
import { decideGate } from '@/lib/commands/decide-gate';
import { lockMarks } from '@/lib/commands/lock-marks';
import { recordAgreedMark } from '@/lib/commands/record-agreed-mark';
import { saveMark } from '@/lib/commands/save-mark';
import { setAssignments } from '@/lib/commands/set-assignments';
import { assignmentsSeen } from '@/lib/views/assignments';
import { actingAt, anOpenedProcurement, type Closed, stateOf, type Who } from './closed-procurement';
import { key } from './results';

export const at = '2027-01-25T09:00:00.000Z';
export const as = actingAt(at);

/** Both evaluators mark the text question; the choice goes to the first alone. */
export const usual = ({ people }: Closed): string[] => [
  `Q-A ${people.evaluator.userId}`,
  `Q-A ${people.second.userId}`,
  `Q-B ${people.evaluator.userId}`,
];
export const assign = async (c: Closed, pairs: string[] = usual(c), reason = '') =>
  setAssignments(as(c, 'lead'), { id: c.id, seen: assignmentsSeen(await stateOf(c)), assign: pairs, reason });
export const gate = (c: Closed, bid: number, decision: string, version = 0, who: Who = 'officer', questionId = 'Q-G') =>
  decideGate(as(c, who), {
    id: c.id,
    submissionId: c.submissions[bid] ?? '',
    questionId,
    version,
    decision,
    reason: 'The certificate was read.',
  });
export const mark = (c: Closed, who: Who, bid: number, questionId: string, given: string, more: object = {}) =>
  saveMark(as(c, who), {
    id: c.id,
    submissionId: c.submissions[bid] ?? '',
    questionId,
    version: 0,
    mark: given,
    ...(questionId === 'Q-A' ? { strengths: 'It says what is tested.' } : {}),
    ...more,
  });
export const lock = (c: Closed, who: Who) => lockMarks(as(c, who), { id: c.id });
/** All marks as given, second evaluator one lower on the first bid; the second bid's choice is lowered. */
export const markAll = async (c: Closed) => {
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
export const agree = (c: Closed, bid: number, questionId: string, given: string, more: object = {}) =>
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
export const readyToModerate = async (): Promise<Closed> => {
  const c = await anOpenedProcurement();
  await gate(c, 0, 'pass');
  await gate(c, 1, 'pass');
  await assign(c);
  await markAll(c);
  expect(key(await lock(c, 'evaluator'))).toBe('ok');
  expect(key(await lock(c, 'second'))).toBe('ok');
  return c;
};
