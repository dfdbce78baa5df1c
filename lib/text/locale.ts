/** The languages that suppliers and the public can read. English is complete; Welsh falls back to it. */
export type Locale = 'en' | 'cy';
