import { z } from 'zod';

/** A decimal string: the only form in which a weight, mark, price or total crosses a border. */
export const decimalPattern = /^-?\d{1,12}(\.\d{1,6})?$/;
export const Decimal = z.string().regex(decimalPattern, { message: 'must be a decimal string such as 12.5' });

const Title = z.strictObject({ en: z.string().max(2_000), cy: z.string().max(2_000).optional() });

/** The published scale of marks. `over-max`: mark / max; `over-range`: (mark - min) / (max - min). */
export const Scale = z.strictObject({
  min: Decimal,
  max: Decimal,
  step: Decimal,
  method: z.enum(['over-max', 'over-range']),
  preset: z.string().max(20).optional(),
  descriptors: z
    .array(z.strictObject({ mark: Decimal, label: Title, text: Title }))
    .max(101)
    .optional(),
});

export const notApplicableRules = ['forbidden', 'redistribute', 'full', 'none'] as const;
const Rounding = z.strictObject({ places: z.int().min(0).max(6), mode: z.literal('half-up') });

export const TieBreaker = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('section'), id: z.string().min(1) }),
  z.strictObject({ by: z.literal('question'), id: z.string().min(1) }),
  z.strictObject({ by: z.literal('price') }),
]);

export const Criterion = z.strictObject({
  id: z.string().min(1).max(64),
  title: Title.optional(),
  description: Title.optional(),
  weight: Decimal,
  max: Decimal,
});

/** Price formulas T4 to T8 (procurement-practice 3.3). T8 is the benchmark and takes `low` and `high`. */
export const Price = z.discriminatedUnion('formula', [
  z.strictObject({ formula: z.enum(['T4', 'T5', 'T6', 'T7']), weight: Decimal }),
  z.strictObject({ formula: z.literal('T8'), weight: Decimal, low: Decimal, high: Decimal }),
]);

/** How the award is found. In `points` all weights total 100; in the others security and criteria total 100. */
export const Award = z.discriminatedUnion('mode', [
  z.strictObject({
    mode: z.literal('points'),
    security: Decimal,
    criteria: z.array(Criterion),
    price: Price.nullable(),
  }),
  z.strictObject({ mode: z.literal('price-per-quality'), security: Decimal, criteria: z.array(Criterion) }),
  z.strictObject({
    mode: z.literal('value-index'),
    security: Decimal,
    criteria: z.array(Criterion),
    exponent: z.int().min(1).max(10),
  }),
]);

export const ScoringRules = z.strictObject({
  scale: Scale,
  notApplicable: z.enum(notApplicableRules),
  rounding: Rounding,
  tieBreakers: z.array(TieBreaker),
  minimumQuality: Decimal.nullable(),
  award: Award,
});

export type Scale = z.infer<typeof Scale>;
export type TieBreaker = z.infer<typeof TieBreaker>;
export type Criterion = z.infer<typeof Criterion>;
export type Price = z.infer<typeof Price>;
export type Award = z.infer<typeof Award>;
export type ScoringRules = z.infer<typeof ScoringRules>;
