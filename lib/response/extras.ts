import { z } from 'zod';
import { isRealDate } from '../question/date';
import { refOf } from '../question/kind';
import type { FileRef } from '../question/settings';
import { assuranceBases, type Question } from '../questionnaire/document';
import { isGate } from '../questionnaire/find';
import type { Message } from '../result';

const Day = z.string().max(40);
const Words = z.string().max(20_000, 'supplier.words-too-long');

/** What a supplier may add beside an answer, as autosave keeps it: unfinished dates and texts included. */
export const AnswerExtras = z.strictObject({
  /** What the answer is based on, with the date of its evidence and its expiry (YYYY-MM-DD). No mark depends on it. */
  assurance: z
    // Dates typed before a basis is chosen are kept, and asked about.
    .strictObject({ basis: z.enum(assuranceBases).optional(), date: Day.optional(), expires: Day.optional() })
    .optional(),
  equivalent: z.strictObject({ text: Words }).optional(),
  /** Not in place yet: becomes a dated commitment in the contract. */
  notYet: z.strictObject({ by: Day, text: Words }).optional(),
  confidential: z.strictObject({ part: Words, reason: Words, until: Day.optional() }).optional(),
  /** Stands in the place of the answer. */
  notApplicable: z.strictObject({ reason: Words }).optional(),
});
export type AnswerExtras = z.infer<typeof AnswerExtras>;

/** One reply as the supplier's team holds it: its value, what was added, and the files that support it. */
export type AnswerEntry = {
  value: unknown;
  extras?: AnswerExtras | undefined;
  evidence?: readonly FileRef[] | undefined;
};
/** Replies by question id; whatever was once typed, asked or not. */
export type AnswerEntries = Readonly<Record<string, AnswerEntry>>;

/** Takes entries; returns the bare values, as conditions and marks read them. */
export const valuesOf = (entries: AnswerEntries): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entries).map(([id, { value }]) => [id, value]));

/**
 * Takes a question; true where the published document lets a supplier answer "not applicable because …". What must be
 * passed always applies.
 */
export const mayBeNotApplicable = (question: Question): boolean =>
  question.extras?.notApplicable === true && !isGate(question);

/** Takes a question and an entry; true where "not applicable" stands in the place of the answer. */
export const isNotApplicable = (question: Question, entry: AnswerEntry | undefined): boolean =>
  entry?.extras?.notApplicable !== undefined && mayBeNotApplicable(question);

/**
 * Takes a question and extras; returns those that the published question allows. Beside "not applicable" only a claim
 * of confidentiality makes sense: nothing is offered, so nothing is assured or promised.
 */
export const allowedExtras = (question: Question, extras: AnswerExtras | undefined): AnswerExtras => {
  const allowed = question.extras ?? {};
  const kept: AnswerExtras = {};
  if (extras?.notApplicable && mayBeNotApplicable(question)) {
    kept.notApplicable = extras.notApplicable;
    if (allowed.confidentiality && extras.confidential) kept.confidential = extras.confidential;
    return kept;
  }
  if (allowed.assuranceBasis && extras?.assurance) kept.assurance = extras.assurance;
  if (allowed.equivalent && extras?.equivalent) kept.equivalent = extras.equivalent;
  if (allowed.notYet && extras?.notYet) kept.notYet = extras.notYet;
  if (allowed.confidentiality && extras?.confidential) kept.confidential = extras.confidential;
  return kept;
};

/** Takes a question and extras; returns what keeps the extras from being complete, in the order of the form. */
export const extrasFaults = (question: Question, extras: AnswerExtras | undefined): Message[] => {
  const { assurance, equivalent, notYet, confidential, notApplicable } = allowedExtras(question, extras);
  const found: Message[] = [];
  const ref = refOf(question);
  const add = (path: string, key: string): void => void found.push({ path, key: `response.${key}`, params: { ref } });
  if (notApplicable && !notApplicable.reason.trim()) add('notApplicable.reason', 'not-applicable-reason');
  if (assurance && !assurance.basis) add('assurance.basis', 'basis-missing');
  if (assurance?.date && !isRealDate(assurance.date)) add('assurance.date', 'evidence-date');
  if (assurance?.expires && !isRealDate(assurance.expires)) add('assurance.expires', 'evidence-expiry');
  if (assurance?.date && assurance.expires && assurance.expires < assurance.date)
    add('assurance.expires', 'expires-before');
  if (equivalent && !equivalent.text.trim()) add('equivalent.text', 'equivalent-text');
  if (notYet && !isRealDate(notYet.by)) add('notYet.by', 'not-yet-date');
  if (notYet && !notYet.text.trim()) add('notYet.text', 'not-yet-text');
  if (confidential && !confidential.part.trim()) add('confidential.part', 'confidential-part');
  if (confidential && !confidential.reason.trim()) add('confidential.reason', 'confidential-reason');
  if (confidential?.until && !isRealDate(confidential.until)) add('confidential.until', 'confidential-until');
  return found;
};
