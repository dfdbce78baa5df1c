import { ukDate } from '../procurement/uk-time';
import { isRealDate } from '../question/date';
import type { AnswerExtras } from '../response/extras';
import { say } from '../text';

const day = (date: string): string => (isRealDate(date) ? ukDate(date) : date);

/** Takes what a supplier added beside an answer; returns it line by line: what it is, and what was said. */
export const extrasGiven = ({
  assurance,
  equivalent,
  notYet,
  confidential,
  notApplicable,
}: AnswerExtras): [label: string, text: string][] => {
  const lines: [string, string][] = [];
  if (notApplicable) lines.push([say('published.given-not-applicable'), notApplicable.reason]);
  if (assurance) {
    if (assurance.basis) lines.push([say('published.given-basis'), say(`response.basis-${assurance.basis}`)]);
    if (assurance.date) lines.push([say('published.given-basis-date'), day(assurance.date)]);
    if (assurance.expires) lines.push([say('published.given-basis-expires'), day(assurance.expires)]);
  }
  if (equivalent) lines.push([say('published.given-equivalent'), equivalent.text]);
  if (notYet) lines.push([say('published.given-not-yet', { date: day(notYet.by) }), notYet.text]);
  if (confidential) {
    lines.push([say('published.given-confidential'), `${confidential.part}. ${confidential.reason}`]);
    if (confidential.until) lines.push([say('published.given-confidential-until'), day(confidential.until)]);
  }
  return lines;
};
