import 'server-only';
import { type Reader, reading } from '@/db/client';
import { UnreadableSubmission } from '@/db/store/submission';
import { type Context, recordRefusal } from '@/lib/commands/command';
import { type Action, type Facts, may } from '@/lib/policy';
import { notFound, ok, type Result, refuse } from '@/lib/result';

type Definition<I, F, V> = {
  /** Key in the policy table. */
  action: Action;
  /** Loads what the policy needs; null when there is no such thing. */
  load: (db: Reader, input: I, context: Context) => Promise<F | null>;
  facts: (loaded: F, context: Context, input: I) => Facts;
  /** Reads the rest and shapes a plain object for the page. */
  show: (db: Reader, given: { loaded: F; input: I; context: Context }) => Promise<V>;
};

export type View<I, V> = { (context: Context, input: I): Promise<Result<V>>; action: Action };

/** A page-shaped read: load, ask the policy, read, shape. Not-found and not-allowed look the same to a stranger. */
export function view<I, F, V>(definition: Definition<I, F, V>): View<I, V> {
  const run = async (context: Context, input: I): Promise<Result<V>> => {
    const db = reading();
    const loaded = await definition.load(db, input, context);
    if (loaded === null) return notFound;
    const facts = definition.facts(loaded, context, input);
    const decision = may(context.viewer, definition.action, facts);
    if (!decision.allowed) {
      if (decision.stranger) return notFound;
      // Every attempt to look at sealed responses is on the record.
      if (decision.reason === 'policy.sealed' && facts.procurementId !== undefined)
        await recordRefusal(context, {
          action: definition.action,
          subject: { type: 'procurement', id: facts.procurementId },
          procurementId: facts.procurementId,
        });
      return refuse('refused', decision.reason, decision.params);
    }
    try {
      return ok(await definition.show(db, { loaded, input, context }));
    } catch (error) {
      if (error instanceof UnreadableSubmission) return refuse('refused', 'evaluation.unreadable');
      throw error;
    }
  };
  return Object.assign(run, { action: definition.action });
}
