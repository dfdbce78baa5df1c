import type { QuestionnaireDocument } from '../questionnaire/document';
import { everyKind } from './every-kind';

const text = (en: string) => ({ en });

/** A document with every field that holds words or figures filled in somewhere. */
const fullDocument = (): QuestionnaireDocument => {
  const document = everyKind();
  const { scale } = document.scoring;
  return {
    ...document,
    introduction: text('Read this first.'),
    scoring: {
      ...document.scoring,
      scale: { ...scale, preset: 'five' },
      minimumQuality: '40',
      award: {
        mode: 'points',
        security: '20',
        criteria: [{ id: 'c1', title: text('Quality'), description: text('How good'), weight: '30', max: '100' }],
        price: { formula: 'T8', weight: '50', low: '10', high: '90' },
      },
    },
    sections: document.sections.map((section) => ({
      ...section,
      threshold: '10',
      introduction: text('About this section'),
      questions: section.questions.map((given) => {
        const question = {
          ...given,
          guidance: text('Guidance'),
          evidence: text('Evidence'),
          equivalence: text('Equivalent'),
          why: text('Why'),
          basis: 'A note of the buyer',
          effortMinutes: 30,
          from: 'P01-01@2',
          here: 'added' as const,
          crossReferences: [2],
        };
        if (question.purpose === 'requirement')
          return { ...question, passIf: undefined, passRule: text('What passes') } as unknown as typeof question;
        if (question.purpose === 'award-criterion')
          Object.assign(question, { threshold: '2', markingGuide: [{ mark: '5', text: text('Complete') }] });
        if (question.kind === 'single-choice' || question.kind === 'multiple-choice')
          question.settings?.options.forEach((option) => {
            Object.assign(option, { supports: text('What supports it') });
          });
        if (question.kind === 'number')
          Object.assign(question.settings ?? {}, {
            max: '900',
            bands: [{ operator: 'atMost', value: '24', mark: '5', label: text('A day') }],
          });
        if (question.kind === 'table') Object.assign(question.settings ?? {}, { fixedRows: [text('A fixed row')] });
        return question;
      }),
    })),
  };
};

const identity = new Set([
  'id',
  'kind',
  'purpose',
  'format',
  'operator',
  'formula',
  'mode',
  'method',
  'by',
  'notApplicable',
]);
const decimal = /^-?\d+(\.\d+)?$/;

/** Takes a path such as `sections.0.title.en`; returns it without places in lists: `sections.title.en`. */
const general = (path: readonly string[]): string => path.filter((part) => !/^\d+$/.test(part)).join('.');

/**
 * Returns a document in which every word and figure is one of a kind, and which field each stands in: so what a file shows
 * tells which fields travelled. Fields that are neither (ids, kinds, switches, conditions) are as they were.
 */
export const markedDocument = (): { document: QuestionnaireDocument; marks: Map<string, string> } => {
  const marks = new Map<string, string>();
  const walk = (value: unknown, path: readonly string[]): unknown => {
    const key = path.at(-1) ?? '';
    if (key === 'showIf' || key === 'passIf' || key === 'tieBreakers' || key === 'rounding') return value;
    if (typeof value === 'string') {
      if (identity.has(key) || key === 'here') return value;
      const number = String(marks.size + 100);
      const mark = decimal.test(value) ? `1.000${number}` : `Word${number}x`;
      marks.set(mark, general(path));
      return mark;
    }
    if (Array.isArray(value)) return value.map((each, at) => walk(each, [...path, String(at)]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, [...path, name])]));
  };
  return { document: walk(fullDocument(), []) as QuestionnaireDocument, marks };
};
