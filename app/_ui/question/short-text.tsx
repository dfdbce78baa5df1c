import { Input } from '../input';
import { type ControlProps, labelling, oneText } from './asked';

/** One line of text. */
export function ShortText(props: ControlProps<'short-text'>) {
  const { words, size, isHeading, ...field } = labelling(props);
  return <Input {...field} label={words} labelSize={size} labelIsHeading={isHeading} value={oneText(props.value)} />;
}
