import type { Band } from '../../question/settings';
import type { Question } from '../document';

/** An option with the mark or points that it carries. */
export type MarkedOption = {
  id: string;
  label: string;
  supports: string;
  mark: string | undefined;
  outcome: string | undefined;
};

/** Takes a question; returns its options with the mark or points of each; empty for kinds without options. */
export const optionsOf = (question: Question): MarkedOption[] => {
  const of = (option: object): MarkedOption => {
    const { id, label, supports, mark, points, outcome } = option as {
      id: string;
      label: { en: string };
      supports?: { en: string };
      mark?: string;
      points?: string;
      outcome?: string;
    };
    return { id, label: label.en, supports: supports?.en ?? '', mark: mark ?? points, outcome };
  };
  if (question.kind === 'yes-no') return (question.settings?.options ?? []).map(of);
  if (question.kind === 'single-choice' || question.kind === 'multiple-choice')
    return (question.settings?.options ?? []).map(of);
  return [];
};

/** Takes a question; returns the published bands of a number or date. */
export const bandsOf = (question: Question): readonly Band[] =>
  question.kind === 'number' || question.kind === 'date' ? (question.settings?.bands ?? []) : [];

/** Takes a question; returns the mark of a figure or date outside all bands, where one is published. */
export const otherwiseOf = (question: Question): string | undefined =>
  question.kind === 'number' || question.kind === 'date' ? question.settings?.otherwise : undefined;

/** Takes a question; returns its published marking guide, highest mark first as written; empty where it has none. */
export const guideOf = (question: Question) =>
  question.purpose === 'award-criterion' ? (question.markingGuide ?? []) : [];

const passRuleOf = (question: Question): string => ('passRule' in question ? (question.passRule?.en ?? '') : '');
const columnsOf = (question: Question): string[] =>
  question.kind === 'table' ? (question.settings?.columns ?? []).map(({ label }) => label.en) : [];

/** Takes a question; returns what it asks for: wording, evidence, options and columns, a line each. */
export const askedText = (question: Question): string =>
  [
    question.wording.en,
    question.evidence?.en ?? '',
    ...optionsOf(question).map(({ label }) => label),
    ...columnsOf(question),
  ].join('\n');

/** Takes a question; returns everything that suppliers read of it, a line each. The equivalent route is left out. */
export const everyText = (question: Question): string =>
  [
    askedText(question),
    question.guidance?.en ?? '',
    passRuleOf(question),
    ...optionsOf(question).map(({ supports }) => supports),
    ...guideOf(question).map(({ text }) => text.en),
  ].join('\n');
