import type { Condition } from '../condition/condition';
import { isOnScale } from '../question/marks';
import { ok, type Result } from '../result';
import type { Scale } from '../scoring/rules';
import type { Question, QuestionnaireDocument, Section } from './document';
import { applyEdit } from './edits';
import { everyQuestion } from './find';
import { canonical } from './hash';
import { nextRef } from './question-fields';
import { marksIn, proposeMarks, withMarks } from './scale-change';

/** Where copied questions come from: shown, and kept with each question that has no source in the catalogue. */
export type Taken = {
  document: QuestionnaireDocument;
  /** At most 40 characters, such as PRJ-0142 v1. */
  label: string;
};

/** What became of one question: copied as it was, or how it changed on the way. */
export type TakenRow = {
  questionId: string;
  ref: string;
  /** The reference that it has now; null where it was not copied, because the draft holds the very same question. */
  as: string | null;
  notes: ('renamed' | 'condition-left-out' | 'pass-left-out' | 'marks-changed')[];
};

/** A condition in the ids of the draft; null where it waits for a question that is not there. */
const renamed = (condition: Condition, ids: ReadonlyMap<string, string>): Condition | null => {
  const all = (parts: Condition[]): Condition[] | null => {
    const next = parts.map((part) => renamed(part, ids));
    return next.includes(null) ? null : (next as Condition[]);
  };
  if ('all' in condition) {
    const parts = all(condition.all);
    return parts && { all: parts };
  }
  if ('any' in condition) {
    const parts = all(condition.any);
    return parts && { any: parts };
  }
  const question = ids.get(condition.question);
  return question === undefined ? null : { ...condition, question };
};

/** What makes two questions the same to a supplier; weightings and where they came from are set aside. */
const substance = (question: Question): string => {
  const { here: _here, from: _from, effortMinutes: _effort, ...rest } = question;
  return canonical({ ...rest, ...('weight' in rest ? { weight: '0' } : {}) });
};

const fitted = (question: Question, from: Scale, to: Scale): Question => {
  const marks = marksIn(question);
  return marks.every((mark) => isOnScale(mark, to)) ? question : withMarks(question, proposeMarks(from, to, marks));
};

/** The section that a copied one belongs in: of the same principle, else of the same title. */
const homeFor = (document: QuestionnaireDocument, section: Section): Section | undefined =>
  document.sections.find(({ principle }) => principle !== undefined && principle === section.principle) ??
  document.sections.find(({ title }) => title.en === section.title.en);

/** The draft with an empty section like the copied one at its end. */
const withSectionOf = (
  document: QuestionnaireDocument,
  section: Section,
  weights: Options['weights'],
  freshId: () => string,
): Result<{ document: QuestionnaireDocument; home: Section }> => {
  const id = document.sections.some((each) => each.id === section.id) ? freshId() : section.id;
  const home: Section = {
    ...section,
    id,
    questions: [],
    ...(weights === 'zero' ? { weight: '0', threshold: null } : {}),
  };
  const added = applyEdit(document, { edit: 'add-section', at: document.sections.length, section: home });
  return added.ok ? ok({ document: added.value, home }) : added;
};

type Options = {
  /** Keep the weightings of the source; otherwise 0, to be set afterwards. */
  weights: 'keep' | 'zero';
  /** A new id, at each call. */
  freshId: () => string;
};

/**
 * Copies the chosen questions of another document into a draft, each into the section of its principle, else of its
 * title, else a new one. Ids and references stay where they are free, otherwise fresh ones are given; conditions follow
 * the new ids, and are left out where the question they wait for is not there. Marks that are not on the draft's
 * marking scheme take the nearest one in proportion. Returns the document and what became of each question.
 */
export const takeQuestions = (
  draft: QuestionnaireDocument,
  { document: source, label }: Taken,
  chosen: readonly string[],
  { weights, freshId }: Options,
): Result<{ document: QuestionnaireDocument; rows: TakenRow[] }> => {
  const held = new Map(everyQuestion(draft).map((question) => [question.id, question]));
  const isHeld = (question: Question): boolean => {
    const here = held.get(question.id);
    return here !== undefined && substance(here) === substance(question);
  };
  // A condition may go on waiting for a question that the draft holds in the very same words.
  const ids = new Map(
    everyQuestion(source)
      .filter(isHeld)
      .map(({ id }) => [id, id]),
  );
  const rows: TakenRow[] = [];
  let document = draft;
  for (const section of source.sections) {
    const picked = section.questions.filter(({ id }) => chosen.includes(id));
    if (picked.length === 0) continue;
    let home = homeFor(document, section);
    for (const question of picked) {
      const ref = question.ref ?? question.id;
      if (isHeld(question)) {
        rows.push({ questionId: question.id, ref, as: null, notes: [] });
        continue;
      }
      if (!home) {
        const made = withSectionOf(document, section, weights, freshId);
        if (!made.ok) return made;
        document = made.value.document;
        home = made.value.home;
      }
      const id = held.has(question.id) ? freshId() : question.id;
      ids.set(question.id, id);
      const present = everyQuestion(document);
      const taken = present.some((each) => (each.ref ?? each.id) === ref);
      const showIf = question.showIf ? renamed(question.showIf, ids) : null;
      const passIf = 'passIf' in question && question.passIf ? renamed(question.passIf, ids) : null;
      const marked = fitted(question, source.scoring.scale, draft.scoring.scale);
      const { showIf: _showIf, here: _here, ...rest } = marked;
      const copy = { ...rest, id, ref: taken ? nextRef(present) : ref, here: 'added' } as Question;
      if (!copy.from) copy.from = label.slice(0, 40);
      if (showIf) copy.showIf = showIf;
      if ('passIf' in copy) {
        if (passIf) copy.passIf = passIf;
        else delete copy.passIf;
      }
      if (copy.purpose === 'award-criterion' && weights === 'zero') copy.weight = '0';
      const added = applyEdit(document, {
        edit: 'add-question',
        sectionId: home.id,
        question: copy,
        at: document.sections.find((each) => each.id === home?.id)?.questions.length ?? 0,
      });
      if (!added.ok) return added;
      document = added.value;
      rows.push({
        questionId: question.id,
        ref,
        as: copy.ref ?? copy.id,
        notes: [
          ...(taken ? (['renamed'] as const) : []),
          ...(question.showIf && !showIf ? (['condition-left-out'] as const) : []),
          ...('passIf' in question && question.passIf && !passIf ? (['pass-left-out'] as const) : []),
          ...(canonical(marked) === canonical(question) ? [] : (['marks-changed'] as const)),
        ],
      });
    }
  }
  return ok({ document, rows });
};
