import type { Condition } from '../../condition/condition';
import { type Fault, schemaFaults } from '../../evaluation/faults';
import { type Question, QuestionnaireDocument } from '../../questionnaire/document';
import { everyQuestion, isGate } from '../../questionnaire/find';
import { nextRef } from '../../questionnaire/question-fields';
import { ok, type Result, refuse } from '../../result';
import type { ToAdd } from './add';
import { changed, type Note, type PlannedRow, told } from './note';
import { type ImportPlan, rowKey } from './plan';

/** Most faults that are listed; what follows is usually the same mistake again. */
const mostFaults = 50;

/** Takes a JSON value; returns it as a questionnaire, or each fault as where and what: `sections[0].weight: is missing`. */
export const readDocument = (
  value: unknown,
): { ok: true; document: QuestionnaireDocument } | { ok: false; faults: Fault[] } => {
  const read = QuestionnaireDocument.safeParse(value, { reportInput: true });
  const named = (faults: Fault[]): Fault[] =>
    faults.slice(0, mostFaults).map(({ path, message }) => ({ path: path === 'contest' ? 'document' : path, message }));
  if (!read.success) return { ok: false, faults: named(schemaFaults(read.error)) };
  const document = read.data as QuestionnaireDocument;
  const seen = new Set<string>();
  const twice: Fault[] = [];
  document.sections.forEach((section, s) => {
    section.questions.forEach(({ id }, q) => {
      if (seen.has(id)) twice.push({ path: `sections[${s}].questions[${q}].id`, message: `${id} is used twice` });
      seen.add(id);
    });
  });
  return twice.length > 0 ? { ok: false, faults: named(twice) } : { ok: true, document };
};

/** The questions of a condition. */
const namesIn = (condition: Condition): string[] => {
  if ('all' in condition) return condition.all.flatMap(namesIn);
  return 'any' in condition ? condition.any.flatMap(namesIn) : [condition.question];
};

const renamed = (condition: Condition, ids: ReadonlyMap<string, string>): Condition => {
  if ('all' in condition) return { all: condition.all.map((each) => renamed(each, ids)) };
  if ('any' in condition) return { any: condition.any.map((each) => renamed(each, ids)) };
  return { ...condition, question: ids.get(condition.question) ?? condition.question };
};

const conditionsOf = (question: Question): Condition[] => [
  ...(question.showIf ? [question.showIf] : []),
  ...(isGate(question) && question.passIf ? [question.passIf] : []),
];

type Row = PlannedRow & { question: Question | null; section: string };

const rowsWithQuestions = (
  file: QuestionnaireDocument,
  plan: Pick<ImportPlan, 'rows'>,
  draft: QuestionnaireDocument,
): Row[] => {
  const all = file.sections.flatMap((section, s) =>
    section.questions.map((question, q) => ({ section, question, key: rowKey(s, q + 1), row: q + 1 })),
  );
  const taken = new Set(all.filter(({ key }) => plan.rows[key] !== 'leave').map(({ question }) => question.id));
  const refs = new Set(everyQuestion(draft).map(({ ref, id }) => (ref ?? id).toLowerCase()));
  const rows = all.map(({ section, question, key, row }): Row => {
    const base = { key, sheet: section.title.en, row, words: question.wording.en, section: section.title.en };
    const choices: PlannedRow['choices'] = ['take', 'leave'];
    if (!taken.has(question.id))
      return {
        ...base,
        outcome: 'left-out',
        as: null,
        notes: [told('by-choice')],
        draft: null,
        choices,
        question: null,
      };
    const notes: Note[] = [];
    const ref = question.ref ?? question.id;
    if (refs.has(ref.toLowerCase())) notes.push(changed('ref-in-draft', { ref }));
    refs.add(ref.toLowerCase());
    const outside = conditionsOf(question)
      .flatMap(namesIn)
      .filter((id) => !taken.has(id));
    if (outside.length > 0) notes.push(changed('condition-left', { ids: [...new Set(outside)].join(', ') }));
    return {
      ...base,
      outcome: notes.length > 0 ? 'changed' : 'taken',
      as: 'question',
      notes,
      draft: null,
      choices,
      question,
    };
  });
  const declared = (file.declarations ?? []).map(
    (question, at): Row => ({
      key: rowKey(file.sections.length, at + 1),
      sheet: '',
      row: at + 1,
      words: question.wording.en,
      section: '',
      outcome: 'left-out',
      as: null,
      notes: [told('declaration')],
      draft: null,
      choices: ['leave'],
      question: null,
    }),
  );
  return [...rows, ...declared];
};

/** Takes a questionnaire in JSON, the officer's choices and the draft it goes into; returns a row for every question. */
export const planDocument = (
  file: QuestionnaireDocument,
  plan: Pick<ImportPlan, 'rows'>,
  draft: QuestionnaireDocument,
): PlannedRow[] => rowsWithQuestions(file, plan, draft).map(({ question: _question, ...row }) => row);

/** Takes the same; returns the questions to add with their own sections. Ids and references that are used get fresh ones. */
export const documentToAdd = (
  file: QuestionnaireDocument,
  plan: Pick<ImportPlan, 'rows'>,
  draft: QuestionnaireDocument,
  freshId: () => string,
): Result<ToAdd[]> => {
  const rows = rowsWithQuestions(file, plan, draft).filter(
    (row): row is Row & { question: Question } => row.question !== null,
  );
  if (rows.length === 0) return refuse('invalid', 'import.nothing-to-add');
  const present = everyQuestion(draft);
  const used = new Set(present.map(({ id }) => id));
  const ids = new Map(rows.map(({ question }) => [question.id, used.has(question.id) ? freshId() : question.id]));
  const known: { ref?: string | undefined }[] = [...present, ...rows.map(({ question }) => question)];
  const refs = new Set(present.map(({ ref, id }) => (ref ?? id).toLowerCase()));
  const free = (question: Question): string => {
    let ref = question.ref ?? question.id;
    if (ref.length > 20 || refs.has(ref.toLowerCase())) {
      ref = nextRef(known);
      known.push({ ref });
    }
    refs.add(ref.toLowerCase());
    return ref;
  };
  const carried = (condition: Condition): Condition | null =>
    namesIn(condition).every((id) => ids.has(id)) ? renamed(condition, ids) : null;
  return ok(
    rows.map(({ key, section, question }): ToAdd => {
      const { showIf, ...rest } = question;
      const shown = showIf ? carried(showIf) : null;
      const made = {
        ...rest,
        ...(shown ? { showIf: shown } : {}),
        id: ids.get(question.id) ?? question.id,
        ref: free(question),
      };
      if (isGate(made as Question) && 'passIf' in made && made.passIf) {
        const passes = carried(made.passIf);
        if (passes) made.passIf = passes;
        else delete made.passIf;
      }
      const like = file.sections[Number(key.split(':')[0])];
      return { section, question: made as Question, ...(like ? { like } : {}) };
    }),
  );
};
