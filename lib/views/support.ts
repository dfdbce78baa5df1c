import 'server-only';
import { findProcurement } from '@/db/store/procurement';
import { findSharedCode, findSupportLook, listSupportLooks } from '@/db/store/support';
import { officerNames } from '@/db/store/team';
import type { Context } from '@/lib/commands/command';
import { supportCodeShown } from '@/lib/commands/share-support-code';
import type { TechnicalState } from '@/lib/response/technical-state';
import { viewerId } from './own-marking';
import { procurementFacts } from './procurement-facts';
import { ofResponse, type ResponseFrameFacts } from './response';
import { technicalStateOf } from './technical-state';
import { view } from './view';

/** For the team: whether a code is shared, what it would show now, and every look that was taken with one. */
export const supportOfResponse = ofResponse<
  { responseId: string },
  {
    frame: ResponseFrameFacts;
    /** The code is said to owners alone. */
    shared: { code: string | null; expiresAt: string } | null;
    state: TechnicalState | null;
    looks: { id: string; name: string; at: string; state: TechnicalState }[];
  }
>(async ({ record: { head }, frame }, db) => {
  const shared = await findSharedCode(db, head.id, frame.now);
  const looks = await listSupportLooks(db, head.id);
  const names = await officerNames(db, [...new Set(looks.map(({ lookedBy }) => lookedBy))]);
  return {
    frame,
    shared: shared && {
      code: frame.role === 'owner' ? supportCodeShown(shared.id) : null,
      expiresAt: shared.expiresAt,
    },
    state: await technicalStateOf(db, head),
    looks: looks.map(({ id, lookedBy, lookedAt, state }) => ({
      id,
      name: names.get(lookedBy) ?? '',
      at: lookedAt,
      state,
    })),
  };
});

/** The officer's page for a code. It is the same whatever suppliers do: nothing of theirs is read for it. */
export const supportForm = view({
  action: 'support.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context: Context) => procurementFacts(state, context),
  show: async (_db, { loaded: { procurement } }) => ({
    procurement: { id: procurement.id, title: procurement.title },
  }),
});

/** What one officer was shown with a code; gone for good once the code is stopped or over. */
export const supportLook = view({
  action: 'support.read',
  load: async (db, { id, lookId }: { id: string; lookId: string }, context) => {
    const state = await findProcurement(db, id);
    const given = { id: lookId, procurementId: id, lookedBy: viewerId(context), now: context.now };
    const found = state && (await findSupportLook(db, given));
    return found && state ? { ...found, procurement: state } : null;
  },
  facts: ({ procurement }, context) => procurementFacts(procurement, context),
  show: async (_db, { loaded: { look, expiresAt, procurement } }) => ({
    procurement: { id: procurement.procurement.id, title: procurement.procurement.title },
    lookedAt: look.lookedAt,
    expiresAt,
    state: look.state,
  }),
});
