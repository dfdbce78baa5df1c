import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { listAudit } from '@/db/store/audit';
import { insertSupplierMember } from '@/db/store/people';
import { findReleasedSummary, findSummaryRelease, listReleasedSummaries } from '@/db/store/summary';
import { type Closed, refusedActs, type Who } from '@/lib/testing/closed-procurement';
import { asSteppedUp, at, decided, soon } from '@/lib/testing/decided-procurement';
import { aFinalisedProcurement } from '@/lib/testing/finalised-procurement';
import { key, keys, value } from '@/lib/testing/results';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { ownSummary, ownSummaryFile } from '@/lib/views/own-summary';
import { summaries } from '@/lib/views/summaries';
import { summaryEditor, summaryFile } from '@/lib/views/summary-editor';
import { addToReason } from './add-to-reason';
import { askRelease } from './ask-release';
import { cancelRelease } from './cancel-release';
import { checkSummary } from './check-summary';
import { releaseSummaries } from './release-summaries';
import { showWordsAgain } from './show-words-again';
import { withholdWords } from './withhold-words';

aDatabase();
let c: Closed;
/** The supplier with the most advantageous tender, and another one, as places in the list of submissions. */
let first = 0;
let other = 0;
const later = '2027-02-11T10:00:00.000Z';
const much = '2027-02-14T08:00:00.000Z';
const as = (who: Who, now = later) => asSteppedUp(c, who, now);
const idOf = (bid: number) => c.submissions[bid] ?? '';
const page = async (who: Who = 'lead') => value(await summaries(as(who), { id: c.id }));
const editor = async (bid: number) => {
  const found = value(await summaryEditor(as('lead'), { id: c.id, submissionId: idOf(bid) }));
  if (!found?.document) throw new Error('no summary');
  return { ...found, document: found.document };
};
const details = { postal: '1 Quay Street', email: 'bids@example.test', identifier: 'PX-1' };
const check = async (bid: number, more: object = {}) =>
  checkSummary(as('officer'), {
    id: c.id,
    submissionId: idOf(bid),
    shown: (await editor(bid)).contentHash,
    ...details,
    note: 'Read again: each is right.',
    ...more,
  });
const hide = (bid: number, words: string, more: object = {}) =>
  withholdWords(as('officer'), {
    id: c.id,
    submissionId: idOf(bid),
    whose: 'winner',
    words,
    ground: 'commercial',
    why: 'It names a secret method.',
    ...more,
  });
const ask = async (more: object = {}, who: Who = 'lead') =>
  askRelease(as(who), {
    id: c.id,
    submissionIds: c.submissions,
    reason: 'All are read.',
    shown: (await page()).hash,
    ...more,
  });
const confirm = (who: Who = 'approver', submissionIds: string[] = c.submissions, now = much) =>
  releaseSummaries(as(who, now), { id: c.id, submissionIds });
const own = (bid: number) =>
  aContext({ kind: 'supplier', userId: testId(), supplierId: c.suppliers[bid] ?? '', role: 'owner' }, much);
const responses = async () => {
  const rows = await reading().select().from(t.response).where(eq(t.response.procurementId, c.id));
  return c.suppliers.map((supplierId) => rows.find((row) => row.supplierId === supplierId)?.id ?? '');
};

describe('summaries', () => {
  test('wait for the final outcome', async () => {
    const early = await decided();
    expect(key(await summaries(asSteppedUp(early, 'lead'), { id: early.id }))).toBe('policy.summaries-wait');
    const input = { id: early.id, submissionIds: early.submissions, reason: 'Now', shown: '' };
    expect(key(await askRelease(asSteppedUp(early, 'lead'), input))).toBe('policy.summaries-wait');
  });
});

describe('the summaries of a final outcome', () => {
  beforeAll(async () => {
    c = await aFinalisedProcurement();
    const { lines } = await page();
    expect(lines.map(({ owed, checked }) => [owed, checked])).toEqual(lines.map(() => ['summary', false]));
    const winners = await Promise.all(c.submissions.map(async (_, bid) => (await editor(bid)).winner === null));
    first = winners.indexOf(true);
    other = winners.indexOf(false);
  });

  test('are read by lead, officer, approver and observer, and by nobody else', async () => {
    for (const who of ['lead', 'officer', 'approver', 'observer'] as const)
      expect(key(await summaries(as(who), { id: c.id }))).toBe('ok');
    for (const who of ['evaluator', 'moderator'] as const)
      expect(key(await summaries(as(who), { id: c.id }))).toBe('policy.duty');
    expect(key(await summaries(as('stranger'), { id: c.id }))).toBe('common.not-found');
  });

  test('hold no restricted note', async () => {
    for (const [bid] of c.submissions.entries())
      expect(JSON.stringify((await editor(bid)).document)).not.toContain('The panel asked for the last report');
  });

  test('are not released while one is not ready, which is named', async () => {
    const answer = await ask();
    expect(answer.ok ? null : answer.messages[0]).toMatchObject({ key: 'summary.not-ready', params: { count: 4 } });
  });

  test('withhold words of the first tender from all others alike, and say on what ground', async () => {
    const words = 'yearly tests and who';
    expect(keys(await hide(other, 'words that are nowhere'))).toEqual(['summary.words-not-there']);
    expect(keys(await hide(other, words, { ground: 'embarrassing' }))).toEqual(['summary.ground-missing']);
    expect(keys(await hide(other, words, { why: ' ' }))).toEqual(['summary.why-missing']);
    expect(keys(await hide(first, words))).toEqual(['summary.whose-missing']);
    value(await hide(other, words));
    expect(keys(await hide(other, words.toUpperCase()))).toEqual(['summary.already-withheld']);
    for (const [bid] of c.submissions.entries()) {
      const { document, withheld } = await editor(bid);
      expect(JSON.stringify(document.winner ?? document.own).includes(words)).toBe(bid === first);
      expect(withheld > 0).toBe(bid !== first);
    }
    const [redaction] = (await editor(other)).redactions;
    value(await showWordsAgain(as('lead'), { id: c.id, redactionId: redaction?.id }));
    expect((await editor(other)).withheld).toBe(0);
    value(await hide(other, words));
  });

  test('take added words without a change of the recorded reason', async () => {
    const input = {
      id: c.id,
      submissionId: idOf(first),
      place: 'Q-A',
      version: 0,
      words: 'The report of May is meant.',
    };
    expect(key(await addToReason(as('lead'), { ...input, place: 'Q-C' }))).toBe('summary.place-unknown');
    const before = (await editor(first)).document.own.questions.find(({ id }) => id === 'Q-A');
    value(await addToReason(as('lead'), input));
    expect(key(await addToReason(as('lead'), input))).toBe('summary.changed-first');
    for (const bid of [first, other]) {
      const { document } = await editor(bid);
      const question = (document.winner ?? document.own).questions.find(({ id }) => id === 'Q-A');
      expect(question?.reason.at(-1)).toEqual({ part: 'added', words: [{ text: input.words }] });
      if (bid === first) expect(question?.reason.slice(0, -1)).toEqual(before?.reason);
    }
  });

  test('are checked as they stand, with a note where reasons are doubtful, and again after a change', async () => {
    expect((await editor(other)).findings.length).toBeGreaterThan(0);
    expect(keys(await check(other, { note: '' }))).toEqual(['summary.note-missing']);
    expect(keys(await check(other, { postal: '', identifier: '' }))).toEqual([
      'summary.postal-missing',
      'summary.identifier-missing',
    ]);
    expect(key(await check(other, { shown: 'else' }))).toBe('summary.changed-first');
    for (const [bid] of c.submissions.entries()) value(await check(bid));
    expect((await page()).notReady).toEqual([]);
    value(await hide(other, 'last report is missing', { ground: 'national-security' }));
    // Only the first tender's own summary still is what was checked: its words are withheld from the others.
    expect((await page()).notReady).toHaveLength(3);
    for (const [bid] of c.submissions.entries()) value(await check(bid));
  });

  test('cannot be released one by itself, by either half, and each attempt is on the record', async () => {
    const before = (await refusedActs(c)).length;
    expect(key(await ask({ submissionIds: [idOf(first)] }))).toBe('policy.release-alone');
    expect(key(await ask({ submissionIds: [] }))).toBe('policy.release-alone');
    value(await ask());
    expect(key(await confirm('approver', [idOf(other)]))).toBe('policy.release-alone');
    expect(key(await confirm('approver', c.submissions.slice(1)))).toBe('policy.release-alone');
    expect((await refusedActs(c)).slice(before)).toEqual([
      'summary.ask',
      'summary.ask',
      'summary.release',
      'summary.release',
    ]);
    expect(await findSummaryRelease(reading(), c.id)).toBeNull();
    expect(await listReleasedSummaries(reading(), c.id)).toEqual([]);
  });

  test('need a second person with a fresh code, whenever that is, and exactly what was asked for', async () => {
    expect(key(await confirm('lead'))).toBe('policy.own-asking');
    const stale = aContext(c.people.approver, much);
    expect(key(await releaseSummaries(stale, { id: c.id, submissionIds: c.submissions }))).toBe('policy.code-old');
    expect(key(await confirm('observer'))).toBe('policy.observer');
    expect(key(await confirm('evaluator'))).toBe('policy.duty');
    value(await hide(other, 'every element is there'));
    expect(key(await confirm())).toBe('summary.release-changed');
    for (const [bid] of c.submissions.entries()) value(await check(bid));
    value(await ask());
    expect(key(await ask())).toBe('summary.release-asked');
    value(await cancelRelease(as('lead'), { id: c.id }));
    expect(key(await confirm())).toBe('summary.release-not-asked');
  });

  test('reach every assessed supplier at one moment, told alike, each its own and no other', async () => {
    await writing(async (tx) => {
      for (const [bid, supplierId] of c.suppliers.entries()) {
        const userId = testId();
        const when = new Date(at);
        await tx.insert(t.user).values({
          id: userId,
          name: 'Bid team',
          email: `team-${bid}@example.test`,
          emailVerified: true,
          createdAt: when,
          updatedAt: when,
          twoFactorEnabled: false,
        });
        await insertSupplierMember(tx, { userId, supplierId, role: 'owner', name: 'Bid team', at });
      }
    });
    const ids = await responses();
    const before = value(await ownSummary(own(other), { responseId: ids[other] ?? '' }));
    expect(before.released).toBeNull();
    value(await ask());
    const mails = (await reading().select().from(t.outbox)).length;
    const shown = await Promise.all(c.submissions.map(async (_, bid) => (await editor(bid)).document));
    value(await confirm());
    expect((await reading().select().from(t.outbox)).length - mails).toBe(4);
    for (const [bid, responseId] of ids.entries()) {
      const { released, frame } = value(await ownSummary(own(bid), { responseId }));
      expect(released).toMatchObject({ at: much, document: shown[bid] });
      // The notice comes after the summaries, and with it the dates of the standstill.
      expect(released?.standstill.map(({ key: name }) => name)).toEqual(['summary.standstill-waits']);
      expect(frame.summaryAt).toBe(much);
      expect(released?.document.supplier).toMatchObject(details);
      expect(key(await ownSummary(own((bid + 1) % 4), { responseId }))).toBe('common.not-found');
      expect(key(await ownSummaryFile(own((bid + 1) % 4), { responseId }))).toBe('common.not-found');
    }
    expect(await summaryFile(as('stranger'), { id: c.id, submissionId: idOf(other) })).toMatchObject({ ok: false });
    const { release, lines } = await page();
    expect(release).toMatchObject({ at: much, count: 4 });
    expect(lines.every(({ released }) => released)).toBe(true);
    const events = (await listAudit(reading(), c.id)).filter(({ action }) => action === 'summary.release');
    expect(JSON.parse(events.at(-1)?.data ?? '{}')).toMatchObject({ count: 4 });
  });

  test('are not changed afterwards, by a command or in the database', async () => {
    expect(key(await hide(other, 'yearly'))).toBe('policy.summaries-released');
    expect(key(await confirm('officer'))).toBe('policy.summaries-released');
    const causes = (error: unknown): string =>
      error instanceof Error ? `${error.message} ${causes(error.cause)}` : '';
    const fault = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing was refused', causes);
    const summary = await findReleasedSummary(reading(), c.id, c.suppliers[other] ?? '');
    const { assessmentSummary: s, summaryRelease: r, summaryRedaction, summaryCheck, summaryAddition } = t;
    const frozen = 'released summaries are never changed';
    for (const work of [
      writing((tx) => tx.update(s).set({ releasedAt: later }).where(eq(s.procurementId, c.id))),
      writing((tx) => tx.delete(s).where(eq(s.procurementId, c.id))),
      writing((tx) => tx.update(r).set({ count: 5 }).where(eq(r.procurementId, c.id))),
      writing((tx) => tx.delete(r).where(eq(r.procurementId, c.id))),
    ])
      expect(await fault(work)).toContain(frozen);
    expect(
      await fault(
        writing((tx) =>
          tx.insert(s).values({
            id: testId(),
            procurementId: c.id,
            submissionId: testId(),
            supplierId: testId(),
            sealedDocument: '',
            documentHash: summary?.documentHash ?? '',
            releasedAt: much,
          }),
        ),
      ),
    ).toContain('every summary is released at one moment');
    const row = { id: testId(), procurementId: c.id, submissionId: idOf(other) };
    for (const work of [
      writing((tx) =>
        tx
          .insert(summaryAddition)
          .values({ ...row, place: 'Q-A', version: 9, words: 'x', writtenBy: 'u', writtenAt: later }),
      ),
      writing((tx) =>
        tx.insert(summaryCheck).values({
          ...row,
          version: 99,
          contentHash: '',
          sealedDetails: '',
          note: '',
          checkedBy: 'u',
          checkedAt: later,
        }),
      ),
    ])
      expect(await fault(work)).toContain(frozen);
    expect(
      await fault(writing((tx) => tx.delete(summaryRedaction).where(eq(summaryRedaction.procurementId, c.id)))),
    ).toContain('never removed');
    expect(
      await fault(
        writing((tx) =>
          tx
            .update(summaryRedaction)
            .set({ endedAt: later, endedBy: 'u' })
            .where(eq(summaryRedaction.procurementId, c.id)),
        ),
      ),
    ).toContain('before the release');
  });
});

test('one person alone releases nothing, whatever the code says', async () => {
  const { summaryRelease } = t;
  const alone = {
    procurementId: testId(),
    stepId: 's',
    hash: 'h',
    count: 1,
    askedBy: 'u',
    confirmedBy: 'u',
    releasedAt: soon,
  };
  await expect(writing((tx) => tx.insert(summaryRelease).values(alone))).rejects.toThrow();
});
