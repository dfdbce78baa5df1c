import { ok, type Result, refuse, refuseAll } from '../result';
import type { Scale, ScoringRules } from '../scoring/rules';
import { type Question, type QuestionnaireDocument, QuestionnaireDocument as Schema, type Section } from './document';
import { everyQuestion, findQuestion, placeOf } from './find';
import { type MarkMap, onScale } from './scale-change';

/**
 * Edits of a draft, as data. Ids never change and none is given twice within a document: the caller brings fresh ones.
 * The document that comes back is always one the schema takes. Undo goes back among the kept documents (`undo.ts`).
 */
export type Edit =
  | { edit: 'set-scoring'; scoring: ScoringRules }
  | { edit: 'change-scale'; scale: Scale; marks: MarkMap }
  | { edit: 'add-section'; section: Section; at: number }
  | { edit: 'remove-section'; sectionId: string }
  | { edit: 'move-section'; sectionId: string; at: number }
  | { edit: 'set-section'; sectionId: string; fields: SectionFields }
  | { edit: 'add-question'; sectionId: string; question: Question; at: number }
  | { edit: 'remove-question'; questionId: string }
  | { edit: 'move-question'; questionId: string; sectionId: string; at: number }
  | { edit: 'replace-question'; question: Question }
  | { edit: 'set-weight'; questionId: string; weight: string };

export type SectionFields = Partial<Pick<Section, 'title' | 'principle' | 'introduction' | 'weight' | 'threshold'>>;

/** Where the schema refuses an edited document, the paths and nothing else are the message. */
const valid = (document: QuestionnaireDocument): Result<QuestionnaireDocument> => {
  const read = Schema.safeParse(document);
  if (read.success) return ok(document);
  return refuseAll(
    'invalid',
    read.error.issues.map(({ path }) => ({
      path: path.join('.'),
      key: 'checks.field-form',
      params: { field: path.join('.') },
    })),
  );
};

const unknownSection = (id: string) => refuse('not-found', 'checks.unknown-section', { id }, 'sectionId');
const unknownQuestion = (id: string) => refuse('not-found', 'checks.unknown-question', { id }, 'questionId');

const insert = <T>(list: readonly T[], at: number, item: T): T[] => {
  const place = Math.max(0, Math.min(list.length, Math.trunc(at)));
  return [...list.slice(0, place), item, ...list.slice(place)];
};
const without = <T>(list: readonly T[], at: number): T[] => [...list.slice(0, at), ...list.slice(at + 1)];

const withSection = (
  document: QuestionnaireDocument,
  sectionId: string,
  change: (section: Section) => Section,
): Result<QuestionnaireDocument> =>
  document.sections.some(({ id }) => id === sectionId)
    ? valid({
        ...document,
        sections: document.sections.map((section) => (section.id === sectionId ? change(section) : section)),
      })
    : unknownSection(sectionId);

const withQuestion = (
  document: QuestionnaireDocument,
  questionId: string,
  change: (question: Question) => Question,
): Result<QuestionnaireDocument> => {
  if (!findQuestion(document, questionId)) return unknownQuestion(questionId);
  const changed = (question: Question) => (question.id === questionId ? change(question) : question);
  return valid({
    ...document,
    sections: document.sections.map((section) => ({ ...section, questions: section.questions.map(changed) })),
    ...(document.declarations ? { declarations: document.declarations.map(changed) } : {}),
  });
};

const idsOf = (document: QuestionnaireDocument): Set<string> => new Set(everyQuestion(document).map(({ id }) => id));

const moveQuestion = (
  document: QuestionnaireDocument,
  { questionId, sectionId, at }: Extract<Edit, { edit: 'move-question' }>,
): Result<QuestionnaireDocument> => {
  const place = placeOf(document, questionId);
  const question = place && document.sections[place.section]?.questions[place.at];
  if (!place || !question) return unknownQuestion(questionId);
  const lifted = document.sections.map((section, index) =>
    index === place.section ? { ...section, questions: without(section.questions, place.at) } : section,
  );
  return withSection({ ...document, sections: lifted }, sectionId, (section) => ({
    ...section,
    questions: insert(section.questions, at, question),
  }));
};

/** A field that is set to nothing leaves the section. */
const setSection = (section: Section, fields: SectionFields): Section =>
  Object.fromEntries(Object.entries({ ...section, ...fields }).filter(([, value]) => value !== undefined)) as Section;

/**
 * Takes a draft document and an edit; returns the edited document, or a refusal that names what does not fit: an
 * unknown id, an id that is already used, a weight on a question that is not an award criterion, a field of a wrong
 * form. Positions beyond an end mean that end.
 */
export const applyEdit = (document: QuestionnaireDocument, edit: Edit): Result<QuestionnaireDocument> => {
  switch (edit.edit) {
    case 'set-scoring':
      return valid({ ...document, scoring: edit.scoring });
    case 'change-scale': {
      const changed = onScale(document, edit.scale, edit.marks);
      return changed.ok ? valid(changed.value) : changed;
    }
    case 'add-section': {
      const { section, at } = edit;
      if (document.sections.some(({ id }) => id === section.id))
        return refuse('invalid', 'checks.id-used', { id: section.id }, 'section.id');
      const used = section.questions.find(({ id }) => idsOf(document).has(id));
      if (used) return refuse('invalid', 'checks.id-used', { id: used.id }, 'section.questions');
      return valid({ ...document, sections: insert(document.sections, at, section) });
    }
    case 'remove-section': {
      const at = document.sections.findIndex(({ id }) => id === edit.sectionId);
      if (at < 0) return unknownSection(edit.sectionId);
      return valid({ ...document, sections: without(document.sections, at) });
    }
    case 'move-section': {
      const at = document.sections.findIndex(({ id }) => id === edit.sectionId);
      const section = document.sections[at];
      if (!section) return unknownSection(edit.sectionId);
      return valid({ ...document, sections: insert(without(document.sections, at), edit.at, section) });
    }
    case 'set-section':
      return withSection(document, edit.sectionId, (section) => setSection(section, edit.fields));
    case 'add-question': {
      if (idsOf(document).has(edit.question.id))
        return refuse('invalid', 'checks.id-used', { id: edit.question.id }, 'question.id');
      return withSection(document, edit.sectionId, (section) => ({
        ...section,
        questions: insert(section.questions, edit.at, edit.question),
      }));
    }
    case 'remove-question': {
      const place = placeOf(document, edit.questionId);
      const section = place && document.sections[place.section];
      if (!place || !section) return unknownQuestion(edit.questionId);
      return withSection(document, section.id, (each) => ({ ...each, questions: without(each.questions, place.at) }));
    }
    case 'move-question':
      return moveQuestion(document, edit);
    case 'replace-question':
      return withQuestion(document, edit.question.id, () => edit.question);
    case 'set-weight': {
      const question = findQuestion(document, edit.questionId);
      if (!question) return unknownQuestion(edit.questionId);
      if (question.purpose !== 'award-criterion')
        return refuse('invalid', `checks.weighted-${question.purpose}`, { ref: question.ref ?? question.id }, 'weight');
      return withQuestion(document, edit.questionId, () => ({ ...question, weight: edit.weight }));
    }
  }
};
