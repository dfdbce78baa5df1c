import { Fieldset } from '@/app/_ui/field';
import { Input } from '@/app/_ui/input';

type Column = { name: string; label: string; hint?: string };

type RowsProps = {
  /** Name of the list; fields are called `<list>.<number>.<column>`. */
  list: string;
  /** What one row is: "Person". */
  one: string;
  columns: readonly Column[];
  values: readonly Record<string, string>[];
  /** How many rows are shown at least; two more than are filled in otherwise. */
  least: number;
};

/** A list typed in rows, with empty ones at the end. Rows left empty are not kept. */
export function Rows({ list, one, columns, values, least }: RowsProps) {
  const count = Math.min(Math.max(least, values.length + 2), 10);
  return Array.from({ length: count }, (_, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row is its number
    <Fieldset key={at} legend={`${one} ${at + 1}${at === 0 ? '' : ' (optional)'}`} size="s">
      {columns.map(({ name, label, hint }) => (
        <Input
          key={name}
          name={`${list}.${at}.${name}`}
          label={label}
          hint={at === 0 ? hint : undefined}
          value={values[at]?.[name]}
        />
      ))}
    </Fieldset>
  ));
}
