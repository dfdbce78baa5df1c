import { inLanguage, type Language } from '@/lib/condition/say';
import type { AnswerValue, Kind, Option } from '@/lib/question/settings';
import type { Question } from '@/lib/questionnaire/document';
import { sayPart } from '@/lib/text/parts';

export type QuestionOf<K extends Kind> = Extract<Question, { kind: K }>;

/** What every control of a question takes. */
export type ControlProps<K extends Kind> = {
  question: QuestionOf<K>;
  value: AnswerValue | undefined;
  /** Name of the form field; `answer` where one question stands on its own page. */
  name?: string | undefined;
  /** The question is the page's h1. */
  isHeading?: boolean | undefined;
  error?: string | undefined;
  locale?: Language | undefined;
};

/** The wording as the label of the control. */
export const labelling = (props: Omit<ControlProps<Kind>, 'question'> & { question: Pick<Question, 'wording'> }) => ({
  name: props.name ?? 'answer',
  ...(props.error === undefined ? {} : { error: props.error }),
  words: inLanguage(props.question.wording, props.locale ?? 'en'),
  size: props.isHeading ? ('l' as const) : ('m' as const),
  isHeading: props.isHeading ?? false,
});

export const oneText = (value: AnswerValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** Published marks are said beside each option: "Counts 4". */
export const countsHint = (option: Pick<Option, 'mark'>, locale: Language | undefined): string | undefined =>
  option.mark === undefined ? undefined : sayPart('parts.counts', { mark: option.mark }, locale);
