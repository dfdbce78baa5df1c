import 'server-only';
import { findQuestionHistory, listQuestionHistory } from '@/db/store/questionnaire';
import { checkQuestion } from '@/lib/questionnaire/check-question';
import { earlierQuestions } from '@/lib/questionnaire/earlier';
import { findQuestion, sectionOf } from '@/lib/questionnaire/find';
import { draftPageFacts, loadDraftPage, pageHead, versionHead } from './draft-page';
import { loadCheckContext } from './readiness';
import { view } from './view';

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
      findings: question
        ? checkQuestion(question, 'question', document.scoring, await loadCheckContext(db, state))
        : [],
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
