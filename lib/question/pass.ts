import type { Condition } from '../condition/condition';
import { type Describable, describe } from '../condition/describe';
import { inLanguage, type Language, type Say } from '../condition/say';
import type { Asked } from './kind';
import type { Option, Text } from './settings';

type Gate = Asked & { readonly passIf?: Condition | undefined };

/** Takes a question; returns the options of its settings that may pass or fail; empty for other kinds. */
export const gateOptions = (question: Asked): readonly Option[] => {
  if (question.kind !== 'yes-no' && question.kind !== 'single-choice') return [];
  const settings = question.settings;
  return settings && 'options' in settings ? ((settings.options ?? []) as readonly Option[]) : [];
};

/**
 * Takes a condition of participation or requirement; returns the published condition under which it passes: its
 * `passIf`, or else the options that carry the outcome `pass`. Null where people decide by the words of its pass rule.
 */
export const passCondition = (question: Gate): Condition | null => {
  if (question.passIf) return question.passIf;
  const options = gateOptions(question);
  if (options.length === 0 || options.some(({ outcome }) => outcome === undefined)) return null;
  const any: Condition[] = options
    .filter(({ outcome }) => outcome === 'pass')
    .map(({ id }) => ({ question: question.id, operator: 'is', value: id }));
  const [only] = any;
  return any.length > 1 ? { any } : (only ?? null);
};

/**
 * Takes a condition of participation or requirement, its document and the reader's words; returns what passes, as
 * published: its pass rule where it has one, else its condition as a clause; '' where it has neither.
 */
export const passRuleWords = (
  question: Gate & { readonly passRule?: Text | undefined },
  document: Describable,
  say: Say,
  language: Language = 'en',
): string => {
  if (question.passRule) return inLanguage(question.passRule, language);
  const condition = passCondition(question);
  return condition ? describe(condition, document, say, language) : '';
};
