import questionnaire from './en/questionnaire.json';
import { wordsOf } from './words';

/** Only the words of drafting a questionnaire, for the editor that runs in the browser. */
export const { say: sayDrafting } = wordsOf({ questionnaire }, {});
