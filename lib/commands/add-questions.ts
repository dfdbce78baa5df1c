import 'server-only';
import { z } from 'zod';
import { listRemovedQuestions } from '@/db/store/questionnaire';
import { findScoping } from '@/db/store/scoping';
import {
  answersIn,
  namedDatesOf,
  principles,
  readScoping,
  scopingQuestions,
  templates,
  templateToQuestion,
} from '@/lib/catalogue';
import { setupOf } from '@/lib/procurement/setup-state';
import type { Question, QuestionnaireDocument } from '@/lib/questionnaire/document';
import { applyEdit } from '@/lib/questionnaire/edits';
import { everyQuestion, findQuestion } from '@/lib/questionnaire/find';
import { ok, type Result, refuse } from '@/lib/result';
import { loadCheckContext } from '@/lib/views/readiness';
import { command } from './command';
import { decideChange, draftFacts, loadDraft, writeChange } from './draft-change';

const AddQuestions = z.strictObject({
  id: z.string(),
  revision: z.coerce.number().int(),
  /** Ids of suggested questions, and of removed ones to bring back. */
  questionIds: z.array(z.string()).min(1, { error: 'questionnaire.add-none' }).max(200),
});

/** Puts a question at the end of its principle's section; makes that section where the document has none. */
const place = (document: QuestionnaireDocument, question: Question): Result<QuestionnaireDocument> => {
  const own = document.sections.find(({ principle }) => principle === question.principle);
  if (own) return applyEdit(document, { edit: 'add-question', sectionId: own.id, question, at: own.questions.length });
  const principle = principles.find(({ number }) => number === question.principle);
  if (!principle) return refuse('invalid', 'questionnaire.principle-missing');
  const id = `p${String(principle.number).padStart(2, '0')}`;
  const used = document.sections.some((section) => section.id === id);
  const after = document.sections.filter((section) => (section.principle ?? 0) < principle.number).length;
  return applyEdit(document, {
    edit: 'add-section',
    at: after,
    section: {
      id: used ? `${id}-${document.sections.length + 1}` : id,
      title: principle.title,
      principle: principle.number,
      introduction: principle.supplierIntroduction,
      weight: '0',
      threshold: null,
      questions: [question],
    },
  });
};

/** Adds suggested questions, and brings back removed ones, each in the section of its principle with weighting 0. */
export const addQuestions = command({
  action: 'questionnaire.edit',
  input: AddQuestions,
  load: async (db, input) => {
    const draft = await loadDraft(db, input);
    if (!draft) return null;
    const present = everyQuestion(draft.draft.document).map(({ id }) => id);
    const scoping = await findScoping(db, draft.state.procurement.id);
    const { contract } = setupOf(draft.state.procurement.setup);
    const { flags } = readScoping(scopingQuestions, scoping ? answersIn(scoping.answers, 'all') : {});
    const context = await loadCheckContext(db, draft.state);
    return {
      draft,
      removed: await listRemovedQuestions(db, draft.draft.id, present),
      placing: {
        flags,
        because: 'added' as const,
        dates: contract ? namedDatesOf(contract) : {},
        belowThresholdEngland: context.conditionsOfParticipation === false,
      },
    };
  },
  facts: ({ draft }, context) => draftFacts(draft, context),
  decide: ({ loaded: { draft, removed, placing }, input }) =>
    decideChange(draft, input.revision, (document) => {
      let edited = document;
      const added: string[] = [];
      for (const id of input.questionIds) {
        if (findQuestion(edited, id)) continue;
        const template = templates.find((one) => one.id === id);
        const back = removed.find((one) => one.id === id);
        const question = back ?? (template && templateToQuestion(template, placing));
        if (!question) return refuse('not-found', 'checks.unknown-question');
        const next = place(edited, question);
        if (!next.ok) return next;
        edited = next.value;
        added.push(question.ref ?? question.id);
      }
      return ok({
        document: edited,
        what: { key: 'questionnaire.what-added-many', params: { count: added.length, refs: added.join(', ') } },
        data: { refs: added },
        value: { added, revision: draft.draft.revision + 1 },
      });
    }),
  write: (tx, change, context) => writeChange(tx, change, context),
});
