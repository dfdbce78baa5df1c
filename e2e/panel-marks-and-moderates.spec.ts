import { expect, type Page, test } from '@playwright/test';
import { unopened } from '../lib/example/content';
import { suppliers } from '../lib/example/content/authority';
import type { PersonId, SupplierId } from '../lib/example/content/shape';
import { expected, panel } from '../lib/example/content/unopened/after-opening';
import { procurementNamed } from './support/answering';
import { asExamplePerson, exampleCode } from './support/example';
import { look } from './support/look';
import {
  agreeEverything,
  agreeMark,
  declareNoConflict,
  enterPrices,
  lockAgreedMarks,
  lockMarks,
  markEverything,
  markQuestion,
  openBids,
  openPrices,
  type Place,
  rankingOn,
} from './support/marking';
import { markByKeyboard } from './support/marking-by-keyboard';
import { agreedOn, assignPanel, decideGates, type Letters, markBy, nameOf } from './support/panel';
import { type Server, startServer } from './support/server';

const supplierNamed = (id: SupplierId): string => suppliers.find((supplier) => supplier.id === id)?.name ?? '';
const letters: Letters = {};

let server: Server;
let procurement = '';
/** Who works without JavaScript throughout. */
const plain: readonly PersonId[] = ['evaluator-2', 'moderator', 'approver'];
const pages: Partial<Record<PersonId, Page>> = {};
const at = (id: PersonId): Page => pages[id] as Page;
const signer = (id: PersonId) => ({ page: at(id), code: exampleCode });

test.describe.configure({ mode: 'serial', timeout: 600_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000);
  server = await startServer({ example: true });
  for (const id of [
    'officer-lead',
    'officer-2',
    'approver',
    'evaluator-1',
    'evaluator-2',
    'moderator',
    'observer',
  ] as const)
    pages[id] = await asExamplePerson(browser, server, id, { javaScript: !plain.includes(id) });
  procurement = await procurementNamed(at('officer-lead'), unopened.procurement.title);
});
test.afterAll(() => server?.stop());

const figure = (fraction: string | null): string => {
  const [above = 0, below = 1] = (fraction ?? '').split('/').map(Number);
  return (above / below).toFixed(2);
};

test('two officers open every response at once, and only names are shown', async () => {
  const names = await openBids(signer('officer-lead'), signer('officer-2'), procurement);
  expect(names.sort()).toEqual(suppliers.map(({ name }) => name).sort());
});

test('everybody who reads declares, and nobody reads before', async () => {
  const evaluator = at('evaluator-2');
  await evaluator.goto(`/evaluations/${procurement}`);
  await expect(evaluator.getByRole('button', { name: 'Declare your interests first' })).toBeVisible();
  await look(evaluator);
  for (const page of Object.values(pages)) await declareNoConflict(page, procurement);
});

test('the lead learns who is who from the certificates, decides every gate and says who marks what', async () => {
  const lead = at('officer-lead');
  await decideGates(lead, procurement, letters);
  expect(Object.keys(letters).sort()).toEqual(['A', 'B', 'C']);
  await assignPanel(lead, procurement);
});

test('two evaluators mark alone, one of them without JavaScript, and neither sees the other before both lock', async () => {
  const [first, second] = [at('evaluator-1'), at('evaluator-2')];
  // Twenty answers without a mouse, and the others with one.
  const byFirst = (place: Place) => markBy(letters, 'evaluator-1', place);
  expect(await markByKeyboard(first, procurement, byFirst, 20)).toBe(20);
  expect(await markEverything(first, procurement, byFirst)).toBe(52);
  await lockMarks(first, procurement);
  await first.goto(`/procurements/${procurement}/moderation`);
  await expect(first.getByText('1 of 2 evaluators has locked. Scores are shown when all have.')).toBeVisible();
  await look(first);
  const last = { question: 'P13-07', letter: 'C' };
  const { mark, reason } = markBy(letters, 'evaluator-2', last);
  await markQuestion(second, procurement, last, mark, reason);
  expect(await markEverything(second, procurement, (place) => markBy(letters, 'evaluator-2', place))).toBe(24);
  await lockMarks(second, procurement);
});

test('the moderator agrees every score and locks quality without JavaScript', async () => {
  const attended = (['moderator', 'evaluator-1', 'evaluator-2'] as const).map(nameOf);
  const one = { question: 'P01-02', letter: 'A' };
  await agreeMark(at('moderator'), procurement, one, agreedOn(letters, one), attended);
  const agreed = await agreeEverything(at('moderator'), procurement, (place) => agreedOn(letters, place), attended);
  expect(agreed + 1).toBe(panel.lowered.length + panel.scored.length);
  await lockAgreedMarks(at('moderator'), procurement);
});

test('the lead enters the prices, and the results are the figures worked out by hand', async () => {
  await openPrices(signer('officer-lead'), signer('officer-2'), procurement);
  const prices = Object.entries(panel.prices) as [SupplierId, string][];
  await enterPrices(
    at('officer-lead'),
    procurement,
    Object.fromEntries(prices.map(([supplier, amount]) => [supplierNamed(supplier), amount])),
  );
  const ranking = await rankingOn(at('officer-lead'), procurement);
  expect(ranking).toEqual(
    expected.ranking.map(({ supplier, rank, total }) => ({
      Rank: String(rank),
      Supplier: supplierNamed(supplier),
      Security: figure(expected.bids[supplier].securityPoints),
      'Price (£)': Number(panel.prices[supplier]).toLocaleString('en-GB', { minimumFractionDigits: 2 }),
      'Price points': figure(expected.bids[supplier].pricePoints),
      Total: total,
      Outcome: `Rank ${rank}`,
    })),
  );
});
