/**
 * How pure code puts words in a reader's language: it is handed this function and never sees the text files.
 * Takes a key of lib/text with its parameters; returns the sentence.
 */
export type Say = (key: string, params?: Record<string, string | number>) => string;

/** The languages a document may be written in. */
export type Language = 'en' | 'cy';

/** Takes words in both languages; returns those of the reader, in English where the Welsh is missing. */
export const inLanguage = (text: { en: string; cy?: string | undefined }, language: Language): string =>
  (language === 'cy' && text.cy) || text.en;
