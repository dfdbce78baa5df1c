import { inLanguage } from '@/lib/condition/say';
import { splitDate } from '@/lib/question/date';
import { notKnown } from '@/lib/question/kind';
import { DateInput } from '../date-input';
import { type ControlProps, labelling, oneText } from './asked';
import { NotKnown } from './not-known';

/** A day in three fields. "Not known" is its own tick box, where the question allows it. */
export function DateControl(props: ControlProps<'date'>) {
  const { words, size, isHeading, ...field } = labelling(props);
  const { locale = 'en' } = props;
  const { settings } = props.question;
  const text = oneText(props.value);
  return (
    <>
      <DateInput
        {...field}
        legend={words}
        legendSize={size}
        legendIsHeading={isHeading}
        hint={settings?.unit && inLanguage(settings.unit, locale)}
        value={text && text !== notKnown ? splitDate(text) : undefined}
      />
      {settings?.notKnown && <NotKnown name={field.name} chosen={text === notKnown} locale={locale} />}
    </>
  );
}
