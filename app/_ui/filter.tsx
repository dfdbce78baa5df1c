import type { ReactNode } from 'react';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { Button } from './button';

type FilterProps = {
  children: ReactNode;
  /** Where "Clear filters" leads: the page without its filters. */
  clearHref: string;
  title?: string;
  locale?: Locale;
};

/** Filters as a form that gets its own page, so that a filtered list has an address. */
export function Filter({ children, clearHref, title, locale }: FilterProps) {
  return (
    <form method="get" className="moj-filter" action={clearHref}>
      <div className="moj-filter__header">
        <h2 className="govuk-heading-m">{title ?? sayPart('parts.filters', undefined, locale)}</h2>
      </div>
      <div className="moj-filter__options">
        {children}
        <Button look="secondary">{sayPart('parts.apply-filters', undefined, locale)}</Button>
        <a className="govuk-link govuk-body govuk-!-margin-bottom-0" href={clearHref}>
          {sayPart('parts.clear-filters', undefined, locale)}
        </a>
      </div>
    </form>
  );
}
