import { isRealDate } from '../question/date';
import { refOf } from '../question/kind';
import { answerFaults, isAnswered } from '../question/kinds';
import { limitOf } from '../question/limits';
import { countWords } from '../question/words';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import type { Message } from '../result';
import { type AnswerEntries, type AnswerEntry, allowedExtras, extrasFaults, isNotApplicable } from './extras';
import { askedQuestions, isReplied, isStarted } from './relevant';

/** Something between a draft and its submission. `must-fix` stops it; `worth-a-look` does not. */
export type Blocker = {
  severity: 'must-fix' | 'worth-a-look';
  questionId: string | null;
  sectionId: string | null;
  key: string;
  params: Record<string, string | number>;
  /** The fault of the answer itself, in the words of its own page. */
  detail?: Message;
};

/** What completeness must know beyond document and answers. */
export type ResponseFacts = {
  version: number;
  /** False until the team has confirmed the current version. */
  confirmedVersion: boolean;
  /** Names of files whose upload has not ended. */
  uploading: readonly string[];
  /** Ids of the sections that the team marked as completed. */
  completedSections: ReadonlySet<string>;
  /** First day of the contract, YYYY-MM-DD, where known. */
  contractStart?: string | null;
};

const nearLimit = (question: Question, entry: AnswerEntry): { left: number; limit: number } | null => {
  if (question.kind !== 'long-text' || typeof entry.value !== 'string') return null;
  const { words: limit } = limitOf(question);
  const left = limit - countWords(entry.value);
  return left >= 0 && left * 20 <= limit ? { left, limit } : null;
};

const allowsNil = (question: Question): boolean => question.kind === 'table' && question.settings?.nilAllowed === true;

type Add = (severity: Blocker['severity'], key: string, params?: Blocker['params'], detail?: Message) => void;

const checkEvidence = (question: Question, entry: AnswerEntry, add: Add): void => {
  if (!question.evidenceRequired || question.kind === 'file' || (entry.evidence?.length ?? 0) > 0) return;
  const { equivalent, notYet } = allowedExtras(question, entry.extras);
  // An equivalent or a date takes the place of the evidence once it is said, not once it is ticked.
  if (equivalent?.text.trim() || (notYet && isRealDate(notYet.by))) return;
  add('must-fix', question.extras?.equivalent ? 'evidence-or-equivalent' : 'evidence-missing');
};

const checkAnswer = (question: Question, entry: AnswerEntry | undefined, facts: ResponseFacts, add: Add): void => {
  if (entry && isNotApplicable(question, entry)) {
    for (const fault of extrasFaults(question, entry.extras)) {
      const stands = fault.path.startsWith('notApplicable');
      add(stands ? 'must-fix' : 'worth-a-look', stands ? 'not-applicable-unsaid' : 'extras-unfinished', {}, fault);
    }
    return;
  }
  if (!entry || !isAnswered(question, entry.value)) {
    const mayBeNil = question.purpose === 'information' && allowsNil(question);
    add(mayBeNil ? 'worth-a-look' : 'must-fix', mayBeNil ? 'nil-not-said' : 'no-answer');
    return;
  }
  for (const fault of answerFaults(question, entry.value))
    if (fault.key === 'answer.words-over') add('must-fix', 'words-over', { ...fault.params }, fault);
    else add('must-fix', 'unfinished', {}, fault);
  checkEvidence(question, entry, add);
  for (const fault of extrasFaults(question, entry.extras)) add('worth-a-look', 'extras-unfinished', {}, fault);
  const near = nearLimit(question, entry);
  if (near) add('worth-a-look', 'near-limit', { count: near.left, limit: near.limit });
  const expires = allowedExtras(question, entry.extras).assurance?.expires;
  if (expires && facts.contractStart && expires < facts.contractStart) add('worth-a-look', 'expires-early');
};

const at = (entries: AnswerEntries, id: string): AnswerEntry | undefined =>
  Object.hasOwn(entries, id) ? entries[id] : undefined;

/**
 * Takes a document, a response and its facts; returns everything that stops the submission and everything worth a
 * look, in the order of the document. A question that is not asked stops nothing.
 */
export const blockersOf = (
  document: QuestionnaireDocument,
  entries: AnswerEntries,
  facts: ResponseFacts,
): Blocker[] => {
  const found: Blocker[] = [];
  const general = (
    severity: Blocker['severity'],
    key: string,
    params: Blocker['params'],
    sectionId: string | null = null,
  ) => found.push({ severity, questionId: null, sectionId, key: `response.${key}`, params });
  if (!facts.confirmedVersion) general('must-fix', 'version-unconfirmed', { version: facts.version });
  const asked = askedQuestions(document, entries);
  const home = new Map(
    document.sections.flatMap(({ id, questions }) => questions.map((question) => [question.id, id] as const)),
  );
  for (const question of asked)
    checkAnswer(question, at(entries, question.id), facts, (severity, key, params = {}, detail) => {
      found.push({
        severity,
        questionId: question.id,
        sectionId: home.get(question.id) ?? null,
        key: `response.${key}`,
        params: { ref: refOf(question), ...params },
        ...(detail ? { detail } : {}),
      });
    });
  for (const name of facts.uploading) general('must-fix', 'uploading', { name });
  for (const section of document.sections)
    if (!facts.completedSections.has(section.id) && asked.some(({ id }) => home.get(id) === section.id))
      general('worth-a-look', 'section-open', { section: section.title.en }, section.id);
  return found;
};

/** Takes blockers; returns those that stop the submission. */
export const stopsOf = (blockers: readonly Blocker[]): Blocker[] =>
  blockers.filter(({ severity }) => severity === 'must-fix');

/** Takes blockers; true where nothing stops the submission. */
export const maySubmit = (blockers: readonly Blocker[]): boolean => stopsOf(blockers).length === 0;

const sectionStates = ['not-started', 'in-progress', 'problem', 'completed', 'not-asked'] as const;
export type SectionState = (typeof sectionStates)[number];
export type SectionProgress = { sectionId: string; state: SectionState; answered: number; asked: number };
export type Progress = {
  sections: SectionProgress[];
  declarations: SectionProgress;
  answered: number;
  asked: number;
  completed: number;
};

/** The id under which the declarations appear in the task list. */
export const declarationsId = 'declarations';

/**
 * Takes a document, a response and its facts; returns the task list. A section is completed when the team says so and
 * nothing in it must be fixed; said to be complete but not, it is a problem. All of its questions hidden: not asked.
 */
export const progressOf = (document: QuestionnaireDocument, entries: AnswerEntries, facts: ResponseFacts): Progress => {
  const visible = new Set(askedQuestions(document, entries).map(({ id }) => id));
  const blocked = new Set(stopsOf(blockersOf(document, entries, facts)).flatMap(({ questionId }) => questionId ?? []));
  const progress = (sectionId: string, questions: readonly Question[]): SectionProgress => {
    const asked = questions.filter(({ id }) => visible.has(id));
    const answered = asked.filter((question) => isReplied(question, at(entries, question.id))).length;
    const started = asked.some((question) => isStarted(question, at(entries, question.id)));
    const said = facts.completedSections.has(sectionId);
    const wrong = asked.some(({ id }) => blocked.has(id));
    const invalid = asked.some((question) => {
      const entry = at(entries, question.id);
      if (entry === undefined || isNotApplicable(question, entry)) return false;
      return isAnswered(question, entry.value) && answerFaults(question, entry.value).length > 0;
    });
    const state: SectionState =
      asked.length === 0
        ? 'not-asked'
        : (said && wrong) || invalid
          ? 'problem'
          : said
            ? 'completed'
            : started
              ? 'in-progress'
              : 'not-started';
    return { sectionId, state, answered, asked: asked.length };
  };
  const sections = document.sections.map(({ id, questions }) => progress(id, questions));
  const declarations = progress(declarationsId, document.declarations ?? []);
  return {
    sections,
    declarations,
    answered: sections.reduce((sum, each) => sum + each.answered, 0),
    asked: sections.reduce((sum, each) => sum + each.asked, 0),
    completed: sections.filter(({ state }) => state === 'completed').length,
  };
};
