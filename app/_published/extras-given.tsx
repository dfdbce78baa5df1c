import { ukDate } from '@/lib/procurement/uk-time';
import { isRealDate } from '@/lib/question/date';
import type { AnswerExtras } from '@/lib/response/extras';
import { say } from '@/lib/text';

const day = (date: string): string => (isRealDate(date) ? ukDate(date) : date);

function linesOf({
  assurance,
  equivalent,
  notYet,
  confidential,
  notApplicable,
}: AnswerExtras): [label: string, text: string][] {
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
}

/** What a supplier added beside an answer, a line each: the supplier, evaluators and officers read the same. */
export function ExtrasGiven({ extras, small }: { extras: AnswerExtras; small?: boolean }) {
  return linesOf(extras).map(([label, text]) => (
    <p key={label} className={`${small ? 'govuk-body-s' : 'govuk-body'} assay-prose`}>
      <strong>{label}:</strong> {text}
    </p>
  ));
}
