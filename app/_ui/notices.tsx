import type { ReactNode } from 'react';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { classNames } from './class-names';

type NotificationProps = {
  children: ReactNode;
  /** `success` after an act that worked; otherwise something that everyone on the page should know. */
  type?: 'success' | 'important';
  /** Words of the banner's head; "Success" or "Important" where absent. */
  title?: string;
  id?: string;
  locale?: Locale;
};

/** One sentence at the top of the page. A text becomes the banner's heading line; other content stands as it is. */
export function NotificationBanner({ children, type = 'important', title, locale, id }: NotificationProps) {
  const success = type === 'success';
  const titleId = id ?? 'govuk-notification-banner-title';
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles below take a name
    <div
      className={classNames('govuk-notification-banner', success && 'govuk-notification-banner--success')}
      role={success ? 'alert' : 'region'}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id={titleId}>
          {title ?? sayPart(success ? 'parts.success' : 'parts.important', undefined, locale)}
        </h2>
      </div>
      <div className="govuk-notification-banner__content">
        {typeof children === 'string' ? <p className="govuk-notification-banner__heading">{children}</p> : children}
      </div>
    </div>
  );
}

export function InsetText({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={classNames('govuk-inset-text', className)}>{children}</div>;
}

type Sealed = { state: 'open'; deadline: string; authority: string } | { state: 'closed'; from: string };

/**
 * Said wherever responses would later appear. It holds no number, name or row, so that the page is the same whatever
 * suppliers did. Times come as words ("Friday 22 January 2027 at 12 noon", "12:01pm").
 */
export function SealedNotice({ locale, ...sealed }: Sealed & { locale?: Locale }) {
  const text =
    sealed.state === 'open'
      ? sayPart('parts.sealed-open', { deadline: sealed.deadline, authority: sealed.authority }, locale)
      : sayPart('parts.sealed-closed', { from: sealed.from }, locale);
  return <InsetText className="assay-sealed">{text}</InsetText>;
}

export function WarningText({ children, locale }: { children: ReactNode; locale?: Locale }) {
  return (
    <div className="govuk-warning-text">
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">{sayPart('parts.warning', undefined, locale)}</span> {children}
      </strong>
    </div>
  );
}

/** Something is finished. */
export function Panel({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="govuk-panel govuk-panel--confirmation">
      <h1 className="govuk-panel__title">{title}</h1>
      {children != null && <div className="govuk-panel__body">{children}</div>}
    </div>
  );
}

/**
 * Stop and think: a page of its own before an act that cannot be undone. `actions` are one inverse button and one
 * inverse link; a button that posts stands in a form around this part.
 */
export function Interruption({
  title,
  children,
  actions,
}: {
  title: ReactNode;
  children: ReactNode;
  actions: ReactNode;
}) {
  return (
    <div className="govuk-panel govuk-panel--interruption">
      <h1 className="govuk-panel__title">{title}</h1>
      <div className="govuk-panel__body">{children}</div>
      <div className="govuk-panel__actions">
        <div className="govuk-button-group">{actions}</div>
      </div>
    </div>
  );
}

type DetailsProps = { summary: ReactNode; children: ReactNode; open?: boolean; id?: string; className?: string };

export function Details({ summary, children, open, id, className }: DetailsProps) {
  return (
    <details id={id} className={classNames('govuk-details', className)} open={open}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  );
}
