import { withoutUnprintable } from '../cells';

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Takes a text without characters that XML cannot hold; returns it for an attribute or between tags. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? '');

/** Attributes of an element from names and values; what is undefined is left out. */
export const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(String(value))}"`))
    .join('');

/** The most spaces that one element stands for: readers cap them. */
const mostSpaces = 1_000;

const spaces = (count: number): string =>
  count > mostSpaces ? `<text:s text:c="${mostSpaces}"/>${spaces(count - mostSpaces)}` : `<text:s text:c="${count}"/>`;

/** Programs take a run of blanks for one, and drop those at an end: only single ones between words stand as they are. */
const paragraph = (line: string): string => {
  const marked = escaped(line).replace(/^ +| +$| {2,}|\t/g, (run) =>
    run === '\t' ? '<text:tab/>' : spaces(run.length),
  );
  return `<text:p>${marked}</text:p>`;
};

/**
 * Takes any text; returns the paragraphs that a cell shows it in, a line each. Nothing in it is markup, a link or a
 * field. What XML cannot hold is dropped, as from the other format.
 */
export const paragraphs = (text: string): string =>
  text === '' ? '' : withoutUnprintable(text).split('\n').map(paragraph).join('');
