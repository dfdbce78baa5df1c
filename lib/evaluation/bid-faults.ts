import { isGiven } from '../condition/evaluate';
import { isRealDate } from '../question/date';
import { noneOfThese, notKnown } from '../question/kind';
import { rulesOf } from '../question/kinds';
import type { Question } from '../questionnaire/document';
import { isAward, isGate } from '../questionnaire/find';
import { compare, isDecimal, parseDecimal, zero } from '../scoring/fraction';
import type { Bid } from './contest';
import { at, type Fault, quoted } from './faults';
import type { Plan } from './plan';

/** Returns why an answer cannot be one to this question, or null where its form is right or it is empty. */
const answerFault = (question: Question, answer: unknown): string | null => {
  if (!isGiven(answer)) return null;
  const one = typeof answer === 'string' ? answer : null;
  switch (question.kind) {
    case 'yes-no':
      return one === 'yes' || one === 'no' ? null : 'must be yes or no';
    case 'single-choice':
      if (one === null) return 'must be the id of one option';
      return question.settings?.options.some(({ id }) => id === one)
        ? null
        : `${quoted(one)} is not one of its options`;
    case 'multiple-choice': {
      if (!Array.isArray(answer) || answer.some((id) => typeof id !== 'string')) return 'must be a list of option ids';
      const known = new Set(question.settings?.options.map(({ id }) => id));
      if (question.settings?.noneOfThese) known.add(noneOfThese);
      const unknown = answer.find((id) => !known.has(id));
      if (unknown !== undefined) return `${quoted(unknown)} is not one of its options`;
      if (new Set(answer).size < answer.length) return 'names an option twice';
      return answer.includes(noneOfThese) && answer.length > 1 ? 'names options beside "none of these"' : null;
    }
    case 'number':
      if (one === notKnown && question.settings?.notKnown) return null;
      return one !== null && isDecimal(one) ? null : 'must be a decimal string such as 12.5';
    case 'date':
      if (one === notKnown && question.settings?.notKnown) return null;
      return isRealDate(answer) ? null : 'must be a date as YYYY-MM-DD';
    case 'short-text':
    case 'long-text':
      return one === null ? 'must be text' : null;
    default:
      return rulesOf(question).draft.safeParse(answer).success
        ? null
        : question.kind === 'file'
          ? 'must be a list of files with sha256, name and size'
          : 'must be rows of text';
  }
};

/**
 * Returns what a bid says that its questionnaire does not know: ids, answers of the wrong form, decisions and marks
 * where none are made, figures and prices out of range. Entries for hidden questions are only checked for their ids.
 */
export const bidFaults = (bid: Bid, plan: Plan, visible: ReadonlySet<string>, path: string): Fault[] => {
  const faults: Fault[] = [];
  const tell = (where: string, message: string): void => {
    faults.push({ path: where, message });
  };
  const known = (part: string, id: string, where = at(`${path}.${part}`, id)): Question | null => {
    const question = plan.questions.get(id);
    if (!question) tell(where, `no question has the id ${quoted(id)}`);
    return question ?? null;
  };

  for (const [id, answer] of Object.entries(bid.answers ?? {})) {
    const question = known('answers', id);
    const message = question && visible.has(id) ? answerFault(question, answer) : null;
    if (message) tell(at(`${path}.answers`, id), message);
  }
  for (const id of Object.keys(bid.marks ?? {})) {
    const question = known('marks', id);
    if (question && !isAward(question)) tell(at(`${path}.marks`, id), 'only an award criterion takes a mark');
  }
  for (const id of Object.keys(bid.decisions ?? {})) {
    const question = known('decisions', id);
    if (question && !isGate(question))
      tell(at(`${path}.decisions`, id), 'only a requirement or a condition of participation is decided');
  }
  const { notApplicable, award } = plan.document.scoring;
  bid.notApplicable?.forEach((id, n) => {
    const where = at(`${path}.notApplicable`, n);
    const question = known('notApplicable', id, where);
    if (!question) return;
    if (!isAward(question)) tell(where, 'only an award criterion can be not applicable');
    else if (notApplicable === 'forbidden') tell(where, 'the published rule does not allow "not applicable"');
  });
  for (const [id, figure] of Object.entries(bid.criteria ?? {})) {
    const criterion = award.criteria.find((one) => one.id === id);
    const where = at(`${path}.criteria`, id);
    if (!criterion) tell(where, `no criterion has the id ${quoted(id)}`);
    else if (compare(parseDecimal(figure), zero) < 0 || compare(parseDecimal(figure), parseDecimal(criterion.max)) > 0)
      tell(where, `${figure} is not between 0 and ${criterion.max}`);
  }
  if (bid.price !== null && bid.price !== undefined && compare(parseDecimal(bid.price), zero) <= 0)
    tell(`${path}.price`, 'must be above 0');
  return faults;
};
