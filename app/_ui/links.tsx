import type { ReactNode } from 'react';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { classNames } from './class-names';

/** Back to the page before, on pages of one question. Never beside breadcrumbs. */
export function BackLink({ href, children, locale }: { href: string; children?: ReactNode; locale?: Locale }) {
  return (
    <a href={href} className="govuk-back-link">
      {children ?? sayPart('parts.back', undefined, locale)}
    </a>
  );
}

export type Crumb = { text: string; href?: string };

/** Where this page lies. The last item, without an address, is the page itself. */
export function Breadcrumbs({ items, locale }: { items: readonly Crumb[]; locale?: Locale }) {
  return (
    <nav className="govuk-breadcrumbs" aria-label={sayPart('parts.breadcrumb', undefined, locale)}>
      <ol className="govuk-breadcrumbs__list">
        {items.map(({ text, href }) =>
          href ? (
            <li key={text} className="govuk-breadcrumbs__list-item">
              <a className="govuk-breadcrumbs__link" href={href}>
                {text}
              </a>
            </li>
          ) : (
            <li key={text} className="govuk-breadcrumbs__list-item" aria-current="page">
              {text}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}

type TextLinkProps = {
  href: string;
  children: ReactNode;
  /** Words that only a screen reader says, so that the link makes sense alone. */
  hidden?: string | undefined;
  download?: boolean;
  inverse?: boolean;
};

export function TextLink({ href, children, hidden, download, inverse }: TextLinkProps) {
  return (
    <a className={classNames('govuk-link', inverse && 'govuk-link--inverse')} href={href} download={download}>
      {children}
      {hidden && <span className="govuk-visually-hidden"> {hidden}</span>}
    </a>
  );
}
