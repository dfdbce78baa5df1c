/** The languages that suppliers and the public can read. English is complete; Welsh falls back to it. */
export const locales = ['en', 'cy'] as const;
export type Locale = (typeof locales)[number];

/** The locale of a cookie or header value; English for anything else. */
export const toLocale = (value: string | undefined): Locale => (value === 'cy' ? 'cy' : 'en');
