import { documentRule } from './rule';

export const completeTexts = documentRule({
  id: 'complete-texts',
  title: 'Every title and question has its words',
  explanation: 'Suppliers can only answer what is written.',
  fix: 'Enter the title or the question.',
  source: 'our own',
  findings: { 'no-title': 'error', 'no-section-title': 'error', 'no-wording': 'error' },
  look: (document, raise) => {
    if (!document.title.en.trim()) raise('no-title', 'title');
    document.sections.forEach((section, at) => {
      if (!section.title.en.trim())
        raise('no-section-title', `sections[${at}].title`, { id: section.id }, { sectionId: section.id });
      section.questions.forEach(({ id, ref = id, wording }, index) => {
        if (!wording.en.trim())
          raise('no-wording', `sections[${at}].questions[${index}].wording`, { ref }, { questionId: id });
      });
    });
    document.declarations?.forEach(({ id, ref = id, wording }, at) => {
      if (!wording.en.trim()) raise('no-wording', `declarations[${at}].wording`, { ref }, { questionId: id });
    });
  },
});
