import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { config } from './config';
import { tokenHash } from './ids';

/** What a person typed of the code, without spaces and in capitals as it was printed. */
const normalised = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

/** What is kept of the set-up code. */
export const setupCodeHash = (code: string): string => tokenHash(normalised(code));

/** Whether the typed code is the one whose hash is kept; compared in constant time. */
export function setupCodeIsRight(typed: string, kept: string | null): boolean {
  if (kept === null) return false;
  const [a, b] = [Buffer.from(setupCodeHash(typed)), Buffer.from(kept)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Prints the code in the terminal, once: it is kept nowhere. */
export function printSetupCode(code: string): void {
  process.stdout.write(`\nThis copy of Assay is new. Set-up code: ${code}\nEnter it at ${config().publicUrl}/setup\n`);
}
