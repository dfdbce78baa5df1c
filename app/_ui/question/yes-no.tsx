import { inLanguage } from '@/lib/condition/say';
import { sayPart } from '@/lib/text/parts';
import { Radios } from '../choices';
import { type ControlProps, countsHint, labelling, oneText } from './asked';

/** Yes or no, side by side; below each other where options with marks replace the two words. */
export function YesNo(props: ControlProps<'yes-no'>) {
  const { words, size, isHeading, ...field } = labelling(props);
  const { locale = 'en' } = props;
  const options = props.question.settings?.options;
  const items = (['yes', 'no'] as const).map((value) => {
    const option = options?.find(({ id }) => id === value);
    const hint = option && countsHint(option, locale);
    return {
      value,
      label: option ? inLanguage(option.label, locale) : sayPart(`answer.${value}`, undefined, locale),
      ...(hint === undefined ? {} : { hint }),
    };
  });
  return (
    <Radios
      {...field}
      legend={words}
      legendSize={size}
      legendIsHeading={isHeading}
      inline={!options}
      items={items}
      value={oneText(props.value)}
    />
  );
}
