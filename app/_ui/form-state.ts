import type { Message } from '@/lib/result';
import { type Locale, say } from '@/lib/text';

export type FormError = { path: string; text: string };

/** What a server action hands back to its form: faults in the order of the form, and everything that was typed. */
export type FormState = {
  errors: FormError[];
  values: Record<string, string | string[]>;
  /** The revision that the form edits; sent back as the hidden field `revision`. */
  revision?: string;
  /** One sentence of success, for an act that stays on its page. */
  banner?: string;
};

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

const isPrivate = (name: string): boolean => name.startsWith('$ACTION') || /password/i.test(name);

/** Everything typed in a form, but passwords and files. A name that occurs twice keeps all its values. */
export function valuesOf(data: FormData): FormState['values'] {
  const values: FormState['values'] = {};
  for (const name of new Set(data.keys())) {
    if (isPrivate(name)) continue;
    const all = data.getAll(name).filter((value): value is string => typeof value === 'string');
    const [first] = all;
    if (first !== undefined) values[name] = all.length > 1 ? all : first;
  }
  return values;
}

/** Turns the messages of a refusal into what a form shows, keeping what was typed. */
export function stateOfFaults(messages: readonly Message[], data: FormData, locale: Locale = 'en'): FormState {
  const errors = messages.map((message) => ({ path: message.path, text: say(message, undefined, locale) }));
  const revision = data.get('revision');
  return { errors, values: valuesOf(data), ...(typeof revision === 'string' ? { revision } : {}) };
}
