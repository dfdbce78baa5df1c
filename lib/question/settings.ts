import { z } from 'zod';
import { operators } from '../condition/condition';
import { Decimal } from '../scoring/rules';

/** Words in both languages of the product; Welsh may be missing. */
export const Text = z.strictObject({ en: z.string().max(10_000), cy: z.string().max(10_000).optional() });
export type Text = z.infer<typeof Text>;

export const kinds = [
  'yes-no',
  'single-choice',
  'multiple-choice',
  'short-text',
  'long-text',
  'number',
  'date',
  'file',
  'table',
] as const;
export type Kind = (typeof kinds)[number];

const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/);

/** An option of a choice. `mark` where the question is an award criterion; `outcome` where it is pass or fail. */
export const Option = z.strictObject({
  id: Id,
  label: Text,
  supports: Text.optional(),
  mark: Decimal.optional(),
  outcome: z.enum(['pass', 'fail']).optional(),
});

/** An option of a multiple choice; points are summed and capped at the top of the scale. */
export const PointOption = z.strictObject({
  id: Id,
  label: Text,
  supports: Text.optional(),
  points: Decimal.optional(),
});

/** A published band: the first that holds gives the mark. `label` names where the value came from (a date's name). */
export const Band = z.strictObject({
  operator: z.enum(operators),
  value: z.string().min(1).max(40),
  mark: Decimal,
  label: Text.optional(),
});

const banded = {
  bands: z.array(Band).max(20).optional(),
  otherwise: Decimal.optional(),
  notKnown: z.boolean().optional(),
};

export const settingsByKind = {
  'yes-no': z.strictObject({ options: z.array(Option).length(2).optional() }),
  'single-choice': z.strictObject({ options: z.array(Option).min(1).max(20) }),
  'multiple-choice': z.strictObject({
    options: z.array(PointOption).min(1).max(30),
    noneOfThese: z.boolean().optional(),
  }),
  'short-text': z.strictObject({ maxLength: z.int().min(1).max(500).optional() }),
  'long-text': z.strictObject({ wordLimit: z.int().min(1).max(5_000).optional() }),
  number: z.strictObject({ unit: Text.optional(), min: Decimal.optional(), max: Decimal.optional(), ...banded }),
  date: z.strictObject({ unit: Text.optional(), ...banded }),
  file: z.strictObject({ pages: z.int().min(1).max(500).optional(), maxFiles: z.int().min(1).max(20).optional() }),
  table: z.strictObject({
    columns: z
      .array(z.strictObject({ id: Id, label: Text }))
      .min(1)
      .max(20),
    /** First-column texts of rows that are always there; without them the supplier adds rows. */
    fixedRows: z.array(Text).max(60).optional(),
    wordLimit: z.int().min(1).max(5_000).optional(),
    /** What one row is called: "sub-contractor". */
    rowName: Text.optional(),
    nilAllowed: z.boolean().optional(),
  }),
} as const;

export type SettingsOf<K extends Kind> = z.infer<(typeof settingsByKind)[K]>;
export type Option = z.infer<typeof Option>;
export type PointOption = z.infer<typeof PointOption>;
export type Band = z.infer<typeof Band>;

/** Answer values as they cross every border: see product.md section 7. */
export type FileRef = { sha256: string; name: string; size: number };
export type AnswerValue = string | string[] | FileRef[] | string[][];
