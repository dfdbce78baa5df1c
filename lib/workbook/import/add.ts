import type { Question, QuestionnaireDocument, Section } from '../../questionnaire/document';
import { applyEdit } from '../../questionnaire/edits';
import { everyQuestion } from '../../questionnaire/find';
import { awardQuestions, makeItFit } from '../../questionnaire/fit';
import { nextRef } from '../../questionnaire/question-fields';
import { ok, type Result, refuse } from '../../result';
import { toPlainDecimal } from '../../scoring/fraction';
import { totalOf } from '../../scoring/weights';
import type { DraftQuestion, PlannedRow } from './note';

/** A question to add, with the section it goes to. `question.id` is fresh. */
export type ToAdd = {
  section: string;
  question: Question;
  /** The section as it was in a questionnaire of ours: a new one keeps its introduction, principle and weighting. */
  like?: Section;
};

/** Takes planned rows, their principles and fresh ids; returns the questions to add. Rows without a principle are named. */
export const questionsToAdd = (
  rows: readonly PlannedRow[],
  principles: Readonly<Record<string, number>>,
  freshId: () => string,
  document: QuestionnaireDocument,
): Result<ToAdd[]> => {
  const taken = rows.filter((row): row is PlannedRow & { draft: DraftQuestion } => row.draft !== null);
  if (taken.length === 0) return refuse('invalid', 'import.nothing-to-add');
  const missing = taken.filter(({ key }) => principles[key] === undefined);
  if (missing.length > 0)
    return {
      ok: false,
      why: 'invalid',
      messages: missing.map(({ key, row, sheet }) => ({
        path: `principle:${key}`,
        key: 'import.principle-missing',
        params: { row, sheet },
      })),
    };
  const known: { ref?: string | undefined }[] = [
    ...everyQuestion(document),
    ...taken.map(({ draft }) => ({ ref: draft.ref ?? undefined })),
  ];
  const given = (ref: string | null): string => {
    if (ref !== null) return ref;
    const next = nextRef(known);
    known.push({ ref: next });
    return next;
  };
  return ok(
    taken.map(({ key, section, draft }): ToAdd => {
      const { ref, wording, guidance, kind, settings, purpose, weight } = draft;
      const question = {
        id: freshId(),
        ref: given(ref),
        wording: { en: wording },
        ...(guidance === '' ? {} : { guidance: { en: guidance } }),
        principle: principles[key] ?? 1,
        kind,
        ...(settings === undefined ? {} : { settings }),
        ...(purpose === 'award-criterion' ? { purpose, weight, threshold: null } : { purpose }),
        here: 'added',
      };
      return { section, question: question as Question };
    }),
  );
};

const sameTitle = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Most sections of a document and most questions of a section, as its schema has them. */
const most = { sections: 60, questions: 500 };

/**
 * Takes a draft and questions; returns the draft with them at the ends of the sections with their titles, which are
 * made where the draft has none. A new section weighs what its questions weigh together. With `fit`, weightings are
 * then shared out by the usual rule.
 */
export const addToDocument = (
  document: QuestionnaireDocument,
  questions: readonly ToAdd[],
  freshId: () => string,
  fit: boolean,
): Result<QuestionnaireDocument> => {
  const grouped = new Map<string, { title: string; questions: Question[]; like: Section | undefined }>();
  for (const { section, question, like } of questions) {
    const key = section.trim().toLowerCase();
    const group = grouped.get(key);
    if (group) group.questions.push(question);
    else grouped.set(key, { title: section.trim(), questions: [question], like });
  }
  let edited = document;
  for (const { title, questions: own, like } of grouped.values()) {
    const there = edited.sections.find((section) => sameTitle(section.title.en, title));
    if ((there?.questions.length ?? 0) + own.length > most.questions)
      return refuse('invalid', 'import.section-full', { section: title, limit: most.questions });
    if (there) {
      const whole = { ...there, questions: [...there.questions, ...own] };
      edited = { ...edited, sections: edited.sections.map((section) => (section === there ? whole : section)) };
      continue;
    }
    if (edited.sections.length >= most.sections)
      return refuse('invalid', 'import.sections-full', { limit: most.sections });
    const weight =
      toPlainDecimal(totalOf(awardQuestions({ questions: own }).map((question) => question.weight))) ?? '0';
    const made: Section = { id: freshId(), title: { en: title }, weight, threshold: null, questions: own };
    const section: Section = like ? { ...like, id: made.id, questions: own } : made;
    edited = { ...edited, sections: [...edited.sections, section] };
  }
  const fitted = fit ? makeItFit(edited) : edited;
  // One last edit holds the whole document against its schema and its ids against each other.
  const ids = everyQuestion(fitted).map(({ id }) => id);
  if (new Set(ids).size < ids.length) return refuse('invalid', 'import.id-twice');
  return applyEdit(fitted, { edit: 'set-scoring', scoring: fitted.scoring });
};
