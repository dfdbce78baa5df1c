import { findQuestion } from '../find';
import { documentRule } from './rule';

export const tieBreakOrder = documentRule({
  id: 'tie-break-order',
  title: 'What separates equal totals is published and can be applied',
  explanation:
    'An order of winners that is made up after opening can be challenged. Where nothing is published, Assay shows a tie and stops.',
  fix: 'Set a tie-break order in the award model, or keep ties as ties.',
  source: 'our own',
  findings: {
    'no-tie-break': 'warning',
    'tie-no-price': 'error',
    'tie-unknown-section': 'error',
    'tie-unknown-question': 'error',
  },
  look: (document, raise) => {
    const { award, tieBreakers } = document.scoring;
    if (tieBreakers.length === 0) raise('no-tie-break', 'scoring.tieBreakers');
    tieBreakers.forEach((tie, at) => {
      const path = `scoring.tieBreakers[${at}]`;
      if (tie.by === 'price') {
        if (award.mode === 'points' && award.price === null) raise('tie-no-price', path);
        return;
      }
      const { id } = tie;
      if (tie.by === 'section' && !document.sections.some((section) => section.id === id))
        raise('tie-unknown-section', path, { id }, { detail: id });
      if (tie.by === 'question' && findQuestion(document, id)?.purpose !== 'award-criterion')
        raise('tie-unknown-question', path, { id }, { detail: id });
    });
  },
});
