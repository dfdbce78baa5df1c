import 'server-only';
import { z } from 'zod';
import { findScoping } from '@/db/store/scoping';
import { applyChanges, proposeChanges } from '@/lib/catalogue';
import { ok, refuse } from '@/lib/result';
import { placeOf, recommendationDigest } from '@/lib/views/place';
import { command } from './command';
import { decideChange, draftFacts, loadDraft, writeChange } from './draft-change';

const Input = z.strictObject({
  id: z.string(),
  /** Ids of the proposed changes that an officer ticked. */
  change: z.array(z.string()).max(2_000).default([]),
  /** Revision of the draft that the form showed. */
  revision: z.coerce.number().int().min(0),
  /** Digest of the recommendation that the form showed; left out where nothing was shown. */
  recommendation: z.string().optional(),
});

/**
 * Brings a draft nearer to what is recommended today, by exactly the differences that an officer ticked. Refused where
 * the draft or the answers about the place changed since the page was shown, for then the ticks meant something else.
 */
export const applyRecommendedChanges = command({
  action: 'recommended.apply',
  input: Input,
  load: async (db, input) => {
    const draft = await loadDraft(db, input);
    return draft && { draft, scoping: await findScoping(db, input.id) };
  },
  facts: ({ draft }, context) => draftFacts(draft, context),
  decide: ({ loaded: { draft, scoping }, input: { id, change, revision, recommendation } }) => {
    const place = placeOf(draft.state, scoping);
    if (!place.ok) return place;
    if (recommendation !== undefined && recommendation !== recommendationDigest(place.value))
      return refuse('conflict', 'scoping.changed-first');
    if (draft.draft.revision !== revision) return refuse('conflict', 'scoping.draft-changed');
    const proposed = proposeChanges(draft.draft.document, place.value);
    const chosen = proposed.filter((one) => change.includes(one.id));
    if (chosen.length === 0) return refuse('invalid', 'scoping.no-change-chosen', undefined, 'change');
    const ids = chosen.map((one) => one.id);
    const decided = decideChange(draft, revision, (document) => {
      const applied = applyChanges(document, proposed, ids, place.value);
      if (!applied.ok) return applied;
      return ok({
        document: applied.value,
        what: { key: 'questionnaire.what-recommended', params: { count: chosen.length } },
        value: { id, applied: chosen.length },
      });
    });
    if (!decided.ok) return decided;
    const event = {
      action: 'recommended.apply' as const,
      subject: { type: 'version', id: draft.draft.id },
      procurementId: id,
      data: { number: draft.draft.number, what: ids.join(', ') },
    };
    return ok({ ...decided.value, event });
  },
  write: writeChange,
});
