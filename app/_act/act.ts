import 'server-only';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import type { Command } from '@/lib/commands/command';
import { arrival, writeContext } from '@/lib/commands/from-request';
import type { FormState } from '../_ui/form-state';
import { faultsBeforeCode } from './before-code';
import { failed, signedOut } from './failed';
import { fieldsOf } from './fields';

type Options<V> = {
  /** Input that is not typed: ids from the route. Wins over fields of the same name. */
  input?: Record<string, unknown>;
  /** Shapes the form's fields into the command's input, where they do not fit as they are. */
  shape?: (fields: Record<string, unknown>, form: FormData) => unknown;
  /** The form carries a code of the second factor in the field `code`. */
  code?: boolean;
  /** When the request arrived, where the action does something else before this. */
  receivedAt?: string;
  /** Where to go when it is done: a path, or a state to show in place. */
  then: (value: V) => string | FormState | Promise<string | FormState>;
};

/**
 * Runs a command for a posted form of somebody signed in: faults come back with everything that was typed, success
 * redirects.
 */
export async function act<I extends z.ZodType, V>(
  command: Command<I, V>,
  form: FormData,
  options: Options<V>,
): Promise<FormState> {
  const receivedAt = options.receivedAt ?? arrival();
  let context = await writeContext({ receivedAt });
  if (!context.ok) return failed(context.messages, form);
  // The policy would tell a stranger that there is no such thing; this one typed something and wants to keep it.
  if (context.value.viewer.kind === 'anonymous') return signedOut(form);
  const fields = fieldsOf(form);
  const shaped = options.shape ? options.shape(fields, form) : fields;
  const input = typeof shaped === 'object' && shaped !== null ? { ...shaped, ...options.input } : shaped;
  if (options.code) {
    const typed = form.get('code');
    const code = typeof typed === 'string' ? typed : '';
    const faults = faultsBeforeCode(command.input, input, code);
    if (faults.length > 0) return failed(faults, form);
    context = await writeContext({ receivedAt, code });
    if (!context.ok) return failed(context.messages, form);
  }
  const result = await command(context.value, input);
  if (!result.ok) {
    const state = await failed(result.messages, form);
    // A save that came second says which state it came second to, so that saving again is a choice made knowing it.
    const revision = result.why === 'conflict' ? result.messages[0]?.params?.revision : undefined;
    return revision === undefined ? state : { ...state, revision: String(revision) };
  }
  const next = await options.then(result.value);
  if (typeof next === 'string') redirect(next);
  return next;
}
