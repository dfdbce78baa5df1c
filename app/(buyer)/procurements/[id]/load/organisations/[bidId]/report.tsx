import { InsetText, WarningText } from '@/app/_ui/notices';
import { type Row, Table } from '@/app/_ui/table';
import type { OwnFile } from '@/lib/response/stored-answer';
import { say } from '@/lib/text';
import {
  countsOf,
  type KeyState,
  type PortalReport,
  type PortalResult,
  type PortalRow,
} from '@/lib/workbook/offline/portal';

const resultWords: Readonly<Record<PortalResult, string>> = {
  taken: 'Taken',
  refused: 'Not taken: refused',
  'not-asked': 'Not taken: not asked',
  blank: 'Blank',
};

/** What the file says in the cells of one question, whole, each cell with its name where there are several. */
function Said({ row }: { row: PortalRow }) {
  if (row.said.length === 0) return <>{row.result === 'blank' ? 'Nothing is written' : ''}</>;
  const named = row.said.length > 1 || row.said.some(({ part }) => part !== 'response' && part !== 'table');
  return row.said.map(({ part, label, file }) => (
    <div key={part}>
      {named && <strong>{label}</strong>}
      <div className="assay-prose">{file}</div>
    </div>
  ));
}

const rowOf = (row: PortalRow): Row => ({
  key: row.questionId,
  cells: [
    [...new Set(row.said.length > 0 ? row.said.map(({ place }) => place) : [row.place])].join('; '),
    `${row.ref}. ${row.wording}`,
    <Said key="said" row={row} />,
    <>
      <strong>{resultWords[row.result]}</strong>
      {row.result === 'not-asked' && <p className="govuk-body-s">{say('portal.not-asked')}</p>}
      {row.notes.map((note) => (
        <p key={`${note.key} ${JSON.stringify(note.params)}`} className="govuk-body-s">
          {say(note)}
        </p>
      ))}
    </>,
  ],
});

const keyWords: Readonly<Record<KeyState, string | null>> = {
  ours: null,
  none: 'This workbook has no key. It was read by its references and headings alone: check that it is the one that was sent for this procurement.',
  changed:
    'The key in this workbook was changed. It was read by its references and headings alone: check that it is the one that was sent for this procurement.',
};

type ReportProps = { report: PortalReport; keyState: KeyState; unnamed: readonly OwnFile[] };

/** Row by row what becomes of a workbook: what is taken, what is not and why. */
export function Report({ report, keyState, unnamed }: ReportProps) {
  const counts = countsOf(report);
  const left = counts.refused + counts['not-asked'] + counts.unknown;
  const unknown: Row[] = report.unknown.map(({ sheet, cell, ref }) => ({
    key: `${sheet} ${cell}`,
    cells: [
      say('offline.place', { sheet, cell }),
      'No question',
      ref,
      <>
        <strong>Not taken</strong>
        <p className="govuk-body-s">{say('portal.unknown-ref', { ref })}</p>
      </>,
    ],
  }));
  return (
    <>
      {keyWords[keyState] && <WarningText>{keyWords[keyState]}</WarningText>}
      <p className="govuk-body">
        <strong>
          {counts.taken} taken, {left} not taken, {counts.blank + counts.missing} blank.
        </strong>{' '}
        {counts.missing > 0 && `${counts.missing} of the blank ones are not in the file at all. `}
        What is not taken stays in the record word for word, with its cell.
      </p>
      <Table
        caption="Row by row"
        form="stack"
        small
        columns={[
          { key: 'cell', label: 'Cell' },
          { key: 'question', label: 'Question' },
          { key: 'file', label: 'In the file' },
          { key: 'result', label: 'What becomes of it' },
        ]}
        rows={[...report.rows.map(rowOf), ...unknown]}
      />
      {unnamed.length > 0 && (
        <InsetText>
          No answer names {unnamed.length === 1 ? 'this file' : 'these files'}, so none stands beside an answer. They
          are kept with the response: {unnamed.map(({ name }) => name).join('; ')}.
        </InsetText>
      )}
    </>
  );
}
