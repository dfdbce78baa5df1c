import { documentRule } from './rule';
import { titleOf } from './section-title';

export const emptySections = documentRule({
  id: 'empty-sections',
  title: 'Every section has a question',
  explanation: 'A section without questions makes suppliers look for something that is not there.',
  fix: 'Add a question, or remove the section.',
  source: 'our own',
  findings: { 'section-empty': 'warning' },
  look: (document, raise) => {
    document.sections.forEach((section, at) => {
      if (section.questions.length === 0)
        raise('section-empty', `sections[${at}]`, { section: titleOf(section) }, { sectionId: section.id });
    });
  },
});
