import type { ReactNode } from 'react';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { classNames } from './class-names';

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};

function Arrow({ to }: { to: 'prev' | 'next' }) {
  return (
    <svg
      className={`govuk-pagination__icon govuk-pagination__icon--${to}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[to]} />
    </svg>
  );
}

type LinkTo = { href: string; label?: ReactNode };

function Step({ to, link, block, locale }: { to: 'prev' | 'next'; link: LinkTo; block: boolean; locale?: Locale }) {
  const before = block || to === 'prev';
  return (
    <div className={`govuk-pagination__${to}`}>
      <a className="govuk-link govuk-pagination__link" href={link.href} rel={to}>
        {before && <Arrow to={to} />}
        <span
          className={classNames(
            'govuk-pagination__link-title',
            block && link.label == null && 'govuk-pagination__link-title--decorated',
          )}
        >
          {sayPart(to === 'prev' ? 'parts.previous' : 'parts.next', undefined, locale)}
          <span className="govuk-visually-hidden"> {sayPart('parts.of-page', undefined, locale)}</span>
        </span>
        {block && link.label != null && (
          <>
            <span className="govuk-visually-hidden">:</span>
            <span className="govuk-pagination__link-label">{link.label}</span>
          </>
        )}
        {!before && <Arrow to={to} />}
      </a>
    </div>
  );
}

/** Pages to list: the first, the last, the current with its neighbours; `null` where some are left out. */
export function pagesToList(current: number, count: number): (number | null)[] {
  const near = new Set([1, count, current - 1, current, current + 1]);
  const listed = [...near].filter((page) => page >= 1 && page <= count).sort((a, b) => a - b);
  return listed.flatMap((page, index) => {
    const before = listed[index - 1];
    if (before === undefined || page === before + 1) return [page];
    return page === before + 2 ? [page - 1, page] : [null, page];
  });
}

type PaginationProps = { current: number; count: number; href: (page: number) => string; locale?: Locale };

/** Pages of a long list. Nothing where one page holds it all. */
export function Pagination({ current, count, href, locale }: PaginationProps) {
  if (count < 2) return null;
  const words = locale ? { locale } : {};
  return (
    <nav className="govuk-pagination" aria-label={sayPart('parts.pagination', undefined, locale)}>
      {current > 1 && <Step to="prev" link={{ href: href(current - 1) }} block={false} {...words} />}
      <ul className="govuk-pagination__list">
        {pagesToList(current, count).map((page, index) =>
          page === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no other name than its place
            <li key={`gap-${index}`} className="govuk-pagination__item govuk-pagination__item--ellipsis">
              ⋯
            </li>
          ) : (
            <li
              key={page}
              className={classNames('govuk-pagination__item', page === current && 'govuk-pagination__item--current')}
            >
              <a
                className="govuk-link govuk-pagination__link"
                href={href(page)}
                aria-label={sayPart('parts.page', { number: page }, locale)}
                aria-current={page === current ? 'page' : undefined}
              >
                {page}
              </a>
            </li>
          ),
        )}
      </ul>
      {current < count && <Step to="next" link={{ href: href(current + 1) }} block={false} {...words} />}
    </nav>
  );
}

type PagerProps = { previous?: LinkTo | undefined; next?: LinkTo | undefined; locale?: Locale; label?: string };

/** The page before and the page after, each with its name. */
export function Pager({ previous, next, locale, label }: PagerProps) {
  if (!previous && !next) return null;
  const words = locale ? { locale } : {};
  return (
    <nav
      className="govuk-pagination govuk-pagination--block"
      aria-label={label ?? sayPart('parts.pagination', undefined, locale)}
    >
      {previous && <Step to="prev" link={previous} block {...words} />}
      {next && <Step to="next" link={next} block {...words} />}
    </nav>
  );
}
