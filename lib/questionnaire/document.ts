import { z } from 'zod';
import { Condition } from '../condition/condition';
import { type Kind, kinds, settingsByKind, Text } from '../question/settings';
import { Decimal, ScoringRules } from '../scoring/rules';

/**
 * The questionnaire: one document that suppliers read and the engine executes. Published, it is frozen and hashed
 * (RFC 8785 canonical form, SHA-256). Only `id`, `kind`, `wording`, `principle`, `purpose` and the scoring fields are
 * needed by the engine; the rest is what people read.
 */
const Id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'must be letters, digits, dots, dashes or underscores');

export const purposes = ['condition-of-participation', 'requirement', 'award-criterion', 'information'] as const;
export type Purpose = (typeof purposes)[number];

export const strideLetters = ['S', 'T', 'R', 'I', 'D', 'E'] as const;
export const assuranceBases = ['asserted', 'contractual', 'evidenced', 'independently-tested', 'certified'] as const;

/** What a supplier may add beside the answer; each is offered only where true. */
export const Extras = z.strictObject({
  assuranceBasis: z.boolean().optional(),
  equivalent: z.boolean().optional(),
  notYet: z.boolean().optional(),
  confidentiality: z.boolean().optional(),
  /** "Not applicable because …" is an answer here; a scored question then counts by the published rule. */
  notApplicable: z.boolean().optional(),
});

const shared = {
  id: Id,
  /** Shown reference, such as SEC-04; the id where absent. */
  ref: z.string().max(20).optional(),
  wording: Text,
  guidance: Text.optional(),
  /** The one home principle, 1 to 14. */
  principle: z.int().min(1).max(14),
  showIf: Condition.nullable().optional(),
  evidence: Text.optional(),
  evidenceRequired: z.boolean().optional(),
  equivalence: Text.optional(),
  extras: Extras.optional(),
  /** Why it is asked of this place; already filled with the place's own phrase. */
  why: Text.optional(),
  basis: z.string().max(500).optional(),
  stride: z.array(z.enum(strideLetters)).optional(),
  crossReferences: z.array(z.int().min(1).max(14)).optional(),
  effortMinutes: z.int().min(0).max(10_000).optional(),
  /** Template and edition it was made from, such as P01-01@2. */
  from: z.string().max(40).optional(),
  /** Why it is in the recommended set; for officers. */
  here: z.enum(['gate', 'spine', 'fill', 'added']).optional(),
};

/** A published marking guide for answers that people mark: mark to description, highest first. */
export const MarkingGuide = z.array(z.strictObject({ mark: Decimal, text: Text }));

const byPurpose = {
  'award-criterion': {
    purpose: z.literal('award-criterion'),
    weight: Decimal,
    threshold: Decimal.nullable().optional(),
    markingGuide: MarkingGuide.optional(),
  },
  requirement: { purpose: z.literal('requirement'), passIf: Condition.optional(), passRule: Text.optional() },
  'condition-of-participation': {
    purpose: z.literal('condition-of-participation'),
    passIf: Condition.optional(),
    passRule: Text.optional(),
  },
  information: { purpose: z.literal('information') },
} as const;

type Shared = z.infer<z.ZodObject<typeof shared>>;
type PurposePart =
  | {
      purpose: 'award-criterion';
      weight: string;
      threshold?: string | null | undefined;
      markingGuide?: z.infer<typeof MarkingGuide> | undefined;
    }
  | {
      purpose: 'requirement' | 'condition-of-participation';
      passIf?: Condition | undefined;
      passRule?: Text | undefined;
    }
  | { purpose: 'information' };
type KindPart = { [K in Kind]: { kind: K; settings?: z.infer<(typeof settingsByKind)[K]> | undefined } }[Kind];
export type Question = Shared & KindPart & PurposePart;
export type AwardQuestion = Extract<Question, { purpose: 'award-criterion' }>;

const Purposed = <P extends Purpose>(purpose: P) => {
  const options = kinds.map((kind) => {
    const needsSettings = kind === 'single-choice' || kind === 'multiple-choice' || kind === 'table';
    const settings = settingsByKind[kind] as z.ZodType;
    return z.strictObject({
      ...shared,
      ...byPurpose[purpose],
      kind: z.literal(kind),
      settings: needsSettings ? settings : settings.optional(),
    });
  });
  return z.discriminatedUnion('kind', options as unknown as [(typeof options)[number], ...typeof options]);
};

export const Question = z.discriminatedUnion('purpose', [
  Purposed('award-criterion'),
  Purposed('requirement'),
  Purposed('condition-of-participation'),
  Purposed('information'),
]) as unknown as z.ZodType<Question>;

export const Section = z.strictObject({
  id: Id,
  title: Text,
  principle: z.int().min(1).max(14).optional(),
  introduction: Text.optional(),
  weight: Decimal,
  threshold: Decimal.nullable().optional(),
  questions: z.array(Question).max(500),
});

export const QuestionnaireDocument = z.strictObject({
  format: z.literal('assay-questionnaire/1'),
  title: Text,
  introduction: Text.optional(),
  scoring: ScoringRules,
  sections: z.array(Section).max(60),
  /** Questions that are never assessed, such as D-01 to D-06. */
  declarations: z.array(Question).max(30).optional(),
});

export type Section = Omit<z.infer<typeof Section>, 'questions'> & { questions: Question[] };
export type QuestionnaireDocument = Omit<z.infer<typeof QuestionnaireDocument>, 'sections' | 'declarations'> & {
  sections: Section[];
  declarations?: Question[] | undefined;
};
