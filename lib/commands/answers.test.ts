import { beforeAll, describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { listAnswerHistory } from '@/db/store/answer';
import { insertSupplierMember } from '@/db/store/people';
import type { Viewer } from '@/lib/policy';
import type { AnswerExtras } from '@/lib/response/extras';
import type { Result } from '@/lib/result';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { value, why } from '@/lib/testing/results';
import { complete, early, pdf, save, shift, submit, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { evidence } from '@/lib/views/evidence';
import { ownEvidenceFile } from '@/lib/views/evidence-file';
import { receipt } from '@/lib/views/receipt';
import { responseCheck, responseQuestion, responseTasks } from '@/lib/views/response';
import { markSection } from './mark-section';
import { removeEvidence } from './remove-evidence';
import { uploadEvidence } from './upload-evidence';

aDatabase();

let tender: OpenProcurement;
beforeAll(async () => {
  tender = await openProcurement();
});

const refused = (result: Result<unknown>) => (result.ok ? [] : result.messages);

describe('an answer', () => {
  it('is kept as a draft when it is too long, and says so', async () => {
    const one = await team(tender);
    const saved = value(await save(one, 'story', { value: 'word '.repeat(25) }));
    expect(saved).toMatchObject({ is: 'saved', version: 1 });
    expect(saved.is === 'saved' && saved.faults.map(({ key, path }) => [key, path])).toEqual([
      ['answer.words-over', 'answer'],
    ]);
  });

  it('that is not begun says what is not finished beside it', async () => {
    const one = await team(tender);
    const faults = async (extras: AnswerExtras) => {
      const saved = value(await save(one, 'choice', { value: '', extras }));
      return saved.is === 'saved' && saved.faults.map(({ key, path }) => [key, path]);
    };
    expect(await faults({ confidential: { part: 'The names of our staff', reason: '' } })).toEqual([
      ['response.confidential-reason', 'extras.confidential.reason'],
    ]);
  });

  it('sent twice is saved once', async () => {
    const one = await team(tender);
    value(await save(one, 'story', { value: 'once' }));
    expect(value(await save(one, 'story', { value: 'once' }))).toMatchObject({ is: 'saved', version: 1 });
    expect(await listAnswerHistory(reading(), one.responseId, 'story')).toHaveLength(1);
  });

  it('that comes second overwrites nothing, and both texts stay in the history', async () => {
    const one = await team(tender);
    const colleague: Viewer = { ...one.viewer, userId: testId(), role: 'contributor' };
    await writing((tx) =>
      insertSupplierMember(tx, {
        ...colleague,
        name: 'Tom Haskett',
        at: early,
      } as Parameters<typeof insertSupplierMember>[1]),
    ).catch(() => undefined);
    value(await save(one, 'story', { value: 'mine' }));
    const second = value(await save(one, 'story', { value: 'theirs', viewer: colleague }));
    expect(second).toMatchObject({ is: 'conflict', version: 1, savedBy: 'Priya Lorrimer' });
    const texts = await listAnswerHistory(reading(), one.responseId, 'story');
    expect(texts.map(({ answer, outcome }) => [answer.value, outcome]).sort()).toEqual([
      ['mine', 'saved'],
      ['theirs', 'not-kept'],
    ]);
    expect(value(await save(one, 'story', { value: 'both', base: 1, viewer: colleague }))).toMatchObject({
      version: 2,
    });
  });

  it('of a wrong form is refused, and one to an unknown question is not found', async () => {
    const one = await team(tender);
    expect(why(await save(one, 'choice', { value: { formula: '=1' } }))).toBe('invalid supplier.answer-form');
    expect(why(await save(one, 'nothing', { value: 'x' }))).toBe('not-found common.not-found');
  });

  it('that can never be kept says which limit it is over', async () => {
    const one = await team(tender);
    const long = refused(await save(one, 'story', { value: 'x'.repeat(200_001) }));
    expect(long).toEqual([{ path: 'answer', key: 'supplier.answer-too-long', params: { limit: '200,000' } }]);
    const extras = { notYet: { by: '', text: 'x'.repeat(20_001) } };
    expect(refused(await save(one, 'story', { value: 'x', extras }))).toMatchObject([
      { path: 'extras.notYet.text', key: 'supplier.words-too-long' },
    ]);
    const evidence = Array.from({ length: 101 }, testId);
    expect(refused(await save(one, 'story', { value: 'x', evidence }))).toMatchObject([
      { path: 'evidence', key: 'supplier.answer-files' },
    ]);
  });

  it('cannot use a file of another organisation', async () => {
    const [one, rival] = [await team(tender), await team(tender, 'Corvane')];
    const file = value(
      await uploadEvidence(aContext(rival.viewer, early), rival.responseId, { name: 'a.pdf', bytes: pdf('x') }),
    );
    value(await save(one, 'choice', { value: 'a', evidence: [file.id] }));
    const shown = value(
      await responseQuestion(aContext(one.viewer, early), {
        responseId: one.responseId,
        sectionId: 's1',
        questionId: 'choice',
      }),
    );
    expect(shown?.answer?.evidence).toEqual([]);
  });

  it.each([
    [-1, 'ok'],
    [0, 'refused policy.supplier-closed-said'],
    [1, 'refused policy.supplier-closed-said'],
  ])('received %i ms from the deadline is %s', async (milliseconds, expected) => {
    const one = await team(tender);
    expect(why(await save(one, 'story', { value: 'now', at: shift(tender.deadline, milliseconds) }))).toBe(expected);
  });
});

describe('a section', () => {
  it('is not completed while an answer is missing', async () => {
    const one = await team(tender);
    const mark = () =>
      markSection(aContext(one.viewer, early), { responseId: one.responseId, sectionId: 's1', done: 'yes' });
    expect(why(await mark())).toBe('invalid response.cannot-complete');
    await complete(one);
    expect(why(await mark())).toBe('ok');
    const { progress } = value(await responseTasks(aContext(one.viewer, early), { responseId: one.responseId }));
    expect(progress.sections.map(({ state }) => state)).toEqual(['completed', 'in-progress']);
  });
});

describe('evidence', () => {
  it('is checked by name and content, kept sealed, and given back byte for byte', async () => {
    const one = await team(tender);
    const keep = (name: string, bytes: Buffer) =>
      uploadEvidence(aContext(one.viewer, early), one.responseId, { name, bytes });
    expect(why(await keep('a.exe', pdf('x')))).toBe('invalid supplier.file-type');
    expect(why(await keep('a.pdf', Buffer.from('MZ')))).toBe('invalid supplier.file-content');
    expect(why(await keep('a.pdf', Buffer.alloc(0)))).toBe('invalid supplier.file-empty');
    expect(why(await keep('a.pdf', Buffer.concat([pdf(''), Buffer.alloc(26_300_000)])))).toBe(
      'invalid supplier.file-large',
    );
    const kept = value(await keep('plan.pdf', pdf('contents')));
    const file = value(await ownEvidenceFile(aContext(one.viewer, early), { evidenceId: kept.id }));
    expect(Buffer.from(file?.bytes ?? []).equals(pdf('contents'))).toBe(true);
  });

  it('that is removed leaves every draft answer, and stays in what was sent', async () => {
    const one = await team(tender);
    await complete(one);
    value(await submit(one, testId()));
    const shown = value(await evidence(aContext(one.viewer, early), { responseId: one.responseId }));
    expect(shown.files[0]?.usedIn).toEqual(['SEC-02', 'SEC-09']);
    value(await removeEvidence(aContext(one.viewer, early), { evidenceId: shown.files[0]?.id ?? '' }));
    const check = value(await responseCheck(aContext(one.viewer, early), { responseId: one.responseId }));
    expect(
      check.blockers.filter(({ severity }) => severity === 'must-fix').map(({ questionId }) => questionId),
    ).toEqual(['choice', 'paper']);
    const { shown: sent } = value(await receipt(aContext(one.viewer, early), { responseId: one.responseId }));
    expect(sent?.receipt.files).toHaveLength(1);
  });
});
