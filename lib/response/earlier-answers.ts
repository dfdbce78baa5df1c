import { z } from 'zod';
import { isRealDate } from '../question/date';
import { FileRefs, isFiles } from '../question/kind';
import { rulesOf } from '../question/kinds';
import type { AnswerValue, FileRef } from '../question/settings';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import { questionsOf } from '../questionnaire/find';
import { canonical } from '../questionnaire/hash';
import type { Message } from '../result';
import { misfit } from './carry-over';
import { AnswerExtras, allowedExtras, isNotApplicable, mayBeNotApplicable } from './extras';
import { alike, likeness, tellingWords } from './similar-questions';
import type { Snapshot } from './snapshot';
import { type OwnFile, StoredAnswer } from './stored-answer';

/** An answer that was submitted, with its question as it was asked. */
export const EarlierAnswer = z.strictObject({
  // Checked when it was published, and sealed since: to look through it again for each of hundreds would be felt.
  question: z.custom<Question>((value) => typeof value === 'object' && value !== null),
  value: z.union([z.string(), FileRefs, z.array(z.string()), z.array(z.array(z.string()))]),
  extras: AnswerExtras,
  evidence: FileRefs,
});
export type EarlierAnswer = z.infer<typeof EarlierAnswer>;

/** What finding an earlier answer looks at: nothing that a supplier wrote. */
export type EarlierTerms = { questionId: string; kind: string; template: string | null; words: string };

/** The suggested question that a question was made from, without its edition; null for an officer's own. */
export const templateOf = ({ from }: Pick<Question, 'from'>): string | null => from?.split('@')[0] || null;

/** Takes a question; returns the terms by which its answer is found again. */
export const termsOf = (question: Question): EarlierTerms => ({
  questionId: question.id,
  kind: question.kind,
  template: templateOf(question),
  words: tellingWords(question.wording.en).join(' '),
});

/**
 * Takes a document and what was submitted to it; returns each answer with its terms. Declarations are left out: they
 * are made afresh each time.
 */
export const earlierAnswersOf = (
  document: QuestionnaireDocument,
  { answers }: Pick<Snapshot, 'answers'>,
): { terms: EarlierTerms; answer: EarlierAnswer }[] =>
  questionsOf(document).flatMap((question) => {
    const entry = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (!entry) return [];
    const { value, extras = {}, evidence = [] } = entry;
    return [{ terms: termsOf(question), answer: { question, value, extras, evidence } }];
  });

const isText = (kind: string): boolean => kind === 'short-text' || kind === 'long-text';
const sameForm = (one: string, other: string): boolean => one === other || (isText(one) && isText(other));

/**
 * Takes a question and earlier answers, newest first; returns the one to offer: made from the same suggested question,
 * else asked in similar words and answered in the same form. The closest wins, and of equals the newest.
 */
export const matchEarlier = <E extends EarlierTerms>(
  question: Question,
  earlier: readonly E[],
): { found: E; by: 'template' | 'words' } | null => {
  const { template, words, kind } = termsOf(question);
  const same = template === null ? undefined : earlier.find((each) => each.template === template);
  if (same) return { found: same, by: 'template' };
  const own = words.split(' ');
  let best: { found: E; score: number } | null = null;
  for (const each of earlier) {
    if (!sameForm(each.kind, kind)) continue;
    const score = likeness(own, each.words.split(' '));
    if (score >= alike && score > (best?.score ?? 0)) best = { found: each, score };
  }
  return best && { found: best.found, by: 'words' };
};

/** The most wordings that are looked at again, closest first. */
const fewWordings = 5;

/** Takes a question and the wordings of earlier ones; returns those that are alike and answered in its form. */
export const alikeWordings = (
  question: Question,
  earlier: readonly Pick<EarlierTerms, 'kind' | 'words'>[],
): string[] => {
  const { words, kind } = termsOf(question);
  const own = words.split(' ');
  return earlier
    .filter((each) => sameForm(each.kind, kind))
    .map((each) => ({ words: each.words, score: likeness(own, each.words.split(' ')) }))
    .filter(({ score }) => score >= alike)
    .sort((a, b) => b.score - a.score || (a.words < b.words ? -1 : 1))
    .slice(0, fewWordings)
    .map((each) => each.words);
};

/** Whole days from one day to another, both YYYY-MM-DD; negative where the other is past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** From this age in days an answer is called old. */
const oldAfter = 365;
/** A certificate that ends within so many days is said to. */
const nearDays = 60;

const said = (key: string, params?: Message['params']): Message => ({
  path: '',
  key: `library.${key}`,
  ...(params ? { params } : {}),
});

/** When a certificate ends, in words: "Expires in 20 days". Null where it has no real expiry date. */
export const expiryInWords = (expires: string | undefined, today: string): Message | null => {
  if (!expires || !isRealDate(expires)) return null;
  const days = daysBetween(today, expires);
  if (days === 0) return said('expires-today');
  return days > 0 ? said('expires-in', { count: days }) : said('expired', { count: -days });
};

export type SinceFacts = {
  /** Days as YYYY-MM-DD. */
  today: string;
  submittedOn: string;
  /** The procurement that it was submitted to was cancelled. */
  cancelled: boolean;
  /** Hashes of the files that the organisation still has. */
  has: ReadonlySet<string>;
  /** The question that is asked now, where there is one. */
  now?: Question | undefined;
  /** The edition of the suggested question today, where the catalogue has it. */
  edition?: number | undefined;
};

const editionOf = ({ from }: Question): number | null => {
  const edition = Number(from?.split('@')[1]);
  return Number.isInteger(edition) ? edition : null;
};

/** Takes an earlier answer and what is known today; returns all that changed since it was sent, in sentences. */
export const changedSince = (earlier: EarlierAnswer, facts: SinceFacts): Message[] => {
  const { question, extras } = earlier;
  const { now, today, edition } = facts;
  const found: Message[] = [];
  if (now && canonical(now.wording) !== canonical(question.wording)) found.push(said('changed-wording'));
  if (now && canonical(now.guidance ?? null) !== canonical(question.guidance ?? null))
    found.push(said('changed-guidance'));
  if (now && canonical(now.settings ?? null) !== canonical(question.settings ?? null))
    found.push(said('changed-settings'));
  const was = editionOf(question);
  if (!now && edition !== undefined && was !== null && was !== edition) found.push(said('changed-edition'));
  const age = daysBetween(facts.submittedOn, today);
  if (age > oldAfter) found.push(said('changed-old', { count: Math.floor(age / 365) }));
  const expires = expiryInWords(extras.assurance?.expires, today);
  if (expires && daysBetween(today, extras.assurance?.expires ?? today) <= nearDays) found.push(expires);
  if (extras.notYet && isRealDate(extras.notYet.by) && extras.notYet.by < today) found.push(said('changed-promise'));
  const gone = filesOf(earlier).filter(({ sha256 }) => !facts.has.has(sha256));
  if (gone.length > 0) found.push(said('changed-files', { names: gone.map(({ name }) => name).join(', ') }));
  if (facts.cancelled) found.push(said('changed-cancelled'));
  return found;
};

/** Every file of an earlier answer: what it consists of, and what stood beside it. */
export const filesOf = ({ value, evidence }: Pick<EarlierAnswer, 'value' | 'evidence'>): FileRef[] => {
  const own: readonly FileRef[] = isFiles(value) ? value : [];
  return [...new Map([...own, ...evidence].map((file) => [`${file.sha256} ${file.name}`, file])).values()];
};

/** Why an earlier answer cannot stand in the question: it would say something else there. */
export type NoStart = 'kind' | 'form' | 'choice' | 'unit' | 'columns' | 'not-applicable' | 'nothing';

export type Start =
  | {
      usable: true;
      answer: StoredAnswer;
      attached: OwnFile[];
      /** Names of files that the organisation does not have any more. */
      gone: string[];
      /** An earlier promise with a date is never taken over: it would become part of another contract. */
      promise: boolean;
    }
  | { usable: false; why: NoStart };

const stored = (value: AnswerValue): StoredAnswer['value'] => (isFiles(value) ? '' : (value as StoredAnswer['value']));

/** Why the value would say something else in the question that is asked now; null where it says the same. */
const whyNot = (earlier: EarlierAnswer, question: Question, value: StoredAnswer['value']): NoStart | null => {
  const before = earlier.question;
  if (isText(before.kind) && isText(question.kind))
    return rulesOf(question).draft.safeParse(value).success ? null : 'form';
  const why = misfit(before, question, { value, extras: {}, evidence: [] });
  return why === 'returned' || why === 'unfinished' ? 'form' : why;
};

/**
 * Takes an earlier answer, the question that is asked now and the organisation's files; returns the answer to start
 * from, or why there is none. Only what the question allows comes along, and only files that are still there.
 */
export const startFrom = (earlier: EarlierAnswer, question: Question, files: readonly OwnFile[]): Start => {
  const before = earlier.question;
  const { extras } = earlier;
  const attached: OwnFile[] = [];
  const gone: string[] = [];
  for (const file of filesOf(earlier)) {
    const same = files.filter(({ sha256 }) => sha256 === file.sha256);
    const own = same.find(({ name }) => name === file.name) ?? same[0];
    if (!own) gone.push(file.name);
    else if (!attached.includes(own)) attached.push(own);
  }
  const claimed = isNotApplicable(before, { value: '', extras });
  if (claimed && !mayBeNotApplicable(question)) return { usable: false, why: 'not-applicable' };
  const value = stored(earlier.value);
  const why = claimed ? null : whyNot(earlier, question, value);
  if (why) return { usable: false, why };
  if (question.kind === 'file' && attached.length === 0) return { usable: false, why: 'nothing' };
  const { notYet, ...kept } = allowedExtras(question, extras);
  return {
    usable: true,
    answer: StoredAnswer.parse({ value, extras: kept, evidence: attached.map(({ id }) => id) }),
    attached,
    gone,
    promise: notYet !== undefined,
  };
};
