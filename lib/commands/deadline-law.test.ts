import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { reading, writing } from '@/db/client';
import { listAnswerHistory } from '@/db/store/answer';
import { listEvidence } from '@/db/store/evidence';
import { setDeadline } from '@/db/store/procurement';
import { listLateAttempts, listSubmissions } from '@/db/store/submission';
import { type Begun, type Heard, type Kind, kinds, prepare } from '@/lib/testing/at-the-door';
import { everyKind } from '@/lib/testing/every-kind';
import { course, scaled } from '@/lib/testing/laws';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { type Browser, signedIn } from '@/lib/testing/requests';
import { value } from '@/lib/testing/results';
import { early, save, shift, type Team, team } from '@/lib/testing/supplier-team';
import { aDatabase, testId } from '@/lib/testing/world';

vi.mock('next/headers', async () => (await import('@/lib/testing/requests')).nextHeaders);

aDatabase();

/** Two hundred, twenty times over, with `npm run gate`; a share of them with `npm test`. */
const clients = scaled(1) < 20 ? 100 : 200;
const organisations = clients / 10;
const first = '2027-01-22T12:00:00.000Z';

/** One question, so that a response is complete once it is answered. */
const oneQuestion = () => {
  const { declarations: _, ...document } = everyKind();
  const [section] = document.sections;
  const story = section?.questions.find(({ id }) => id === 'story');
  if (!section || !story || story.purpose !== 'award-criterion') throw new Error('There is no such question.');
  return { ...document, sections: [{ ...section, weight: '100', questions: [{ ...story, weight: '100' }] }] };
};

let tender: OpenProcurement;
const teams: Team[] = [];
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(early) });
  tender = await openProcurement({ deadline: first, document: oneQuestion() });
  for (let at = 0; at < organisations; at += 1) {
    const one = await team(tender);
    value(await save(one, 'story', { value: 'Ready to be sent.' }));
    teams.push(one);
  }
});
afterAll(() => vi.useRealTimers());

let deadline = first;
/** The next deadline, a day later, and everybody signed in shortly before it. */
async function nextDay(people: readonly Team[]): Promise<Browser[]> {
  deadline = shift(deadline, 24 * 3_600_000);
  await writing((tx) => setDeadline(tx, tender.procurementId, deadline));
  vi.setSystemTime(new Date(shift(deadline, -60_000)));
  return Promise.all(people.map(({ viewer }) => signedIn(viewer.userId)));
}
/** A handler gets as far as its first line: it may have to wait for the names in its address, which costs no time. */
const firstLine = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await null;
};
const until = (offset: number) => vi.setSystemTime(new Date(shift(deadline, offset)));

/** Whether what a request wrote is there, found by its tag. */
async function wasKept(kind: Kind, of: Team, tag: string): Promise<boolean> {
  const db = reading();
  switch (kind) {
    case 'save':
    case 'save-and-continue':
      return (await listAnswerHistory(db, of.responseId, 'story')).some(({ answer }) => answer.value === tag);
    case 'attach': {
      const file = (await listEvidence(db, of.viewer.supplierId)).find(({ name }) => name === `${tag}.pdf`);
      const history = await listAnswerHistory(db, of.responseId, 'story');
      const attached = history.some(({ answer }) => answer.evidence.includes(file?.id ?? ''));
      if (file && !attached) throw new Error(`${tag} lies in the library and no answer ever had it`);
      return attached;
    }
    case 'submit':
      return (await listSubmissions(db, of.responseId)).some(({ receivedAt }) => receivedAt === tag);
    case 'withdraw':
      return (await listSubmissions(db, of.responseId)).some(({ withdrawnAt }) => withdrawnAt === tag);
  }
}

describe('at the instant of the deadline', () => {
  for (const kind of kinds)
    it.each([
      [-1, 'taken'],
      [0, 'closed'],
      [1, 'closed'],
    ] as const)(`${kind} at %i ms is %s`, async (offset, expected) => {
      const one = teams[0] as Team;
      const [browser] = (await nextDay([one])) as [Browser];
      if (kind === 'withdraw') await (await prepare('submit', one, browser, 'Somebody'))().heard;
      const tag = testId();
      const begin = await prepare(kind, one, browser, tag);
      until(offset);
      const begun = begin();
      // The clock goes on as soon as the request has begun: only when it arrived may count.
      await firstLine();
      until(offset + 5_000);
      begun.rest();
      const { is } = await begun.heard;
      expect(is).toBe(expected);
      const at = shift(deadline, offset);
      expect(await wasKept(kind, one, kind === 'submit' || kind === 'withdraw' ? at : tag)).toBe(expected === 'taken');
      const late = (await listLateAttempts(reading(), one.responseId)).filter(({ receivedAt }) => receivedAt === at);
      expect(late).toHaveLength(kind === 'submit' && expected === 'closed' ? 1 : 0);
    });
});

const offset = fc.oneof(
  { arbitrary: fc.constantFrom(-1, 0, 1), weight: 2 },
  { arbitrary: fc.integer({ min: -60, max: 60 }), weight: 3 },
);
const request = fc.record({
  kind: fc.constantFrom(...kinds),
  at: offset,
  /** How long the second half of the body takes. */
  slow: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90 })),
  pause: fc.boolean(),
});

course(
  `of ${clients} clients around a deadline each is accepted exactly when it was received before the instant`,
  fc.array(request, { minLength: clients, maxLength: clients }),
  async (all) => {
    const browsers = await nextDay(teams);
    const begun: { kind: Kind; at: number; of: Team; tag: string; heard: Promise<Heard> }[] = [];
    const events: { at: number; pause: boolean; act: () => void }[] = [];
    for (const [number, { kind, at, slow, pause }] of all.entries()) {
      const of = teams[number % organisations] as Team;
      const tag = testId();
      const begin = await prepare(kind, of, browsers[number % organisations] as Browser, tag);
      let request: Begun | undefined;
      events.push({
        at,
        pause,
        act: () => {
          request = begin();
          begun.push({ kind, at, of, tag, heard: request.heard });
        },
      });
      events.push({ at: at + slow, pause, act: () => request?.rest() });
    }
    // A first half comes before the second of the same request, for sorting keeps the order of equals.
    for (const { at, pause, act } of events.sort((one, other) => one.at - other.at)) {
      until(at);
      act();
      await firstLine();
      // Some requests get ahead with their work before the clock goes on, and some do not.
      if (pause) await new Promise((next) => setImmediate(next));
    }
    until(5_000);
    for (const { kind, at, of, tag, heard } of begun) {
      const { is, said } = await heard;
      const expected = at < 0 ? 'taken' : 'closed';
      // Nothing to withdraw is a true answer before the deadline, and no answer at all after it.
      if (is !== expected && !(is === 'nothing' && at < 0)) throw new Error(`${kind} at ${at} ms: ${is} (${said})`);
      if (kind !== 'submit' && kind !== 'withdraw' && (await wasKept(kind, of, tag)) !== at < 0)
        throw new Error(`${kind} at ${at} ms was ${is} (${said}), and the record says otherwise`);
    }
    const sent = begun.filter(({ kind, at }) => kind === 'submit' && at < 0).length;
    let kept = 0;
    for (const { responseId } of teams) {
      const today = (await listSubmissions(reading(), responseId)).filter(
        ({ receivedAt }) => receivedAt > shift(deadline, -3_600_000),
      );
      kept += today.length;
      for (const { receivedAt, withdrawnAt } of today)
        if (receivedAt >= deadline || (withdrawnAt !== null && withdrawnAt >= deadline))
          throw new Error(`received ${receivedAt}, withdrawn ${withdrawnAt}`);
    }
    if (kept !== sent) throw new Error(`${sent} submissions were accepted, and ${kept} are there`);
  },
  { runs: 1, shrinks: false },
);
