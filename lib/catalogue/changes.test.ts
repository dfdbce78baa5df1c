import { describe, expect, it } from 'vitest';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import { applyEdit } from '../questionnaire/edits';
import { findQuestion, questionsOf } from '../questionnaire/find';
import { awardQuestions, weightLevels } from '../questionnaire/fit';
import { defaultScoring } from '../questionnaire/presets';
import { assembleDocument } from './assemble';
import { applyChanges, type ProposedChange, proposeChanges } from './changes';
import { scopingQuestions, starters, templates } from './content/connected-places-principles/2021';
import { type PlaceFacts, recommend } from './recommend';
import type { ScopingAnswers } from './scoping-question';

const environment = starters.find(({ id }) => id === 'environment')?.answers ?? {};
const rest = Object.fromEntries(scopingQuestions.map(({ id }) => [id, 'no'])) as ScopingAnswers;

const facts = (over: Partial<PlaceFacts> = {}): PlaceFacts => ({
  answers: { ...rest, ...environment },
  override: null,
  nation: 'england',
  value: '120000',
  years: '3',
  contract: { start: '2027-03-01', contractEnd: '2030-02-28', contractEndExtended: null, assetLifeEnd: null },
  day: '2026-11-02',
  ...over,
});

const draftFrom = (place: PlaceFacts): QuestionnaireDocument => {
  const today = recommend(place);
  return assembleDocument({
    title: { en: 'Sensors' },
    templates,
    flags: today.scoping.flags,
    selection: today.selection,
    scoring: defaultScoring(),
    dates: today.dates,
    belowThresholdEngland: today.belowThresholdEngland,
  });
};

const edited = (document: QuestionnaireDocument, question: Question): QuestionnaireDocument => {
  const result = applyEdit(document, { edit: 'replace-question', question });
  if (!result.ok) throw new Error('the edit of the test does not fit');
  return result.value;
};

const ids = (changes: readonly ProposedChange[], kind: ProposedChange['change']) =>
  changes.filter(({ change }) => change === kind).map(({ id }) => id);

const firstOf = (document: QuestionnaireDocument, purpose: Question['purpose']): Question => {
  const found = questionsOf(document).find((question) => question.purpose === purpose);
  if (!found) throw new Error(`no ${purpose}`);
  return found;
};

describe('a draft beside what would be recommended today', () => {
  const light = facts();
  const draft = draftFrom(light);

  it('has no difference when nothing changed', () => {
    expect(proposeChanges(draft, recommend(light))).toEqual([]);
  });

  it('gains the questions of a higher profile, and follows it exactly when everything is taken', () => {
    const standard = facts({ override: 'standard' });
    const today = recommend(standard);
    const changes = proposeChanges(draft, today);
    expect(ids(changes, 'added').length).toBe(today.selection.chosen.length - questionsOf(draft).length);
    const all = applyChanges(
      draft,
      changes,
      changes.map(({ id }) => id),
      today,
    );
    if (!all.ok) throw new Error('refused');
    const wanted = draftFrom(standard);
    expect(questionsOf(all.value).map(({ id }) => id)).toEqual(questionsOf(wanted).map(({ id }) => id));
    expect(all.value.sections.map(({ id, weight }) => [id, weight])).toEqual(
      wanted.sections.map(({ id, weight }) => [id, weight]),
    );
    for (const section of wanted.sections)
      for (const question of awardQuestions(section))
        expect([question.id, findQuestion(all.value, question.id)]).toMatchObject([
          question.id,
          { weight: question.weight, threshold: question.threshold },
        ]);
    expect(weightLevels(all.value).every(({ exact }) => exact)).toBe(true);
    expect(proposeChanges(all.value, today)).toEqual([]);
  });

  it('changes nothing that was not chosen', () => {
    const today = recommend(facts({ override: 'standard' }));
    const changes = proposeChanges(draft, today);
    const none = applyChanges(draft, changes, [], today);
    expect(none).toEqual({ ok: true, value: draft });
    const [first] = ids(changes, 'added');
    const one = applyChanges(draft, changes, [first ?? ''], today);
    if (!one.ok) throw new Error('refused');
    expect(questionsOf(one.value).length).toBe(questionsOf(draft).length + 1);
    for (const question of questionsOf(draft)) expect(findQuestion(one.value, question.id)).toEqual(question);
  });

  it('loses questions of a lower profile, an emptied section with its last question', () => {
    const big = draftFrom(facts({ override: 'enhanced' }));
    const today = recommend(light);
    const changes = proposeChanges(big, today);
    expect(ids(changes, 'removed').length).toBe(questionsOf(big).length - questionsOf(draft).length);
    const all = applyChanges(
      big,
      changes,
      changes.map(({ id }) => id),
      today,
    );
    if (!all.ok) throw new Error('refused');
    expect(questionsOf(all.value).map(({ id }) => id)).toEqual(questionsOf(draft).map(({ id }) => id));
    expect(all.value.sections.every((section) => section.questions.length > 0)).toBe(true);
  });

  it('says which of the questions to remove an officer edited, and never compares words', () => {
    const big = draftFrom(facts({ override: 'enhanced' }));
    const today = recommend(light);
    const [gone] = proposeChanges(big, today).filter((each) => each.change === 'removed');
    if (gone?.change !== 'removed') throw new Error('nothing to remove');
    expect(gone.edited).toBe(false);
    const mine = edited(big, { ...gone.question, wording: { en: 'Our own words?' } });
    const again = proposeChanges(mine, today).find(({ id }) => id === gone.id);
    expect(again).toMatchObject({ change: 'removed', edited: true });
    const kept = firstOf(draft, 'award-criterion');
    const reworded = edited(draft, { ...kept, wording: { en: 'Reworded?' } });
    expect(proposeChanges(reworded, recommend(light))).toEqual([]);
  });

  it('never proposes to remove what an officer wrote or added', () => {
    const own = firstOf(draft, 'award-criterion');
    const added = edited(draft, { ...own, here: 'added' });
    const fewer = recommend(facts({ answers: { ...rest, 'B-05': 'none', 'B-12': 'no', 'B-13': 'no' } }));
    expect(ids(proposeChanges(added, fewer), 'removed')).not.toContain(`remove:${own.id}`);
    const section = draft.sections[0];
    if (!section) throw new Error('no section');
    const written = applyEdit(draft, {
      edit: 'add-question',
      sectionId: section.id,
      at: 0,
      question: { ...own, id: 'own-1', from: undefined, here: undefined } as unknown as Question,
    });
    if (!written.ok) throw new Error('refused');
    const changes = proposeChanges(written.value, recommend(light));
    expect(ids(changes, 'removed')).toEqual([]);
    // An own question has no default weighting, so no share beside it is compared.
    expect(ids(changes, 'weight')).toEqual([]);
  });

  it('offers the purpose that another regime asks for, and new days for bands', () => {
    const above = facts({ value: '400000', override: 'light' });
    const changes = proposeChanges(draft, recommend(above));
    const purpose = changes.filter((each) => each.change === 'field' && each.field === 'purpose');
    expect(purpose.length).toBeGreaterThan(0);
    const later = facts({ contract: { ...light.contract, contractEnd: '2031-02-28' } });
    const today = recommend(later);
    const days = proposeChanges(draft, today).filter((each) => each.change === 'field' && each.field === 'dates');
    expect(days.map(({ id }) => id)).toEqual(['dates:P13-01']);
    const moved = applyChanges(draft, days, ['dates:P13-01'], today);
    if (!moved.ok) throw new Error('refused');
    expect(JSON.stringify(findQuestion(moved.value, 'P13-01'))).toContain('2031-02-28');
    expect(proposeChanges(moved.value, today)).toEqual([]);
  });
});

describe('the days of a contract', () => {
  it('without extensions or a known life of the assets end with the contract', () => {
    expect(recommend(facts()).dates).toEqual({
      contractEnd: '2030-02-28',
      contractEndExtended: '2030-02-28',
      assetLifeEnd: '2030-02-28',
    });
  });
});

describe('the recommendation', () => {
  it('of a small environment project is within the budget of its profile', () => {
    const { profile, selection, belowThresholdEngland } = recommend(facts());
    expect(profile).toBe('light');
    expect(selection.chosen.length).toBeLessThanOrEqual(25);
    expect(belowThresholdEngland).toBe(true);
  });

  it('keeps the rule beside an officer’s own profile', () => {
    const { profile, result } = recommend(facts({ override: 'enhanced' }));
    expect([profile, result.profile]).toEqual(['enhanced', 'light']);
  });
});
