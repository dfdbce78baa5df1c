import { everyQuestion } from '../find';
import { documentRule } from './rule';

const twice = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
];

export const oneIdEach = documentRule({
  id: 'one-id-each',
  title: 'Every question and section has a reference of its own',
  explanation:
    'Answers, scores and clarification questions are tied to a reference. Two of one kind would be mixed up.',
  fix: 'Change one of the two references.',
  source: 'our own',
  findings: { 'id-twice': 'error', 'ref-twice': 'error' },
  look: (document, raise) => {
    const questions = everyQuestion(document);
    for (const id of twice(questions.map((question) => question.id)))
      raise('id-twice', 'sections', { id }, { detail: id });
    for (const id of twice(document.sections.map((section) => section.id)))
      raise('id-twice', 'sections', { id }, { detail: id });
    for (const ref of twice(questions.flatMap((question) => (question.ref === undefined ? [] : [question.ref]))))
      raise('ref-twice', 'sections', { ref }, { detail: ref });
  },
});
