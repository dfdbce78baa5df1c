import { inLanguage } from '@/lib/condition/say';
import { noneOfThese } from '@/lib/question/kind';
import { sayPart } from '@/lib/text/parts';
import { Checkboxes, type Divider, type ExclusiveChoice } from '../choices';
import { type ControlProps, countsHint, labelling } from './asked';

/** Any number of a published list; "None of these" clears the others. */
export function MultipleChoice(props: ControlProps<'multiple-choice'>) {
  const { words, size, isHeading, ...field } = labelling(props);
  const { locale = 'en', value } = props;
  const settings = props.question.settings;
  const items: (ExclusiveChoice | Divider)[] = (settings?.options ?? []).map((option) => {
    const hint = countsHint({ mark: option.points }, locale);
    return { value: option.id, label: inLanguage(option.label, locale), ...(hint === undefined ? {} : { hint }) };
  });
  if (settings?.noneOfThese)
    items.push(
      { divider: sayPart('parts.or', undefined, locale) },
      { value: noneOfThese, label: sayPart('answer.none-of-these', undefined, locale), exclusive: true },
    );
  const chosen = Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
  return (
    <Checkboxes {...field} legend={words} legendSize={size} legendIsHeading={isHeading} items={items} values={chosen} />
  );
}
