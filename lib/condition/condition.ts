import { z } from 'zod';

/**
 * A condition is a tree of data: `all`, `any`, or one comparison with an earlier question. There is no `not`;
 * negation lives in paired operators, so withdrawing an answer can hide questions but never reveal one.
 */
export const operators = [
  'is',
  'isNot',
  'includes',
  'doesNotInclude',
  'atLeast',
  'below',
  'atMost',
  'above',
  'onOrAfter',
  'before',
  'onOrBefore',
  'after',
] as const;
export type Operator = (typeof operators)[number];

export type Comparison = { question: string; operator: Operator; value: string };
export type Condition = { all: Condition[] } | { any: Condition[] } | Comparison;

export const Comparison = z.strictObject({
  question: z.string().min(1).max(64),
  operator: z.enum(operators),
  value: z.string().max(200),
});

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1).max(20) }),
    z.strictObject({ any: z.array(Condition).min(1).max(20) }),
    Comparison,
  ]),
);
