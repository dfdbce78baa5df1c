import { refOf } from '../question/kind';
import { findQuestion } from '../questionnaire/find';
import type { Message } from '../result';
import { type Fraction, parseDecimal, toPlainDecimal } from '../scoring/fraction';
import { displayTotals } from '../scoring/rank';
import { nodeAbout, type Trace } from '../scoring/trace';
import type { Reason } from './assess';
import type { Contest } from './contest';
import type { RankedBid } from './outcome';

/** The mark that went into a question's points, or null where the question has none. */
const markIn = (trace: Trace): Fraction | null => {
  if (trace.rule === 'given' && trace.label === 'mark') return trace.value;
  const [first] = trace.parts;
  return first ? markIn(first) : null;
};

/** Takes a bid of the outcome and a question's id; returns the mark that counted, as a decimal string, or null. */
export const countedMark = (bid: Pick<RankedBid, 'sections'>, questionId: string): string | null => {
  for (const { score } of bid.sections) {
    const found = score && nodeAbout(score, `question:${questionId}`);
    const mark = found && markIn(found);
    if (mark) return toPlainDecimal(mark);
  }
  return null;
};

/** A value below a minimum, with as many places as it takes to look below it. */
const besideMinimum = (value: Fraction | undefined, minimum: string, places: number): string => {
  const [shown = ''] = value ? displayTotals([value, parseDecimal(minimum)], places) : [];
  return shown;
};

/**
 * Takes a reason why a bid is not ranked, with its contest and bid; returns it as a clause without a full stop (keys
 * `results.because-…`), naming the question or section, what was needed and what was agreed.
 */
export const reasonMessage = ({ id, rule }: Reason, bid: RankedBid, contest: Contest): Message => {
  const { questionnaire } = contest;
  const question = findQuestion(questionnaire, id);
  const section = questionnaire.sections.find((one) => one.id === id);
  const { minimumQuality, rounding } = questionnaire.scoring;
  const params: Record<string, string> = { ref: question ? refOf(question) : id };
  if (rule === 'threshold' && question?.purpose === 'award-criterion') {
    const given = contest.bids.find(({ bidder }) => bidder === bid.bidder)?.marks?.[id];
    params.minimum = question.threshold ?? '';
    params.mark = countedMark(bid, id) ?? given ?? '';
  }
  if (rule === 'section-threshold') {
    const score = bid.sections.find((one) => one.id === id)?.score;
    params.section = section?.title.en ?? id;
    params.minimum = section?.threshold ?? '';
    params.score = besideMinimum(score?.value, params.minimum, rounding.places);
  }
  if (rule === 'minimum-quality' && minimumQuality !== null) {
    params.minimum = minimumQuality;
    params.score = besideMinimum(bid.quality?.value, minimumQuality, rounding.places);
  }
  return { path: '', key: `results.because-${rule}`, params };
};
