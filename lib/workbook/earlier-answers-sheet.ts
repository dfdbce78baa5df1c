import type { Say } from '../condition/say';
import { ukDate } from '../procurement/uk-time';
import { isRealDate } from '../question/date';
import { answerText } from '../question/kinds';
import { type EarlierAnswer, filesOf } from '../response/earlier-answers';
import type { Message } from '../result';
import { say } from '../text';
import { pieces, text } from './cells';
import type { Workbook } from './model';

type Given = {
  authority: string;
  title: string;
  submittedAt: string;
  answer: EarlierAnswer;
  changes: readonly Message[];
};

/** One earlier answer as a reader sees it: words only. */
export type EarlierLine = {
  question: string;
  answer: string;
  beside: string;
  files: string;
  authority: string;
  title: string;
  sent: string;
  changes: string;
};

const day = (date: string): string => (isRealDate(date) ? ukDate(date) : date);

/** Everything that was added beside the answer, a line each. */
const besideOf = ({ extras }: EarlierAnswer): string => {
  const { assurance, equivalent, notYet, confidential } = extras;
  const dates = [
    ...(assurance?.date ? [`${say('published.given-basis-date')}: ${day(assurance.date)}`] : []),
    ...(assurance?.expires ? [`${say('published.given-basis-expires')}: ${day(assurance.expires)}`] : []),
  ];
  return [
    ...(assurance?.basis ? [`${say('published.given-basis')}: ${say(`response.basis-${assurance.basis}`)}`] : []),
    ...dates,
    ...(equivalent ? [`${say('published.given-equivalent')}: ${equivalent.text}`] : []),
    ...(notYet ? [`${say('published.given-not-yet', { date: day(notYet.by) })}: ${notYet.text}`] : []),
    ...(confidential ? [`${say('published.given-confidential')}: ${confidential.part}. ${confidential.reason}`] : []),
  ].join('\n');
};

/** Takes earlier answers and the reader's words; returns them as lines of text. */
export const earlierLines = (rows: readonly Given[], words: Say): EarlierLine[] =>
  rows.map(({ answer, authority, title, submittedAt, changes }) => {
    const { question, value, extras } = answer;
    return {
      question: question.wording.en,
      answer: extras.notApplicable
        ? `${say('published.given-not-applicable')}: ${extras.notApplicable.reason}`
        : answerText(question, value, words),
      beside: besideOf(answer),
      files: filesOf(answer)
        .map(({ name }) => name)
        .join('\n'),
      authority,
      title,
      sent: ukDate(submittedAt),
      changes: changes.map((change) => say(change)).join('\n'),
    };
  });

/** Takes lines and the time; returns one sheet of them. Whatever an answer holds, its cell is text. */
export const earlierAnswersWorkbook = (lines: readonly EarlierLine[], asOf: string): Workbook => ({
  title: say('library.title'),
  foot: '',
  asOf,
  locked: false,
  sheets: [
    {
      name: say('library.title'),
      title: say('library.title'),
      note: say('library.sheet-note'),
      table: 'EarlierAnswers',
      columns: [
        { heading: say('library.column-question'), width: 50 },
        { heading: say('library.column-answer'), width: 80 },
        { heading: say('library.column-beside'), width: 40 },
        { heading: say('library.column-files'), width: 30 },
        { heading: say('library.column-for'), width: 30 },
        { heading: say('library.column-procurement'), width: 30 },
        { heading: say('library.column-date'), width: 16 },
        { heading: say('library.column-changed'), width: 40 },
      ],
      rows: lines.flatMap((line) =>
        // A text longer than a cell goes on in the next row.
        pieces(line.answer).map((part, at) => [
          text(line.question),
          text(part),
          text(at > 0 ? '' : line.beside),
          text(at > 0 ? '' : line.files),
          text(line.authority),
          text(line.title),
          text(line.sent),
          text(at > 0 ? '' : line.changes),
        ]),
      ),
    },
  ],
});
