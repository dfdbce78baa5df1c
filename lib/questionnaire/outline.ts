import { z } from 'zod';
import { isDecimal } from '../condition/decimal';
import { compareMarks } from '../question/marks';
import { type Message, ok, type Result, refuse, refuseAll } from '../result';
import type { Question, QuestionnaireDocument } from './document';
import { applyEdit } from './edits';
import { everyQuestion, findQuestion, isGate, placeOf } from './find';
import { makeItFit } from './fit';
import { nextRef } from './question-fields';

/** One act on the outline. Positions count from 0. */
export const OutlineAct = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('up'), questionId: z.string() }),
  z.strictObject({ do: z.literal('down'), questionId: z.string() }),
  z.strictObject({
    do: z.literal('place'),
    questionId: z.string(),
    sectionId: z.string(),
    at: z.int().min(0).max(1_000),
  }),
  z.strictObject({ do: z.literal('copy'), questionId: z.string() }),
  z.strictObject({ do: z.literal('remove'), questionId: z.string() }),
  z.strictObject({ do: z.literal('section-up'), sectionId: z.string() }),
  z.strictObject({ do: z.literal('section-down'), sectionId: z.string() }),
  z.strictObject({ do: z.literal('remove-section'), sectionId: z.string() }),
  z.strictObject({ do: z.literal('fit') }),
  z.strictObject({ do: z.literal('weights') }),
]);
export type OutlineAct = z.infer<typeof OutlineAct>;

/** New weightings by id of section and of question, as typed. */
export type Weights = { sections: Readonly<Record<string, string>>; questions: Readonly<Record<string, string>> };

/** The change in words: a key of the area `questionnaire` with its params, and the question it is about. */
export type Done = {
  document: QuestionnaireDocument;
  what: { key: string; params?: Record<string, string | number> };
  ref?: string;
};

const name = (question: Question): string => question.ref ?? question.id;
const isWeight = (text: string): boolean => isDecimal(text) && compareMarks(text, '0') >= 0;

/** Takes a document and weightings as typed; returns the form's fields whose text is not what the document holds. */
export const unsavedWeights = (document: QuestionnaireDocument, { sections, questions }: Weights): string[] => {
  const differs = (typed: string | undefined, now: string): boolean => typed !== undefined && typed.trim() !== now;
  return document.sections.flatMap((section) => [
    ...(differs(sections[section.id], section.weight) ? [`section-weight:${section.id}`] : []),
    ...section.questions.flatMap((question) =>
      question.purpose === 'award-criterion' && differs(questions[question.id], question.weight)
        ? [`weight:${question.id}`]
        : [],
    ),
  ]);
};

/**
 * Takes a document and weightings as typed; returns the document with them. Refuses what is no number from 0 with the
 * form's field: `weight:<question>` or `section-weight:<section>`. Ids that the document does not hold are passed over,
 * since a colleague may have removed them.
 */
export const setWeights = (document: QuestionnaireDocument, weights: Weights): Result<QuestionnaireDocument> => {
  const faults: Message[] = [];
  const read = (typed: string | undefined, now: string, path: string, ref: string): string => {
    const text = typed?.trim();
    if (text === undefined || text === now) return now;
    if (isWeight(text)) return text;
    faults.push({ path, key: 'questionnaire.weight-form', params: { ref } });
    return now;
  };
  const next = {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      weight: read(weights.sections[section.id], section.weight, `section-weight:${section.id}`, section.title.en),
      questions: section.questions.map((question) =>
        question.purpose === 'award-criterion'
          ? {
              ...question,
              weight: read(weights.questions[question.id], question.weight, `weight:${question.id}`, name(question)),
            }
          : question,
      ),
    })),
  };
  return faults.length > 0 ? refuseAll('invalid', faults) : ok(next);
};

const gone = refuse('not-found', 'checks.unknown-question');

const moved = (document: QuestionnaireDocument, question: Question, sectionId: string, at: number): Result<Done> => {
  const edited = applyEdit(document, { edit: 'move-question', questionId: question.id, sectionId, at });
  if (!edited.ok) return edited;
  const section = edited.value.sections.find(({ id }) => id === sectionId);
  const position = (section?.questions.findIndex(({ id }) => id === question.id) ?? 0) + 1;
  const params = {
    ref: name(question),
    position,
    of: section?.questions.length ?? 0,
    section: section?.title.en ?? '',
  };
  return ok({ document: edited.value, what: { key: 'questionnaire.what-moved', params }, ref: name(question) });
};

const moveSection = (document: QuestionnaireDocument, sectionId: string, by: -1 | 1): Result<Done> => {
  const at = document.sections.findIndex(({ id }) => id === sectionId);
  const edited = applyEdit(document, { edit: 'move-section', sectionId, at: Math.max(0, at + by) });
  if (!edited.ok) return edited;
  const params = {
    section: document.sections[at]?.title.en ?? sectionId,
    position: edited.value.sections.findIndex(({ id }) => id === sectionId) + 1,
    of: edited.value.sections.length,
  };
  return ok({ document: edited.value, what: { key: 'questionnaire.what-section-moved', params } });
};

/**
 * Takes a document, an act and a fresh id for a copy; returns the changed document and the sentence that says what
 * happened. Refuses an unknown question or section, and taking out a section that still holds questions.
 */
export const applyAct = (document: QuestionnaireDocument, act: OutlineAct, freshId: string): Result<Done> => {
  switch (act.do) {
    case 'weights':
      return ok({ document, what: { key: 'questionnaire.what-weights' } });
    case 'fit':
      return ok({ document: makeItFit(document), what: { key: 'questionnaire.what-fit' } });
    case 'section-up':
      return moveSection(document, act.sectionId, -1);
    case 'section-down':
      return moveSection(document, act.sectionId, 1);
    case 'remove-section': {
      const section = document.sections.find(({ id }) => id === act.sectionId);
      if (section && section.questions.length > 0)
        return refuse('invalid', 'questionnaire.section-not-empty', { section: section.title.en });
      const edited = applyEdit(document, { edit: 'remove-section', sectionId: act.sectionId });
      if (!edited.ok) return edited;
      const what = { key: 'questionnaire.what-section-removed', params: { section: section?.title.en ?? '' } };
      return ok({ document: edited.value, what });
    }
    default: {
      const question = findQuestion(document, act.questionId);
      const place = placeOf(document, act.questionId);
      const section = place && document.sections[place.section];
      if (!question || !place || !section) return gone;
      const ref = name(question);
      if (act.do === 'place') return moved(document, question, act.sectionId, act.at);
      if (act.do === 'up') return moved(document, question, section.id, Math.max(0, place.at - 1));
      if (act.do === 'down') return moved(document, question, section.id, place.at + 1);
      if (act.do === 'remove') {
        const edited = applyEdit(document, { edit: 'remove-question', questionId: question.id });
        return edited.ok
          ? ok({ document: edited.value, what: { key: 'questionnaire.what-removed', params: { ref } }, ref })
          : edited;
      }
      const { from: _from, here: _here, ...own } = question;
      const copy = { ...own, id: freshId, ref: nextRef(everyQuestion(document)), here: 'added' } as Question;
      if (copy.purpose === 'award-criterion') copy.weight = '0';
      const about = passOfCopy(copy, question.id);
      const edited = applyEdit(document, {
        edit: 'add-question',
        sectionId: section.id,
        question: about,
        at: place.at + 1,
      });
      if (!edited.ok) return edited;
      const what = { key: 'questionnaire.what-copied', params: { ref, copy: name(copy) } };
      return ok({ document: edited.value, what, ref: name(copy) });
    }
  }
};

/** A pass rule that names the question itself must name the copy. */
const passOfCopy = (copy: Question, original: string): Question => {
  if (!isGate(copy)) return copy;
  const rename = (condition: NonNullable<typeof copy.passIf>): NonNullable<typeof copy.passIf> => {
    if ('all' in condition) return { all: condition.all.map(rename) };
    if ('any' in condition) return { any: condition.any.map(rename) };
    return condition.question === original ? { ...condition, question: copy.id } : condition;
  };
  return copy.passIf ? { ...copy, passIf: rename(copy.passIf) } : copy;
};
