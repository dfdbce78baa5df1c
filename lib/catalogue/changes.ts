import { fieldChanges } from '../questionnaire/diff';
import type { AwardQuestion, Question, QuestionnaireDocument, Section } from '../questionnaire/document';
import { applyEdit, type Edit } from '../questionnaire/edits';
import { findQuestion, placeOf, questionsOf } from '../questionnaire/find';
import { awardQuestions } from '../questionnaire/fit';
import { ok, type Result } from '../result';
import { compare, parseDecimal } from '../scoring/fraction';
import { assembleDocument } from './assemble';
import { templates } from './content/connected-places-principles/2021';
import type { Recommendation } from './recommend';
import type { Chosen } from './select';

/** Fields of a question that follow from the place, so that a changed place can make them wrong. */
const placedFields = ['threshold', 'purpose', 'why', 'dates'] as const;
export type PlacedField = (typeof placedFields)[number];

/** One difference between a draft and what would be recommended today; each is taken or left by itself. */
export type ProposedChange =
  | { id: string; change: 'added'; question: Question; because: Chosen['because'] }
  | { id: string; change: 'removed'; question: Question; edited: boolean }
  | { id: string; change: 'field'; question: Question; field: PlacedField; from: string | null; to: string | null }
  | { id: string; change: 'weight'; of: Question | Section; from: string; to: string };

/** Fields that say nothing about whether an officer edited the words of a question. */
const ownFields = ['weight', 'threshold', 'here', 'why', 'ref', 'purpose'];

const templateIdOf = (question: Question): string | undefined => question.from?.split('@')[0];
const sameIds = (left: readonly { id: string }[], right: readonly { id: string }[]): boolean =>
  left.length === right.length && left.every(({ id }) => right.some((other) => other.id === id));

const bandDays = (question: Question): string | null =>
  question.kind === 'date' ? (question.settings?.bands ?? []).map(({ value }) => value).join(', ') : null;

const placedValue = (question: Question, field: PlacedField): string | null => {
  if (field === 'dates') return bandDays(question);
  if (field === 'why') return question.why?.en ?? null;
  if (field === 'purpose') return question.purpose;
  return question.purpose === 'award-criterion' ? (question.threshold ?? null) : null;
};

/** What the questionnaire would be, were it made today with these questions. */
const freshFrom = (draft: QuestionnaireDocument, today: Recommendation, chosen: Chosen[]): QuestionnaireDocument =>
  assembleDocument({
    title: draft.title,
    templates,
    flags: today.scoping.flags,
    selection: { chosen },
    scoring: draft.scoring,
    dates: today.dates,
    belowThresholdEngland: today.belowThresholdEngland,
  });

/** Questions of the draft that came from the bank, with the reason that each would have today. */
const keptFrom = (draft: QuestionnaireDocument, today: Recommendation): Chosen[] =>
  questionsOf(draft).flatMap((question): Chosen[] => {
    const id = templateIdOf(question);
    if (id === undefined || id !== question.id) return [];
    const chosen = today.selection.chosen.find((one) => one.id === id);
    return [{ id, because: chosen?.because ?? 'added' }];
  });

const weightChanges = (draft: QuestionnaireDocument, fresh: QuestionnaireDocument): ProposedChange[] => {
  // A share is compared only where a section holds exactly the bank's questions: an officer's own question has no
  // default weight, so there is nothing to compare with.
  const pairs = draft.sections.flatMap((section) => {
    const other = fresh.sections.find(({ id }) => id === section.id);
    return other && sameIds(awardQuestions(section), awardQuestions(other)) ? [{ section, other }] : [];
  });
  const whole =
    pairs.length === draft.sections.filter((section) => awardQuestions(section).length > 0).length &&
    pairs.length === fresh.sections.filter((section) => awardQuestions(section).length > 0).length;
  const change = (prefix: string, of: Question | Section, from: string, to: string): ProposedChange[] =>
    compare(parseDecimal(from), parseDecimal(to)) === 0
      ? []
      : [{ id: `${prefix}:${of.id}`, change: 'weight', of, from, to }];
  return pairs.flatMap(({ section, other }) => [
    ...(whole ? change('section', section, section.weight, other.weight) : []),
    ...awardQuestions(section).flatMap((question) => {
      const now = awardQuestions(other).find(({ id }) => id === question.id);
      return now ? change('weight', question, question.weight, now.weight) : [];
    }),
  ]);
};

/**
 * What would change if the draft followed today's recommendation. Takes the draft and the recommendation; returns the
 * differences: questions to add and to remove, fields that the place decides (minimum mark, purpose, reason, dates),
 * and default weightings, as they would be once questions were added and removed. Questions that officers wrote or
 * added themselves are never proposed for removal, and words are never compared, so that no edit is overwritten.
 */
export const proposeChanges = (draft: QuestionnaireDocument, today: Recommendation): ProposedChange[] => {
  const kept = keptFrom(draft, today);
  const missing = today.selection.chosen.filter((one) => !findQuestion(draft, one.id));
  const fresh = freshFrom(draft, today, [...kept, ...missing]);
  const changes: ProposedChange[] = missing.flatMap((one): ProposedChange[] => {
    const question = findQuestion(fresh, one.id);
    return question ? [{ id: `add:${one.id}`, change: 'added', question, because: one.because }] : [];
  });
  for (const question of questionsOf(draft)) {
    const expected = kept.some(({ id }) => id === question.id) ? findQuestion(fresh, question.id) : undefined;
    if (!expected) continue;
    const recommended = today.selection.chosen.some(({ id }) => id === question.id);
    if (!recommended && question.here !== 'added') {
      const edited = fieldChanges(expected, question, ownFields).length > 0;
      changes.push({ id: `remove:${question.id}`, change: 'removed', question, edited });
      continue;
    }
    if (question.kind !== expected.kind) continue;
    for (const field of placedFields) {
      // A minimum mark that an officer set on a question that is no gate is theirs.
      if (field === 'threshold' && (question.here === 'added' || question.here === expected.here)) continue;
      // A question that was made scored, or the reverse, has been rewritten: its purpose is the officer's.
      const scored = [question, expected].filter(({ purpose }) => purpose === 'award-criterion').length;
      if (field === 'purpose' && scored > 0) continue;
      const [from, to] = [placedValue(question, field), placedValue(expected, field)];
      if (from !== to) changes.push({ id: `${field}:${question.id}`, change: 'field', question, field, from, to });
    }
  }
  const removed = new Set(changes.flatMap((each) => (each.change === 'removed' ? [each.question.id] : [])));
  const ids = changes.filter(({ change }) => change === 'added' || change === 'removed').map(({ id }) => id);
  const followed = applyChanges(draft, changes, ids);
  if (!followed.ok) return changes;
  const target = freshFrom(
    draft,
    today,
    [...kept, ...missing].filter(({ id }) => !removed.has(id)),
  );
  const known = new Set(changes.flatMap((each) => (each.change === 'added' ? [each.question.id] : [])));
  // A question that would only just be added comes with its weighting.
  const weights = weightChanges(followed.value, target).filter(
    (each) => each.change !== 'weight' || !known.has(each.of.id),
  );
  return [...changes, ...weights];
};

const principleOf = (section: Section): number => section.principle ?? Number.POSITIVE_INFINITY;

const addQuestion = (document: QuestionnaireDocument, question: Question): Edit => {
  const id = `p${String(question.principle).padStart(2, '0')}`;
  const section = document.sections.find((each) => each.id === id);
  if (section) {
    const after = section.questions.findIndex((each) => each.id > question.id);
    return { edit: 'add-question', sectionId: id, question, at: after < 0 ? section.questions.length : after };
  }
  const [made] = assembleDocument({
    title: document.title,
    templates,
    flags: [],
    selection: { chosen: [{ id: question.id, because: 'added' }] },
    scoring: document.scoring,
    dates: {},
    belowThresholdEngland: false,
  }).sections;
  const after = document.sections.findIndex((each) => principleOf(each) > question.principle);
  const at = after < 0 ? document.sections.length : after;
  const fresh = made ?? { id, title: { en: id }, questions: [] };
  return { edit: 'add-section', section: { ...fresh, weight: '0', questions: [question] }, at };
};

const withField = (
  question: Question,
  change: Extract<ProposedChange, { change: 'field' }>,
  to: Question,
): Question => {
  if (change.field === 'threshold')
    return { ...question, threshold: change.to, ...(to.here ? { here: to.here } : {}) } as AwardQuestion;
  if (change.field === 'why') return { ...question, why: to.why } as Question;
  if (change.field === 'purpose') return { ...question, purpose: to.purpose } as Question;
  return question.kind === 'date' && to.kind === 'date' && to.settings
    ? ({ ...question, settings: { ...question.settings, bands: to.settings.bands } } as Question)
    : question;
};

const editFor = (
  document: QuestionnaireDocument,
  change: ProposedChange,
  fresh: QuestionnaireDocument | undefined,
): Edit[] => {
  switch (change.change) {
    case 'added':
      return [addQuestion(document, change.question)];
    case 'removed': {
      const place = placeOf(document, change.question.id);
      const section = place && document.sections[place.section];
      const removal: Edit = { edit: 'remove-question', questionId: change.question.id };
      // An emptied section goes with its last question.
      return section?.questions.length === 1 ? [removal, { edit: 'remove-section', sectionId: section.id }] : [removal];
    }
    case 'field': {
      const [question, to] = [
        findQuestion(document, change.question.id),
        fresh && findQuestion(fresh, change.question.id),
      ];
      return question && to ? [{ edit: 'replace-question', question: withField(question, change, to) }] : [];
    }
    case 'weight':
      return 'questions' in change.of
        ? [{ edit: 'set-section', sectionId: change.of.id, fields: { weight: change.to } }]
        : [{ edit: 'set-weight', questionId: change.of.id, weight: change.to }];
  }
};

/**
 * Takes a draft, the proposed changes and the ids of those that an officer chose; returns the changed draft. Nothing
 * that was not chosen changes. `today` is needed where a chosen change is one of a field.
 */
export const applyChanges = (
  draft: QuestionnaireDocument,
  changes: readonly ProposedChange[],
  chosen: readonly string[],
  today?: Recommendation,
): Result<QuestionnaireDocument> => {
  const fresh = today && freshFrom(draft, today, keptFrom(draft, today));
  let document = draft;
  for (const change of changes.filter(({ id }) => chosen.includes(id))) {
    for (const edit of editFor(document, change, fresh)) {
      // The weighting of a question or section that is not there, because it was left out, has nothing to change.
      if (edit.edit === 'set-weight' && !findQuestion(document, edit.questionId)) continue;
      if (edit.edit === 'set-section' && !document.sections.some(({ id }) => id === edit.sectionId)) continue;
      const applied = applyEdit(document, edit);
      if (!applied.ok) return applied;
      document = applied.value;
    }
  }
  return ok(document);
};
