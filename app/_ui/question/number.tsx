import { inLanguage } from '@/lib/condition/say';
import { notKnown } from '@/lib/question/kind';
import { Input } from '../input';
import { type ControlProps, labelling, oneText } from './asked';
import { NotKnown } from './not-known';

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
