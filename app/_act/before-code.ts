import type { z } from 'zod';
import { issuesToMessages } from '@/lib/commands/command';
import type { Message } from '@/lib/result';

/**
 * What is wrong with a form before its code is looked at, in the order of the form, where the code stands last: so all
 * faults are told at once, and no code is used up by a form that would come back anyway.
 */
export function faultsBeforeCode(input: z.ZodType, given: unknown, code: string): Message[] {
  const parsed = input.safeParse(given);
  if (parsed.success) return [];
  const missing: Message[] = code.trim() === '' ? [{ path: 'code', key: 'policy.code-old' }] : [];
  return [...issuesToMessages(parsed.error), ...missing];
}
