import { bandsOf, optionsOf } from './question-parts';
import { questionRule } from './rule';

export const informationNotAssessed = questionRule({
  id: 'information-not-assessed',
  title: 'Information and declarations carry no marks and no outcomes',
  explanation: 'What is asked for information is never assessed, so nothing about it may look as if it were.',
  fix: 'Remove the marks and outcomes, or change what the answer is for.',
  source: 'our own',
  findings: { 'marked-information': 'error', 'declaration-purpose': 'error' },
  look: (question, raise, { isDeclaration }) => {
    if (question.purpose !== 'information') {
      if (isDeclaration) raise('declaration-purpose', 'purpose');
      return;
    }
    if (optionsOf(question).some(({ mark, outcome }) => mark !== undefined || outcome !== undefined))
      raise('marked-information', 'settings.options');
    if (bandsOf(question).length > 0) raise('marked-information', 'settings.bands', {}, 'bands');
  },
});
