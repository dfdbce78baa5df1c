import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables } from '@/db/schema';
import { findOutcome } from '@/db/store/outcome';
import { textsOf } from '@/lib/paper/model';
import { anAgreedProcurement, aPricedDocument } from '@/lib/testing/agreed-procurement';
import { type Closed, refusedActs, type Who } from '@/lib/testing/closed-procurement';
import { asSteppedUp, decided, late, openPrices, priced, scored, soon } from '@/lib/testing/decided-procurement';
import { releaseFaults, schemaFaults } from '@/lib/testing/json-schema';
import { key, value } from '@/lib/testing/results';
import { aDatabase } from '@/lib/testing/world';
import { sheetsOf } from '@/lib/testing/xlsx';
import { comparison } from '@/lib/views/comparison';
import { documents } from '@/lib/views/documents';
import { decidedExport, publishedExport } from '@/lib/views/exports';
import { openDataExport } from '@/lib/views/open-data';
import { paperPage } from '@/lib/views/papers';
import { resultTrace } from '@/lib/views/result-trace';
import { results } from '@/lib/views/results';
import { submittedAnswer } from '@/lib/views/submitted-answer';
import { askFinalising } from './ask-finalising';
import { cancelFinalising } from './cancel-finalising';
import { finaliseOutcome } from './finalise-outcome';

aDatabase();

const shown = async (c: Closed, who: Who = 'lead') => value(await results(asSteppedUp(c, who), { id: c.id }));

describe('results', () => {
  it('show no ranking while anything is missing, only what is missing', async () => {
    const c = await anAgreedProcurement();
    const before = await shown(c);
    expect(before.decided).toBe(null);
    // Cedar failed a requirement and needs nothing; Dogwood is below a minimum and needs no price.
    expect(before.missing.map(({ name, what }) => `${name}: ${what}`).sort()).toEqual([
      'Alder Systems: Service quality',
      'Alder Systems: price',
      'Birch Networks: Service quality',
      'Birch Networks: price',
      'Dogwood: Service quality',
    ]);
    expect(value(await decidedExport(asSteppedUp(c, 'lead'), { id: c.id, kind: 'contest' }))).toBe(null);
  });

  it('are the ones worked out by hand', async () => {
    const { decided: outcome } = await shown(await decided());
    // Alder: s1 = 4/5×60 + 5/5×40 = 88, s2 = 3/5×100 = 60, security = 0.6×88 + 0.4×60 = 76.80.
    // Points: 76.8×15/100 = 11.52, 80×45/100 = 36, price 40 = 87.52.
    // Birch: s1 = 36 + 24 = 60, s2 = 80, security = 68.00; 10.20 + 31.50 + 95000/102000×40 = 37.2549 → 78.9549.
    expect(
      outcome?.bids.map((bid) => [
        bid.name,
        bid.outcome,
        bid.rank,
        bid.security?.shown,
        bid.other?.shown,
        bid.pricePoints?.shown,
        bid.total?.shown,
      ]),
    ).toEqual([
      ['Alder Systems', 'ranked', 1, '11.52', '36.00', '40.00', '87.52'],
      ['Birch Networks', 'ranked', 2, '10.20', '31.50', '37.25', '78.95'],
      expect.arrayContaining(['disqualified', null]),
      expect.arrayContaining(['disqualified', null]),
    ]);
    expect(outcome?.words.map((message) => message.params)).toEqual([
      { name: 'Alder Systems', total: '87.52', gap: '8.57' },
    ]);
    expect(
      outcome?.bids
        .filter(({ rank }) => rank === null)
        .map(({ name, because }) => [name, because[0]?.key, because[0]?.params]),
    ).toEqual(
      expect.arrayContaining([
        ['Cedar Ltd', 'results.because-requirement', { ref: 'Q-R' }],
        ['Dogwood', 'results.because-threshold', { ref: 'Q-A', minimum: '2', mark: '1' }],
      ]),
    );
    expect(outcome?.reproduced).toBe(true);
  });

  it('unfold to the agreed marks, their reasons and the answers', async () => {
    const c = await decided();
    const [submissionId = ''] = c.submissions;
    const trace = value(await resultTrace(asSteppedUp(c, 'evaluator'), { id: c.id, submissionId }));
    expect(trace?.total?.shown).toBe('87.52');
    expect(trace?.questions.find(({ id }) => id === 'Q-A')).toMatchObject({
      mark: '4',
      how: 'moderated',
      reason: { shows: 'Alder Systems shows its work on Q-A.' },
    });
    expect(trace?.steps.at(0)?.exact).toBe('2188/25');
    const answer = value(
      await submittedAnswer(asSteppedUp(c, 'evaluator'), { id: c.id, submissionId, questionId: 'Q-A' }),
    );
    expect([answer?.name, answer?.value, answer?.agreed?.mark]).toEqual([
      'Alder Systems',
      'We encrypt everything.',
      '4',
    ]);
    expect(
      value(await submittedAnswer(asSteppedUp(c, 'lead'), { id: c.id, submissionId: 'other', questionId: 'Q-A' })),
    ).toBe(null);
    expect(value(await resultTrace(asSteppedUp(c, 'lead'), { id: c.id, submissionId: 'other' }))).toBe(null);
  });

  it('compare suppliers by section, principle and question', async () => {
    const c = await decided();
    const bySection = value(await comparison(asSteppedUp(c, 'observer'), { id: c.id, by: 'section' })).compared;
    expect(
      bySection?.rows.map(({ label, scores }) => [label, scores.slice(0, 2).map((score) => score?.shown)]),
    ).toEqual([
      ['Protecting data', ['88.00', '60.00']],
      ['Incidents', ['60.00', '80.00']],
    ]);
    expect(bySection?.points.map(({ name }) => name)).toEqual(['Alder Systems', 'Birch Networks']);
    const byPrinciple = value(await comparison(asSteppedUp(c, 'lead'), { id: c.id, by: 'principle' })).compared;
    expect([byPrinciple?.rows.map(({ key: number }) => number), byPrinciple?.describesOnly]).toEqual([
      ['8', '14'],
      false,
    ]);
    const [first, ...others] = aPricedDocument().sections;
    const minimum = aPricedDocument();
    if (first) minimum.sections = [{ ...first, threshold: '40' }, ...others];
    const held = await anAgreedProcurement({ document: minimum });
    await openPrices(held);
    value(await scored(held, { 0: '80', 1: '70', 3: '90' }));
    value(await priced(held, { 0: '95000.00', 1: '102000.00' }));
    const withMinimum = value(await comparison(asSteppedUp(held, 'lead'), { id: held.id, by: 'principle' })).compared;
    expect(withMinimum?.rows.map(({ key: number, minimum: least }) => [number, least])).toEqual([
      ['8', '40'],
      ['14', null],
    ]);
    expect(withMinimum?.profile?.rows.map(({ minimum: least }) => least)).toEqual(['40', null]);
    const byQuestion = value(
      await comparison(asSteppedUp(c, 'lead'), { id: c.id, by: 'question', section: 's1' }),
    ).compared;
    // The minimum mark of 2 of 5 as a share, for the chart of marks.
    expect(byQuestion?.unfolded?.questions.map(({ minimumShare }) => minimumShare)).toEqual(['40.00', null]);
    expect(
      byQuestion?.unfolded?.questions.map(({ ref, marks, spread }) => [
        ref,
        marks.slice(0, 2).map((mark) => mark?.shown),
        spread,
      ]),
    ).toEqual([
      ['Q-A', ['4', '3'], '4'],
      ['Q-B', ['5', '3'], '5'],
    ]);
  });
});

describe('the final outcome', () => {
  const hashOf = async (c: Closed) => (await shown(c)).decided?.hash ?? '';
  const ask = async (c: Closed, who: Who = 'lead') =>
    askFinalising(asSteppedUp(c, who), { id: c.id, reason: 'All is in', shown: await hashOf(c) });

  it('is asked for by the lead, confirmed by somebody else, and frozen with the version of the engine', async () => {
    const c = await decided();
    expect(key(await ask(c, 'officer'))).toBe('policy.duty');
    value(await ask(c));
    expect(key(await ask(c))).toBe('results.final-asked');
    expect(key(await finaliseOutcome(asSteppedUp(c, 'lead', soon), { id: c.id }))).toBe('policy.own-asking');
    value(await finaliseOutcome(asSteppedUp(c, 'approver', soon), { id: c.id }));
    const frozen = await findOutcome(reading(), c.id);
    expect([frozen?.engineVersion, frozen?.askedBy, frozen?.confirmedBy]).toEqual([
      '1.0.0',
      c.people.lead.userId,
      c.people.approver.userId,
    ]);
    expect(frozen?.result.ranking[0]).toMatchObject({ bidder: 'Alder Systems', rank: 1, totalExact: '2188/25' });
    const view = await shown(c, 'observer');
    expect([view.decided?.reproduced, view.final?.confirmedBy]).toEqual([true, 'approver person']);
    expect(key(await priced(c, { 0: '1.00' }, 1, 'Late'))).toBe('policy.finalised');
    expect(key(await ask(c))).toBe('policy.finalised');
    await expect(writing(async (tx) => tx.update(tables.outcome).set({ engineVersion: '9' }))).rejects.toThrow();
  });

  it('is overtaken by a changed price, and can be taken back', async () => {
    const c = await decided();
    value(await ask(c));
    value(await priced(c, { 1: '50000.00' }, 1, 'The schedule was read again'));
    expect(key(await finaliseOutcome(asSteppedUp(c, 'approver', soon), { id: c.id }))).toBe('results.final-changed');
    const stale = await askFinalising(asSteppedUp(c, 'lead'), { id: c.id, reason: 'All is in', shown: 'f'.repeat(64) });
    expect(stale).toMatchObject({ ok: false, why: 'conflict' });
    value(await ask(c));
    value(await cancelFinalising(asSteppedUp(c, 'lead'), { id: c.id }));
    expect(key(await finaliseOutcome(asSteppedUp(c, 'approver', soon), { id: c.id }))).toBe('results.final-not-asked');
    value(await ask(c));
    expect(key(await finaliseOutcome(asSteppedUp(c, 'approver', late), { id: c.id }))).toBe('results.final-lapsed');
    expect(await findOutcome(reading(), c.id)).toBe(null);
    expect(await refusedActs(c)).toEqual([]);
  });

  it('is not asked for while scores are missing', async () => {
    const c = await anAgreedProcurement();
    await openPrices(c);
    const result = await askFinalising(asSteppedUp(c, 'lead'), { id: c.id, reason: 'x', shown: '' });
    expect(key(result)).toBe('results.not-decided');
  });

  it('needs no prices to be opened where price is not scored', async () => {
    const c = await anAgreedProcurement({
      document: aPricedDocument({ award: { mode: 'points', security: '100', criteria: [], price: null } }),
    });
    value(await ask(c));
    value(await finaliseOutcome(asSteppedUp(c, 'officer', soon), { id: c.id }));
    expect((await shown(c)).decided?.bids[0]).toMatchObject({
      name: 'Alder Systems',
      price: null,
      total: { shown: '76.80' },
    });
  });
});

describe('exports', () => {
  it('give a contest that the score command decides exactly as the results page shows', async () => {
    const c = await decided();
    const contest = value(await decidedExport(asSteppedUp(c, 'lead'), { id: c.id, kind: 'contest' }));
    const outcome = value(await decidedExport(asSteppedUp(c, 'lead'), { id: c.id, kind: 'outcome' }));
    const folder = mkdtempSync(join(tmpdir(), 'assay-contest-'));
    writeFileSync(join(folder, 'contest.json'), contest?.body ?? '');
    const run = spawnSync(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', 'lib/run/score.ts', 'contest.json'],
      {
        env: { ...process.env, INIT_CWD: folder },
        encoding: 'utf8',
      },
    );
    rmSync(folder, { recursive: true });
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toBe(outcome?.body);
    const { decided: page } = await shown(c);
    const rows = JSON.parse(run.stdout).ranking as { bidder: string; total: string | null; rank: number | null }[];
    expect(rows.map(({ bidder, total, rank }) => [bidder, total, rank])).toEqual(
      page?.bids.map(({ name, total, rank }) => [name, total?.shown ?? null, rank]),
    );
    const lead = asSteppedUp(c, 'lead');
    const files = [
      ['assay-contest-1', contest],
      ['assay-outcome-1', outcome],
      ['assay-questionnaire-1', value(await publishedExport(lead, { id: c.id, kind: 'questionnaire' }))],
      ['assay-procurement-1', value(await openDataExport(lead, { id: c.id, kind: 'procurement' }))],
    ] as const;
    for (const [schema, file] of files)
      expect([schema, schemaFaults(schema, JSON.parse(String(file?.body)))]).toEqual([schema, []]);
    const release = value(await openDataExport(lead, { id: c.id, kind: 'ocds' }));
    expect(releaseFaults(JSON.parse(String(release?.body)))).toEqual([]);
    // No answer and no bidder is in either file.
    for (const name of ['Alder', 'Birch', 'Tested'])
      expect([String(release?.body).includes(name), String(files[3][1]?.body).includes(name)]).toEqual([false, false]);
    expect(await openDataExport(asSteppedUp(c, 'stranger'), { id: c.id, kind: 'ocds' })).toMatchObject({ ok: false });
    // The report for members says what the page says.
    const report = value(await paperPage(lead, { id: c.id, kind: 'decision-report' }))?.paper;
    const said = textsOf(report ?? { title: '', foot: '', asOf: '', blocks: [] });
    for (const { name, total } of page?.bids ?? [])
      expect(said).toEqual(expect.arrayContaining([name, total?.shown ?? 'None']));
    expect(await paperPage(asSteppedUp(c, 'stranger'), { id: c.id, kind: 'decision-report' })).toMatchObject({
      ok: false,
    });
  });

  it('make an evaluation matrix with the figures of the results page', async () => {
    const c = await decided();
    const file = value(await decidedExport(asSteppedUp(c, 'lead'), { id: c.id, kind: 'evaluation-matrix' }));
    const sheets = await sheetsOf(file?.body as Uint8Array);
    expect(sheets.map(({ name }) => name)).toEqual([
      ...[
        'About',
        'Contents',
        'Ranking',
        'Matrix',
        'Figures',
        'Marks',
        'Points',
        'Other criteria',
        'Prices',
        'Prices not compared',
      ],
      ...['Gates', 'Reasons', 'Answers', 'Trace'],
    ]);
    const ranking = sheets.find(({ name }) => name === 'Ranking')?.cells;
    expect(['A5', 'C5', 'D5', 'A7'].map((cell) => ranking?.get(cell)?.value)).toEqual([
      '1',
      'Alder Systems',
      '87.52',
      'Not ranked',
    ]);
  });

  it('of the published version are there before the deadline and do not change when bids are opened', async () => {
    const c = await anAgreedProcurement();
    for (const [kind, format, ending] of [
      ['questionnaire', undefined, 'json'],
      ['marking-scheme', undefined, 'xlsx'],
      ['supplier-workbook', 'xlsx', 'xlsx'],
      ['supplier-workbook', 'ods', 'ods'],
    ] as const) {
      const file = value(await publishedExport(asSteppedUp(c, 'observer'), { id: c.id, kind, format }));
      expect(file?.name).toMatch(new RegExp(`^PRJ-0142 .* version 1\\.${ending}$`));
      expect(Buffer.from(file?.body ?? '').includes('Alder')).toBe(false);
    }
    expect(await publishedExport(asSteppedUp(c, 'stranger'), { id: c.id, kind: 'marking-scheme' })).toMatchObject({
      why: 'not-found',
    });
  });

  it('are listed with what they wait for', async () => {
    const c = await anAgreedProcurement({ locked: false });
    expect(value(await documents(asSteppedUp(c, 'lead'), { id: c.id }))).toMatchObject({
      opened: true,
      qualityLocked: false,
      decided: false,
    });
    expect(key(await decidedExport(asSteppedUp(c, 'lead'), { id: c.id, kind: 'evaluation-matrix' }))).toBe(
      'policy.results-wait',
    );
    const whole = await decided();
    expect(value(await documents(asSteppedUp(whole, 'lead'), { id: whole.id }))).toMatchObject({
      qualityLocked: true,
      decided: true,
    });
  });
});
