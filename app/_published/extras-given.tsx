import type { AnswerExtras } from '@/lib/response/extras';
import { extrasGiven } from '@/lib/workbook/extras-given';

/** What a supplier added beside an answer, a line each: the supplier, evaluators and officers read the same. */
export function ExtrasGiven({ extras, small }: { extras: AnswerExtras; small?: boolean }) {
  return extrasGiven(extras).map(([label, text]) => (
    <p key={label} className={`${small ? 'govuk-body-s' : 'govuk-body'} assay-prose`}>
      <strong>{label}:</strong> {text}
    </p>
  ));
}
