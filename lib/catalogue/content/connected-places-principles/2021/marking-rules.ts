import type { Text } from '../../../../question/settings';

/** How answers are marked; opens every questionnaire made from this catalogue, so that it is published with it. */
export const markingRules: Text = {
  en: [
    'Where you choose an option, the mark is the highest option that your evidence supports. A claim above its evidence takes the lower option; there is no mark between options.',
    'A number or date takes the mark of its band. Where the proof supports only a weaker figure, the weaker figure counts.',
    'Texts, tables and files take the highest mark whose description is met in full. A text with more words than its limit cannot be submitted: shorten it first.',
    'An answer left blank is marked 0 by a person. Where nothing has to be listed, say so and why; the marking guide says how that is marked.',
    'Minimum marks are tested on the agreed mark. Requirements and conditions of participation are decided pass or fail, with a recorded reason, and carry no weighting.',
    'An equivalent is marked exactly like the thing named. Show that it is equivalent; we record why it was or was not accepted.',
    'No country earns or loses a mark. We look at how firmly places are fixed, limited, enforced and notified.',
    'We do not ask for turnover, earlier public contracts or a set of policies. A commitment with a date counts where an option says so.',
  ].join('\n\n'),
};
