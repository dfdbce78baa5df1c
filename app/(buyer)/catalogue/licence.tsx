import { sayPart } from '@/lib/text/parts';

/** Named on every page that rests on the published guidance. */
export function GuidanceLicence() {
  return <p className="govuk-body-s">{sayPart('parts.footer-licence')}</p>;
}
