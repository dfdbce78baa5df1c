import 'server-only';
import { z } from 'zod';
import { findProcurement } from '@/db/store/procurement';
import { findDraft, findPublished } from '@/db/store/questionnaire';
import { keepRehearsalBid, listRehearsalBids } from '@/db/store/rehearsal';
import { madeUpKinds } from '@/lib/rehearsal/made-up';
import { judgeTyped, mostTyped, TypedBid } from '@/lib/rehearsal/typed-bid';
import { notFound, ok, refuse } from '@/lib/result';
import { say } from '@/lib/text';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const SaveRehearsalBid = TypedBid.extend({
  id: z.string(),
  /** Null for a new bid. */
  bidId: z.string().nullable(),
  revision: z.coerce.number().int().min(0),
});

/** Keeps a made-up bid that was typed in, new or changed. */
export const saveRehearsalBid = command({
  action: 'rehearsal.save',
  input: SaveRehearsalBid,
  load: async (db, { id }) => {
    const state = await findProcurement(db, id);
    if (!state) return null;
    const version = (await findDraft(db, id)) ?? (await findPublished(db, id));
    return { state, version, bids: await listRehearsalBids(db, id) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { version, bids }, input: { id, bidId, revision, ...typed }, context }) => {
    if (!version) return refuse('refused', 'rehearsal.no-document');
    const own = bids.find((bid) => bid.id === bidId);
    if (bidId !== null && !own) return notFound;
    if (own && own.revision !== revision)
      return refuse('conflict', 'rehearsal.changed-first', { revision: own.revision });
    if (!own && bids.length >= mostTyped) return refuse('invalid', 'rehearsal.too-many', { most: mostTyped });
    const others = [
      ...madeUpKinds.map((kind) => say(`rehearsal.name-${kind}`)),
      ...bids.filter((bid) => bid !== own).map((bid) => bid.typed.name),
    ];
    const judged = judgeTyped(typed, version.document, others);
    if (!judged.ok) return judged;
    const kept = own?.id ?? context.id();
    return ok({
      change: {
        id: kept,
        procurementId: id,
        expectedRevision: own?.revision ?? 0,
        typed: judged.value,
        by: context.viewer.kind === 'buyer' ? context.viewer.userId : '',
        at: context.now,
      },
      event: {
        action: 'rehearsal.save',
        subject: { type: 'procurement', id },
        procurementId: id,
        data: { what: own ? 'a typed bid' : 'a new typed bid', bid: kept },
      },
      value: { bidId: kept },
    });
  },
  write: async (tx, change) =>
    (await keepRehearsalBid(tx, change)) ? undefined : refuse('conflict', 'rehearsal.changed-first'),
});
