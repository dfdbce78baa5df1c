import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { reading, writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { listAudit } from '@/db/store/audit';
import { insertCancellation } from '@/db/store/cancellation';
import { findOwnSnapshot } from '@/db/store/submission';
import type { Viewer } from '@/lib/policy';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { everyKind } from '@/lib/testing/every-kind';
import { type OpenProcurement, openProcurement } from '@/lib/testing/open-procurement';
import { value, why } from '@/lib/testing/results';
import { complete, early, invite, save, shift, submit, type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { answerVersions } from '@/lib/views/answer-versions';
import { earlierOffer, earlierStart } from '@/lib/views/earlier-start';
import { evidence } from '@/lib/views/evidence';
import { library, libraryAnswer, libraryFile } from '@/lib/views/library';
import { receipt } from '@/lib/views/receipt';
import { responseQuestion } from '@/lib/views/response';
import { acceptInvitation } from './accept-invitation';
import { fileEarlierSubmissions } from './file-earlier-answers';
import { removeEarlierAnswers } from './remove-earlier-answers';
import { removeEvidence } from './remove-evidence';
import { declineEarlierAnswer, startFromEarlier } from './start-from-earlier';
import { withdrawSubmission } from './withdraw-submission';

aDatabase();

/** The document with two questions made from suggested ones, in another edition where asked. */
const made = (edition = 1): QuestionnaireDocument => {
  const document = everyKind();
  const from: Record<string, string> = { choice: `P06-01@${edition}`, story: `P07-01@${edition}` };
  return {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) =>
        from[question.id] ? { ...question, from: from[question.id] } : question,
      ),
    })),
  } as QuestionnaireDocument;
};

let first: OpenProcurement;
let second: OpenProcurement;
/** The same organisation in both: its earlier response is sent, its new one empty. */
let before: Team;
let now: Team;

const late = '2027-01-11T09:00:00.000Z';
const respond = async (of: Team, to: OpenProcurement): Promise<Team> => {
  const token = await invite(to, of.email);
  const accepted = value(await acceptInvitation(aContext(of.viewer, early), { token }));
  return { ...of, responseId: accepted.responseId, token };
};
const place = (questionId: string, of: Team = now) => ({ responseId: of.responseId, sectionId: 's1', questionId });
const offered = async (questionId: string, of: Team = now) =>
  value(await earlierOffer(aContext(of.viewer, late), place(questionId, of)));
const shelf = async (of: Team) => value(await library(aContext(of.viewer, late), { page: 1 }));
const sent = async (of: Team) => value((await submit(of, testId())) as never) as { submissionId: string };

beforeAll(async () => {
  first = await openProcurement({ document: made(1), title: 'Smart bins' });
  second = await openProcurement({ document: made(2), title: 'Street lights' });
  before = await team(first);
  await complete(before);
  await sent(before);
  now = await respond(before, second);
});

describe('the library of earlier answers', () => {
  it('holds what was submitted, with where it was sent, certificates apart', async () => {
    const drafting = await team(first, 'Draftsmen');
    await complete(drafting);
    expect((await shelf(drafting)).count).toBe(0);
    const { answers, count } = await shelf(before);
    expect(count).toBe(9);
    expect(answers.map(({ questionId }) => questionId)).not.toContain('d1');
    expect(answers.find(({ questionId }) => questionId === 'story')).toMatchObject({
      title: 'Smart bins',
      authority: 'Brackwater Borough Council',
      answer: { value: 'Each sensor sits in a network of its own.' },
    });
  });

  it('is read by its own organisation and nobody else', async () => {
    const other = await team(first, 'Corvane');
    const officer = first.lead;
    const mine = (await shelf(before)).answers[0];
    const key = { submissionId: mine?.submissionId ?? '', questionId: mine?.questionId ?? '' };
    expect((await shelf(other)).count).toBe(0);
    for (const viewer of [other.viewer, officer, { kind: 'anonymous' }] as Viewer[]) {
      const context = aContext(viewer, late);
      const found = await libraryAnswer(context, key);
      expect(found.ok && found.value !== null).toBe(false);
      expect((await removeEarlierAnswers(context, key)).ok).toBe(false);
      const from = { ...place('story'), submissionId: key.submissionId, fromQuestionId: 'story' };
      expect(why(await earlierStart(context, from))).toBe('not-found common.not-found');
      expect(why(await earlierOffer(context, place('story')))).toBe('not-found common.not-found');
      expect(why(await startFromEarlier(context, { ...from, base: 0 }))).toBe('not-found common.not-found');
    }
    expect(why(await library(aContext(officer, late), { page: 1 }))).toBe('not-found common.not-found');
    expect(why(await libraryFile(aContext(officer, late), { kind: 'json' }))).toBe('not-found common.not-found');
  });

  it('is opened by no code of the buyer’s side', () => {
    const read = (folder: string): string[] =>
      readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.'))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => readFileSync(path, 'utf8').includes("/earlier-answer'"));
    expect(['app', 'lib', 'db'].flatMap(read).sort()).toEqual([
      'db/store/submission.ts',
      'lib/commands/file-earlier-answers.ts',
      'lib/commands/remove-earlier-answers.ts',
      'lib/commands/start-from-earlier.ts',
      'lib/views/earlier-start.ts',
      'lib/views/library.ts',
    ]);
  });

  it('keeps nothing in the clear that a supplier wrote', async () => {
    const rows = await reading().select().from(t.earlierAnswer);
    const text = JSON.stringify(rows);
    expect(rows.length).toBeGreaterThan(5);
    for (const word of ['network of its own', 'Incident plan', '2026-11-11', 'certified'])
      expect(text).not.toContain(word);
  });

  it('holds the submission that counts, forgets one that was withdrawn, and keeps what a cancelled procurement got', async () => {
    const own = await openProcurement({ document: made() });
    const other = await openProcurement({ document: made() });
    const one = await team(own);
    await complete(one);
    await sent(one);
    value(await save(one, 'story', { value: 'A second text.', base: 1 }));
    await sent(one);
    const story = async () => (await shelf(one)).answers.filter(({ questionId }) => questionId === 'story');
    expect((await story()).map(({ answer }) => answer.value)).toEqual(['A second text.']);
    const next = await respond(one, other);
    await complete(next, 'For the cancelled one.');
    await sent(next);
    expect(await story()).toHaveLength(2);
    await writing((tx) =>
      insertCancellation(tx, {
        procurementId: other.procurementId,
        stepId: testId(),
        cancelledAt: late,
        reason: 'No money',
        notice: '',
        askedBy: 'x',
        confirmedBy: 'y',
      }),
    );
    const all = await story();
    expect(all.map(({ cancelled }) => cancelled).sort()).toEqual([false, true]);
    expect(all.find(({ cancelled }) => cancelled)?.changes.map(({ key }) => key)).toContain(
      'library.changed-cancelled',
    );
    value(await withdrawSubmission(aContext(one.viewer, early), { responseId: one.responseId }));
    // A response that was withdrawn was taken back as a whole.
    expect((await story()).map(({ cancelled }) => cancelled)).toEqual([true]);
  });

  it('is filled from submissions of a release that had none', async () => {
    const one = await team(first);
    await complete(one);
    await sent(one);
    const { count } = await shelf(one);
    await writing(async (tx) => void (await tx.delete(t.earlierAnswer)));
    expect((await shelf(one)).count).toBe(0);
    expect(await fileEarlierSubmissions()).toBeGreaterThan(2);
    expect((await shelf(one)).count).toBe(count);
    expect(await fileEarlierSubmissions()).toBe(0);
  });
});

describe('an earlier answer on a question', () => {
  it('is offered by the suggested question, else by its words, and never from the same response', async () => {
    expect(await offered('story')).toMatchObject({
      by: 'template',
      fromQuestionId: 'story',
      title: 'Smart bins',
      choice: null,
    });
    expect(await offered('hours')).toMatchObject({ by: 'words', fromQuestionId: 'hours' });
    expect(await offered('where')).toBeNull();
    expect(await offered('story', before)).toBeNull();
  });

  it('is not offered once the door is closed', async () => {
    const after = aContext(now.viewer, shift(second.deadline, 1));
    expect(value(await earlierOffer(after, place('story')))).toBeNull();
  });

  it('is shown with what changed, and fills in nothing by being read', async () => {
    const offer = await offered('choice');
    const from = { ...place('choice'), submissionId: offer?.submissionId ?? '', fromQuestionId: 'choice' };
    const shown = value(await earlierStart(aContext(now.viewer, late), from));
    expect(shown).toMatchObject({
      own: { version: 0, started: false },
      start: { usable: true, answer: { value: 'b' } },
    });
    expect(shown?.start).toMatchObject({ attached: [{ name: 'Incident plan.pdf' }], gone: [] });
    const question = value(await responseQuestion(aContext(now.viewer, late), place('choice')));
    expect(question?.version).toBe(0);
  });

  it('is used as a save like any other: evidence attached, history kept, a colleague’s text never overwritten', async () => {
    const from = { submissionId: (await offered('story'))?.submissionId ?? '', fromQuestionId: 'story' };
    const use = (base: number, viewer: Viewer = now.viewer) =>
      startFromEarlier(aContext(viewer, late), { ...place('story'), ...from, base });
    value(await save(now, 'story', { value: 'Typed by hand.' }));
    expect(value(await use(0))).toMatchObject({ is: 'conflict', version: 1 });
    const kept = () => responseQuestion(aContext(now.viewer, late), place('story'));
    expect(value(await kept())?.answer?.value).toBe('Typed by hand.');
    expect((await offered('story'))?.choice).toBeNull();
    expect(value(await use(1))).toMatchObject({ is: 'saved', version: 2, faults: [] });
    expect(value(await kept())?.answer?.value).toBe('Each sensor sits in a network of its own.');
    expect((await offered('story'))?.choice).toBe('used');
    expect(value(await answerVersions(aContext(now.viewer, late), { ...place('story'), mine: 'x' }))).toBeNull();
    const choice = { submissionId: (await offered('choice'))?.submissionId ?? '', fromQuestionId: 'choice' };
    value(await startFromEarlier(aContext(now.viewer, late), { ...place('choice'), ...choice, base: 0 }));
    const view = value(await responseQuestion(aContext(now.viewer, late), place('choice')));
    expect(view?.answer).toMatchObject({ value: 'b', extras: { assurance: { basis: 'certified' } } });
    expect(view?.answer?.evidence).toEqual([view?.files[0]?.id]);
  });

  it('is not asked about again once it was declined', async () => {
    const offer = await offered('hours');
    const { submissionId = '', fromQuestionId = '' } = offer ?? {};
    const chosen = { responseId: now.responseId, questionId: 'hours', submissionId, fromQuestionId };
    value(await declineEarlierAnswer(aContext(now.viewer, late), chosen));
    expect((await offered('hours'))?.choice).toBe('declined');
    expect(why(await declineEarlierAnswer(aContext(now.viewer, shift(second.deadline, 0)), chosen))).toMatch(
      /supplier-closed/,
    );
  });

  it('cannot be used without files that were removed, and says so', async () => {
    const files = value(await evidence(aContext(now.viewer, late), { responseId: now.responseId })).files;
    value(await removeEvidence(aContext(now.viewer, late), { evidenceId: files[0]?.id }));
    const offer = await offered('paper');
    const from = {
      ...place('paper'),
      submissionId: offer?.submissionId ?? '',
      fromQuestionId: offer?.fromQuestionId ?? '',
    };
    const shown = value(await earlierStart(aContext(now.viewer, late), from));
    expect(shown).toMatchObject({ start: { usable: false, why: 'nothing' } });
    expect(shown?.changes.map(({ key }) => key)).toContain('library.changed-files');
    expect(why(await startFromEarlier(aContext(now.viewer, late), { ...from, base: 0 }))).toBe(
      'invalid library.cannot-nothing',
    );
  });
});

describe('deleting and taking away', () => {
  it('takes an answer out for good, in every version of that response, and touches no submission', async () => {
    const own = await openProcurement({ document: made() });
    const one = await team(own);
    await complete(one);
    const { submissionId } = await sent(one);
    const receiptBefore = value(await receipt(aContext(one.viewer, late), { responseId: one.responseId }));
    const snapshot = await findOwnSnapshot(reading(), one.responseId, submissionId);
    const { count } = await shelf(one);
    value(await removeEarlierAnswers(aContext(one.viewer, late), { submissionId, questionId: 'story' }));
    expect((await shelf(one)).count).toBe(count - 1);
    expect(why(await removeEarlierAnswers(aContext(one.viewer, late), { submissionId, questionId: 'story' }))).toBe(
      'not-found common.not-found',
    );
    value(await removeEarlierAnswers(aContext(one.viewer, late), { all: 'yes' }));
    expect((await shelf(one)).count).toBe(0);
    // What was deleted does not come back with the next start of the server.
    await fileEarlierSubmissions();
    expect((await shelf(one)).count).toBe(0);
    expect(await findOwnSnapshot(reading(), one.responseId, submissionId)).toEqual(snapshot);
    expect(value(await receipt(aContext(one.viewer, late), { responseId: one.responseId }))).toEqual(receiptBefore);
    const events = await listAudit(reading(), `supplier:${one.viewer.supplierId}`);
    expect(events.filter(({ action }) => action === 'library.remove')).toHaveLength(2);
    expect(await listAudit(reading(), own.procurementId)).not.toContainEqual(
      expect.objectContaining({ action: 'library.remove' }),
    );
  });

  it('exports everything as JSON', async () => {
    const file = value(await libraryFile(aContext(before.viewer, late), { kind: 'json' }));
    const made = JSON.parse(String(file?.body));
    expect(made.format).toBe('assay-earlier-answers/1');
    expect(made.answers).toHaveLength((await shelf(before)).count);
    expect(made.answers.find((each: { question: { id: string } }) => each.question.id === 'story').value).toBe(
      'Each sensor sits in a network of its own.',
    );
  });
});
