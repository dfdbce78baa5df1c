import { limitOf } from '@/lib/question/limits';
import { WordCountTextarea } from '../word-count-textarea';
import { type ControlProps, labelling, oneText } from './asked';

/** Text in paragraphs with a count of words. Too long a text is kept, and shortened before submitting. */
export function LongText(props: ControlProps<'long-text'>) {
  const { words, size, isHeading, ...field } = labelling(props);
  return (
    <WordCountTextarea
      {...field}
      label={words}
      labelSize={size}
      labelIsHeading={isHeading}
      rows={12}
      spellCheck
      lang={props.locale ?? 'en'}
      limit={limitOf(props.question).words}
      value={oneText(props.value)}
    />
  );
}
