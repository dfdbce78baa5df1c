import { inLanguage } from '@/lib/condition/say';
import { Radios } from '../choices';
import { type ControlProps, countsHint, labelling, oneText } from './asked';

/** One of a published list, each with the mark that it counts. */
export function SingleChoice(props: ControlProps<'single-choice'>) {
  const { words, size, isHeading, ...field } = labelling(props);
  const { locale = 'en' } = props;
  const items = (props.question.settings?.options ?? []).map((option) => {
    const hint = countsHint(option, locale);
    return { value: option.id, label: inLanguage(option.label, locale), ...(hint === undefined ? {} : { hint }) };
  });
  return (
    <Radios
      {...field}
      legend={words}
      legendSize={size}
      legendIsHeading={isHeading}
      items={items}
      value={oneText(props.value)}
    />
  );
}
