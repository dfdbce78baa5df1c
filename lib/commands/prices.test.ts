import { describe, expect, it } from 'vitest';
import { reading } from '@/db/client';
import { listCriterionScores, listPrices } from '@/db/store/price';
import { anAgreedProcurement } from '@/lib/testing/agreed-procurement';
import { refusedActs } from '@/lib/testing/closed-procurement';
import {
  asSteppedUp,
  at,
  decided,
  late,
  openPrices,
  priced,
  reason,
  scored,
  soon,
} from '@/lib/testing/decided-procurement';
import { faults, key, value } from '@/lib/testing/results';
import { aContext, aDatabase } from '@/lib/testing/world';
import { pricePage } from '@/lib/views/price';
import { results } from '@/lib/views/results';
import { askPriceOpening } from './ask-price-opening';
import { cancelPriceOpening } from './cancel-price-opening';
import { confirmPriceOpening } from './confirm-price-opening';
import { enterCriterionScores } from './enter-criterion-scores';

aDatabase();

describe('opening the prices', () => {
  it('waits for the lock of quality, and every attempt before it is on the record', async () => {
    const c = await anAgreedProcurement({ locked: false });
    expect(key(await askPriceOpening(asSteppedUp(c, 'lead'), { id: c.id, reason }))).toBe('policy.prices');
    expect(await refusedActs(c)).toContain('price.ask-opening');
    const view = value(await pricePage(asSteppedUp(c, 'lead'), { id: c.id }));
    expect([view.locked, view.prices, view.criteria]).toEqual([true, [], []]);
  });

  it('takes two different people and a fresh code from each', async () => {
    const c = await anAgreedProcurement();
    expect(key(await askPriceOpening(aContext(c.people.lead, at), { id: c.id, reason }))).toBe('policy.code-old');
    expect(key(await askPriceOpening(asSteppedUp(c, 'lead'), { id: c.id, reason: ' ' }))).toBe(
      'results.opening-reason',
    );
    expect(key(await confirmPriceOpening(asSteppedUp(c, 'officer'), { id: c.id }))).toBe('policy.own-asking');
    value(await askPriceOpening(asSteppedUp(c, 'lead'), { id: c.id, reason }));
    expect(key(await askPriceOpening(asSteppedUp(c, 'officer'), { id: c.id, reason }))).toBe('results.prices-asked');
    expect(key(await confirmPriceOpening(asSteppedUp(c, 'lead', soon), { id: c.id }))).toBe('policy.own-asking');
    expect(key(await confirmPriceOpening(asSteppedUp(c, 'observer', soon), { id: c.id }))).toBe('policy.observer');
    value(await confirmPriceOpening(asSteppedUp(c, 'officer', soon), { id: c.id }));
    expect(key(await askPriceOpening(asSteppedUp(c, 'lead', late), { id: c.id, reason }))).toBe('results.prices-open');
    expect(await refusedActs(c)).toContain('price.confirm-opening');
  });

  it('lapses after 30 minutes, can be taken back, and can be asked for again', async () => {
    const c = await anAgreedProcurement();
    value(await askPriceOpening(asSteppedUp(c, 'lead'), { id: c.id, reason }));
    expect(key(await confirmPriceOpening(asSteppedUp(c, 'officer', late), { id: c.id }))).toBe('results.prices-lapsed');
    value(await askPriceOpening(asSteppedUp(c, 'lead', late), { id: c.id, reason }));
    value(await cancelPriceOpening(asSteppedUp(c, 'officer', late), { id: c.id }));
    expect(key(await confirmPriceOpening(asSteppedUp(c, 'officer', late), { id: c.id }))).toBe(
      'results.prices-not-asked',
    );
    expect(key(await cancelPriceOpening(asSteppedUp(c, 'officer', late), { id: c.id }))).toBe(
      'results.prices-not-asked',
    );
  });

  it('tells a stranger nothing', async () => {
    const c = await anAgreedProcurement();
    expect(await pricePage(asSteppedUp(c, 'stranger'), { id: c.id })).toMatchObject({ ok: false, why: 'not-found' });
    expect(await results(asSteppedUp(c, 'stranger'), { id: c.id })).toMatchObject({ ok: false, why: 'not-found' });
    expect(await askPriceOpening(asSteppedUp(c, 'stranger'), { id: c.id, reason })).toMatchObject({ why: 'not-found' });
  });
});

describe('scores of other criteria', () => {
  it('are entered by the lead, inside the published range and with a reason', async () => {
    const c = await anAgreedProcurement();
    const [first = ''] = c.submissions;
    expect(
      key(await enterCriterionScores(asSteppedUp(c, 'officer'), { id: c.id, criterionId: 'quality', scores: {} })),
    ).toBe('policy.duty');
    expect(key(await enterCriterionScores(asSteppedUp(c, 'lead'), { id: c.id, criterionId: 'none', scores: {} }))).toBe(
      'results.unknown-criterion',
    );
    expect(faults(await scored(c, { 0: '101' }))).toEqual([`scores.${first}.score results.score-form`]);
    expect(faults(await scored(c, { 0: '80' }, 0, ' '))).toEqual([`scores.${first}.reason results.score-reason`]);
    const foreign = { id: c.id, criterionId: 'quality', scores: { other: { score: '1', reason: 'x', version: 0 } } };
    expect(key(await enterCriterionScores(asSteppedUp(c, 'lead'), foreign))).toBe('results.unknown-bidder');
    expect(value(await scored(c, { 0: '80' })).changed).toBe(1);
    expect(value(await scored(c, { 0: '80' }, 1)).changed).toBe(0);
  });

  it('keep every version, and a changed score needs a changed reason', async () => {
    const c = await anAgreedProcurement();
    const [first = ''] = c.submissions;
    value(await scored(c, { 0: '80' }));
    expect(faults(await scored(c, { 0: '85' }, 1))).toEqual([`scores.${first}.reason results.score-reason-same`]);
    expect(await scored(c, { 0: '85' }, 0, 'Another reason')).toMatchObject({ ok: false, why: 'conflict' });
    value(await scored(c, { 0: '85' }, 1, 'A clarification was overlooked'));
    expect((await listCriterionScores(reading(), c.id)).map(({ version, score }) => [version, score])).toEqual([
      [1, '80'],
      [2, '85'],
    ]);
  });
});

describe('prices', () => {
  it('are refused before they are opened, and have two places and a value above nothing', async () => {
    const c = await anAgreedProcurement();
    const [first = ''] = c.submissions;
    expect(key(await priced(c, { 0: '95000.00' }))).toBe('policy.prices');
    await openPrices(c);
    for (const wrong of ['95000', '95000.0', 'many', '-5.00', '1e5'])
      expect(faults(await priced(c, { 0: wrong }))).toEqual([`prices.${first}.amount results.price-form`]);
    expect(faults(await priced(c, { 0: '0.00' }))).toEqual([`prices.${first}.amount results.price-zero`]);
    expect(value(await priced(c, { 0: '£95,000.00' })).changed).toBe(1);
    expect((await listPrices(reading(), c.id)).map(({ amount }) => amount)).toEqual(['95000.00']);
  });

  it('change only with a reason, and every version stays', async () => {
    const c = await anAgreedProcurement();
    const [first = ''] = c.submissions;
    await openPrices(c);
    value(await priced(c, { 0: '95000.00' }));
    expect(faults(await priced(c, { 0: '96000.00' }, 1))).toEqual([`prices.${first}.reason results.price-reason`]);
    expect(faults(await priced(c, { 0: '' }, 1))).toContain(`prices.${first}.amount results.price-form`);
    expect(await priced(c, { 0: '96000.00' }, 0, 'Typed wrong')).toMatchObject({ ok: false, why: 'conflict' });
    value(await priced(c, { 0: '96000.00' }, 1, 'Typed wrong'));
    const view = value(await pricePage(asSteppedUp(c, 'observer'), { id: c.id }));
    const row = view.prices.find(({ submissionId }) => submissionId === first);
    expect([row?.current?.amount, row?.current?.enteredBy, row?.earlier.map(({ amount }) => amount)]).toEqual([
      '96000.00',
      'lead person',
      ['95000.00'],
    ]);
  });

  it("are flagged when low to the last digit, and a flag decides nothing (auditor's test 8, vector T17)", async () => {
    const said = (value: string) => ({ value });
    const answers = {
      'Q-C': said('yes'),
      'Q-R': said('yes'),
      'Q-A': said('Ours.'),
      'Q-B': said('all'),
      'Q-D': said('Ours.'),
    };
    const marks = { 'Q-A': '4', 'Q-B': '5', 'Q-D': '3' };
    const bids = ['Alder', 'Birch', 'Cedar', 'Dogwood'].map((name) => ({ name, answers, marks }));
    const c = await anAgreedProcurement({ bids });
    await openPrices(c);
    value(await scored(c, { 0: '80', 1: '80', 2: '80', 3: '80' }));
    value(await priced(c, { 0: '60000.00', 1: '100000.00', 2: '104000.00', 3: '110000.00' }));
    const lead = asSteppedUp(c, 'lead', late);
    const { low } = value(await pricePage(lead, { id: c.id }));
    expect(low).toMatchObject({
      bidder: 'Alder',
      mean: '93500.00',
      belowMean: '35.83',
      belowNext: '40.00',
      flagged: true,
    });
    const shown = value(await results(lead, { id: c.id })).decided?.bids ?? [];
    expect(shown.find(({ name }) => name === 'Alder')?.rank).toBe(1);
  });

  it('are flagged when low, over the tenders that are compared and no others', async () => {
    const c = await decided();
    const view = value(await pricePage(asSteppedUp(c, 'lead'), { id: c.id }));
    // Of 95,000 and 102,000 only: the mean is 98,500. Cedar's 10 and Dogwood's 20,000 are outside.
    expect(view.low).toMatchObject({ bidder: 'Alder Systems', belowMean: '3.55', belowNext: '6.86', flagged: false });
    expect(
      view.prices.flatMap(({ name, leftOut }) => (leftOut ? [[name, leftOut.outcome, leftOut.refs]] : [])),
    ).toEqual(
      expect.arrayContaining([
        ['Cedar Ltd', 'disqualified', 'Q-R'],
        ['Dogwood', 'disqualified', 'Q-A'],
      ]),
    );
  });
});
