import Database from 'better-sqlite3';
import { describe, expect, test, vi } from 'vitest';
import { databasePath, reading, writing } from '@/db/client';
import { findLessonsChoice, insertLessonsChoice } from '@/db/store/lessons';
import { findOutcome } from '@/db/store/outcome';
import { canonical } from '@/lib/questionnaire/hash';
import { findingsOf } from '@/lib/rehearsal/findings';
import { asSteppedUp, decided } from '@/lib/testing/decided-procurement';
import { aDraftedProcurement } from '@/lib/testing/drafts';
import { aFinalisedProcurement } from '@/lib/testing/finalised-procurement';
import { value, why } from '@/lib/testing/results';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { sayIn } from '@/lib/text';
import { lessonsChoicePage, lessonsPage } from '@/lib/views/lessons';
import { results } from '@/lib/views/results';
import { chooseLessons } from './choose-lessons';

aDatabase();

// The figures are worked out in this process: what the child adds is held by its own test.
vi.mock('@/lib/views/rehearsal-run', () => ({
  runRehearsal: async (
    document: Parameters<typeof findingsOf>[0],
    bids: Parameters<typeof findingsOf>[1],
    settings: Parameters<typeof findingsOf>[2],
  ) => findingsOf(document, bids, settings, sayIn('en')),
}));

const at = '2026-11-21T09:00:00.000Z';
/** As somebody with the file in hand would: the switch of a procurement that is published already. */
const switchedOn = async (procurementId: string, by: string) => {
  const db = new Database(databasePath());
  const trigger = db
    .prepare("select sql from sqlite_master where name = 'lessons_choice_before_publication'")
    .pluck()
    .get() as string;
  db.exec('DROP TRIGGER lessons_choice_before_publication');
  const row = {
    id: testId(),
    procurementId,
    version: 1,
    chosen: true,
    seed: 7,
    spread: 20,
    chosenBy: by,
    chosenAt: at,
  };
  await writing((tx) => insertLessonsChoice(tx, row));
  db.exec(trigger);
  db.close();
};

describe('the switch for lessons', () => {
  test('is set before publication by a lead or officer, with the seed that they will use, and kept in versions', async () => {
    const { id, people } = await aDraftedProcurement();
    const choose = (choice: string, version: number, who: keyof typeof people = 'lead') =>
      chooseLessons(aContext(people[who], at), { id, version, choice });
    expect(why(await choose('', 0))).toBe('invalid lessons.choose-missing');
    for (const who of ['evaluator', 'moderator', 'approver'] as const)
      expect(why(await choose('yes', 0, who))).toBe('refused policy.duty');
    expect(why(await choose('yes', 0, 'stranger'))).toBe('not-found common.not-found');
    value(await choose('yes', 0));
    expect(why(await choose('no', 0, 'officer'))).toBe('conflict lessons.changed');
    value(await choose('no', 1, 'officer'));
    value(await choose('yes', 2, 'officer'));
    expect(await findLessonsChoice(reading(), id)).toMatchObject({ version: 3, chosen: true, seed: 1, spread: 20 });
    const page = value(await lessonsChoicePage(aContext(people.observer, at), { id }));
    expect([page.choice?.chosen, page.mayChoose, page.whyNot]).toEqual([true, false, 'policy.observer']);
  });

  test('is refused once a version is published, by the command and by the database', async () => {
    const c = await decided();
    const choice = { id: c.id, version: 0, choice: 'yes' };
    expect(why(await chooseLessons(asSteppedUp(c, 'lead'), choice))).toBe('refused policy.lessons-late');
    const row = {
      id: testId(),
      procurementId: c.id,
      version: 1,
      chosen: true,
      seed: 1,
      spread: 20,
      chosenBy: 'u',
      chosenAt: at,
    };
    const causes = (error: unknown): string =>
      error instanceof Error ? `${error.message} ${causes(error.cause)}` : '';
    expect(await writing((tx) => insertLessonsChoice(tx, row)).then(String, causes)).toContain(
      'lessons are chosen before publication',
    );
  });
});

describe('lessons', () => {
  test('wait for the final outcome, and then for the switch', async () => {
    const open = await decided();
    await switchedOn(open.id, open.people.lead.userId);
    expect(why(await lessonsPage(asSteppedUp(open, 'lead'), { id: open.id }))).toBe('refused policy.lessons-wait');
    const off = await aFinalisedProcurement();
    expect(why(await lessonsPage(asSteppedUp(off, 'lead'), { id: off.id }))).toBe('refused policy.lessons-off');
    expect(value(await results(asSteppedUp(off, 'lead'), { id: off.id })).lessons).toBe(false);
  });

  test('say how robust the model was and which questions separated bidders, and change nothing', async () => {
    const c = await aFinalisedProcurement();
    await switchedOn(c.id, c.people.lead.userId);
    const before = canonical((await findOutcome(reading(), c.id))?.result ?? null);
    const page = value(await lessonsPage(asSteppedUp(c, 'observer'), { id: c.id }));
    if (!page) throw new Error('no lessons');
    // Cedar failed a requirement; Dogwood was marked and is below a minimum, so its marks are there.
    expect([page.assessed, page.left, page.failed, page.seed]).toEqual([3, ['Cedar Ltd'], false, 7]);
    expect(page.robustness?.award.rows.map(({ label }) => label)).toEqual([
      'Security questionnaire',
      'Service quality',
      'Price',
    ]);
    expect(page.robustness?.shares?.samples).toBe(10_000);
    expect(page.robustness?.shares?.rows.map(({ name }) => name).sort()).toEqual(['Alder Systems', 'Birch & Söhne']);
    expect(page.questions.map(({ ref, low, high, separated }) => [ref, low, high, separated])).toEqual([
      ['Q-A', '1', '5', true],
      ['Q-B', '0', '5', true],
      ['Q-D', '3', '5', true],
    ]);
    expect(canonical((await findOutcome(reading(), c.id))?.result ?? null)).toBe(before);
    expect(value(await results(asSteppedUp(c, 'lead'), { id: c.id })).lessons).toBe(true);
    // The same seed gives the same figures.
    expect(value(await lessonsPage(asSteppedUp(c, 'lead'), { id: c.id }))?.robustness).toEqual(page.robustness);
  });
});
