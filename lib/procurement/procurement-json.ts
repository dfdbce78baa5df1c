import { z } from 'zod';
import { SetupDraft } from './setup';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Moment = z.iso.datetime({ precision: 3 });

/** A procurement as a file for other programs: what was set up, and the times of what happened. No person is in it. */
export const ProcurementJson = z.strictObject({
  format: z.literal('assay-procurement/1'),
  reference: z.string(),
  title: z.string(),
  authority: z.string(),
  /** The answers of the set-up; what is not answered yet is not there. */
  setup: SetupDraft,
  /** The one deadline; null before the first publication. */
  deadline: Moment.nullable(),
  /** The notice that opens it, as it was recorded. */
  notice: z.strictObject({ reference: z.string(), publishedAt: Moment }).nullable(),
  /** Published versions of the questionnaire, the first one first. */
  versions: z.array(z.strictObject({ number: z.int().min(1), documentHash: Hash, publishedAt: Moment })),
  openedAt: Moment.nullable(),
  qualityLockedAt: Moment.nullable(),
  pricesOpenedAt: Moment.nullable(),
  finalisedAt: Moment.nullable(),
  summariesReleasedAt: Moment.nullable(),
  cancelledAt: Moment.nullable(),
});
export type ProcurementJson = z.infer<typeof ProcurementJson>;
