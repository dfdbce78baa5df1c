import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { findAnswer, listAnswerHistory, saveAnswer as store } from '@/db/store/answer';
import { listOwnClarifications } from '@/db/store/clarification';
import { course, scaled } from '@/lib/testing/laws';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { value } from '@/lib/testing/results';
import { complete, early, save, submit, type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { receipt } from '@/lib/views/receipt';
import { questionNote } from '@/lib/views/team-notes';
import { checkSent } from '../response/check-receipt';
import { askClarification } from './ask-clarification';
import { commentInTeam } from './keep-team-note';

aDatabase();

/** Half a pair, as a program that cuts in the middle of a sign leaves it. */
const half = '\ud83d';
const sign = '\ufffd';

let tender: OpenProcurement;
let one: Team;
beforeAll(async () => {
  tender = await openProcurement();
  one = await team(tender);
  await complete(one);
});
const saved = async (questionId: string) => findAnswer(reading(), one.responseId, questionId);
const again = async (questionId: string, given: Parameters<typeof save>[2]) =>
  save(one, questionId, { ...given, base: (await saved(questionId))?.version ?? 0 });

/** What the receipt of the last submission says, checked as a stranger would. */
async function checked(): Promise<{ holds: boolean; story: unknown }> {
  const { shown } = value(await receipt(aContext(one.viewer, early), { responseId: one.responseId }));
  if (!shown) throw new Error('Nothing was sent.');
  const signed = verify(
    null,
    Buffer.from(shown.text, 'utf8'),
    createPublicKey(shown.publicKey),
    Buffer.from(shown.signature, 'base64'),
  );
  const sent = shown.snapshot;
  return {
    holds: signed && checkSent(shown.receipt, sent).every(({ holds }) => holds),
    story: sent.answers.story?.value,
  };
}

describe('half a character', () => {
  it('becomes a replacement character in an answer, what is beside it, a comment and a question', async () => {
    const extras = { confidential: { part: `Prices ${half}`, reason: half } };
    value(await again('story', { value: `Cut${half} short`, extras }));
    expect((await saved('story'))?.answer).toMatchObject({
      value: `Cut${sign} short`,
      extras: { confidential: { part: `Prices ${sign}`, reason: sign } },
    });
    // The same save sent twice is still the same.
    value(await again('story', { value: `Cut${half} short`, extras }));
    expect(await listAnswerHistory(reading(), one.responseId, 'story')).toHaveLength(2);
    const place = { responseId: one.responseId, questionId: 'story' };
    value(await commentInTeam(aContext(one.viewer, early), { ...place, text: `Look${half}` }));
    const note = value(await questionNote(aContext(one.viewer, early), place));
    expect(note.comments.map(({ text }) => text)).toEqual([`Look${sign}`]);
    value(
      await askClarification(aContext(one.viewer, early), {
        responseId: one.responseId,
        clickId: testId(),
        question: `Which${half}?`,
      }),
    );
    const [asked] = await listOwnClarifications(reading(), tender.procurementId, one.responseId);
    expect(asked?.text).toBe(`Which${sign}?`);
  });

  it('that was kept before it was looked for keeps nobody from sending', async () => {
    const { version = 0 } = (await saved('story')) ?? {};
    const answer = { value: `Old${half}`, extras: {}, evidence: [] };
    const { responseId } = one;
    const by = one.viewer.userId;
    await writing((tx) => store(tx, { responseId, questionId: 'story', expected: version, answer, by, at: early }));
    value(await submit(one, testId()));
    expect(await checked()).toEqual({ holds: true, story: `Old${sign}` });
  });
});

/** Any code units in any order: pairs, halves, controls, the lot. */
const anyText = fc
  .array(
    fc.oneof(
      { arbitrary: fc.integer({ min: 0, max: 0xffff }), weight: 2 },
      { arbitrary: fc.integer({ min: 0xd800, max: 0xdfff }), weight: 2 },
      { arbitrary: fc.integer({ min: 0x20, max: 0x7e }), weight: 1 },
    ),
    { minLength: 0, maxLength: 40 },
  )
  .map((units) => `Words ${String.fromCharCode(...units)}`);

/** Each is sent as one version more of one response, whose history grows with them. */
const sends = Math.min(scaled(20), 120);

course(
  'whatever is typed is saved, sent, receipted and verified',
  fc.array(anyText, { minLength: sends, maxLength: sends }),
  async (texts) => {
    for (const text of texts) {
      value(await again('story', { value: text }));
      value(await submit(one, testId()));
      expect(await checked()).toEqual({ holds: true, story: text.toWellFormed() });
    }
  },
  { runs: 1, shrinks: false },
);
