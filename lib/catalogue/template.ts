import { z } from 'zod';
import { type Kind, kinds, settingsByKind, Text } from '../question/settings';
import { strideLetters } from '../questionnaire/document';
import { Decimal } from '../scoring/rules';
import { Flag } from './flag';
import { frameworkKeys } from './frameworks';
import { SourceRef } from './source';

/** Default weights of the bank, in words and as the shares that they stand for. */
export const bankWeights = { none: '0', low: '1', medium: '2', high: '3', critical: '5' } as const;
export type BankWeight = keyof typeof bankWeights;

export const profiles = ['light', 'standard', 'enhanced'] as const;
export type Profile = (typeof profiles)[number];
export const profileNames: Record<Profile, string> = { light: 'Light', standard: 'Standard', enhanced: 'Enhanced' };

/** Days that a band may name instead of giving a date; `-12m` means twelve months before. */
export const namedDates = ['contractEnd', 'contractEndExtended', 'assetLifeEnd'] as const;
export type NamedDate = (typeof namedDates)[number];

const shared = {
  /** Stable, never reused: P, principle, running number. */
  id: z.string().regex(/^P\d{2}-\d{2}$/),
  edition: z.int().min(1),
  /** The one home principle. */
  home: z.int().min(1).max(14),
  wording: Text,
  guidance: Text.optional(),
  /** Id of the list that fixes the rows of a table. */
  rowsFrom: z.string().optional(),
  purpose: z.enum(['condition-of-participation', 'requirement', 'award-criterion']),
  /** The purpose used where no suitability stage is lawful. */
  belowThresholdEngland: z.literal('requirement').optional(),
  weight: z.enum(['none', 'low', 'medium', 'high', 'critical']),
  /** Lowest acceptable agreed mark; absent for the two unweighted purposes. */
  threshold: Decimal.nullable().optional(),
  /** `on`: the selection rule may switch it on. `off`: only offered to the officer. */
  thresholdDefault: z.enum(['on', 'off']).optional(),
  gateWhen: z.array(Flag).min(1).optional(),
  /** Order in which the gate budget is spent, 1 first. */
  gateRank: z.int().min(1).optional(),
  markingGuide: z.array(z.strictObject({ mark: Decimal, text: Text })).optional(),
  evidence: Text,
  equivalence: Text.optional(),
  /** Any of these switches the question on, most telling first. */
  when: z.array(Flag).min(1),
  /** Flags that must all be set as well. */
  needs: z.array(Flag).optional(),
  /** Minutes for a prepared small supplier; our estimate. */
  effortMinutes: z.int().min(1),
  /** `{because}` stands for the phrase of the first flag of `when` that is set. */
  why: Text,
  /** Whole sentences used instead where their flag is set; the first as written wins. */
  whyIf: z.array(z.strictObject({ flag: Flag, text: Text })).optional(),
  basis: z.array(SourceRef).min(1),
  stride: z.array(z.enum(strideLetters)).min(1),
  /** Cross-references for experts, our mapping; never an answer condition. */
  map: z.partialRecord(z.enum(frameworkKeys), z.array(z.string()).min(1)),
};

type Shared = z.infer<z.ZodObject<typeof shared>>;
type KindPart = { [K in Kind]: { kind: K; settings: z.infer<(typeof settingsByKind)[K]> } }[Kind];

/** A suggested question of the bank. */
export type QuestionTemplate = Shared & KindPart;

const options = kinds.map((kind) =>
  z.strictObject({ ...shared, kind: z.literal(kind), settings: settingsByKind[kind] as z.ZodType }),
);

const byKind = z.discriminatedUnion('kind', options as unknown as [(typeof options)[number], ...typeof options]);

/**
 * Schema of a template. Beyond the shape it holds that the two unweighted purposes carry no weight and no threshold,
 * that an award criterion has both fields, and that a gate says when it is called and in which order.
 */
export const QuestionTemplate = byKind.superRefine((value, context) => {
  const template = value as QuestionTemplate;
  const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  const award = template.purpose === 'award-criterion';
  if (award !== (template.weight !== 'none')) fault('weight', 'only an award criterion has a weight');
  if (award !== (template.threshold !== undefined)) fault('threshold', 'only an award criterion has a threshold field');
  if ((template.gateWhen === undefined) !== (template.gateRank === undefined)) {
    fault('gateRank', 'a gate needs both gateWhen and gateRank');
  }
  if (!award && template.gateWhen === undefined) fault('gateWhen', 'a condition or requirement says when it is called');
  if (template.thresholdDefault === 'on' && (!template.gateWhen || !template.threshold)) {
    fault('thresholdDefault', 'a threshold that is on needs a mark and gateWhen');
  }
}) as unknown as z.ZodType<QuestionTemplate>;

/** The reference that a question keeps to the template it was made from, such as P01-01@2. */
export const templateRef = (template: Pick<QuestionTemplate, 'id' | 'edition'>): string =>
  `${template.id}@${template.edition}`;
