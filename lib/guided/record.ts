import { z } from 'zod';

/**
 * Who saved an entry last, and how often it was saved. Every entry counts for itself, so that officers who change
 * different things never meet, and one who comes second on the same thing is told.
 */
export const Saved = z.strictObject({ revision: z.int().min(1), by: z.string(), at: z.string() });
export type Saved = z.infer<typeof Saved>;

/** One line of text that must be there; `missing` names the sentence that says so. */
export const line = (missing: string, most = 200) =>
  z.string().trim().min(1, { error: missing }).max(most, { error: 'guidance.too-long' });

/** Words that may be left out. */
export const words = (most = 2_000) => z.string().trim().max(most, { error: 'guidance.too-long' });

/** Rows of a form of which some may stay empty: an empty row is left out, a row that was begun must be whole. */
export const rowsOf = <K extends string>(names: readonly K[], missing: string, least: 0 | 1) =>
  z
    .array(z.strictObject(Object.fromEntries(names.map((name) => [name, words(300)])) as Record<K, z.ZodString>))
    .max(10)
    .superRefine((rows, check) => {
      const texts = rows as Record<K, string>[];
      const begun = texts.filter((row) => names.some((name) => row[name] !== ''));
      if (begun.length < least) check.addIssue({ code: 'custom', message: missing, path: [0, names[0] as string] });
      texts.forEach((row, at) => {
        if (!begun.includes(row)) return;
        for (const name of names)
          if (row[name] === '') check.addIssue({ code: 'custom', message: 'guidance.row-part', path: [at, name] });
      });
    })
    .transform((rows) => (rows as Record<K, string>[]).filter((row) => names.some((name) => row[name] !== '')));

/** Takes what is stored of an entry and the revision that a form showed; returns what was saved in between, if anything. */
export const savedBetween = (stored: Saved | undefined, shown: number): Saved | null =>
  stored !== undefined && stored.revision !== shown ? stored : null;
