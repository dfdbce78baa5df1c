import { compareMarks, highestFirst, isOnScale, tidy } from '../question/marks';
import { ok, type Result, refuseAll } from '../result';
import { floor, fraction, max, min, minus, over, parseDecimal, plus, times, toPlainDecimal } from '../scoring/fraction';
import type { Scale } from '../scoring/rules';
import type { Question, QuestionnaireDocument } from './document';
import { everyQuestion } from './find';

type Plain = Record<string, unknown>;
const plain = (value: unknown): Plain => (typeof value === 'object' && value !== null ? (value as Plain) : {});
const listOf = (value: unknown): Plain[] => (Array.isArray(value) ? value.map(plain) : []);

/** Old mark to new mark, both as tidy decimal strings. */
export type MarkMap = Readonly<Record<string, string>>;

/** Takes a question; returns every mark that it publishes: options, points, bands, guide and minimum mark. */
export const marksIn = (question: Question): string[] => {
  if (question.purpose !== 'award-criterion') return [];
  const settings = plain(question.settings);
  return [
    ...listOf(settings.options).flatMap(({ mark, points }) => [mark, points]),
    ...listOf(settings.bands).map(({ mark }) => mark),
    settings.otherwise,
    ...(question.markingGuide ?? []).map(({ mark }) => mark),
    question.threshold,
  ].filter((mark): mark is string => typeof mark === 'string');
};

/** Takes a document; returns the marks that its questions publish, each once, highest first. */
export const marksUsed = (document: QuestionnaireDocument): string[] =>
  highestFirst(everyQuestion(document).flatMap(marksIn));

/**
 * Takes two scales and marks of the first; returns for each the mark of the second at the same share of the way from
 * lowest to highest, to the nearest step, a half upwards. A proposal: an officer confirms or changes it.
 */
export const proposeMarks = (from: Scale, to: Scale, marks: readonly string[]): Record<string, string> => {
  const [low, top] = [parseDecimal(from.min), parseDecimal(from.max)];
  const [newLow, newTop, step] = [parseDecimal(to.min), parseDecimal(to.max), parseDecimal(to.step)];
  return Object.fromEntries(
    marks.map((mark) => {
      const share = over(minus(parseDecimal(mark), low), minus(top, low));
      const steps = over(times(share, minus(newTop, newLow)), step);
      const nearest = fraction(floor(plus(steps, fraction(1n, 2n))));
      const next = max(newLow, min(newTop, plus(newLow, times(nearest, step))));
      return [tidy(mark), toPlainDecimal(next) ?? to.max];
    }),
  );
};

/** Guide texts of marks that become one mark stand under one another, highest old mark first. */
const guideWith = (
  guide: NonNullable<Extract<Question, { purpose: 'award-criterion' }>['markingGuide']>,
  map: MarkMap,
) => {
  const joined = new Map<string, (typeof guide)[number]>();
  for (const line of [...guide].sort((a, b) => compareMarks(b.mark, a.mark))) {
    const mark = map[tidy(line.mark)] ?? line.mark;
    const before = joined.get(mark);
    const cy = [before?.text.cy, line.text.cy].filter((text) => text !== undefined).join('\n');
    const en = before ? `${before.text.en}\n${line.text.en}` : line.text.en;
    joined.set(mark, { mark, text: { en, ...(cy === '' ? {} : { cy }) } });
  }
  return [...joined.values()].sort((a, b) => compareMarks(b.mark, a.mark));
};

/** Takes a question and a table of marks; returns the question with every published mark replaced by the table's. */
export const withMarks = (question: Question, map: MarkMap): Question => {
  if (question.purpose !== 'award-criterion') return question;
  const of = (mark: unknown): unknown => (typeof mark === 'string' ? (map[tidy(mark)] ?? mark) : mark);
  const row = (each: Plain): Plain => ({
    ...each,
    ...('mark' in each ? { mark: of(each.mark) } : {}),
    ...('points' in each ? { points: of(each.points) } : {}),
  });
  const settings = plain(question.settings);
  const next: Plain = {
    ...settings,
    ...(Array.isArray(settings.options) ? { options: listOf(settings.options).map(row) } : {}),
    ...(Array.isArray(settings.bands) ? { bands: listOf(settings.bands).map(row) } : {}),
    ...('otherwise' in settings ? { otherwise: of(settings.otherwise) } : {}),
  };
  return {
    ...question,
    ...(question.settings === undefined ? {} : { settings: next }),
    ...(question.threshold == null ? {} : { threshold: of(question.threshold) }),
    ...(question.markingGuide ? { markingGuide: guideWith(question.markingGuide, map) } : {}),
  } as Question;
};

/**
 * Takes a document, another marking scheme and the confirmed table; returns the document on that scheme. Refuses, with
 * the form's field `marks.<place>.to`, a mark that the table leaves out or sends off the scheme.
 */
export const onScale = (document: QuestionnaireDocument, scale: Scale, map: MarkMap): Result<QuestionnaireDocument> => {
  const faults = marksUsed(document).flatMap((mark, at) =>
    isOnScale(map[mark] ?? mark, scale)
      ? []
      : [{ path: `marks.${at}.to`, key: 'questionnaire.mark-off', params: { mark } }],
  );
  if (faults.length > 0) return refuseAll('invalid', faults);
  const moved = (question: Question) => withMarks(question, map);
  return ok({
    ...document,
    scoring: { ...document.scoring, scale },
    sections: document.sections.map((section) => ({ ...section, questions: section.questions.map(moved) })),
    ...(document.declarations ? { declarations: document.declarations.map(moved) } : {}),
  });
};
