import type { ReactNode } from 'react';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { Details } from './notices';

/** A moment: words for people, ISO time in UTC for machines. */
export function Time({ at, children }: { at: string; children: ReactNode }) {
  return <time dateTime={at}>{children}</time>;
}

/** The first 12 characters of a hash, the whole of it on demand. */
export function Hash({ value, locale }: { value: string; locale?: Locale }) {
  return (
    <>
      <code className="assay-hash">{value.slice(0, 12)}</code>
      <Details
        summary={sayPart('parts.show-hash', undefined, locale)}
        className="govuk-!-margin-bottom-0 govuk-!-margin-top-1"
      >
        <code className="assay-hash">{value}</code>
      </Details>
    </>
  );
}
