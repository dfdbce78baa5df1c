import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** A link of a row or card, such as Change; `hidden` names what is changed. A post stands in `control` instead. */
export type RowAction = { href: string; text: string; hidden?: string } | { key: string; control: ReactNode };

export type SummaryRow = { key: string; value: ReactNode; label?: ReactNode; actions?: readonly RowAction[] };

const actionKey = (action: RowAction): string => ('control' in action ? action.key : action.text);

function Action({ action, cardTitle }: { action: RowAction; cardTitle?: string | undefined }) {
  if ('control' in action) return action.control;
  return (
    <a className="govuk-link" href={action.href}>
      {action.text}
      {(action.hidden || cardTitle) && (
        <span className="govuk-visually-hidden">
          {action.hidden && ` ${action.hidden}`}
          {cardTitle && ` (${cardTitle})`}
        </span>
      )}
    </a>
  );
}

type SummaryListProps = {
  rows: readonly SummaryRow[];
  cardTitle?: string;
  noBorder?: boolean;
  /** The names are whole questions and need the room. */
  questions?: boolean;
};

/** Names and values. `key` names the row and is its label unless `label` is given. */
export function SummaryList({ rows, cardTitle, noBorder, questions }: SummaryListProps) {
  const anyActions = rows.some((row) => row.actions?.length);
  return (
    <dl
      className={classNames(
        'govuk-summary-list',
        noBorder && 'govuk-summary-list--no-border',
        questions && 'assay-summary-list--questions',
      )}
    >
      {rows.map((row) => (
        <div
          key={row.key}
          className={classNames(
            'govuk-summary-list__row',
            anyActions && !row.actions?.length && 'govuk-summary-list__row--no-actions',
          )}
        >
          <dt className="govuk-summary-list__key">{row.label ?? row.key}</dt>
          <dd className="govuk-summary-list__value">{row.value}</dd>
          {row.actions && row.actions.length > 0 && (
            <dd className="govuk-summary-list__actions">
              {row.actions.length === 1 && row.actions[0] ? (
                <Action action={row.actions[0]} cardTitle={cardTitle} />
              ) : (
                <ul className="govuk-summary-list__actions-list">
                  {row.actions.map((action) => (
                    <li key={actionKey(action)} className="govuk-summary-list__actions-list-item">
                      <Action action={action} cardTitle={cardTitle} />
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

type SummaryCardProps = {
  title: string;
  headingLevel?: 2 | 3 | 4;
  id?: string;
  actions?: readonly RowAction[];
  children: ReactNode;
};

/** A box with a title and its acts. */
export function SummaryCard({ title, headingLevel = 2, actions = [], children, id }: SummaryCardProps) {
  const Title = `h${headingLevel}` as const;
  const [only] = actions;
  return (
    <div className="govuk-summary-card" id={id}>
      <div className="govuk-summary-card__title-wrapper">
        <Title className="govuk-summary-card__title">{title}</Title>
        {actions.length === 1 && only && (
          <div className="govuk-summary-card__actions">
            <Action action={only} cardTitle={title} />
          </div>
        )}
        {actions.length > 1 && (
          <ul className="govuk-summary-card__actions">
            {actions.map((action) => (
              <li key={actionKey(action)} className="govuk-summary-card__action">
                <Action action={action} cardTitle={title} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="govuk-summary-card__content">{children}</div>
    </div>
  );
}
