import { beforeAll, describe, expect, test } from 'vitest';
import { reading, writing } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { findDraft, publishVersion, saveDraft } from '@/db/store/questionnaire';
import { findScoping } from '@/db/store/scoping';
import { type Flag, scopingQuestions } from '@/lib/catalogue';
import { tenPlaces } from '@/lib/catalogue/select.cases';
import { coverageOf } from '@/lib/questionnaire/coverage';
import type { Question } from '@/lib/questionnaire/document';
import { questionsOf } from '@/lib/questionnaire/find';
import { weightLevels } from '@/lib/questionnaire/fit';
import { documentHash } from '@/lib/questionnaire/hash';
import type { Result } from '@/lib/result';
import { aDraftedProcurement, aSetup, type Cast } from '@/lib/testing/drafts';
import { aContext, aDatabase } from '@/lib/testing/world';
import { recommended } from '@/lib/views/recommended';
import { scoping, scopingPage } from '@/lib/views/scoping';
import { answerScopingQuestion } from './answer-scoping-question';
import { applyRecommended } from './apply-recommended';
import { applyRecommendedChanges } from './apply-recommended-changes';
import { overrideProfile } from './override-profile';
import { saveSetup } from './save-setup';
import { startProcurement } from './start-procurement';
import { startScoping } from './start-scoping';

aDatabase();

let people: Cast;
const now = '2026-11-20T10:00:00.000Z';
const as = (who: keyof Cast, at = now) => aContext(people[who], at);
const key = (result: Result<unknown>) => (result.ok ? 'ok' : `${result.why} ${result.messages[0]?.key}`);

/** A procurement of the lead with its set-up, in England. */
const aProcurement = async (value: string, years: string): Promise<string> => {
  const { title, reference, description, contract } = aSetup();
  const started = await startProcurement(as('lead'), { title, reference, description });
  if (!started.ok) throw new Error('refused');
  const { id } = started.value;
  for (const [step, values] of [
    ['nation', { nation: 'england' }],
    ['value', { value, years, contract }],
  ] as const)
    if (!(await saveSetup(as('lead'), { id, step, values })).ok) throw new Error(`refused ${step}`);
  return id;
};

/** The answers that set exactly these flags. */
const answersFor = (flags: readonly Flag[]): [string, string][] =>
  scopingQuestions.map(({ id, answers, sets }) => {
    if (answers === 'placement')
      return [
        id,
        flags.includes('publicSpace')
          ? 'public'
          : flags.includes('devices') && !flags.includes('homes')
            ? 'locked'
            : 'none',
      ];
    const yes = sets.yes ?? [];
    return [id, yes.length > 0 && yes.every((flag) => flags.includes(flag)) ? 'yes' : 'no'];
  });

const answerAll = async (id: string, flags: readonly Flag[]) => {
  for (const [question, answer] of answersFor(flags)) {
    const saved = await answerScopingQuestion(as('lead'), { id, question, answer });
    if (!saved.ok) throw new Error(`${question}: ${key(saved)}`);
  }
};

beforeAll(async () => {
  ({ people } = await aDraftedProcurement());
});

describe('the questions about the place', () => {
  let id = '';

  test('start from an example whose answers count only once an officer saved them', async () => {
    id = await aProcurement('90000', '4');
    expect(key(await startScoping(as('lead'), { id, starter: 'nowhere' }))).toBe('invalid scoping.starter-missing');
    expect(key(await startScoping(as('lead'), { id, starter: 'environment' }))).toBe('ok');
    const stored = await findScoping(reading(), id);
    expect(stored?.starter).toBe('environment');
    expect(Object.values(stored?.answers ?? {}).every((entry) => !entry.checked)).toBe(true);
    const view = await scoping(as('lead'), { id });
    expect(view).toMatchObject({ ok: true, value: { left: 22, nextNumber: 1, place: { profile: null } } });
  });

  test('take only answers that a question offers', async () => {
    const wrong = await answerScopingQuestion(as('lead'), { id, question: 'B-05', answer: 'yes' });
    expect(key(wrong)).toBe('invalid scoping.answer-missing');
    expect(key(await answerScopingQuestion(as('lead'), { id, question: 'B-99', answer: 'yes' }))).toBe(
      'invalid catalogue.unknown-scoping-question',
    );
    expect(key(await answerScopingQuestion(as('stranger'), { id, question: 'B-01', answer: 'yes' }))).toBe(
      'not-found common.not-found',
    );
  });

  test('treat "don\'t know" as yes and raise an action for the lead', async () => {
    const saved = await answerScopingQuestion(as('lead'), { id, question: 'B-02', answer: 'dont-know' });
    expect(saved).toEqual({ ok: true, value: { raised: true } });
    const page = await scopingPage(as('lead'), { id, number: 3, raised: 2 });
    expect(page).toMatchObject({ ok: true, value: { raised: { owner: 'lead person', takenAsYes: true } } });
  });

  test('answer a save that came second with both answers and both names', async () => {
    const first = await answerScopingQuestion(as('lead'), { id, question: 'B-03', answer: 'yes', revision: 'no' });
    expect(key(first)).toBe('ok');
    const second = await answerScopingQuestion(as('lead', '2026-11-20T10:05:00.000Z'), {
      id,
      question: 'B-03',
      answer: 'dont-know',
      revision: 'no',
    });
    expect(second).toMatchObject({
      why: 'conflict',
      messages: [
        {
          key: 'scoping.answer-changed',
          params: { name: 'lead person', theirs: 'Yes', mine: "Don't know", revision: 'yes' },
        },
      ],
    });
    expect((await findScoping(reading(), id))?.answers['B-03']?.answer).toBe('yes');
    const other = await answerScopingQuestion(as('lead'), { id, question: 'B-04', answer: 'no', revision: 'no' });
    expect(key(other)).toBe('ok');
  });

  test('say what an answer would add, beside the other answers', async () => {
    const page = await scopingPage(as('lead'), { id, number: 9 });
    if (!page.ok) throw new Error('refused');
    const [yes] = page.value.effects;
    expect(yes?.answer).toBe('yes');
    expect(yes?.added).toBeGreaterThan(0);
    expect(yes?.such.length).toBe(Math.min(2, yes?.added ?? 0));
  });

  test('give no suggested questions before all 22 are checked', async () => {
    expect(key(await applyRecommended(as('lead'), { id }))).toBe('invalid scoping.unfinished');
    expect(key(await overrideProfile(as('lead'), { id, profile: 'light', reason: 'x' }))).toBe(
      'invalid scoping.unfinished',
    );
  });
});

describe.each(tenPlaces.filter((place) => ['T03', 'T06', 'T02'].includes(place.id)))('$id $place', (place) => {
  test('comes out of the command with exactly the listed questions, gates, profile and effort', async () => {
    const id = await aProcurement(place.value, place.years);
    await answerAll(id, place.flags);
    const view = await recommended(as('lead'), { id });
    if (!view.ok || view.value.is !== 'suggestion') throw new Error('no suggestion');
    expect([view.value.profile, view.value.hours]).toEqual([place.profile, place.hours]);
    expect(view.value.principles.flatMap(({ available }) => available)).toHaveLength(place.available);
    const made = await applyRecommended(as('lead'), { id, revision: view.value.digest });
    if (!made.ok) throw new Error(key(made));
    const draft = await findDraft(reading(), id);
    if (!draft) throw new Error('no draft');
    const questions = questionsOf(draft.document);
    expect(
      questions
        .map((question) => question.id)
        .sort()
        .join(' '),
    ).toBe(place.ids);
    expect(coverageOf(draft.document).gates).toBe(place.gates.length);
    expect(weightLevels(draft.document).every(({ exact }) => exact)).toBe(true);
    expect([draft.number, draft.revision, draft.reasons]).toEqual([1, 1, {}]);
    const [last] = (await listAudit(reading(), id)).slice(-1);
    expect([last?.action, last?.subjectId]).toEqual(['recommended.apply', draft.id]);
  });
});

describe('the suggested questions', () => {
  let id = '';
  const light = tenPlaces.find((place) => place.id === 'T03');
  const flags = light?.flags ?? [];
  const ids = light?.ids.split(' ') ?? [];

  test('may be left out or added to, with a reason beyond the budget that stands beside the checks', async () => {
    id = await aProcurement('90000', '4');
    await answerAll(id, flags);
    const view = await recommended(as('lead'), { id });
    if (!view.ok || view.value.is !== 'suggestion') throw new Error('no suggestion');
    const more = view.value.principles
      .flatMap(({ available }) => available)
      .slice(0, 4)
      .map((row) => row.id);
    const include = [...ids, ...more];
    const without = await applyRecommended(as('lead'), { id, include });
    expect(without).toMatchObject({ why: 'invalid', messages: [{ path: 'reason', key: 'scoping.over-budget' }] });
    expect(key(await applyRecommended(as('lead'), { id, include: ['P99-99'] }))).toBe('invalid scoping.not-offered');
    expect(key(await applyRecommended(as('lead'), { id, include: [] }))).toBe('invalid scoping.none-chosen');
    expect(key(await applyRecommended(as('lead'), { id, include, revision: 'older' }))).toBe(
      'conflict scoping.changed-first',
    );
    expect(key(await applyRecommended(as('observer'), { id, include }))).toBe('not-found common.not-found');
    expect(await findDraft(reading(), id)).toBeNull();
    const made = await applyRecommended(as('lead'), { id, include, reason: 'The river floods the site every spring.' });
    expect(made).toMatchObject({ ok: true, value: { questions: 29 } });
    const draft = await findDraft(reading(), id);
    expect(draft?.reasons['checks.over-questions']).toBe('The river floods the site every spring.');
    expect(questionsOf(draft?.document ?? ({ sections: [] } as never)).find((one) => one.id === more[0])?.here).toBe(
      'added',
    );
    expect(key(await applyRecommended(as('lead'), { id }))).toBe('conflict scoping.draft-exists');
  });

  test('of another profile are offered as changes, and only what was ticked is changed', async () => {
    const before = await findDraft(reading(), id);
    if (!before) throw new Error('no draft');
    expect(key(await overrideProfile(as('lead'), { id, profile: 'standard' }))).toBe('invalid scoping.reason-missing');
    const chosen = await overrideProfile(as('lead'), { id, profile: 'standard', reason: 'A school stands beside it.' });
    expect(key(chosen)).toBe('ok');
    expect((await findScoping(reading(), id))?.profileOverride).toMatchObject({
      profile: 'standard',
      reason: 'A school stands beside it.',
      by: people.lead.userId,
    });
    // An officer rewords a question between.
    const question = questionsOf(before.document)[0] as Question;
    const reworded = { ...question, wording: { en: 'In our own words?' } } as Question;
    const sections = before.document.sections.map((section) => ({
      ...section,
      questions: section.questions.map((one) => (one.id === question.id ? reworded : one)),
    }));
    const document = { ...before.document, sections };
    await writing((tx) =>
      saveDraft(tx, { versionId: before.id, expectedRevision: 1, document, by: people.lead.userId, at: now }),
    );
    const view = await recommended(as('lead'), { id });
    if (!view.ok || view.value.is !== 'changes') throw new Error('no changes');
    const added = view.value.changes.filter(({ change }) => change === 'added').map((change) => change.id);
    expect(added.length).toBeGreaterThan(5);
    const { revision, digest } = view.value;
    expect(key(await applyRecommendedChanges(as('lead'), { id, change: [], revision }))).toBe(
      'invalid scoping.no-change-chosen',
    );
    expect(key(await applyRecommendedChanges(as('lead'), { id, change: added, revision: revision - 1 }))).toBe(
      'conflict scoping.draft-changed',
    );
    const applied = await applyRecommendedChanges(as('lead'), {
      id,
      change: added.slice(0, 2),
      revision,
      recommendation: digest,
    });
    expect(applied).toMatchObject({ ok: true, value: { applied: 2 } });
    const after = await findDraft(reading(), id);
    if (!after) throw new Error('no draft');
    expect(questionsOf(after.document)).toHaveLength(questionsOf(before.document).length + 2);
    expect(questionsOf(after.document).find((one) => one.id === question.id)).toEqual(reworded);
    expect(after.revision).toBe(revision + 1);
  });

  test('go back to the rule when its own profile is chosen again', async () => {
    const stale = await overrideProfile(as('lead'), { id, profile: 'enhanced', reason: 'x', revision: 'light' });
    expect(key(stale)).toBe('conflict scoping.override-changed');
    expect(key(await overrideProfile(as('lead'), { id, profile: 'light', revision: 'standard' }))).toBe('ok');
    expect((await findScoping(reading(), id))?.profileOverride).toBeNull();
  });

  test('and the answers behind them are closed once a version is published', async () => {
    const draft = await findDraft(reading(), id);
    if (!draft) throw new Error('no draft');
    await writing((tx) =>
      publishVersion(tx, {
        versionId: draft.id,
        expectedRevision: draft.revision,
        documentHash: documentHash(draft.document),
        publishedAt: now,
        publishedBy: people.lead.userId,
        signedOffBy: people.approver.userId,
      }),
    );
    expect(key(await answerScopingQuestion(as('lead'), { id, question: 'B-01', answer: 'no' }))).toBe(
      'refused policy.published-said',
    );
    expect(key(await applyRecommended(as('lead'), { id }))).toBe('refused policy.published-said');
    expect(await recommended(as('lead'), { id })).toMatchObject({ ok: true, value: { is: 'published', number: 1 } });
  });
});
