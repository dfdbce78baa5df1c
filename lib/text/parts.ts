import answer from './en/answer.json';
import common from './en/common.json';
import parts from './en/parts.json';
import { type KeyOf, wordsOf } from './words';

const areas = { answer, common, parts };

/** Only the words of the shared page parts and of answers, for code that runs in the browser: the other areas stay on the server. */
export const { say: sayPart } = wordsOf(areas, {});
export type PartKey = KeyOf<typeof areas>;
