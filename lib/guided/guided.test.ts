import { describe, expect, test } from 'vitest';
import { principles, sources } from '../catalogue';
import {
  answeredInFull,
  Commission,
  contractDuties,
  IncidentPlan,
  type PathFacts,
  pathStatus,
  phaseNames,
  resources,
  SignOff,
  savedBetween,
  selfCheckRows,
  withGaps,
} from '.';

const nothing: PathFacts = {
  checkedPrinciples: 0,
  checkBegun: false,
  principles: 14,
  commissioned: false,
  signedOff: false,
  drafted: false,
  published: false,
  parts: 0,
  threatsLeft: 0,
  incidentPlan: false,
};
const paths = (result: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  (result.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);

describe('the path', () => {
  test('has five resources, each with a source that the sources page knows and with two sentences', () => {
    expect(resources.map(({ id }) => id)).toEqual(['principles', 'governance', 'procurement', 'threats', 'incident']);
    for (const { source, summary, question } of resources) {
      expect(sources.some(({ id, edition, checked }) => id === source && edition !== '' && checked !== '')).toBe(true);
      expect(summary.split(/\. (?=[A-Z])/)).toHaveLength(2);
      expect(question).toMatch(/\?$/);
    }
  });

  test('begins with nothing done, and a step is done only when all of it is', () => {
    expect(new Set(Object.values(pathStatus(nothing)))).toEqual(new Set(['not-started']));
    expect(pathStatus({ ...nothing, commissioned: true }).governance).toBe('in-progress');
    expect(pathStatus({ ...nothing, commissioned: true, signedOff: true }).governance).toBe('completed');
    expect(pathStatus({ ...nothing, checkBegun: true, checkedPrinciples: 13 }).principles).toBe('in-progress');
    expect(pathStatus({ ...nothing, checkBegun: true, checkedPrinciples: 14 }).principles).toBe('completed');
    expect(pathStatus({ ...nothing, parts: 2, threatsLeft: 1 }).threats).toBe('in-progress');
    expect(pathStatus({ ...nothing, parts: 2 }).threats).toBe('completed');
    expect(pathStatus({ ...nothing, drafted: true }).procurement).toBe('in-progress');
    expect(pathStatus({ ...nothing, drafted: true, published: true, incidentPlan: true })).toMatchObject({
      procurement: 'completed',
      incident: 'completed',
    });
  });
});

describe('forms', () => {
  const row = { name: 'Ruth Ventris', duty: 'Chair', approves: 'Publication' };
  const empty = { name: '', duty: '', approves: '' };
  const signOff = { group: 'Board', members: [row], date: '2027-01-04', minute: '' };

  test('leave empty rows out, and name the field of a row that was begun', () => {
    expect(SignOff.parse({ ...signOff, members: [empty, row, empty] }).members).toEqual([row]);
    expect(paths(SignOff.safeParse({ ...signOff, members: [row, { ...empty, name: 'Samir' }] }))).toEqual([
      'members.1.duty guidance.row-part',
      'members.1.approves guidance.row-part',
    ]);
    expect(paths(SignOff.safeParse({ ...signOff, members: [empty] }))).toEqual([
      'members.0.name guidance.member-missing',
    ]);
    expect(paths(SignOff.safeParse({ ...signOff, members: [] }))).toEqual(['members.0.name guidance.member-missing']);
  });

  test('ask for every part of a commission and for a real date', () => {
    const fault = Commission.safeParse({ commissioner: ' ', post: '', approves: '', date: '2027-02-31' });
    expect(paths(fault)).toEqual([
      'commissioner guidance.commissioner-missing',
      'post guidance.post-missing',
      'approves guidance.approves-missing',
      'date guidance.date-missing',
    ]);
  });

  test('take whole hours, and only duties that are on the list, in its order', () => {
    const plan = {
      contacts: [{ who: 'Duty officer', reach: '01234', when: 'any hour' }],
      times: { tell: '24', report: '', updates: '4' },
      duties: ['report', 'unknown', 'contact'],
      more: '',
    };
    expect(IncidentPlan.parse(plan).duties).toEqual(['contact', 'report']);
    for (const tell of ['0', '1.5', '-3', 'soon'])
      expect(paths(IncidentPlan.safeParse({ ...plan, times: { ...plan.times, tell } }))).toEqual([
        'times.tell guidance.hours',
      ]);
    expect(new Set(contractDuties.map(({ id }) => id)).size).toBe(contractDuties.length);
    expect(new Set(contractDuties.map(({ phase }) => phase)).size).toBe(Object.keys(phaseNames).length);
  });
});

describe('the self-check', () => {
  const [first] = principles;
  const ids = first?.selfCheck.map(({ id }) => id) ?? [];
  const saved = { revision: 1, by: 'ana', at: '2027-01-04T09:00:00.000Z' };

  test('counts the answers of each principle, and nothing that is not its statement', () => {
    const answers = { [ids[0] ?? '']: 'in-place', [ids[1] ?? '']: 'partly', 'C99-01': 'not-yet' } as const;
    const rows = selfCheckRows(principles, { '1': { ...saved, answers } });
    expect(rows).toHaveLength(14);
    expect(rows[0]).toMatchObject({
      counts: { 'in-place': 1, partly: 1, 'not-yet': 0, 'not-for-us': 0 },
      unanswered: ids.length - 2,
    });
    expect(withGaps(rows)).toBe(1);
    expect(answeredInFull(rows)).toBe(0);
  });

  test('has no gap where everything is in place or not for us', () => {
    const answers = Object.fromEntries(ids.map((id, at) => [id, at === 0 ? 'not-for-us' : 'in-place'] as const));
    const rows = selfCheckRows(principles, { '1': { ...saved, answers } });
    expect(withGaps(rows)).toBe(0);
    expect(answeredInFull(rows)).toBe(1);
  });

  test('knows what was saved since a form was shown', () => {
    expect(savedBetween(undefined, 0)).toBeNull();
    expect(savedBetween(saved, 1)).toBeNull();
    expect(savedBetween(saved, 0)).toBe(saved);
  });
});
