import type { Question, QuestionnaireDocument, Section } from './document';
import { everyQuestion, questionIndex } from './find';
import { canonical } from './hash';

export type FieldChange = { field: string; before: unknown; after: unknown };
export type QuestionChange =
  | { change: 'added'; questionId: string; after: Question; sectionId: string | null }
  | { change: 'removed'; questionId: string; before: Question; sectionId: string | null }
  | {
      change: 'changed';
      questionId: string;
      before: Question;
      after: Question;
      fields: FieldChange[];
      /** Set where the question now stands in another section. */
      moved: { from: string | null; to: string | null } | null;
    };
export type SectionChange =
  | { change: 'added' | 'removed'; sectionId: string; section: Section }
  | { change: 'changed'; sectionId: string; fields: FieldChange[] };
export type DocumentDiff = {
  questions: QuestionChange[];
  sections: SectionChange[];
  /** Changes of title, introduction and scoring rules. */
  document: FieldChange[];
  same: boolean;
};

const same = (left: unknown, right: unknown): boolean =>
  left === right || (left !== undefined && right !== undefined && canonical(left) === canonical(right));

/** Takes two plain objects; returns the fields that differ, in the order of their names. */
export const fieldChanges = (before: object, after: object, leaveOut: readonly string[] = []): FieldChange[] => {
  const [a, b] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((field) => !leaveOut.includes(field) && !same(a[field], b[field]))
    .sort()
    .map((field) => ({ field, before: a[field], after: b[field] }));
};

/**
 * Takes two versions of a document; returns what differs, question by question, in the order of the newer one with
 * removed questions last. Ids say which question is which; a new order within a section is not a change of a question.
 */
export const diffDocuments = (before: QuestionnaireDocument, after: QuestionnaireDocument): DocumentDiff => {
  const questions: QuestionChange[] = [];
  const [was, is] = [questionIndex(before), questionIndex(after)];
  for (const question of everyQuestion(after)) {
    const old = was.get(question.id)?.question;
    const [from, to] = [was.get(question.id)?.sectionId ?? null, is.get(question.id)?.sectionId ?? null];
    if (!old) {
      questions.push({ change: 'added', questionId: question.id, after: question, sectionId: to });
      continue;
    }
    const fields = old === question ? [] : fieldChanges(old, question);
    if (fields.length > 0 || from !== to)
      questions.push({
        change: 'changed',
        questionId: question.id,
        before: old,
        after: question,
        fields,
        moved: from === to ? null : { from, to },
      });
  }
  for (const question of everyQuestion(before))
    if (!is.has(question.id))
      questions.push({
        change: 'removed',
        questionId: question.id,
        before: question,
        sectionId: was.get(question.id)?.sectionId ?? null,
      });

  const sections: SectionChange[] = [];
  for (const section of after.sections) {
    const old = before.sections.find(({ id }) => id === section.id);
    const fields = old ? fieldChanges(old, section, ['questions']) : [];
    if (!old) sections.push({ change: 'added', sectionId: section.id, section });
    else if (fields.length > 0) sections.push({ change: 'changed', sectionId: section.id, fields });
  }
  for (const section of before.sections)
    if (!after.sections.some(({ id }) => id === section.id))
      sections.push({ change: 'removed', sectionId: section.id, section });

  const document = fieldChanges(before, after, ['sections', 'declarations']);
  return { questions, sections, document, same: canonical(before) === canonical(after) };
};
