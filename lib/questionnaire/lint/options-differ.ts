import { noneOfThese } from '../../question/kind';
import { optionsOf } from './question-parts';
import { questionRule } from './rule';

const sameText = (values: readonly string[]): string | undefined =>
  values.find(
    (value, at) => values.findIndex((each) => each.trim().toLowerCase() === value.trim().toLowerCase()) !== at,
  );

export const optionsDiffer = questionRule({
  id: 'options-differ',
  title: 'Options and columns have words of their own',
  explanation: 'A supplier must be able to tell two answers apart, and so must the person who marks them.',
  fix: 'Change or remove one of the options or columns.',
  source: 'our own',
  findings: {
    'option-id-twice': 'error',
    'option-twice': 'error',
    'option-blank': 'error',
    'option-reserved': 'error',
    'yes-no-options': 'error',
    'column-twice': 'error',
  },
  look: (question, raise) => {
    const options = optionsOf(question);
    const ids = options.map(({ id }) => id);
    const twiceId = sameText(ids);
    if (twiceId !== undefined) raise('option-id-twice', 'settings.options', { option: twiceId });
    const twice = sameText(options.map(({ label }) => label));
    if (twice !== undefined) raise('option-twice', 'settings.options', { option: twice });
    if (options.some(({ label }) => !label.trim())) raise('option-blank', 'settings.options');
    if (ids.includes(noneOfThese)) raise('option-reserved', 'settings.options');
    if (question.kind === 'yes-no' && options.length > 0 && ids.slice(0, 2).sort().join() !== 'no,yes')
      raise('yes-no-options', 'settings.options');
    if (question.kind === 'table') {
      const { columns } = question.settings ?? { columns: [] };
      const column = sameText(columns.map(({ id }) => id)) ?? sameText(columns.map(({ label }) => label.en));
      if (column !== undefined) raise('column-twice', 'settings.columns', { column });
    }
  },
});
