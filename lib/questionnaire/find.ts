import type { AwardQuestion, Purpose, Question, QuestionnaireDocument, Section } from './document';

export type Place = { section: number; at: number };

/** A question that is passed or failed: it lets a tender in or stops it, and carries no weight. */
export type GateQuestion = Extract<Question, { purpose: 'requirement' | 'condition-of-participation' }>;

/** Takes a purpose; true where an answer for it is passed or failed. */
export const isGatePurpose = (purpose: Purpose | undefined): purpose is GateQuestion['purpose'] =>
  purpose === 'requirement' || purpose === 'condition-of-participation';

/** Takes a question; true where its answer is passed or failed. */
export const isGate = (question: Question): question is GateQuestion => isGatePurpose(question.purpose);

/** Takes a question; true where its answer is marked and carries weight. */
export const isAward = (question: Question): question is AwardQuestion => question.purpose === 'award-criterion';

/** Takes a document; returns its questions in document order, declarations not among them. */
export const questionsOf = (document: QuestionnaireDocument): Question[] =>
  document.sections.flatMap(({ questions }) => questions);

/** Takes a document; returns its questions and then its declarations: everything a supplier can answer. */
export const everyQuestion = (document: QuestionnaireDocument): Question[] => [
  ...questionsOf(document),
  ...(document.declarations ?? []),
];

/** Takes an id; returns the question or declaration, or undefined. */
export const findQuestion = (document: QuestionnaireDocument, id: string): Question | undefined =>
  everyQuestion(document).find((question) => question.id === id);

/** Takes an id; returns where the question stands among the sections, or undefined. */
export const placeOf = (document: QuestionnaireDocument, id: string): Place | undefined => {
  for (const [section, { questions }] of document.sections.entries()) {
    const at = questions.findIndex((question) => question.id === id);
    if (at >= 0) return { section, at };
  }
  return undefined;
};

/** Takes the id of a question; returns its section, or undefined for a declaration and for an unknown id. */
export const sectionOf = (document: QuestionnaireDocument, id: string): Section | undefined => {
  const place = placeOf(document, id);
  return place && document.sections[place.section];
};

/**
 * Takes a document; returns each question and declaration by id with the id of its section (null for a declaration), for
 * work that would otherwise look through a long document once for every question.
 */
export const questionIndex = (
  document: QuestionnaireDocument,
): Map<string, { question: Question; sectionId: string | null }> =>
  new Map<string, { question: Question; sectionId: string | null }>([
    ...(document.declarations ?? []).map((question) => [question.id, { question, sectionId: null }] as const),
    ...document.sections.flatMap(({ id: sectionId, questions }) =>
      questions.map((question) => [question.id, { question, sectionId }] as const),
    ),
  ]);
