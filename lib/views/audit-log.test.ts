import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { appendAudit, listAudit } from '@/db/store/audit';
import { insertAccount, insertSupplierMember } from '@/db/store/people';
import { insertDuty } from '@/db/store/procurement';
import { withoutEntry } from '@/lib/audit';
import { askOpening } from '@/lib/commands/ask-opening';
import { declareInterests } from '@/lib/commands/declare-interests';
import { replaceEvaluator } from '@/lib/commands/replace-evaluator';
import type { Viewer } from '@/lib/policy';
import { anAgreedProcurement } from '@/lib/testing/agreed-procurement';
import {
  aClosedProcurement,
  anOpenedProcurement,
  type Closed,
  deadline,
  openFrom,
} from '@/lib/testing/closed-procurement';
import { agree, assign, gate, mark, readyToModerate } from '@/lib/testing/panel-steps';
import { key } from '@/lib/testing/results';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { has, say } from '@/lib/text';
import { auditLines, auditLog, auditPageSize } from './audit-log';

aDatabase();

const at = '2027-02-11T09:00:00.000Z';
const shown = async ({ id, people }: Closed, filter: object = {}, who: keyof Closed['people'] = 'observer') => {
  const result = await auditLog(aContext(people[who], at), { id, ...filter });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
};
const lines = async ({ id, people }: Closed, who: keyof Closed['people'] = 'observer'): Promise<string> => {
  const result = await auditLines(aContext(people[who], at), { id });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value.body;
};
/** Something that a supplier does in the procurement, as its command would log it. */
const act = async ({ id, suppliers }: Closed, action: 'response.submit' | 'response.withdraw', userId = testId()) => {
  const viewer: Viewer = { kind: 'supplier', userId, supplierId: suppliers[0] ?? '', role: 'owner' };
  await writing(async (tx) =>
    appendAudit(
      tx,
      { action, subject: { type: 'submission', id: testId() }, procurementId: id, data: { number: 1 } },
      { viewer, at: '2027-01-20T11:20:03.417Z', id: testId() },
    ),
  );
};

describe('the audit log before the opening', () => {
  it('is the same to the last byte whatever suppliers did', async () => {
    const c = await aClosedProcurement();
    await askOpening(aContext(c.people.lead, deadline, { steppedUp: true }), { id: c.id, reason: 'Too early' });
    const before = [JSON.stringify(await shown(c)), await lines(c)];
    for (let times = 0; times < 60; times += 1) await act(c, times % 2 ? 'response.withdraw' : 'response.submit');
    expect([JSON.stringify(await shown(c)), await lines(c)]).toEqual(before);
  });

  it('has neither entry numbers nor the state of the chain, in the page and in the download', async () => {
    const c = await aClosedProcurement();
    await act(c, 'response.submit');
    await askOpening(aContext(c.people.lead, deadline, { steppedUp: true }), { id: c.id, reason: 'Too early' });
    const view = await shown(c);
    expect([view.chain, view.lines.map(({ number }) => number)]).toEqual([null, [null]]);
    expect(view.lines[0]?.what).toBe('lead person (lead) asked to open sealed responses and was refused');
    expect(Object.keys(JSON.parse(await lines(c)))).toEqual(
      expect.not.arrayContaining(['sequence', 'hash', 'previousHash', 'id', 'stream']),
    );
  });
});

describe('the audit log after the opening', () => {
  it('holds everything, with numbers and its chain checked', async () => {
    const c = await anAgreedProcurement({ locked: false });
    await act(c, 'response.submit');
    const view = await shown(c);
    const rows = await listAudit(reading(), c.id);
    expect(view.chain).toEqual({ entries: rows.length, broken: null });
    expect(view.lines[0]).toMatchObject({
      number: rows.length,
      who: 'A supplier',
      what: 'A supplier submitted version 1 of a response',
    });
  });

  it('can be taken away whole once quality is locked; until then nothing in it ties a supplier to a letter', async () => {
    const parsed = async (c: Closed) =>
      (await lines(c))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    const open = await anAgreedProcurement({ locked: false });
    await act(open, 'response.submit');
    const before = await parsed(open);
    expect(before.length).toBe((await listAudit(reading(), open.id)).length);
    expect(before.at(-1)).toEqual({
      at: '2027-01-20T11:20:03.417Z',
      actorKind: 'supplier',
      action: 'response.submit',
      subjectType: 'submission',
      refused: false,
    });
    expect(before.flatMap((line) => Object.keys(line))).toEqual(expect.not.arrayContaining(['hash', 'previousHash']));
    expect([(await shown(open)).unlinked, (await shown(open)).chain?.broken]).toEqual([true, null]);
    const locked = await anAgreedProcurement();
    await act(locked, 'response.submit');
    const rows = await listAudit(reading(), locked.id);
    const download = await parsed(locked);
    expect((await shown(locked)).unlinked).toBe(false);
    expect(download.map(({ sequence }) => sequence)).toEqual(rows.map(({ sequence }) => sequence));
    expect(download.at(-1).hash).toBe(rows.at(-1)?.hash);
  });

  it('says nothing of gates and scores to somebody who has not declared', async () => {
    const c = await anOpenedProcurement(undefined, undefined, ['lead', 'officer', 'evaluator', 'second', 'moderator']);
    expect(key(await gate(c, 0, 'pass'))).toBe('ok');
    await assign(c);
    expect(key(await mark(c, 'evaluator', 0, 'Q-A', '4'))).toBe('ok');
    const log = await shown(c, {}, 'observer');
    expect([log.kinds.filter((kind) => ['gate', 'mark'].includes(kind)), log.chain, log.leftOut]).toEqual([
      [],
      null,
      'undeclared',
    ]);
    expect(await lines(c)).not.toMatch(/"action":"(gate|mark)\./);
    expect((await shown(c, {}, 'lead')).kinds).toEqual(expect.arrayContaining(['gate', 'mark']));
  });

  it('keeps agreed scores from a substitute who scores alone', async () => {
    const c = await readyToModerate();
    expect(key(await agree(c, 0, 'Q-A', '4'))).toBe('ok');
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
    const interests = Object.fromEntries(c.suppliers.map((supplierId) => [supplierId, { interest: 'none' }]));
    await declareInterests(aContext(c.people.stranger, at), { id: c.id, interests, promise: 'yes' });
    const replaced = await replaceEvaluator(aContext(c.people.lead, at), {
      id: c.id,
      evaluatorId: c.people.second.userId,
      substituteId: c.people.stranger.userId,
      reason: 'Is ill.',
    });
    expect(key(replaced)).toBe('ok');
    const log = await shown(c, {}, 'stranger');
    expect([log.kinds.includes('agreed-mark'), log.leftOut]).toEqual([false, 'marking']);
    expect(await lines(c, 'stranger')).not.toContain('agreed-mark');
    expect(await lines(c)).toContain('agreed-mark');
  });

  it('names suppliers only when quality is locked, so that no time tells whose letter is whose', async () => {
    const member = (c: Closed, userId: string) =>
      writing(async (tx) => {
        const email = `${userId}@supplier.test`;
        await insertAccount(tx, { userId, accountId: testId(), name: 'B. Idder', email, passwordHash: 'none', at });
        await insertSupplierMember(tx, {
          userId,
          supplierId: c.suppliers[0] ?? '',
          role: 'owner',
          name: 'B. Idder',
          at,
        });
      });
    const open = await anAgreedProcurement({ locked: false });
    const [first, second] = [testId(), testId()];
    await member(open, first);
    await act(open, 'response.submit', first);
    expect(JSON.stringify(await shown(open))).not.toMatch(/Alder|Birch|Cedar/);
    const locked = await anAgreedProcurement();
    await member(locked, second);
    await act(locked, 'response.submit', second);
    expect((await shown(locked)).lines[0]?.who).toBe('Alder Systems');
  });

  it('filters by person, kind, day and refusal, and shows 50 entries a page, the latest first', async () => {
    const c = await anAgreedProcurement();
    for (let times = 0; times < 60; times += 1) await act(c, 'response.submit');
    const all = await shown(c);
    expect([all.lines.length, all.page, all.pages]).toEqual([auditPageSize, 1, 2]);
    const first = all.lines.map(({ number }) => number ?? 0);
    expect(first).toEqual([...first].sort((a, b) => b - a));
    expect((await shown(c, { page: 9 })).page).toBe(2);
    const kinds = await shown(c, { kind: 'opening' });
    expect(kinds.lines.map(({ what }) => what.replace(/^.* \(\w+\) /, '').slice(0, 9))).toEqual([
      'confirmed',
      'asked to ',
    ]);
    expect(
      (await shown(c, { person: c.people.lead.userId })).lines.every(({ who }) => who === 'lead person (lead)'),
    ).toBe(true);
    expect((await shown(c, { from: '2027-01-22', to: '2027-01-22', kind: 'opening' })).lines).toHaveLength(2);
    expect((await shown(c, { to: '2027-01-21', kind: 'opening' })).lines).toEqual([]);
    expect((await shown(c, { refused: true })).lines).toEqual([]);
    expect(Date.parse(openFrom)).toBeGreaterThan(Date.parse(deadline));
  });

  it('tells a stranger nothing', async () => {
    const c = await aClosedProcurement();
    expect(await auditLog(aContext(c.people.stranger, at), { id: c.id })).toMatchObject({
      ok: false,
      why: 'not-found',
    });
    expect(await auditLines(aContext(c.people.stranger, at), { id: c.id })).toMatchObject({
      ok: false,
      why: 'not-found',
    });
  });
});

describe('the words of the log', () => {
  const folder = join(import.meta.dirname, '..', 'commands');
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  /** Actions that a command can write into the log. */
  const logged = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/action: '([a-z-]+\.[a-z-]+)'(?: as const)?,\s*subject/g)].map((match) => match[1] ?? ''),
    ),
  );

  it('have a sentence for everything that is written there', () => {
    expect(logged.size).toBeGreaterThan(30);
    const quiet: readonly string[] = withoutEntry;
    expect([...logged].filter((action) => !has(`audit.${action}`) && !quiet.includes(action))).toEqual([]);
  });

  it('say who, in every sentence', () => {
    for (const action of logged) {
      // Done by Assay itself, or by somebody who had no account before.
      if (['setup-code.issue', 'people.join', 'example.build'].includes(action)) continue;
      const sentence = say({ path: '', key: `audit.${action}`, params: { actor: 'R. Hughes (officer)' } });
      expect(sentence.startsWith('R. Hughes (officer) '), action).toBe(true);
    }
  });
});
