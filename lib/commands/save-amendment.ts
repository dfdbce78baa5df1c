import 'server-only';
import { z } from 'zod';
import { saveAmendment as store } from '@/db/store/amendment';
import { findProcurement } from '@/db/store/procurement';
import { findDraft } from '@/db/store/questionnaire';
import { overtakeSteps } from '@/db/store/two-person';
import { readNewDeadline } from '@/lib/procurement/amend-advice';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { ok, refuse } from '@/lib/result';
import { amendmentDigest, amendmentOf, savedAmendmentInWords } from '@/lib/views/amendment-facts';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const SaveAmendment = z.strictObject({
  id: z.string(),
  /** Digest of the details as the form showed them; left out where nothing was shown. */
  revision: z.string().optional(),
  reason: z.string().trim().max(2_000, { error: 'amend.reason-long' }),
  notice: z.string().trim().max(10_000, { error: 'amend.notice-long' }),
  /** The new deadline as a UK day and time; an empty day where the deadline stays. */
  day: z.string().max(40),
  time: z.string().max(10),
});

/**
 * Saves what is said of an amendment beside its document: the reason and the notice that suppliers read, and a later
 * deadline where one is wanted. A change ends a waiting request for sign-off.
 */
export const saveAmendment = command({
  action: 'amendment.save',
  input: SaveAmendment,
  load: async (db, { id }) => {
    const state = await findProcurement(db, id);
    return state && { state, draft: await findDraft(db, id) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, draft }, input, context }) => {
    const standing = state.procurement.deadline;
    if (!draft || standing === null) return refuse('conflict', 'amend.no-draft');
    const { id, reason, notice, day, time, revision } = input;
    if (day !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(day))
      return refuse('invalid', 'amend.deadline-whole', undefined, 'deadline');
    const deadline = readNewDeadline(day === '' ? null : { day, time }, standing, ukDateTime(standing));
    if (!deadline.ok) return deadline;
    const next = { reason, notice, deadline: deadline.value };
    const saved = amendmentDigest(amendmentOf(draft));
    if (revision !== undefined && revision !== saved && amendmentDigest(next) !== saved)
      return refuse('conflict', 'amend.stale', {
        saved: savedAmendmentInWords(amendmentOf(draft)),
        revision: saved,
      });
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: { row: { versionId: draft.id, ...next }, id, by, changed: amendmentDigest(next) !== saved },
      event: {
        action: 'amendment.save' as const,
        subject: { type: 'version', id: draft.id },
        procurementId: id,
        data: { number: draft.number, deadline: deadline.value },
      },
      value: { id },
    });
  },
  write: async (tx, { row, id, by, changed }, { now }) => {
    if (!(await store(tx, row))) return refuse('conflict', 'amend.no-draft');
    if (changed) await overtakeSteps(tx, { procurementId: id, act: 'publish', by, at: now });
    return undefined;
  },
});
