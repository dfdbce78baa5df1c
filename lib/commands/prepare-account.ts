import 'server-only';
import type { z } from 'zod';
import { passwordFaults } from '@/lib/people/password';
import { ok, type Result, refuseAll } from '@/lib/result';
import { encryptForAccount, hashPassword } from '@/lib/server/auth';
import { newId } from '@/lib/server/ids';
import { newRecoveryCodes } from '@/lib/server/sign-in';
import { issuesToMessages } from './command';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Checks the fields of a form that makes an account or changes a password, then the password itself, and hashes it.
 * Hashing is slow on purpose, so it is done here, before any writer is open.
 * @param about whose password it is; defaults to the form's own e-mail address and name.
 */
export async function withPassword<S extends z.ZodType>(
  schema: S,
  raw: Record<string, unknown>,
  about: { email: string; name: string } = { email: text(raw.email), name: text(raw.name) },
): Promise<Result<{ fields: z.output<S>; passwordHash: string }>> {
  const parsed = schema.safeParse(raw);
  const password = text(raw.password);
  const faults = passwordFaults(password, about);
  if (!parsed.success) return refuseAll('invalid', [...issuesToMessages(parsed.error), ...faults]);
  if (faults.length > 0) return refuseAll('invalid', faults);
  return ok({ fields: parsed.data, passwordHash: await hashPassword(password) });
}

/** A new second factor and its recovery codes, encrypted as the account's table holds them. */
export async function newSecondFactor(): Promise<{ secret: string; recoveryCodes: string }> {
  return {
    secret: await encryptForAccount(newId()),
    recoveryCodes: await encryptForAccount(JSON.stringify(newRecoveryCodes())),
  };
}
