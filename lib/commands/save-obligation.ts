import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { insertObligation, listObligations, type Obligation } from '@/db/store/obligation';
import { ukDate } from '@/lib/procurement/uk-time';
import { obligationStates } from '@/lib/response/obligations';
import { ok, refuse } from '@/lib/result';
import { say } from '@/lib/text';
import { viewerId } from '@/lib/views/own-marking';
import { afterOutcomeFacts, loadAfterOutcome } from './award-case';
import { command } from './command';

const SaveObligation = z.strictObject({
  id: z.string(),
  /** Number of the line; `new` adds one. */
  number: z.string().regex(/^(new|[1-9]\d{0,5})$/),
  /** The version that the page showed; 0 for a new line. */
  version: z.coerce.number().int().min(0),
  obligation: z.string().trim().min(1, { error: 'decision.obligation-missing' }).max(60_000),
  owner: z.string().trim().min(1, { error: 'decision.owner-missing' }).max(200, { error: 'decision.owner-long' }),
  /** UK day; empty for the life of the contract. */
  due: z.union([z.literal(''), z.iso.date({ error: 'decision.due-form' })]),
  evidence: z.string().trim().max(5_000),
  state: z.enum(obligationStates, { error: 'decision.state-missing' }),
  indicator: z.literal('yes').optional(),
});

type Kept = Pick<Obligation, 'obligation' | 'owner' | 'due' | 'evidence' | 'state' | 'indicator'>;

const dueWords = (due: string | null): string => (due === null ? say('decision.due-none') : ukDate(due));

/** What a save changes, for the audit log: the supplier's words never stand there. */
const changesOf = (before: Kept, after: Kept): string[] => [
  ...(before.obligation === after.obligation ? [] : ['its words']),
  ...(before.owner === after.owner ? [] : [`owner from ${before.owner} to ${after.owner}`]),
  ...(before.due === after.due ? [] : [`due date from ${dueWords(before.due)} to ${dueWords(after.due)}`]),
  ...(before.evidence === after.evidence ? [] : ['its evidence']),
  ...(before.state === after.state
    ? []
    : [`state from ${say(`decision.state-${before.state}`)} to ${say(`decision.state-${after.state}`)}`]),
  ...(before.indicator === after.indicator
    ? []
    : [after.indicator ? 'now a key performance indicator' : 'no longer a key performance indicator']),
];

const load = async (db: Reader, input: { id: string }) => {
  const loaded = await loadAfterOutcome(db, input);
  return loaded && { ...loaded, lines: await listObligations(db, input.id) };
};

/**
 * Saves a line of the schedule of obligations as its next version, or adds one. Refuses where somebody else saved it
 * after the page was shown, and where nothing changed.
 */
export const saveObligation = command({
  action: 'obligation.save',
  input: SaveObligation,
  load,
  facts: afterOutcomeFacts,
  decide: ({ loaded: { lines }, input, context }) => {
    const adding = input.number === 'new';
    const before = lines.find(({ number }) => String(number) === input.number);
    if (!adding && !before) return refuse('not-found', 'common.not-found');
    if ((before?.version ?? 0) !== input.version)
      return refuse('conflict', 'decision.obligation-changed', { revision: before?.version ?? 0 });
    const { obligation, owner, evidence, state } = input;
    const kept: Kept = {
      obligation,
      owner,
      evidence,
      state,
      due: input.due === '' ? null : input.due,
      indicator: input.indicator === 'yes',
    };
    const changes = before ? changesOf(before, kept) : [];
    if (before && changes.length === 0) return refuse('invalid', 'decision.obligation-same');
    const number = before?.number ?? Math.max(0, ...lines.map((line) => line.number)) + 1;
    return ok({
      change: {
        ...kept,
        id: context.id(),
        procurementId: input.id,
        number,
        version: input.version + 1,
        kind: before?.kind ?? ('added' as const),
        questionId: before?.questionId ?? null,
        savedBy: viewerId(context),
        savedAt: context.now,
      },
      event: {
        action: 'obligation.save' as const,
        subject: { type: 'obligation', id: String(number) },
        procurementId: input.id,
        data: {
          number,
          what: before
            ? changes.join('; ')
            : `added, owner ${owner}, due ${dueWords(kept.due)}, state ${say(`decision.state-${state}`)}`,
        },
      },
      value: { id: input.id, number },
    });
  },
  write: async (tx, row) =>
    (await insertObligation(tx, row)) ? undefined : refuse('conflict', 'decision.obligation-changed', { revision: 0 }),
});
