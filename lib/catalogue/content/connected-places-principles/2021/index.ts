import * as p01 from './principle-01';
import * as p02 from './principle-02';
import * as p03 from './principle-03';
import * as p04 from './principle-04';
import * as p05 from './principle-05';
import * as p06 from './principle-06';
import * as p07 from './principle-07';
import * as p08 from './principle-08';
import * as p09 from './principle-09';
import * as p10 from './principle-10';
import * as p11 from './principle-11';
import * as p12 from './principle-12';
import * as p13 from './principle-13';
import * as p14 from './principle-14';

const pages = [p01, p02, p03, p04, p05, p06, p07, p08, p09, p10, p11, p12, p13, p14];

/** The 14 principles in order. */
export const principles = pages.map((page) => page.principle);

/** The 100 suggested questions, in the order of their ids. */
export const templates = pages.flatMap((page) => page.questions);

export { declarations } from './declarations';
export { flagWords } from './flags';
export { scopingQuestions } from './scoping-questions';
export { splitOfResponsibility } from './split-of-responsibility';
export { starters } from './starters';
