/**
 * What every rule and command answers: a value, or a refusal with reasons that a person can act on.
 * Pure code names a message by key; the words live in lib/text (key = "<area>.<name>").
 */
export type Message = {
  /** Where the fault lies: a form field, `sections[2].questions[0].weight`, or '' for the whole. */
  path: string;
  /** Key of the sentence in lib/text, such as `questionnaire.weights-not-100`. */
  key: string;
  params?: Record<string, string | number>;
};

export type Why = 'invalid' | 'refused' | 'not-found' | 'conflict';

export type Refusal = { ok: false; why: Why; messages: Message[] };
export type Ok<T> = { ok: true; value: T };
export type Result<T> = Ok<T> | Refusal;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/** A refusal with one message. */
export const refuse = (why: Why, key: string, params?: Message['params'], path = ''): Refusal => ({
  ok: false,
  why,
  messages: [params ? { path, key, params } : { path, key }],
});

/** A refusal with many messages, in the order of the form. */
export const refuseAll = (why: Why, messages: Message[]): Refusal => ({ ok: false, why, messages });

export const notFound: Refusal = { ok: false, why: 'not-found', messages: [{ path: '', key: 'common.not-found' }] };
