import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type Column = {
  key: string;
  /** Words of the header; beside each value where the table is taken apart on a narrow screen. */
  label: string;
  /** Figures: right aligned, tabular, with the unit in the header. */
  numeric?: boolean;
  /** The header is read but not seen, as over a column of links. */
  hidden?: boolean;
};

export type Cell = ReactNode | { content: ReactNode; className: string };
export type Row = { key: string; cells: readonly Cell[]; id?: string };

/**
 * `stack`: each row becomes a block. `pivot`: each row header becomes a heading over its values. `two-column`: stays.
 * All in CSS, on the same HTML.
 */
export type TableForm = 'stack' | 'pivot' | 'two-column';

type TableProps = {
  caption: ReactNode;
  captionSize?: 's' | 'm' | 'l';
  captionHidden?: boolean;
  form: TableForm;
  columns: readonly Column[];
  rows: readonly Row[];
  /** The first cell of a row names it. On unless said otherwise. */
  firstIsHeader?: boolean;
  small?: boolean;
  className?: string;
};

// CSS that takes a table apart also takes its meaning from assistive technology, unless the roles are written out.
const roles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

const parts = (cell: Cell): { content: ReactNode; className?: string } =>
  cell !== null && typeof cell === 'object' && 'className' in cell && 'content' in cell
    ? { content: cell.content, className: cell.className }
    : { content: cell as ReactNode };

function Cells({ row, columns, firstIsHeader }: { row: Row; columns: readonly Column[]; firstIsHeader: boolean }) {
  return (
    <tr className="govuk-table__row" id={row.id} {...roles.row}>
      {columns.map((column, index) => {
        const { content, className } = parts(row.cells[index]);
        return index === 0 && firstIsHeader ? (
          <th
            key={column.key}
            scope="row"
            className={classNames('govuk-table__header', className)}
            {...roles.rowHeader}
          >
            {content}
          </th>
        ) : (
          <td
            key={column.key}
            className={classNames('govuk-table__cell', column.numeric && 'govuk-table__cell--numeric', className)}
            data-label={column.hidden ? undefined : column.label}
            {...roles.cell}
          >
            {content}
          </td>
        );
      })}
    </tr>
  );
}

/** A table that reads at any width. An empty one is never drawn: say in words what will appear. */
export function Table(props: TableProps) {
  const { caption, captionSize = 'm', captionHidden, form, columns, rows, firstIsHeader = true, small } = props;
  return (
    <table
      className={classNames('govuk-table', `assay-table--${form}`, small && 'assay-table--small', props.className)}
      {...roles.table}
    >
      <caption
        className={classNames(
          'govuk-table__caption',
          captionHidden ? 'govuk-visually-hidden' : `govuk-table__caption--${captionSize}`,
        )}
      >
        {caption}
      </caption>
      <thead className="govuk-table__head" {...roles.group}>
        <tr className="govuk-table__row" {...roles.row}>
          {columns.map(({ key, label, numeric, hidden }) => (
            <th
              key={key}
              scope="col"
              className={classNames('govuk-table__header', numeric && 'govuk-table__header--numeric')}
              {...roles.columnHeader}
            >
              {hidden ? <span className="govuk-visually-hidden">{label}</span> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body" {...roles.group}>
        {rows.map((row) => (
          <Cells key={row.key} row={row} columns={columns} firstIsHeader={firstIsHeader} />
        ))}
      </tbody>
    </table>
  );
}

/** The links and buttons of one row, with room between them. */
export function RowActions({ children }: { children: readonly ReactNode[] }) {
  return (
    <ul className="assay-row-actions">
      {children.map((child, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the acts of a row have a fixed order
        <li key={index}>{child}</li>
      ))}
    </ul>
  );
}
