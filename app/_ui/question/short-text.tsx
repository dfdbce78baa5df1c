import { limitOf } from '@/lib/question/limits';
import { sayPart } from '@/lib/text/parts';
import { Input } from '../input';
import { type ControlProps, labelling, oneText } from './asked';

/** One line of text. Too long a text is kept, and shortened before submitting. */
export function ShortText(props: ControlProps<'short-text'>) {
  const { words, size, isHeading, ...field } = labelling(props);
  return (
    <Input
      {...field}
      label={words}
      labelSize={size}
      labelIsHeading={isHeading}
      hint={sayPart('parts.characters-limit', { count: limitOf(props.question).characters }, props.locale)}
      value={oneText(props.value)}
    />
  );
}
