import { awardText } from '../questionnaire/award-text';
import type { QuestionnaireDocument } from '../questionnaire/document';
import { sayIn } from '../text';

/** Takes a document; returns its rules as suppliers read them, heading by heading, each in one text. */
export const rulesInWords = (document: QuestionnaireDocument): [heading: string, words: string][] =>
  awardText(document, sayIn('en'), 'en')
    .map(({ heading, paragraphs, lists = [], tables = [] }): [string, string] => [
      heading,
      [
        ...paragraphs,
        ...lists.flatMap(({ intro, items }) => [intro, ...items.map((item) => `• ${item}`)]),
        ...tables.flatMap(({ columns, rows }) =>
          rows.map((cells) => `• ${cells.map((cell, at) => (at === 0 ? cell : `${columns[at]}: ${cell}`)).join('; ')}`),
        ),
      ].join('\n'),
    ])
    .filter(([, words]) => words !== '');
