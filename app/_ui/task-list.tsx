import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type Task = {
  key: string;
  title: ReactNode;
  href?: string | undefined;
  /** What else to know; where a task cannot start yet, why. */
  hint?: ReactNode;
  status: ReactNode;
  cannotStart?: boolean;
};

/** What to do, each with its status. `id` keeps the names of two lists on one page apart. */
export function TaskList({ items, id = 'task-list' }: { items: readonly Task[]; id?: string }) {
  return (
    <ul className="govuk-task-list">
      {items.map(({ key, title, href, hint, status, cannotStart }, index) => {
        const hintId = `${id}-${index + 1}-hint`;
        const statusId = `${id}-${index + 1}-status`;
        return (
          <li key={key} className={classNames('govuk-task-list__item', href && 'govuk-task-list__item--with-link')}>
            <div className="govuk-task-list__name-and-hint">
              {href ? (
                <a
                  className="govuk-link govuk-task-list__link"
                  href={href}
                  aria-describedby={hint == null ? statusId : `${hintId} ${statusId}`}
                >
                  {title}
                </a>
              ) : (
                <div>{title}</div>
              )}
              {hint != null && (
                <div id={hintId} className="govuk-task-list__hint">
                  {hint}
                </div>
              )}
            </div>
            <div
              className={classNames(
                'govuk-task-list__status',
                cannotStart && 'govuk-task-list__status--cannot-start-yet',
              )}
              id={statusId}
            >
              {status}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
