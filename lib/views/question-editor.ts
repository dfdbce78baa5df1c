import 'server-only';
import { findQuestionHistory, listQuestionHistory, type Version } from '@/db/store/questionnaire';
import { checkQuestion } from '@/lib/questionnaire/checks';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { earlierQuestions } from '@/lib/questionnaire/earlier';
import { applyEdit } from '@/lib/questionnaire/edits';
import { everyQuestion, findQuestion, sectionOf } from '@/lib/questionnaire/find';
import type { CheckContext, Finding } from '@/lib/questionnaire/finding';
import { type RuleText, ruleBehind } from '@/lib/questionnaire/lint';
import { nextRef, type QuestionFields, withFields } from '@/lib/questionnaire/question-fields';
import { draftPageFacts, loadDraftPage, pageHead, versionHead } from './draft-page';
import { loadCheckContext } from './readiness';
import { view } from './view';

/** What the checks find about one question, with the rule behind it and the reason why it may stand. */
export type QuestionFinding = Finding & { rule: RuleText; reason: string | null };

const shownFindings = (
  draft: Version,
  document: QuestionnaireDocument,
  questionId: string,
  context: CheckContext,
): QuestionFinding[] =>
  checkQuestion(document, questionId, context).map((finding) => ({
    ...finding,
    rule: ruleBehind(finding.key),
    reason: draft.reasons[finding.id] ?? null,
  }));

type EditorInput = { id: string; sectionId: string; questionId: string | null };

/** One question of the draft with what its editor needs; `question` is null for a new one, `section` where gone. */
export const questionEditor = view({
  action: 'questionnaire.read',
  load: (db, input: EditorInput) => loadDraftPage(db, input),
  facts: draftPageFacts,
  show: async (db, { loaded, input, context }) => {
    const { draft, names, state } = loaded;
    const head = pageHead(loaded, context);
    const section = draft?.document.sections.find(({ id }) => id === input.sectionId) ?? null;
    const declaration = draft?.document.declarations?.find(({ id }) => id === input.questionId) ?? null;
    const found = draft && input.questionId !== null ? findQuestion(draft.document, input.questionId) : undefined;
    if (!draft || (input.questionId !== null && !found) || (!section && !declaration))
      return { ...head, version: null };
    const question = found ?? null;
    const { document } = draft;
    const home = question ? sectionOf(document, question.id) : section;
    return {
      ...head,
      version: versionHead(draft, names),
      section: home ? { id: home.id, title: home.title.en, principle: home.principle ?? null } : null,
      sections: document.sections.map(({ id, title, questions }) => ({
        id,
        title: title.en,
        questions: questions.map((each) => ({ id: each.id, ref: each.ref ?? each.id })),
      })),
      question,
      document,
      earlier: earlierQuestions(document, question?.id ?? null),
      findings: question ? shownFindings(draft, document, question.id, await loadCheckContext(db, state)) : [],
      history: question
        ? (await listQuestionHistory(db, draft.id, question.id)).map(
            ({ id, question: text, outcome, savedBy, savedAt }) => ({
              id,
              wording: text.wording.en,
              outcome,
              by: names.get(savedBy) ?? '',
              at: savedAt,
            }),
          )
        : [],
    };
  },
});

/**
 * What the checks would find about a question if these fields were saved; nothing is. Findings are null where there is
 * no draft, the question is gone, or the fields make no question yet.
 */
export const typedQuestion = view({
  action: 'questionnaire.read',
  load: (db, input: EditorInput & { fields: QuestionFields }) => loadDraftPage(db, input),
  facts: draftPageFacts,
  show: async (db, { loaded: { draft, state }, input }): Promise<{ findings: QuestionFinding[] | null }> => {
    const { questionId, sectionId, fields } = input;
    if (!draft) return { findings: null };
    const { document } = draft;
    const isNew = questionId === null;
    const before = isNew ? { id: 'typed', ref: nextRef(everyQuestion(document)) } : findQuestion(document, questionId);
    const question = before && withFields(before, fields);
    if (!question?.ok) return { findings: null };
    const at = document.sections.find(({ id }) => id === sectionId)?.questions.length ?? 0;
    const edited = applyEdit(
      document,
      isNew
        ? { edit: 'add-question', sectionId, question: question.value, at }
        : { edit: 'replace-question', question: question.value },
    );
    if (!edited.ok) return { findings: null };
    const context = await loadCheckContext(db, state);
    return { findings: shownFindings(draft, edited.value, question.value.id, context) };
  },
});

/** Two texts of one question after a lost race: mine from the history, theirs as it stands in the draft. */
export const questionTexts = view({
  action: 'questionnaire.read',
  load: (db, input: { id: string; questionId: string; historyId: string }) => loadDraftPage(db, input),
  facts: draftPageFacts,
  show: async (db, { loaded, input, context }) => {
    const { draft, names } = loaded;
    const head = pageHead(loaded, context);
    const mine = draft && (await findQuestionHistory(db, draft.id, input.historyId));
    if (!draft || !mine || mine.questionId !== input.questionId) return { ...head, version: null };
    const theirs = findQuestion(draft.document, input.questionId) ?? null;
    const history = await listQuestionHistory(db, draft.id, input.questionId);
    const last = history.filter(({ outcome }) => outcome === 'saved').at(-1);
    return {
      ...head,
      version: versionHead(draft, names),
      mine: mine.question,
      theirs,
      theirsBy: names.get(last?.savedBy ?? draft.updatedBy) ?? '',
      theirsAt: last?.savedAt ?? draft.updatedAt,
    };
  },
});
