import { inLanguage } from '@/lib/condition/say';
import { nil } from '@/lib/question/kind';
import { limitOf } from '@/lib/question/limits';
import { startingRows } from '@/lib/question/table';
import { sayPart } from '@/lib/text/parts';
import { Checkbox } from '../choices';
import { type ControlProps, labelling } from './asked';
import { TableRows } from './table-rows';

/** Rows under published columns, a group of fields each; fixed rows are named by their first column. */
export function TableControl(props: ControlProps<'table'>) {
  const { words, size, isHeading, name, ...field } = labelling(props);
  const { question, value, locale = 'en' } = props;
  const settings = question.settings ?? { columns: [] };
  const fixed = settings.fixedRows?.map((text) => inLanguage(text, locale));
  const { words: limit } = limitOf(question);
  const columns = settings.columns.map(({ id, label }) => ({ id, label: inLanguage(label, locale) }));
  return (
    <TableRows
      {...field}
      name={name}
      legend={words}
      hint={limit === undefined ? undefined : sayPart('parts.words-limit', { count: limit }, locale)}
      size={size}
      isHeading={isHeading}
      columns={columns}
      stored={Array.isArray(value) ? (value as string[][]) : startingRows(settings, locale)}
      fixed={fixed}
      rowName={settings.rowName && inLanguage(settings.rowName, locale)}
      locale={locale}
    >
      {settings.nilAllowed && (
        <Checkbox
          name={`${name}.${nil}`}
          value={nil}
          checked={value === nil}
          label={sayPart('answer.nil', undefined, locale)}
        />
      )}
    </TableRows>
  );
}
