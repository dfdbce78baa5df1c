import type { ReactNode } from 'react';
import type { Language } from '@/lib/condition/say';
import type { AnswerValue } from '@/lib/question/settings';
import type { Question } from '@/lib/questionnaire/document';
import { DateControl } from './date';
import { type AvailableFile, FileControl } from './file';
import { LongText } from './long-text';
import { MultipleChoice } from './multiple-choice';
import { NumberControl } from './number';
import { ShortText } from './short-text';
import { SingleChoice } from './single-choice';
import { TableControl } from './table';
import { YesNo } from './yes-no';

type QuestionControlProps = {
  question: Question;
  value: AnswerValue | undefined;
  name?: string;
  isHeading?: boolean;
  error?: string | undefined;
  /** For questions of kind `file`. */
  files?: { available: readonly AvailableFile[]; attached: readonly string[]; upload?: ReactNode };
  locale?: Language;
};

/** The control that answers a question, by its kind. A form field named `name`, `answer` where absent. */
export function QuestionControl({ question, files, ...rest }: QuestionControlProps) {
  switch (question.kind) {
    case 'yes-no':
      return <YesNo question={question} {...rest} />;
    case 'single-choice':
      return <SingleChoice question={question} {...rest} />;
    case 'multiple-choice':
      return <MultipleChoice question={question} {...rest} />;
    case 'short-text':
      return <ShortText question={question} {...rest} />;
    case 'long-text':
      return <LongText question={question} {...rest} />;
    case 'number':
      return <NumberControl question={question} {...rest} />;
    case 'date':
      return <DateControl question={question} {...rest} />;
    case 'file':
      return <FileControl question={question} {...rest} available={[]} attached={[]} {...files} />;
    case 'table':
      return <TableControl question={question} {...rest} />;
  }
}
