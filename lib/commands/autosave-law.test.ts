import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { writing } from '@/db/client';
import { insertAccount, insertSupplierMember } from '@/db/store/people';
import { course, scaled } from '@/lib/testing/laws';
import { LossyClients } from '@/lib/testing/lossy-clients';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { early, team } from '@/lib/testing/supplier-team';
import { aDatabase, testId } from '@/lib/testing/world';

vi.mock('next/headers', async () => (await import('@/lib/testing/requests')).nextHeaders);

aDatabase();

let tender: OpenProcurement;
let userIds: string[];
let teamOf: Awaited<ReturnType<typeof team>>;
beforeAll(async () => {
  // Only what the savers and the server's clock use: requests, the database and encryption run as they do.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: new Date(early) });
  tender = await openProcurement();
});
afterAll(() => vi.useRealTimers());

/** A new response of an organisation of three people. */
async function newcomers(): Promise<void> {
  vi.setSystemTime(new Date(early));
  teamOf = await team(tender);
  const { supplierId, userId } = teamOf.viewer;
  userIds = [userId];
  for (const name of ['Tom Haskett', 'Ada Brook']) {
    const id = testId();
    const email = `${id}@supplier.test`;
    await writing(async (tx) => {
      await insertAccount(tx, { userId: id, accountId: testId(), name, email, passwordHash: 'none', at: early });
      await insertSupplierMember(tx, { userId: id, supplierId, role: 'contributor', name, at: early });
    });
    userIds.push(id);
  }
}

type Model = { texts: number };
type Step = fc.AsyncCommand<Model, LossyClients>;
let steps = 0;

const step = (name: string, act: (world: LossyClients, model: Model) => Promise<void> | void): Step => ({
  check: () => true,
  run: async (model, world) => {
    steps += 1;
    await act(world, model);
    await world.calm();
    await world.check();
  },
  toString: () => name,
});
const tabOf = (world: LossyClients, at: number) =>
  world.tabs[at % world.tabs.length] as NonNullable<(typeof world.tabs)[number]>;
const personOf = (world: LossyClients, at: number) =>
  world.people[at % world.people.length] as NonNullable<(typeof world.people)[number]>;

const who = fc.nat(4);
/** A text nobody typed before; now and then one that was there already, as when somebody undoes. */
const next = (model: Model, again: number | null): string => {
  if (again !== null && model.texts > 0) return `Text ${1 + (again % model.texts)}.`;
  model.texts += 1;
  return `Text ${model.texts}.`;
};
const again = fc.option(fc.nat(20), { freq: 5 });
const fates = ['arrives', 'arrives', 'arrives', 'twice', 'reply-lost', 'lost', 'late'] as const;

const arbitraries: fc.Arbitrary<Step>[] = [
  fc
    .tuple(who, again)
    .map(([tab, old]) =>
      step(`${tab} types${old === null ? '' : ` again ${old}`}`, (world, model) =>
        world.type(tabOf(world, tab), next(model, old)),
      ),
    ),
  fc
    .constantFrom(100, 800, 2_000, 40_000)
    .map((time) => step(`${time} ms pass`, async () => void (await vi.advanceTimersByTimeAsync(time)))),
  who.map((tab) => step(`${tab} leaves the field`, (world) => void tabOf(world, tab).saver.flush())),
  fc
    .tuple(fc.nat(6), fc.constantFrom(...fates))
    .map(([letter, fate]) => step(`letter ${letter} ${fate}`, (world) => world.fate(letter, fate))),
  fc
    .tuple(fc.nat(6), fc.constantFrom(...fates))
    .map(([letter, fate]) => step(`letter ${letter} ${fate}`, (world) => world.fate(letter, fate))),
  fc
    .tuple(who, fc.boolean())
    .map(([tab, up]) => step(`${tab} ${up ? 'online' : 'offline'}`, (world) => world.line(tabOf(world, tab), up))),
  fc
    .tuple(who, fc.boolean())
    .map(([at, back]) =>
      step(`${at} signs ${back ? 'in' : 'out'}`, (world) => world.signIn(personOf(world, at), back)),
    ),
  who.map((tab) => step(`${tab} dies and is opened again`, (world) => world.reload(tabOf(world, tab)))),
  fc
    .tuple(who, fc.boolean())
    .map(([tab, mine]) =>
      step(`${tab} keeps ${mine ? 'their own' : 'the other'}`, (world) => world.compare(tabOf(world, tab), mine)),
    ),
  fc
    .tuple(who, fc.option(again), fc.boolean())
    .map(([tab, more, answered]) =>
      step(`${tab} posts${more === null ? '' : ', types on'}${answered ? '' : ', unanswered'}`, (world, model) =>
        world.post(tabOf(world, tab), more === null ? null : next(model, more), answered),
      ),
    ),
  who.map((at) => step(`${at} opens another page`, (world) => world.replayLeft(personOf(world, at)))),
];

const longest = 80;

course(
  'whatever the network and the people do, no acknowledged text is ever absent and none is silently overwritten',
  fc.record({
    tabs: fc.integer({ min: 2, max: 5 }),
    steps: fc.commands(arbitraries, { maxCommands: longest, size: 'max' }),
  }),
  async ({ tabs, steps: all }) => {
    await newcomers();
    const real = await LossyClients.meet(teamOf.responseId, userIds.slice(0, Math.max(2, tabs - 1)), tabs);
    await fc.asyncModelRun(() => ({ model: { texts: 0 }, real }), all);
    await real.heal();
  },
  { runs: 14 },
);

test('so many steps were walked that it says something', () => {
  // At the full count ten thousand; otherwise a share of them, whatever the seed.
  expect(steps).toBeGreaterThanOrEqual(scaled(1) < 20 ? 200 : 10_000);
});
