import 'server-only';
import type { Reader } from '@/db/client';
import { findGuidance } from '@/db/store/guidance';
import { findProcurement } from '@/db/store/procurement';
import { principles } from '@/lib/catalogue';
import { selfCheckRows, withGaps } from '@/lib/guided';
import { pathHead, savedBy } from './guided-path';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

const load = async (db: Reader, { id }: { id: string }) => {
  const state = await findProcurement(db, id);
  return state && { state, kept: await findGuidance(db, id, 'self-check') };
};

/** How ready the authority itself is: counts for each principle. Suppliers never see it, and no score knows of it. */
export const selfCheck = view({
  action: 'path.read',
  load,
  facts: ({ state }, context) => procurementFacts(state, context),
  show: async (_db, { loaded: { state, kept }, context }) => {
    const rows = selfCheckRows(principles, kept?.document ?? {});
    const next = rows.find(({ unanswered }) => unanswered > 0);
    return {
      ...pathHead(state, context, 'self-check.answer'),
      rows,
      begun: kept !== null,
      gaps: withGaps(rows),
      nextNumber: next?.number ?? null,
    };
  },
});

/** The statements of one principle with the answers so far. */
export const selfCheckPage = view({
  action: 'path.read',
  load: async (db, input: { id: string; number: number }) => {
    const loaded = await load(db, input);
    const principle = principles.find(({ number }) => number === input.number);
    return loaded && principle ? { ...loaded, principle } : null;
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  show: async (db, { loaded: { state, kept, principle }, context }) => {
    const entry = kept?.document[String(principle.number)];
    return {
      ...pathHead(state, context, 'self-check.answer'),
      principle,
      count: principles.length,
      answers: entry?.answers ?? {},
      revision: entry?.revision ?? 0,
      saved: await savedBy(db, state, entry),
    };
  },
});
