import { z } from 'zod';
import type { Bid } from '../evaluation/contest';
import { isOnScale } from '../question/marks';
import { publishedMarks } from '../question/published-mark';
import type { AwardQuestion, QuestionnaireDocument } from '../questionnaire/document';
import { isAward, isGate, questionsOf } from '../questionnaire/find';
import { type Message, ok, type Result, refuseAll } from '../result';
import { compare, isDecimal, parseDecimal, zero } from '../scoring/fraction';

const texts = z.record(z.string().max(64), z.string().trim().max(40)).default({});

/** A bid that an officer types in: marks of whole sections, and of single questions where they differ. */
export const TypedBid = z.strictObject({
  name: z.string().trim().max(60).default(''),
  price: z.string().trim().max(40).default(''),
  sections: texts,
  marks: texts,
  criteria: texts,
  gates: texts,
});
export type TypedBid = z.infer<typeof TypedBid>;

/** How many bids may be typed in for one procurement. */
export const mostTyped = 8;

const own = (record: Readonly<Record<string, string>>, id: string): string =>
  Object.hasOwn(record, id) ? (record[id] ?? '') : '';

/** Pounds as people type them, without the sign, commas and blanks. */
const amountOf = (typed: string): string => typed.replace(/^\s*£|[\s,]/g, '');

const fault = (path: string, key: string, params?: Message['params']): Message =>
  params ? { path, key: `rehearsal.${key}`, params } : { path, key: `rehearsal.${key}` };

const isMark = (mark: string, question: AwardQuestion | null, { scoring: { scale } }: QuestionnaireDocument): boolean =>
  isDecimal(mark) && (isOnScale(mark, scale) || (question !== null && publishedMarks(question, scale).includes(mark)));

/**
 * Takes what was typed and the names of the other bids; returns the bid with its price tidied, or every fault in the
 * order of the form: a name of its own, a price above 0, marks on the marking scheme, figures in range, each gate decided.
 */
export const judgeTyped = (
  typed: TypedBid,
  document: QuestionnaireDocument,
  others: readonly string[],
): Result<TypedBid> => {
  const faults: Message[] = [];
  const { scale, award } = document.scoring;
  const range = { min: scale.min, max: scale.max, step: scale.step };
  if (typed.name === '') faults.push(fault('name', 'name-missing'));
  else if (others.includes(typed.name)) faults.push(fault('name', 'name-taken', { name: typed.name }));
  const price = amountOf(typed.price);
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(price) || compare(parseDecimal(price), zero) <= 0)
    faults.push(fault('price', 'price-form'));
  for (const section of document.sections) {
    const scored = section.questions.filter(isAward);
    if (scored.length === 0) continue;
    const whole = own(typed.sections, section.id);
    const path = `sections.${section.id}`;
    if (whole !== '' && !isMark(whole, null, document))
      faults.push(fault(path, 'mark-form', { ...range, what: section.title.en }));
    else if (whole === '' && scored.some(({ id }) => own(typed.marks, id) === ''))
      faults.push(fault(path, 'mark-missing', { what: section.title.en }));
    for (const question of scored) {
      const mark = own(typed.marks, question.id);
      if (mark !== '' && !isMark(mark, question, document))
        faults.push(fault(`marks.${question.id}`, 'mark-form', { ...range, what: question.ref ?? question.id }));
    }
  }
  for (const { id, title, max } of award.criteria) {
    const figure = own(typed.criteria, id);
    const inside =
      isDecimal(figure) &&
      compare(parseDecimal(figure), zero) >= 0 &&
      compare(parseDecimal(figure), parseDecimal(max)) <= 0;
    if (!inside) faults.push(fault(`criteria.${id}`, 'figure-form', { max, what: title?.en ?? id }));
  }
  for (const gate of questionsOf(document).filter(isGate))
    if (!['pass', 'fail'].includes(own(typed.gates, gate.id)))
      faults.push(fault(`gates.${gate.id}`, 'gate-missing', { ref: gate.ref ?? gate.id }));
  return faults.length > 0 ? refuseAll('invalid', faults) : ok({ ...typed, price });
};

/**
 * Takes a bid as it was kept and the document as it is now; returns the bid for the engine, or null where the document
 * has changed since and asks for something that was not typed. What the document no longer asks is left out.
 */
export const bidFrom = (typed: TypedBid, document: QuestionnaireDocument): Bid | null => {
  if (!judgeTyped(typed, document, []).ok) return null;
  const marks: Record<string, string> = {};
  for (const section of document.sections)
    for (const { id } of section.questions.filter(isAward)) {
      const mark = own(typed.marks, id);
      marks[id] = mark === '' ? own(typed.sections, section.id) : mark;
    }
  return {
    bidder: typed.name,
    marks,
    decisions: Object.fromEntries(
      questionsOf(document)
        .filter(isGate)
        .map(({ id }) => [id, own(typed.gates, id) === 'fail' ? ('fail' as const) : ('pass' as const)]),
    ),
    criteria: Object.fromEntries(document.scoring.award.criteria.map(({ id }) => [id, own(typed.criteria, id)])),
    price: typed.price,
  };
};
