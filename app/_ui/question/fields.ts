// Names of the fields of one question in a form. Plain text, so that every kind works without JavaScript.

export const cellField = (name: string, row: number, column: string): string => `${name}.${row}.${column}`;
export const addField = (name: string): string => `${name}.add`;
export const removeField = (name: string): string => `${name}.remove`;

/** The numbers of the rows that field names speak of, in order; a removed row leaves a gap. */
export function rowNumbers(fields: readonly string[], name: string): number[] {
  const found = new Set<number>();
  for (const field of fields) {
    if (!field.startsWith(`${name}.`)) continue;
    const number = /^(\d{1,3})\./.exec(field.slice(name.length + 1))?.[1];
    if (number !== undefined) found.add(Number(number));
  }
  return [...found].sort((a, b) => a - b);
}
