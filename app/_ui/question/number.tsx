import { inLanguage, type Language } from '@/lib/condition/say';
import { notKnown } from '@/lib/question/kind';
import { limitOf } from '@/lib/question/limits';
import { sayPart } from '@/lib/text/parts';
import { Input } from '../input';
import { type ControlProps, labelling, oneText } from './asked';
import { NotKnown } from './not-known';

const rangeHint = (question: ControlProps<'number'>['question'], locale: Language): string | undefined => {
  const { min, max } = limitOf(question);
  if (min !== undefined && max !== undefined) return sayPart('parts.number-range', { min, max }, locale);
  if (min !== undefined) return sayPart('parts.number-min', { min }, locale);
  return max === undefined ? undefined : sayPart('parts.number-max', { max }, locale);
};

/** A figure with its unit. "Not known" is its own tick box, where the question allows it. */
export function NumberControl(props: ControlProps<'number'>) {
  const { words, size, isHeading, ...field } = labelling(props);
  const { locale = 'en' } = props;
  const { settings } = props.question;
  const text = oneText(props.value);
  return (
    <>
      <Input
        {...field}
        label={words}
        labelSize={size}
        labelIsHeading={isHeading}
        hint={rangeHint(props.question, locale)}
        inputMode="decimal"
        width={10}
        spellCheck={false}
        suffix={settings?.unit && inLanguage(settings.unit, locale)}
        value={text === notKnown ? '' : text}
      />
      {settings?.notKnown && <NotKnown name={field.name} chosen={text === notKnown} locale={locale} />}
    </>
  );
}
