import type { ReactNode } from 'react';

export type NavigationItem = { text: string; href: string; current?: boolean };

/** The tabs inside a procurement or a response: same items, same order, for ever. */
export function SubNavigation({ label, items }: { label: string; items: readonly NavigationItem[] }) {
  return (
    <nav className="moj-sub-navigation" aria-label={label}>
      <ul className="moj-sub-navigation__list">
        {items.map(({ text, href, current }) => (
          <li key={href} className="moj-sub-navigation__item">
            <a className="moj-sub-navigation__link" aria-current={current ? 'page' : undefined} href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export type TimelineItem = {
  key: string;
  title: ReactNode;
  /** Who does it. */
  byline?: ReactNode;
  when: ReactNode;
  /** "Done" for the past, "Next" for the one that comes next. */
  note?: ReactNode;
};

/** What happens when, in order of time. */
export function Timeline({ items, headingLevel = 3 }: { items: readonly TimelineItem[]; headingLevel?: 2 | 3 }) {
  const Title = `h${headingLevel}` as const;
  return (
    <div className="moj-timeline">
      {items.map(({ key, title, byline, when, note }) => (
        <div key={key} className="moj-timeline__item">
          <div className="moj-timeline__header">
            <Title className="moj-timeline__title">{title}</Title>
            {byline != null && <p className="moj-timeline__byline"> {byline}</p>}
          </div>
          <p className="moj-timeline__date">{when}</p>
          {note != null && <p className="govuk-body-s govuk-!-margin-top-1 govuk-!-margin-bottom-0">{note}</p>}
        </div>
      ))}
    </div>
  );
}
