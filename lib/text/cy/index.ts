import type { Areas } from '../words';

/**
 * Welsh texts, by area. None is here yet: a translation is added once a Welsh speaker has reviewed it, and until then
 * every key reads in English.
 */
export const cy: Areas = {};
