import 'server-only';
import { z } from 'zod';
import { saveScoping } from '@/db/store/scoping';
import { type ProfileOverride, profileNames, profiles } from '@/lib/catalogue';
import { ok, refuse } from '@/lib/result';
import { placeOf } from '@/lib/views/place';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';
import { loadScoping } from './start-scoping';

const Input = z.strictObject({
  id: z.string(),
  profile: z.enum(profiles, { error: 'scoping.profile-missing' }),
  reason: z.string().trim().max(2_000, 'scoping.reason-long').optional(),
  /** The profile in force that the form showed; left out where nothing was shown. */
  revision: z.string().optional(),
});

/**
 * Chooses a profile in the place of the rule's, with a reason that the record keeps. Choosing the rule's own profile
 * takes the override back. Refused before every question about the place has a checked answer.
 */
export const overrideProfile = command({
  action: 'profile.override',
  input: Input,
  load: loadScoping,
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, scoping }, input: { id, profile, reason, revision }, context }) => {
    if (context.viewer.kind !== 'buyer') return refuse('refused', 'policy.duty');
    const place = placeOf(state, scoping);
    if (!place.ok || !scoping) return place.ok ? refuse('invalid', 'scoping.set-up-first') : place;
    const { result, profile: current } = place.value;
    if (revision !== undefined && revision !== current && profile !== current)
      return refuse('conflict', 'scoping.override-changed', { profile: profileNames[current], revision: current });
    const byRule = profile === result.profile;
    if (!byRule && !reason) return refuse('invalid', 'scoping.reason-missing', undefined, 'reason');
    const by = context.viewer.userId;
    const override: ProfileOverride | null = byRule ? null : { profile, reason: reason ?? '', by, at: context.now };
    return ok({
      change: {
        procurementId: id,
        expectedRevision: scoping.revision,
        starter: scoping.starter,
        answers: scoping.answers,
        profileOverride: override,
        by,
      },
      event: {
        action: 'profile.override' as const,
        subject: { type: 'procurement', id },
        procurementId: id,
        data: { from: current, to: profile, rule: result.profile, reason: reason ?? '' },
      },
      value: { id },
    });
  },
  write: async (tx, change, { now }) =>
    (await saveScoping(tx, { ...change, at: now })) ? undefined : refuse('conflict', 'scoping.changed-first'),
});
