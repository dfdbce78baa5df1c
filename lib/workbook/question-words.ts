import { describe } from '../condition/describe';
import { isRealDate } from '../question/date';
import { compareMarks } from '../question/marks';
import { passCondition } from '../question/pass';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import { sayIn } from '../text';

const say = sayIn('en');

/** What kind of answer a question takes, with its limit or unit. */
export const kindWords = (question: Question): string => {
  const kind = say(`published.kind-${question.kind}`);
  const settings = question.settings ?? {};
  if ('wordLimit' in settings && settings.wordLimit !== undefined)
    return say('published.limit-words', { kind, count: settings.wordLimit });
  if ('maxLength' in settings && settings.maxLength !== undefined)
    return say('published.limit-characters', { kind, count: settings.maxLength });
  if ('pages' in settings && settings.pages !== undefined)
    return say('published.limit-pages', { kind, count: settings.pages });
  if ('unit' in settings && settings.unit) return say('published.with-unit', { kind, unit: settings.unit.en });
  return kind;
};

/** The most words that are read, or '' where there is no limit. */
export const wordLimit = (question: Question): string => {
  const settings = question.settings ?? {};
  return 'wordLimit' in settings && settings.wordLimit !== undefined ? String(settings.wordLimit) : '';
};

/** An answer that a question offers, or a band of figures, with what it is worth. */
export type Offered = { answer: string; worth: string; supports: string; isOption: boolean };

const day = (value: string): string => {
  if (!isRealDate(value)) return value;
  const [year = '', month = '', date = ''] = value.split('-');
  return say('answer.date', { day: String(Number(date)), month: say(`answer.month-${Number(month)}`), year });
};

const worthOf = (question: Question, option: object): string => {
  if ('outcome' in option && (option.outcome === 'pass' || option.outcome === 'fail'))
    return say(`published.${option.outcome}`);
  if ('mark' in option && typeof option.mark === 'string') return option.mark;
  if ('points' in option && typeof option.points === 'string') return option.points;
  return question.purpose === 'award-criterion' ? say('published.no-points') : '';
};

/** Every option or band of a question with its score, points or result: an undisclosed mark is an undisclosed criterion. */
export const offeredBy = (question: Question): Offered[] => {
  const { kind, settings } = question;
  if (kind === 'yes-no' && !settings?.options)
    return ['yes', 'no'].map((id) => ({ answer: say(`answer.${id}`), worth: '', supports: '', isOption: true }));
  if (kind === 'yes-no' || kind === 'single-choice' || kind === 'multiple-choice') {
    const offered = (settings?.options ?? []).map((option) => ({
      answer: option.label.en,
      worth: worthOf(question, option),
      supports: option.supports?.en ?? '',
      isOption: true,
    }));
    const none = kind === 'multiple-choice' && settings?.noneOfThese;
    return none
      ? [
          ...offered,
          { answer: say('answer.none-of-these'), worth: worthOf(question, {}), supports: '', isOption: true },
        ]
      : offered;
  }
  if (kind === 'number' || kind === 'date') {
    const bands = (settings?.bands ?? []).map(({ operator, value, mark, label }) => {
      const words = say(`published.${operator}`, { value: day(value) });
      return {
        answer: label ? say('published.band-named', { value: words, name: label.en }) : words,
        worth: mark,
        supports: '',
        isOption: false,
      };
    });
    return settings?.otherwise === undefined
      ? bands
      : [
          ...bands,
          { answer: say('published.band-otherwise'), worth: settings.otherwise, supports: '', isOption: false },
        ];
  }
  return [];
};

/** The published marking guide, highest mark first. */
export const guideOf = (question: Question): { mark: string; text: string }[] =>
  question.purpose === 'award-criterion'
    ? [...(question.markingGuide ?? [])]
        .sort((a, b) => compareMarks(b.mark, a.mark))
        .map(({ mark, text }) => ({ mark, text: text.en }))
    : [];

/** What passes a requirement or a condition of participation, in words; '' for any other question. */
export const passRule = (question: Question, document: QuestionnaireDocument): string => {
  if (question.purpose !== 'requirement' && question.purpose !== 'condition-of-participation') return '';
  const pass = passCondition(question);
  return question.passRule?.en ?? (pass ? describe(pass, document, say) : '');
};

/** When a question is asked, in words; '' where it always is. */
export const askedWhen = (question: Question, document: QuestionnaireDocument): string =>
  question.showIf ? describe(question.showIf, document, say) : '';
