import { z } from 'zod';

const Checked = z.iso.date();

/** A document behind the catalogue, as the Sources page shows it. Facts only, in our own words. */
export const Source = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  publisher: z.string().min(1),
  kind: z.enum(['guidance', 'code-of-practice', 'standard', 'certification', 'law']),
  /** Edition or date that our content rests on. */
  edition: z.string().min(1),
  /** What kind of standing the document has, and anything that it says against itself. */
  status: z.string().min(1),
  address: z.url().optional(),
  contact: z.string().optional(),
  /** How far it was read when it was checked. */
  read: z.enum(['page', 'opening-only', 'listing-only', 'other-sources']),
  checked: Checked,
});
export type Source = z.infer<typeof Source>;

/** One source that a question rests on, with the edition and the day on which it was last looked at. */
export const SourceRef = z.strictObject({
  source: Source.shape.id,
  edition: z.string().min(1),
  principle: z.int().min(1).max(14).optional(),
  checked: Checked,
});
export type SourceRef = z.infer<typeof SourceRef>;

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Takes a day as YYYY-MM-DD; returns it as people write it, such as 22 November 2026. */
export const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months[(month ?? 1) - 1]} ${year}`;
};

/**
 * The sentence printed under a question: which sources it rests on, in which edition, checked when, and that the
 * link between them is ours. Takes the references and the list of sources; returns at most 500 characters.
 */
export const basisInWords = (basis: readonly SourceRef[], sources: readonly Source[]): string => {
  const named = basis.map((ref) => {
    const title = sources.find((source) => source.id === ref.source)?.title ?? ref.source;
    return ref.principle === undefined
      ? `${title} (${ref.edition})`
      : `${title}, principle ${ref.principle} (${ref.edition})`;
  });
  const checked = basis.map((ref) => ref.checked).sort()[0];
  return `Our question, based on ${named.join('; ')}.${checked ? ` Last checked ${dayInWords(checked)}.` : ''} Our mapping.`;
};
