import { describe } from '../condition/describe';
import { inLanguage, type Language, type Say } from '../condition/say';
import { dayWords } from '../question/date';
import { limitOf } from '../question/limits';
import { compareMarks } from '../question/marks';
import { passRuleWords } from '../question/pass';
import type { Question, QuestionnaireDocument } from './document';
import { isGate } from './find';

/** What kind of answer a question takes, with its limit and unit. */
export const kindWords = (question: Question, say: Say, language: Language = 'en'): string => {
  const kind = say(`published.kind-${question.kind}`);
  switch (question.kind) {
    case 'long-text':
    case 'table': {
      const { words } = limitOf(question);
      return words === undefined ? kind : say('published.limit-words', { kind, count: words });
    }
    case 'short-text':
      return say('published.limit-characters', { kind, count: limitOf(question).characters });
    case 'file': {
      const { files, pages } = limitOf(question);
      const several = files === 1 ? kind : say('published.limit-files', { count: files });
      return pages === undefined ? several : say('published.limit-pages', { kind: several, count: pages });
    }
    case 'number': {
      const { min, max } = limitOf(question);
      const ranged =
        min !== undefined && max !== undefined
          ? say('published.limit-range', { kind, min, max })
          : min !== undefined
            ? say('published.limit-min', { kind, min })
            : max !== undefined
              ? say('published.limit-max', { kind, max })
              : kind;
      return withUnit(question, ranged, say, language);
    }
    case 'date':
      return withUnit(question, kind, say, language);
    default:
      return kind;
  }
};

const withUnit = (question: Question & { kind: 'number' | 'date' }, kind: string, say: Say, language: Language) =>
  question.settings?.unit
    ? say('published.with-unit', { kind, unit: inLanguage(question.settings.unit, language) })
    : kind;

/** The most words that are taken, or '' where words are not limited. */
export const wordLimit = (question: Question): string =>
  question.kind === 'long-text' || question.kind === 'table' ? String(limitOf(question).words ?? '') : '';

/** An answer that a question offers, or a band of figures: what it is worth and what supports it, '' where nothing. */
export type Offered = { key: string; answer: string; worth: string; supports: string };

type Offering = Question & { kind: 'yes-no' | 'single-choice' | 'multiple-choice' };

const optionsOffered = (question: Offering, say: Say, language: Language): Offered[] => {
  const options: readonly object[] = question.settings?.options ?? [];
  // Points are added up, so that a choice without any adds nothing, and says so.
  const added = question.purpose === 'award-criterion' && options.some((option) => 'points' in option && option.points);
  const worthOf = (option: { mark?: string; points?: string; outcome?: 'pass' | 'fail' }): string =>
    (option.outcome && say(`published.${option.outcome}`)) ||
    (option.mark ?? option.points ?? (added ? say('published.no-points') : ''));
  if (question.kind === 'yes-no' && options.length === 0)
    return ['yes', 'no'].map((id) => ({ key: id, answer: say(`answer.${id}`), worth: '', supports: '' }));
  const offered = (question.settings?.options ?? []).map((option) => ({
    key: option.id,
    answer: inLanguage(option.label, language),
    worth: worthOf(option as Parameters<typeof worthOf>[0]),
    supports: option.supports ? inLanguage(option.supports, language) : '',
  }));
  const none = question.kind === 'multiple-choice' && question.settings?.noneOfThese;
  return none
    ? [...offered, { key: 'none', answer: say('answer.none-of-these'), worth: worthOf({}), supports: '' }]
    : offered;
};

const bandsOffered = (
  { settings }: Question & { kind: 'number' | 'date' },
  say: Say,
  language: Language,
): Offered[] => {
  const { bands = [], otherwise, notKnown } = settings ?? {};
  const offered = bands.map(({ operator, value, mark, label }, at) => {
    const words = say(`published.${operator}`, { value: dayWords(value, say) });
    return {
      key: String(at),
      answer: label ? say('published.band-named', { value: words, name: inLanguage(label, language) }) : words,
      worth: mark,
      supports: '',
    };
  });
  if (otherwise === undefined) return offered;
  const rest = { worth: otherwise, supports: '' };
  return [
    ...offered,
    { key: 'otherwise', answer: say('published.band-otherwise'), ...rest },
    ...(notKnown ? [{ key: 'not-known', answer: say('answer.not-known'), ...rest }] : []),
  ];
};

/** Every option or band of a question with its score, points or result: an undisclosed mark is an undisclosed criterion. */
export const offeredBy = (question: Question, say: Say, language: Language = 'en'): Offered[] => {
  switch (question.kind) {
    case 'yes-no':
    case 'single-choice':
    case 'multiple-choice':
      return optionsOffered(question, say, language);
    case 'number':
    case 'date':
      return bandsOffered(question, say, language);
    default:
      return [];
  }
};

/** The published marking guide, highest mark first. */
export const guideOf = (question: Question, language: Language = 'en'): { mark: string; text: string }[] =>
  question.purpose === 'award-criterion'
    ? [...(question.markingGuide ?? [])]
        .sort((a, b) => compareMarks(b.mark, a.mark))
        .map(({ mark, text }) => ({ mark, text: inLanguage(text, language) }))
    : [];

/** What passes a requirement or a condition of participation, in words; '' for any other question. */
export const passRule = (
  question: Question,
  document: QuestionnaireDocument,
  say: Say,
  language: Language = 'en',
): string => (isGate(question) ? passRuleWords(question, document, say, language) : '');

/** When a question is asked, in words; '' where it always is. */
export const askedWhen = (
  question: Question,
  document: QuestionnaireDocument,
  say: Say,
  language: Language = 'en',
): string => (question.showIf ? describe(question.showIf, document, say, language) : '');
