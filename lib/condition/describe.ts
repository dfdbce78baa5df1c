import type { Comparison, Condition } from './condition';
import { inLanguage, type Language, type Say } from './say';

type Words = { en: string; cy?: string | undefined };

/** What of a document a description needs; a questionnaire document fits. */
export type Describable = {
  readonly sections: readonly { readonly questions: readonly Described[] }[];
};
export type Described = {
  readonly id: string;
  readonly wording: Words;
  readonly settings?: object | undefined;
};

const optionLabel = (question: Described | undefined, value: string): Words | undefined => {
  const options = question?.settings && 'options' in question.settings ? question.settings.options : undefined;
  if (!Array.isArray(options)) return undefined;
  return options.find((option: { id?: unknown }) => option.id === value)?.label;
};

const valueText = (question: Described | undefined, value: string, say: Say, language: Language): string => {
  const label = optionLabel(question, value);
  if (label) return inLanguage(label, language);
  if (value === 'yes' || value === 'no' || value === 'none-of-these') return say(`answer.${value}`);
  const [, year, month, day] = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/.exec(value) ?? [];
  if (!year) return value;
  return say('answer.date', { day: String(Number(day)), month: say(`answer.month-${Number(month)}`), year });
};

const find = (document: Describable, id: string): Described | undefined => {
  for (const { questions } of document.sections) {
    const found = questions.find((question) => question.id === id);
    if (found) return found;
  }
  return undefined;
};

/**
 * Takes a condition, its document and the reader's words; returns the condition as a clause, such as
 * “Do you host data outside the UK?” is Yes. Groups inside a group stand in brackets. Never throws: a question that
 * the document does not hold is named by its id.
 */
export const describe = (condition: Condition, document: Describable, say: Say, language: Language = 'en'): string => {
  const compared = ({ question: id, operator, value }: Comparison): string => {
    const question = find(document, id);
    return say(`condition.${operator}`, {
      question: question ? inLanguage(question.wording, language) : id,
      value: valueText(question, value, say, language),
    });
  };
  /** Several answers of one question: the question is named once. */
  const oneOf = (parts: readonly Condition[]): string | null => {
    const same = parts.flatMap((each) => ('question' in each && each.operator === 'is' ? [each] : []));
    const [first] = same;
    if (!first || same.length < parts.length || parts.length < 2) return null;
    if (same.some(({ question }) => question !== first.question)) return null;
    const question = find(document, first.question);
    return say('condition.is-one-of', {
      question: question ? inLanguage(question.wording, language) : first.question,
      values: same.map(({ value }) => valueText(question, value, say, language)).join('; '),
    });
  };
  const clause = (part: Condition, inside: boolean): string => {
    if ('question' in part) return compared(part);
    const several = 'any' in part ? oneOf(part.any) : null;
    if (several !== null) return inside ? say('condition.group', { inside: several }) : several;
    const parts = 'all' in part ? part.all : part.any;
    const key = 'all' in part ? 'condition.and' : 'condition.or';
    const [first, ...others] = parts.map((each) => clause(each, parts.length > 1));
    const joined = others.reduce((left, right) => say(key, { left, right }), first ?? '');
    return inside && parts.length > 1 ? say('condition.group', { inside: joined }) : joined;
  };
  return clause(condition, false);
};

/** Takes what `describe` takes; returns the whole sentence: Shown if “…” is Yes. */
export const describeShown = (
  condition: Condition,
  document: Describable,
  say: Say,
  language: Language = 'en',
): string => say('condition.shown-if', { condition: describe(condition, document, say, language) });
