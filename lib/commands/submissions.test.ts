import { createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { reading } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { countableSubmissions } from '@/db/store/submission';
import { firstBrokenRow } from '@/lib/audit';
import type { Viewer } from '@/lib/policy';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { value, why } from '@/lib/testing/results';
import { complete, early, pdf, save, shift, submit, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { evidence } from '@/lib/views/evidence';
import { ownEvidenceFile, submittedEvidenceFile } from '@/lib/views/evidence-file';
import { receipt } from '@/lib/views/receipt';
import { responseCheck, responseQuestion, responseSection, responseStart, responseTasks } from '@/lib/views/response';
import { responseClosed } from '@/lib/views/response-closed';
import { markSection } from './mark-section';
import { recordLateAttempt } from './record-late-attempt';
import { removeEvidence } from './remove-evidence';
import { uploadEvidence } from './upload-evidence';
import { withdrawSubmission } from './withdraw-submission';

const world = aDatabase();

let tender: OpenProcurement;
beforeAll(async () => {
  tender = await openProcurement();
});

describe('a submission', () => {
  it('waits until everything asked is answered', async () => {
    const one = await team(tender);
    const result = await submit(one, testId());
    expect(result.ok ? [] : result.messages.map(({ key }) => key)).toContain('response.no-answer');
  });

  it('is made by an owner only', async () => {
    const one = await team(tender);
    await complete(one);
    const contributor: Viewer = { ...one.viewer, role: 'contributor' };
    expect(why(await submit(one, testId(), early, contributor))).toBe('refused policy.owner');
  });

  it('pressed twice gives one receipt, and a retry after the deadline finds it', async () => {
    const one = await team(tender);
    await complete(one);
    const click = testId();
    const both = await Promise.all([submit(one, click), submit(one, click)]);
    expect(value(both[0] as never)).toEqual(value(both[1] as never));
    const late = await submit(one, click, shift(tender.deadline, 60_000));
    expect(value(late)).toEqual(value(both[0] as never));
    const shown = value(await receipt(aContext(one.viewer, early), { responseId: one.responseId }));
    expect(shown.submissions).toHaveLength(1);
  });

  it('holds what is asked and nothing that is hidden', async () => {
    const one = await team(tender);
    await complete(one);
    value(await save(one, 'abroad', { value: 'yes', base: 1 }));
    value(await save(one, 'where', { value: 'Ireland' }));
    value(await save(one, 'abroad', { value: 'no', base: 2 }));
    value(await submit(one, testId()));
    const { shown } = value(await receipt(aContext(one.viewer, early), { responseId: one.responseId }));
    expect(Object.keys(shown?.snapshot.answers ?? {})).not.toContain('where');
    expect(shown?.snapshot.answers.paper?.value).toMatchObject([{ name: 'Incident plan.pdf' }]);
    expect(shown?.receipt.files).toHaveLength(1);
  });

  it('has a receipt that anyone can check with the public key, and that fails when altered', async () => {
    const one = await team(tender);
    await complete(one);
    value(await submit(one, testId(), '2027-01-20T11:20:03.417Z'));
    const { shown } = value(await receipt(aContext(one.viewer, early), { responseId: one.responseId }));
    if (!shown) throw new Error('no receipt');
    const key = createPublicKey(shown.publicKey);
    const check = (text: string) =>
      verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(shown.signature, 'base64'));
    expect(shown.receipt.receivedAt).toBe('2027-01-20T11:20:03.417Z');
    expect(check(shown.text)).toBe(true);
    expect(check(shown.text.replace('03.417', '03.418'))).toBe(false);
  });

  it.each([
    [-1, 'sent'],
    [0, 'late'],
    [1, 'late'],
  ])('received %i ms from the deadline is %s', async (milliseconds, expected) => {
    const one = await team(tender);
    await complete(one);
    const at = shift(tender.deadline, milliseconds);
    const result = value(await submit(one, testId(), at));
    expect(result.is).toBe(expected);
    const closed = value(
      await responseClosed(aContext(one.viewer, shift(tender.deadline, 5)), { responseId: one.responseId }),
    );
    expect(closed.late.map(({ receivedAt }) => receivedAt)).toEqual(expected === 'late' ? [at] : []);
    const log = await listAudit(reading(), tender.procurementId);
    const refusals = log.filter(
      (row) => row.action === 'response.submit' && row.refused && row.subjectId === one.responseId,
    );
    expect(refusals).toHaveLength(expected === 'late' ? 1 : 0);
  });

  it('can be replaced until the deadline: the last one counts, and changes since are counted', async () => {
    const one = await team(tender);
    await complete(one);
    value(await submit(one, testId()));
    const stand = async () =>
      value(await responseTasks(aContext(one.viewer, early), { responseId: one.responseId })).frame.stand;
    expect(await stand()).toMatchObject({ standing: 'sent', changes: 0 });
    value(await save(one, 'story', { value: 'Better words', base: 1 }));
    expect(await stand()).toMatchObject({ standing: 'changed', changes: 1 });
    value(await submit(one, testId()));
    const counted = (await countableSubmissions(reading(), tender.procurementId)).filter(
      (row) => row.responseId === one.responseId,
    );
    expect(counted.map(({ number }) => number)).toEqual([2]);
  });

  it('that was withdrawn does not count, nor does the version before it', async () => {
    const one = await team(tender);
    await complete(one);
    value(await submit(one, testId()));
    value(await save(one, 'story', { value: 'Second', base: 1 }));
    value(await submit(one, testId()));
    const withdraw = (at = early) => withdrawSubmission(aContext(one.viewer, at), { responseId: one.responseId });
    expect(why(await withdraw(tender.deadline))).toBe('refused policy.supplier-closed-said');
    value(await withdraw());
    const counted = await countableSubmissions(reading(), tender.procurementId);
    expect(counted.filter((row) => row.responseId === one.responseId)).toEqual([]);
    const { frame } = value(await responseTasks(aContext(one.viewer, early), { responseId: one.responseId }));
    expect(frame.stand.standing).toBe('withdrawn');
    expect(why(await withdraw())).toBe('conflict supplier.nothing-to-withdraw');
  });
});

describe('a stranger', () => {
  it('of another supplier finds nothing, under any id', async () => {
    const [one, rival] = [await team(tender), await team(tender, 'Corvane', 'Declan')];
    await complete(one);
    value(await submit(one, testId()));
    const files = value(await evidence(aContext(one.viewer, early), { responseId: one.responseId })).files;
    const as = aContext(rival.viewer, early);
    const { responseId } = one;
    const place = { responseId, sectionId: 's1', questionId: 'story' };
    const tries = [
      responseStart(as, { responseId }),
      responseTasks(as, { responseId }),
      responseSection(as, place),
      responseQuestion(as, place),
      responseCheck(as, { responseId }),
      responseClosed(as, { responseId }),
      receipt(as, { responseId }),
      evidence(as, { responseId }),
      ownEvidenceFile(as, { evidenceId: files[0]?.id ?? '' }),
      save(one, 'story', { value: 'x', viewer: rival.viewer }),
      markSection(as, { responseId, sectionId: 's1', done: 'yes' }),
      submit(one, testId(), early, rival.viewer),
      withdrawSubmission(as, { responseId }),
      recordLateAttempt(aContext(rival.viewer, shift(tender.deadline, 1)), { responseId }),
      uploadEvidence(as, responseId, { name: 'a.pdf', bytes: pdf('x') }),
      removeEvidence(as, { evidenceId: files[0]?.id ?? '' }),
    ];
    for (const result of await Promise.all(tries as Promise<never>[]))
      expect(why(result)).toBe('not-found common.not-found');
  });

  it('of the buyer finds no response either, and no file before the opening', async () => {
    const one = await team(tender);
    const as = aContext(tender.lead, early);
    const { responseId } = one;
    for (const result of [await responseTasks(as, { responseId }), await receipt(as, { responseId })])
      expect(why(result)).toBe('not-found common.not-found');
    const file = { procurementId: tender.procurementId, submissionId: 'any', sha256: 'any' };
    expect(why(await submittedEvidenceFile(as, file))).toBe('refused policy.sealed');
  });
});

describe('the seal', () => {
  it('lets no planted word stand in clear anywhere in the data folder', async () => {
    const words = [
      'canaryorganisation',
      'canaryperson',
      'canaryanswer',
      'canaryfilename',
      'canarycontent',
      'canaryequivalent',
    ];
    const one = await team(tender, 'canaryorganisation Ltd', 'canaryperson Smith');
    await complete(one);
    const file = value(
      await uploadEvidence(aContext(one.viewer, early), one.responseId, {
        name: 'canaryfilename.pdf',
        bytes: pdf('canarycontent'),
      }),
    );
    value(await save(one, 'story', { value: 'canaryanswer', base: 1, evidence: [file.id] }));
    value(
      await save(one, 'choice', {
        value: 'a',
        base: 1,
        evidence: [file.id],
        extras: { equivalent: { text: 'canaryequivalent' } },
      }),
    );
    value(await submit(one, testId()));
    const folder = join(world.folder(), 'data');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(2);
    const found = files.flatMap((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return words.filter((word) => bytes.includes(word) || entry.name.includes(word));
    });
    // The organisation is known to the officer who invited it; what its people typed is not.
    expect([...new Set(found)]).toEqual(['canaryorganisation']);
  });

  it('keeps the log of the procurement in one unbroken chain, without a word of an answer', async () => {
    const log = await listAudit(reading(), tender.procurementId);
    expect(firstBrokenRow(log)).toBe(null);
    expect(JSON.stringify(log)).not.toMatch(/canaryanswer|canaryfilename|canaryperson|supplier\.test/);
  });
});
