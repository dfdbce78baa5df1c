import { ukDate } from '@/lib/procurement/uk-time';
import { isRealDate } from '@/lib/question/date';
import type { Question } from '@/lib/questionnaire/document';
import { type AnswerExtras, allowedExtras } from '@/lib/response/extras';
import { say } from '@/lib/text';

const day = (date: string | undefined): string => (date && isRealDate(date) ? ukDate(date) : (date ?? ''));

/** What was added beside an answer, a line each; only what the question allows, for nothing else is sent. */
export function ExtrasText({ question, extras }: { question: Question; extras: AnswerExtras | undefined }) {
  const { assurance, equivalent, notYet, confidential } = allowedExtras(question, extras);
  const lines: [string, string][] = [];
  if (assurance) {
    lines.push([say('supplier.extra-basis'), say(`response.basis-${assurance.basis}`)]);
    if (assurance.date) lines.push([say('supplier.extra-basis-date'), day(assurance.date)]);
    if (assurance.expires) lines.push([say('supplier.extra-basis-expires'), day(assurance.expires)]);
  }
  if (equivalent) lines.push([say('supplier.extra-equivalent-yes'), equivalent.text]);
  if (notYet) lines.push([`${say('supplier.extra-not-yet-by')} ${day(notYet.by)}`, notYet.text]);
  if (confidential) {
    lines.push([say('supplier.extra-confidential-yes'), `${confidential.part}. ${confidential.reason}`]);
    if (confidential.until) lines.push([say('supplier.extra-confidential-until'), day(confidential.until)]);
  }
  return lines.map(([label, text]) => (
    <p key={label} className="govuk-body-s assay-prose">
      <strong>{label.endsWith('?') ? label : `${label}:`}</strong> {text}
    </p>
  ));
}
