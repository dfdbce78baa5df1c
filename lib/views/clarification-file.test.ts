import { beforeAll, describe, expect, it, vi } from 'vitest';
import { answerClarification } from '@/lib/commands/answer-clarification';
import { askClarification } from '@/lib/commands/ask-clarification';
import { decideConfidentiality } from '@/lib/commands/decide-confidentiality';
import { draftClarification } from '@/lib/commands/draft-clarification';
import { setup } from '@/lib/testing/clarifying';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { value, why } from '@/lib/testing/results';
import { type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { clarificationFile, responseClarificationFile } from './clarification-file';
import { documents } from './documents';

/** The model in the place of the bytes: how it is drawn has tests of its own. */
vi.mock('@/lib/server/child', async (original) => ({
  ...(await original<typeof import('@/lib/server/child')>()),
  runChild: async (_name: string, model: object) => Buffer.from(JSON.stringify(model)).toString('base64'),
}));

aDatabase();

const asks = '2027-01-12T11:42:07.123Z';
const answers = '2027-01-13T09:00:00.000Z';

let tender: OpenProcurement;
let one: Team;
let two: Team;
beforeAll(async () => {
  tender = await openProcurement({ setup });
  one = await team(tender, 'Fenlight Systems Ltd', 'Priya Lorrimer');
  two = await team(tender, 'Oakhollow Sensing CIC', 'Sam Okoro');
});

const officers = async () =>
  value(await clarificationFile(aContext(tender.lead, answers), { id: tender.procurementId }));
const suppliers = async (of: Team) =>
  value(await responseClarificationFile(aContext(of.viewer, answers), { responseId: of.responseId }));
const offered = async () =>
  value(await documents(aContext(tender.lead, answers), { id: tender.procurementId })).clarified;
async function ask(of: Team, question: string, more: object = {}): Promise<string> {
  const { responseId } = of;
  const asked = { responseId, clickId: testId(), question, ...more };
  return value(await askClarification(aContext(of.viewer, asks), asked)).id;
}
async function answer(clarificationId: string, words: string): Promise<void> {
  const at = aContext(tender.lead, answers);
  const { procurementId } = tender;
  const draft = { procurementId, clarificationId, wording: `${words}?`, answer: `${words}.` };
  value(await draftClarification(at, draft));
  value(await answerClarification(at, { procurementId, clarificationId, revision: 1 }));
}

describe('the log of clarifications as a workbook', () => {
  it('is not there before something was answered to all', async () => {
    await ask(one, 'A question of Fenlight that nobody answered.');
    const alone = await ask(two, 'A secret of Oakhollow.', { confidential: 'yes', reason: 'A patent.' });
    const granted = { procurementId: tender.procurementId, clarificationId: alone, decision: 'agree', reason: 'True.' };
    value(await decideConfidentiality(aContext(tender.lead, answers), granted));
    await answer(alone, 'Answered alone');
    expect([await officers(), await suppliers(one), await suppliers(two), await offered()]).toEqual([
      null,
      null,
      null,
      false,
    ]);
  });

  it('is the same file for officers and every supplier: what went to all, and neither askers nor their times', async () => {
    await answer(await ask(one, 'May Fenlight ask?'), 'May a certificate be pending');
    const file = await officers();
    expect(file?.name).toBe('BWC-0422 clarification log.xlsx');
    expect(await suppliers(one)).toEqual(file);
    expect(await suppliers(two)).toEqual(file);
    expect(await offered()).toBe(true);
    const model = Buffer.from(file?.body ?? '').toString();
    expect(model).toContain('May a certificate be pending?');
    expect(model).toContain('13 January 2027 at 9am');
    for (const secret of ['Fenlight', 'Oakhollow', 'Priya', 'alone', '11:42', one.responseId, two.responseId])
      expect(model).not.toContain(secret);
  });

  it('is nobody else’s', async () => {
    const stranger = await openProcurement();
    expect(
      why((await clarificationFile(aContext(stranger.lead, answers), { id: tender.procurementId })) as never),
    ).toBe('not-found common.not-found');
    const theirs = await responseClarificationFile(aContext(two.viewer, answers), { responseId: one.responseId });
    expect(why(theirs as never)).toBe('not-found common.not-found');
  });
});
