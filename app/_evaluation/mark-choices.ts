import { compareMarks, highestFirst, marksOfScale } from '@/lib/question/marks';
import type { AwardQuestion } from '@/lib/questionnaire/document';
import type { Scale } from '@/lib/scoring/rules';

export type MarkChoice = { mark: string; label: string; text: string };

/** Takes a mark; returns how the published marking scheme describes it. */
const onScale = (scale: Scale, mark: string): MarkChoice => {
  const found = scale.descriptors?.find((one) => compareMarks(one.mark, mark) === 0);
  return { mark, label: found?.label.en ?? '', text: found?.text.en ?? '' };
};

/** Takes a question with published marks; returns how it describes one of them. */
const published = (question: AwardQuestion, scale: Scale, mark: string): MarkChoice => {
  const options =
    question.kind === 'yes-no' || question.kind === 'single-choice' ? (question.settings?.options ?? []) : [];
  const option = options.find((one) => one.mark !== undefined && compareMarks(one.mark, mark) === 0);
  return option
    ? { mark, label: option.label.en, text: option.supports?.en ?? '' }
    : { ...onScale(scale, mark), text: '' };
};

/** The marks of the scale with their descriptors, highest first, or the published ones that are given. */
export const markChoices = (question: AwardQuestion, scale: Scale, marks: readonly string[] | null): MarkChoice[] =>
  marks === null
    ? highestFirst(marksOfScale(scale)).map((mark) => onScale(scale, mark))
    : highestFirst(marks).map((mark) => published(question, scale, mark));

/** `3 Satisfactory`, or the mark alone where it has no name. */
export const choiceName = ({ mark, label }: MarkChoice): string => [mark, label].filter(Boolean).join(' ');
