import 'server-only';
import { exampleContext } from '@/lib/commands/build-example';
import type { Context } from '@/lib/commands/command';
import type { Viewer } from '@/lib/policy';
import type { Result } from '@/lib/result';
import { say } from '@/lib/text';
import type { PersonId, SupplierId } from './content/shape';

/** Everybody of the example, as the policy sees them, and what suppliers have uploaded. */
export type Cast = {
  buyer: Record<PersonId, Extract<Viewer, { kind: 'buyer' }>>;
  supplier: Partial<Record<SupplierId, Extract<Viewer, { kind: 'supplier' }>>>;
  /** Ids of the evidence in each organisation's library, by supplier and file name; the newest of a name. */
  library: Map<string, string>;
};

/** The context of a person of the example at a time of its content. */
export const as = (cast: Cast, who: PersonId, at: string): Context => exampleContext(cast.buyer[who], at);
/** As `as`, with a fresh code of the second factor. */
export const withCode = (cast: Cast, who: PersonId, at: string): Context => exampleContext(cast.buyer[who], at, true);

/** The context of a supplier's person. Throws before the supplier has accepted its first invitation. */
export const asSupplier = (cast: Cast, who: SupplierId, at: string): Context => {
  const viewer = cast.supplier[who];
  if (!viewer) throw new Error(`${who} has no account yet.`);
  return exampleContext(viewer, at);
};

/** The value of a command that the example needs; throws with the command's own sentences where it refuses. */
export async function done<V>(what: string, result: Promise<Result<V>>): Promise<V> {
  const settled = await result;
  if (settled.ok) return settled.value;
  const why = settled.messages.map((message) => `${message.path ? `${message.path}: ` : ''}${say(message)}`).join(' ');
  throw new Error(`The example stopped at "${what}" (${settled.why}). ${why}`.trim());
}

/** One act of the example, at its time. */
export type Act = { at: string; run: () => Promise<unknown> };

/** Runs acts of several people in the order of their times, so that every log reads as a calendar does. */
export async function inOrder(acts: readonly Act[]): Promise<void> {
  const sorted = [...acts].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const { run } of sorted) await run();
}
