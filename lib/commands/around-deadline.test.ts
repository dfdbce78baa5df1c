import { createPublicKey, verify } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { lettersOf } from '@/db/store/opening';
import { leaseMail } from '@/db/store/outbox';
import { findProcurement, replaceLots } from '@/db/store/procurement';
import { countableSubmissions, listOpenedSubmissions } from '@/db/store/submission';
import { listServicePeriods } from '@/db/store/uptime';
import type { Viewer } from '@/lib/policy';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { key, value, why } from '@/lib/testing/results';
import { complete, early, invite, save, shift, submit, type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { auditLines } from '@/lib/views/audit-log';
import { extensionPage } from '@/lib/views/extension';
import { latePage } from '@/lib/views/late-decision';
import { openingPage } from '@/lib/views/opening';
import { practiceSent } from '@/lib/views/practice';
import { receipt } from '@/lib/views/receipt';
import { responseCheck, responseTasks } from '@/lib/views/response';
import { responseClosed } from '@/lib/views/response-closed';
import { askExtension } from './ask-extension';
import { askLateDecision } from './ask-late-decision';
import { askOpening } from './ask-opening';
import { cancelExtension } from './cancel-extension';
import { cancelLateDecision } from './cancel-late-decision';
import { confirmLateDecision } from './confirm-late-decision';
import { confirmOpening } from './confirm-opening';
import { declareInterests } from './declare-interests';
import { extendDeadline } from './extend-deadline';
import { beat } from './record-beat';
import { sendPractice } from './send-practice';
import { submitResponse } from './submit-response';

aDatabase();

const fresh = { steppedUp: true };
type Buyer = Viewer & { kind: 'buyer' };
type Scene = OpenProcurement & { officer: Buyer; observer: Buyer };
const scene = async (deadline?: string): Promise<Scene> => {
  const tender = await openProcurement(deadline ? { deadline } : {});
  const officer = await tender.person(['officer']);
  await tender.person(['evaluator']);
  await tender.person(['evaluator']);
  await tender.person(['moderator']);
  return { ...tender, officer, observer: await tender.person(['observer']) };
};
const stateOf = async ({ procurementId }: Scene) => {
  const state = await findProcurement(reading(), procurementId);
  if (!state) throw new Error('no procurement');
  return state;
};
const past = (of: Scene, minutes: number): string => shift(of.deadline, minutes * 60_000);
const opened = async (of: Scene) => {
  const id = of.procurementId;
  value(await askOpening(aContext(of.lead, past(of, 2), fresh), { id, reason: 'Due' }));
  value(await confirmOpening(aContext(of.officer, past(of, 3), fresh), { id }));
};
const mail = async () => writing((tx) => leaseMail(tx, '2099-01-01T00:00:00.000Z', '2099-01-01T00:05:00.000Z', 1_000));

describe('a practice run', () => {
  let of: Scene;
  let one: Team;
  const practise = (click = testId(), at = early) =>
    sendPractice(aContext(one.viewer, at), {
      responseId: one.responseId,
      clickId: click,
      name: 'Priya',
      role: 'Owner',
      confirmed: 'yes',
    });
  beforeAll(async () => {
    of = await scene();
    one = await team(of);
  });

  it('goes the whole way with what there is, says what would stop the real thing, and counts nowhere', async () => {
    value(await save(one, 'gate', { value: 'yes' }));
    const click = testId();
    const twice = await Promise.all([practise(click), practise(click)]);
    expect(twice.map((each) => value(each).number)).toEqual([1, 1]);
    const { shown } = value(await practiceSent(aContext(one.viewer, early), { responseId: one.responseId }));
    if (!shown) throw new Error('no practice');
    expect(shown.receipt).toMatchObject({ format: 'assay-practice-receipt/1', submission: 1, answered: 1 });
    expect(shown.receipt.reference).toMatch(/^PRACTICE-/);
    expect(shown.stops.map(({ key: stop }) => stop)).toContain('response.no-answer');
    const checked = verify(
      null,
      Buffer.from(shown.text, 'utf8'),
      createPublicKey(shown.publicKey),
      Buffer.from(shown.signature, 'base64'),
    );
    expect(checked).toBe(true);
    expect(await countableSubmissions(reading(), of.procurementId)).toEqual([]);
    const { frame } = value(await responseTasks(aContext(one.viewer, early), { responseId: one.responseId }));
    expect(frame.stand).toMatchObject({ standing: 'draft', counting: null });
    expect(value(await receipt(aContext(one.viewer, early), { responseId: one.responseId })).submissions).toEqual([]);
    const told = (await mail()).filter(({ to }) => to === one.email).map(({ subject }) => subject);
    expect(told.filter((subject) => subject.startsWith('Practice only, nothing was sent'))).toHaveLength(1);
  });

  it('is no part of the procurement, not even of its log after the opening, and nobody else finds it', async () => {
    const rival = await team(of, 'Corvane', 'Declan');
    const as = aContext(rival.viewer, early);
    expect(why((await practiceSent(as, { responseId: one.responseId })) as never)).toBe('not-found common.not-found');
    expect(why((await practiceSent(aContext(of.lead, early), { responseId: one.responseId })) as never)).toBe(
      'not-found common.not-found',
    );
    await opened(of);
    const rows = await listAudit(reading(), of.procurementId);
    expect(rows.filter(({ action }) => action.startsWith('practice'))).toEqual([]);
    const { body } = value(await auditLines(aContext(of.lead, past(of, 5)), { id: of.procurementId }));
    expect(body).not.toContain('practice');
    expect(why((await practise(testId(), past(of, 5))) as never)).toBe('refused policy.supplier-closed-said');
  });
});

describe('a procurement in lots', () => {
  it('is submitted for lot by lot, and what is sent again says which lots it takes the place of', async () => {
    const of = await scene();
    const [bins, lamps] = [testId(), testId()];
    await writing((tx) =>
      replaceLots(tx, of.procurementId, [
        { id: bins, title: 'Bins' },
        { id: lamps, title: 'Lamps' },
      ]),
    );
    const one = await team(of);
    await complete(one);
    const send = (lots: string[]) =>
      submitResponse(aContext(one.viewer, early), {
        responseId: one.responseId,
        clickId: testId(),
        name: 'Priya',
        role: 'Owner',
        confirmed: 'yes',
        lots,
      });
    const lotsNow = async () => {
      const paper = value(await receipt(aContext(one.viewer, early), { responseId: one.responseId }));
      const check = value(await responseCheck(aContext(one.viewer, early), { responseId: one.responseId }));
      return [paper.shown?.receipt.lotIds, check.sentLots];
    };
    expect(key(await send([]))).toBe('supplier.lots-missing');
    expect(key(await send(['nowhere']))).toBe('supplier.lots-missing');
    value(await send([lamps]));
    expect(await lotsNow()).toEqual([[lamps], [lamps]]);
    value(await send([bins, lamps]));
    expect(await lotsNow()).toEqual([[bins, lamps].sort(), [bins, lamps].sort()]);
  });
});

describe('a response that comes too late', () => {
  const late = async (of: Scene, one: Team, click = testId(), milliseconds = 7_312) => {
    const result = value(await submit(one, click, shift(of.deadline, milliseconds)));
    if (result.is !== 'late') throw new Error('not late');
    return result.reference;
  };
  const attemptId = async (of: Scene, reference: string) => {
    const page = value(await openingPage(aContext(of.lead, past(of, 5)), { id: of.procurementId }));
    return page.opened?.late.find((each) => each.reference === reference)?.id ?? '';
  };
  const ask = async (of: Scene, id: string, decision: string, viewer: Viewer = of.lead, at = past(of, 10)) =>
    askLateDecision(aContext(viewer, at, fresh), {
      id: of.procurementId,
      attemptId: id,
      decision,
      reason: 'Our own gate was shut.',
    });
  const confirm = (of: Scene, id: string, viewer: Viewer = of.officer, at = past(of, 12)) =>
    confirmLateDecision(aContext(viewer, at, fresh), { id: of.procurementId, attemptId: id });

  it('is kept once for a double press, sealed, and nobody on the other side knows before the opening', async () => {
    const of = await scene();
    const one = await team(of);
    await complete(one);
    const click = testId();
    const reference = await late(of, one, click);
    expect(await late(of, one, click, 9_000)).toBe(reference);
    const before = aContext(of.lead, shift(of.deadline, 60_001));
    expect(value(await openingPage(before, { id: of.procurementId })).opened).toBe(null);
    expect(value(await latePage(before, { id: of.procurementId, attemptId: testId() })).attempt).toBe(null);
    expect(key(await ask(of, testId(), 'accept'))).toBe('policy.sealed');
    const closed = value(await responseClosed(aContext(one.viewer, past(of, 1)), { responseId: one.responseId }));
    expect(closed.late).toEqual([{ reference, receivedAt: shift(of.deadline, 7_312), decided: null }]);
  });

  it('is accepted by two officers with its true time: it is then assessed, and everybody declares again', async () => {
    const of = await scene();
    const [inTime, one] = [await team(of, 'Corvane', 'Declan'), await team(of)];
    await complete(inTime);
    value(await submit(inTime, testId()));
    await complete(one, 'What came too late.');
    const reference = await late(of, one);
    await opened(of);
    const id = await attemptId(of, reference);
    const about = { id: of.procurementId, promise: 'yes' };
    const none = (suppliers: string[]) => Object.fromEntries(suppliers.map((each) => [each, { interest: 'none' }]));
    const declare = (suppliers: string[], at: string) =>
      declareInterests(aContext(of.lead, at), { ...about, interests: none(suppliers) });
    value(await declare([inTime.viewer.supplierId], past(of, 8)));
    expect(key(await ask(of, id, 'accept', of.observer))).toBe('policy.observer');
    expect(key(await confirm(of, id))).toBe('policy.own-asking');
    value(await ask(of, id, 'accept'));
    expect(key(await ask(of, id, 'refuse', of.officer))).toBe('submit.late-asked');
    expect(key(await confirm(of, id, of.lead))).toBe('policy.own-asking');
    expect(key(await confirm(of, id, of.officer, past(of, 41)))).toBe('submit.late-lapsed');
    value(await confirm(of, id));
    const state = await stateOf(of);
    expect(lettersOf(state).map(({ letter, supplierId }) => [letter, supplierId])).toEqual([
      ['A', inTime.viewer.supplierId],
      ['B', one.viewer.supplierId],
    ]);
    const [, second] = await listOpenedSubmissions(reading(), state);
    expect(second).toMatchObject({ receivedAt: shift(of.deadline, 7_312) });
    expect(second?.snapshot.answers.story?.value).toBe('What came too late.');
    const page = async () => value(await openingPage(aContext(of.lead, past(of, 20)), { id: of.procurementId }));
    expect((await page()).declared).toBe(false);
    value(await declare([inTime.viewer.supplierId, one.viewer.supplierId], past(of, 21)));
    expect((await page()).declared).toBe(true);
    const paper = value(await receipt(aContext(one.viewer, past(of, 20)), { responseId: one.responseId }));
    expect(paper.submissions).toMatchObject([{ state: 'counts', receivedAt: shift(of.deadline, 7_312) }]);
    expect(key(await confirm(of, id))).toBe('submit.late-decided');
    const subjects = (await mail()).filter(({ to }) => to === one.email).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.startsWith('Decided: your late response'))).toHaveLength(1);
  });

  it('is not accepted: nobody reads it, and the supplier reads why', async () => {
    const of = await scene();
    const one = await team(of);
    await complete(one);
    const reference = await late(of, one);
    await opened(of);
    const id = await attemptId(of, reference);
    value(await ask(of, id, 'refuse'));
    value(await cancelLateDecision(aContext(of.officer, past(of, 11)), { id: of.procurementId }));
    expect(key(await confirm(of, id))).toBe('submit.late-not-asked');
    value(await ask(of, id, 'refuse'));
    value(await confirm(of, id));
    expect(lettersOf(await stateOf(of))).toEqual([]);
    const closed = value(await responseClosed(aContext(one.viewer, past(of, 20)), { responseId: one.responseId }));
    expect(closed.late[0]?.decided).toMatchObject({ accepted: false, reason: 'Our own gate was shut.' });
    expect(closed.frame.stand.counting).toBe(null);
  });

  it('cannot be accepted beside one that came in time, nor unfinished', async () => {
    const of = await scene();
    const [both, half] = [await team(of), await team(of, 'Corvane', 'Declan')];
    await complete(both);
    value(await submit(both, testId()));
    value(await save(half, 'gate', { value: 'yes' }));
    const references = [await late(of, both), await late(of, half)];
    await opened(of);
    const [first, second] = await Promise.all(references.map((each) => attemptId(of, each)));
    expect(key(await ask(of, first ?? '', 'accept'))).toBe('submit.late-has-other');
    value(await ask(of, second ?? '', 'accept'));
    expect(key(await confirm(of, second ?? ''))).toBe('submit.late-incomplete');
    expect((await stateOf(of)).acceptedLate).toEqual([]);
  });
});

describe('the health record and an outage', () => {
  const system = (at: string) => () => aContext({ kind: 'system' }, at);
  const run = async (from: string, to: string) => {
    const first = await beat(null, system(from), () => 0);
    return beat(first, system(to), () => 20_000);
  };
  const ask = (here: Scene, time = '16:00', at = past(here, 10), viewer: Viewer = here.lead) =>
    askExtension(aContext(viewer, at, fresh), {
      id: here.procurementId,
      day: '2029-01-22',
      time,
      reason: 'The server room lost power.',
    });

  it('goes on with a period while beats come, and begins one after a break or a restart', async () => {
    const at = (second: number) => shift('2028-06-01T09:00:00.000Z', second * 1_000);
    let pulse = await beat(null, system(at(0)), () => 0);
    pulse = await beat(pulse, system(at(20)), () => 20_000);
    // The clock was set back, and forward by a day: no break, for the server never stopped.
    pulse = await beat(pulse, system(at(5)), () => 40_000);
    pulse = await beat(pulse, system(at(86_400)), () => 60_000);
    expect(await listServicePeriods(reading(), at(0))).toEqual([{ startedAt: at(0), lastBeatAt: at(86_400) }]);
    await beat(pulse, system(at(86_500)), () => 120_001);
    expect((await listServicePeriods(reading(), at(0))).map(({ startedAt }) => startedAt)).toEqual([at(0), at(86_500)]);
  });

  it('moves the deadline for nobody while the record shows no break near it', async () => {
    // A year of its own: the periods belong to the whole installation.
    const here = await scene('2029-01-22T12:00:00.000Z');
    await run(past(here, -600), past(here, 5));
    expect(key(await ask(here))).toBe('policy.no-outage');
    const page = value(await extensionPage(aContext(here.lead, past(here, 10)), { id: here.procurementId }));
    expect(page).toMatchObject({ mayAsk: false, askReason: 'policy.no-outage', health: { known: true, gaps: [] } });
    expect((await stateOf(here)).procurement.deadline).toBe(here.deadline);
  });
});

describe('an outage at the deadline', () => {
  it('lets two officers extend for everybody, even after it, and nothing else follows from who responded', async () => {
    const here = await scene('2031-01-22T12:00:00.000Z');
    const one = await team(here);
    await complete(one);
    await invite(here, 'silent@nowhere.test', 'Silent Ltd');
    const beats = async (from: number, to: number) => {
      const first = await beat(
        null,
        () => aContext({ kind: 'system' }, past(here, from)),
        () => 0,
      );
      await beat(
        first,
        () => aContext({ kind: 'system' }, past(here, to)),
        () => 20_000,
      );
    };
    await beats(-600, -20);
    await beats(5, 90);
    const attempt = value(await submit(one, testId(), past(here, 6)));
    expect(attempt.is).toBe('late');
    const ask = (viewer: Viewer, time = '16:00') =>
      askExtension(aContext(viewer, past(here, 10), fresh), {
        id: here.procurementId,
        day: '2031-01-22',
        time,
        reason: 'The server room lost power.',
      });
    const confirm = (viewer: Viewer, at = past(here, 12)) =>
      extendDeadline(aContext(viewer, at, fresh), { id: here.procurementId });
    expect(key(await ask(here.observer))).toBe('policy.observer');
    expect(key(await ask(here.lead, '12:30'))).toBe('submit.extend-soon');
    value(await ask(here.lead));
    expect(key(await confirm(here.lead))).toBe('policy.own-asking');
    value(await cancelExtension(aContext(here.lead, past(here, 11)), { id: here.procurementId }));
    expect(key(await confirm(here.officer))).toBe('submit.extend-not-asked');
    value(await ask(here.lead));
    value(await askOpening(aContext(here.lead, past(here, 11), fresh), { id: here.procurementId, reason: 'Due' }));
    await mail();
    value(await confirm(here.officer));
    expect((await stateOf(here)).procurement.deadline).toBe('2031-01-22T16:00:00.000Z');
    // What waited to be opened no longer does, and the door is open for the one who was too late.
    expect(key(await confirmOpening(aContext(here.officer, past(here, 13), fresh), { id: here.procurementId }))).toBe(
      'policy.sealed',
    );
    expect(value(await submit(one, testId(), past(here, 30))).is).toBe('sent');
    const page = value(await extensionPage(aContext(here.lead, past(here, 31)), { id: here.procurementId }));
    expect(page.done).toMatchObject([
      {
        before: here.deadline,
        after: '2031-01-22T16:00:00.000Z',
        health: [{ from: past(here, -20), to: here.deadline }],
      },
    ]);
    const told = (await mail()).filter(({ subject }) => subject.startsWith('The deadline has moved'));
    expect(told.map(({ to }) => to).sort()).toEqual([one.email, 'silent@nowhere.test'].sort());
    expect(new Set(told.map(({ text }) => text)).size).toBe(1);
    expect(told[0]?.text).toContain('from 11:40am to 12 noon');
    const closed = value(await responseClosed(aContext(one.viewer, past(here, 31)), { responseId: one.responseId }));
    expect(closed.frame.extension).toMatchObject({ after: '2031-01-22T16:00:00.000Z' });
  });

  it('moves nothing once responses are open', async () => {
    const here = await scene('2033-01-22T12:00:00.000Z');
    for (const [from, to] of [
      [-600, -20],
      [5, 90],
    ] as const) {
      const first = await beat(
        null,
        () => aContext({ kind: 'system' }, past(here, from)),
        () => 0,
      );
      await beat(
        first,
        () => aContext({ kind: 'system' }, past(here, to)),
        () => 20_000,
      );
    }
    await opened(here);
    const asked = await askExtension(aContext(here.lead, past(here, 10), fresh), {
      id: here.procurementId,
      day: '2033-01-22',
      time: '16:00',
      reason: 'x',
    });
    expect(key(asked)).toBe('policy.extend-opened');
  });
});
