import 'server-only';
import type { DBAdapter } from 'better-auth';

/** The driver's code, such as SQLITE_CONSTRAINT_UNIQUE, wherever it is in the chain of causes. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as Error & { code?: unknown };
  return typeof code === 'string' ? code : codeOf(error.cause);
}

/**
 * A statement about accounts that failed. The error of the database library quotes the statement and every value in it,
 * and those are e-mail addresses and session tokens; whatever prints this one prints neither.
 */
export class AccountStatementError extends Error {
  override name = 'AccountStatementError';
  readonly code: string | undefined;

  constructor(error: unknown) {
    const code = codeOf(error);
    super(`A statement about accounts failed${code ? ` (${code})` : ''}.`);
    this.code = code;
  }
}

const isFault = (error: unknown): boolean =>
  error instanceof Error && ('params' in error || (error.cause !== undefined && isFault(error.cause)));

/** A database for better-auth whose errors hold none of the values that it was given. */
export const withoutValues =
  <Options>(make: (options: Options) => DBAdapter): ((options: Options) => DBAdapter) =>
  (options) => {
    const quiet = (part: unknown): unknown =>
      typeof part !== 'function'
        ? part
        : async (...given: unknown[]): Promise<unknown> => {
            try {
              return await part(...given);
            } catch (error) {
              throw isFault(error) ? new AccountStatementError(error) : error;
            }
          };
    const adapter = make(options);
    return Object.fromEntries(Object.entries(adapter).map(([name, part]) => [name, quiet(part)])) as DBAdapter;
  };
