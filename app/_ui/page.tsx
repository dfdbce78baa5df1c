import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type Width = 'two-thirds' | 'full' | 'wide';

type HeadingProps = { children: ReactNode; caption?: ReactNode; size?: 'm' | 'l' | 'xl' };

/** The page's one h1, with the words above it. */
export function Heading({ children, caption, size = 'l' }: HeadingProps) {
  const captionSize = size === 'm' ? 'm' : size;
  return (
    <>
      {caption != null && <span className={`govuk-caption-${captionSize}`}>{caption}</span>}
      <h1 className={`govuk-heading-${size}`}>{children}</h1>
    </>
  );
}

type PageProps = {
  children: ReactNode;
  /** The h1. Left out where a form or a question carries it. */
  title?: ReactNode;
  caption?: ReactNode;
  titleSize?: 'm' | 'l' | 'xl';
  /** Reading and forms: two thirds. Tables: full. Comparison, results and the marking room: wide. */
  width?: Width;
  /** Back link or breadcrumbs, and the sub-navigation. */
  before?: ReactNode;
  /** What everybody on the page should know before its heading. */
  above?: ReactNode;
  /** First line of the paper copy: title, reference, version, hash, time. */
  printLine?: string;
  /** Sideways on paper. */
  landscape?: boolean;
};

/** What stands between navigation and footer. */
export function Page(props: PageProps) {
  const { children, title, caption, titleSize, width = 'two-thirds', before, above, printLine, landscape } = props;
  const content = (
    <>
      {printLine && <p className="govuk-body-s assay-print-only">{printLine}</p>}
      {above}
      {title != null && (
        <Heading caption={caption} {...(titleSize ? { size: titleSize } : {})}>
          {title}
        </Heading>
      )}
      {children}
    </>
  );
  return (
    <div
      className={classNames(
        'govuk-width-container',
        width === 'wide' && 'assay-width-wide',
        landscape && 'assay-landscape',
      )}
    >
      {before}
      <main className="govuk-main-wrapper" id="main-content">
        {width === 'two-thirds' ? (
          <div className="govuk-grid-row">
            <div className="govuk-grid-column-two-thirds">{content}</div>
          </div>
        ) : (
          content
        )}
      </main>
    </div>
  );
}

/** The title of the browser's tab: "{h1} - {section}"; the layout adds " - Assay". */
export const pageTitle = (h1: string, section?: string): string => [h1, section].filter(Boolean).join(' - ');
