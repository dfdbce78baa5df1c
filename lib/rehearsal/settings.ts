import { z } from 'zod';
import { mostSeed } from './generator';
import { madeUpKinds } from './made-up';

/** How far weightings are drawn from the published ones, in per cent of each. */
export const spreads = [10, 20, 50] as const;

const kind = z.enum(madeUpKinds);

/** What officers choose for a rehearsal: which made-up bids take part, the seed, and the spread of weightings. */
export const RehearsalSettings = z.strictObject({
  madeUp: z.union([z.array(kind), kind.transform((one) => [one])]).default([]),
  // An empty field is no seed, though it would read as the number 0.
  seed: z.preprocess(
    (given) => (typeof given === 'string' ? (/^\s*\d{1,10}\s*$/.test(given) ? Number(given) : Number.NaN) : given),
    z
      .number('rehearsal.seed-form')
      .int('rehearsal.seed-form')
      .min(0, 'rehearsal.seed-form')
      .max(mostSeed, 'rehearsal.seed-form'),
  ),
  spread: z.coerce.number().refine((value) => spreads.some((spread) => spread === value), 'rehearsal.spread-form'),
});
export type RehearsalSettings = z.infer<typeof RehearsalSettings>;

/** What a rehearsal starts with: every made-up bid. */
export const firstSettings: RehearsalSettings = { madeUp: [...madeUpKinds], seed: 1, spread: 20 };
