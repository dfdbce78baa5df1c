import { en } from './areas';
import { cy } from './cy';
import type { Locale } from './locale';
import { type KeyOf, type Params, wordsOf } from './words';

export type { Locale } from './locale';
export type { Params } from './words';

/** Every key of the English text. */
export type TextKey = KeyOf<typeof en>;

/** `say('common.not-found')`, `say('parts.days', { count: 2 })` or `say(message)`; the locale comes last. */
export const { say, has } = wordsOf(en, cy);

/** `say` bound to one language, in the shape that pure code asks for (a key that is any text, and its params). */
export const sayIn =
  (locale: Locale) =>
  (key: string, params?: Params): string =>
    say(params ? { path: '', key, params } : { path: '', key }, undefined, locale);
