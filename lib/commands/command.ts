import 'server-only';
import type { z } from 'zod';
import { type Reader, type Writer, writing } from '@/db/client';
import { appendAudit } from '@/db/store/audit';
import { UnreadableSubmission } from '@/db/store/submission';
import type { AuditEntry } from '@/lib/audit';
import { type Action, type Facts, may, type Viewer } from '@/lib/policy';
import { wellFormed } from '@/lib/questionnaire/hash';
import { type Message, notFound, type Refusal, type Result, refuse, refuseAll } from '@/lib/result';

/** Who asks, when, and where ids come from: a test runs any command as anyone, at any time. */
export type Context = {
  viewer: Viewer;
  /** The server's time, ISO UTC. */
  now: string;
  /** When the request arrived, stamped by the adapter's first line; deadline rules use it, never the commit time. */
  receivedAt: string;
  /** A fresh random id. */
  id: () => string;
  /** A code of the second factor was checked with this request. */
  steppedUp: boolean;
};

/** What a decision asks for: the change to write, what to log, and what the caller gets. */
export type Decided<C, V> = { change: C; event: AuditEntry | AuditEntry[] | null; value: V };

type Definition<I extends z.ZodType, F, C, V> = {
  /** Key in the policy table and in the audit log. */
  action: Action;
  input: I;
  /** Loads what the policy and the rule need; null when there is no such thing. */
  load: (db: Reader, input: z.output<I>, context: Context) => Promise<F | null>;
  /** The plain facts for the policy. */
  facts: (loaded: F, context: Context, input: z.output<I>) => Facts;
  /** The rule; pure. */
  decide: (given: { loaded: F; input: z.output<I>; context: Context }) => Result<Decided<C, V>>;
  /** Writes the change through db/store. A Result that is not ok rolls everything back (a lost race, say). */
  write: (tx: Writer, change: C, context: Context) => Promise<undefined | Result<unknown>>;
  /** After the commit: files, mail. */
  after?: (value: V, change: C, context: Context) => Promise<void>;
  /** What to log when the policy or the rule refuses; for sealed and locked things every attempt is on the record. */
  refusal?: (loaded: F, input: z.output<I>) => AuditEntry;
};

export type Command<I extends z.ZodType, V> = {
  (context: Context, input: unknown): Promise<Result<V>>;
  action: Action;
  input: I;
};

/** Puts a refused attempt on the record, in a transaction of its own. */
export async function recordRefusal(context: Context, entry: AuditEntry): Promise<void> {
  await writing((tx) =>
    appendAudit(tx, { ...entry, refused: true }, { viewer: context.viewer, at: context.now, id: context.id() }),
  );
}

class RolledBack extends Error {
  constructor(readonly refusal: Refusal) {
    super('rolled back');
  }
}

/** Messages for each issue of a failed parse; a schema names a sentence by using its key as the message. */
export function issuesToMessages(error: z.ZodError): Message[] {
  return error.issues.map((issue) => ({
    path: issue.path.join('.'),
    key: /^[a-z-]+\.[a-z0-9-]+$/.test(issue.message) ? issue.message : 'common.check-field',
    params: { field: issue.path.join('.') },
  }));
}

/**
 * The only way to change the world. In one transaction: parse, load, ask the policy, decide, write, append to the audit
 * log. Answers ok, or why not: invalid, refused, not-found or conflict.
 */
export function command<I extends z.ZodType, F, C, V>(definition: Definition<I, F, C, V>): Command<I, V> {
  const run = async (context: Context, raw: unknown): Promise<Result<V>> => {
    // The one door through which text comes in: nothing that could not be hashed gets past it.
    const parsed = definition.input.safeParse(wellFormed(raw));
    if (!parsed.success) return refuseAll('invalid', issuesToMessages(parsed.error));
    const input = parsed.data;
    let refusalEntry: AuditEntry | undefined;
    let done: { value: V; change: C } | undefined;
    try {
      await writing(async (tx) => {
        const loaded = await definition.load(tx, input, context);
        if (loaded === null) throw new RolledBack(notFound);
        const decision = may(context.viewer, definition.action, definition.facts(loaded, context, input));
        if (!decision.allowed) {
          refusalEntry = definition.refusal?.(loaded, input);
          throw new RolledBack(decision.stranger ? notFound : refuse('refused', decision.reason, decision.params));
        }
        const decided = definition.decide({ loaded, input, context });
        if (!decided.ok) {
          if (decided.why === 'refused') refusalEntry = definition.refusal?.(loaded, input);
          throw new RolledBack(decided);
        }
        const written = await definition.write(tx, decided.value.change, context);
        if (written && !written.ok) throw new RolledBack(written);
        const { event } = decided.value;
        for (const entry of event === null ? [] : [event].flat()) {
          await appendAudit(tx, entry, { viewer: context.viewer, at: context.now, id: context.id() });
        }
        done = { value: decided.value.value, change: decided.value.change };
      });
    } catch (error) {
      if (error instanceof UnreadableSubmission) return refuse('refused', 'evaluation.unreadable');
      if (!(error instanceof RolledBack)) throw error;
      if (refusalEntry) await recordRefusal(context, refusalEntry);
      return error.refusal;
    }
    const { value, change } = done as { value: V; change: C };
    await definition.after?.(value, change, context);
    return { ok: true, value };
  };
  return Object.assign(run, { action: definition.action, input: definition.input });
}
