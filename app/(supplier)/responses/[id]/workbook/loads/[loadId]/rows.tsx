import { Radios } from '@/app/_ui/choices';
import { InsetText } from '@/app/_ui/notices';
import { type Row, Table } from '@/app/_ui/table';
import { say } from '@/lib/text';
import type { ComparedLoad } from '@/lib/views/workbook-record';
import { chosenFor, isOpen } from '@/lib/workbook/offline/choices';
import type { ComparedRow, Difference } from '@/lib/workbook/offline/compare';

/** Which rows are shown. */
export const shows = ['attention', 'all', 'changed', 'both', 'left', 'same'] as const;
export type Show = (typeof shows)[number];

type Unknown = ComparedLoad['unknown'][number];
export type Line = { is: 'row'; row: ComparedRow } | { is: 'unknown'; unknown: Unknown };

const groupOf = (line: Line): 'changed' | 'both' | 'left' | 'same' => {
  if (line.is === 'unknown') return 'left';
  const { result } = line.row;
  if (result === 'changed' || result === 'both') return result;
  return result === 'refused' || result === 'hidden' ? 'left' : 'same';
};

/** Every line of a loaded workbook, and those of one kind of result. */
export const linesOf = ({ rows, unknown }: ComparedLoad): Line[] => [
  ...rows.map((row): Line => ({ is: 'row', row })),
  ...unknown.map((each): Line => ({ is: 'unknown', unknown: each })),
];
export const linesIn = (lines: readonly Line[], show: Show): Line[] =>
  lines.filter((line) => {
    const group = groupOf(line);
    return show === 'all' || show === group || (show === 'attention' && group !== 'same');
  });

/** Supplier text as it is, whole; each part with its name where the answer itself is not the only one. */
function Said({ differences, which }: { differences: readonly Difference[]; which: 'now' | 'file' }) {
  const named = differences.length > 1 || differences.some(({ part }) => part !== 'response' && part !== 'table');
  if (differences.length === 0) return say('offline.no-difference');
  return (
    <>
      {differences.map(({ part, label, [which]: text }) => (
        <div key={part}>
          {named && <strong>{label}</strong>}
          <div className="assay-prose">{text === '' ? say('offline.empty') : text}</div>
        </div>
      ))}
    </>
  );
}

const nothingToChoose = (): string => say('offline.nothing-to-choose');

const cellsOf = (line: Line, compared: ComparedLoad): Row['cells'] => {
  if (line.is === 'unknown') {
    const { sheet, cell, ref } = line.unknown;
    const none = say('documents.none');
    return [
      say('offline.place', { sheet, cell }),
      none,
      none,
      none,
      say('offline.result-unknown', { ref }),
      nothingToChoose(),
    ];
  }
  const { row } = line;
  const { questionId, ref, wording, result, differences, notes, place } = row;
  const places = [...new Set(differences.length > 0 ? differences.map((each) => each.place) : [place])];
  return [
    places.join('; '),
    `${ref}. ${wording}`,
    <Said key="now" differences={differences} which="now" />,
    <Said key="file" differences={differences} which="file" />,
    <>
      <strong>{say(`offline.result-${result}`)}</strong>
      {result === 'hidden' && <p className="govuk-body-s">{say('offline.hidden-why')}</p>}
      {notes.map((note) => (
        <p key={`${note.key} ${JSON.stringify(note.params)}`} className="govuk-body-s">
          {say(note)}
        </p>
      ))}
    </>,
    isOpen(row) ? (
      <Radios
        key="choose"
        name={`choice:${questionId}`}
        legend={<span className="govuk-visually-hidden">{say('offline.choose-for', { ref })}</span>}
        small
        value={chosenFor(row, compared.choices) ?? undefined}
        items={[
          { value: 'file', label: say('offline.use-file') },
          { value: 'here', label: say('offline.keep-here') },
        ]}
      />
    ) : (
      nothingToChoose()
    ),
  ];
};

/** What would change, row by row, with a choice wherever there is one. */
export function Rows({ lines, compared }: { lines: readonly Line[]; compared: ComparedLoad }) {
  if (lines.length === 0) return <InsetText>{say('offline.none-shown')}</InsetText>;
  return (
    <Table
      caption={say('offline.preview-title')}
      captionHidden
      form="stack"
      small
      columns={[
        { key: 'cell', label: say('offline.col-cell') },
        { key: 'question', label: say('offline.col-question') },
        { key: 'now', label: say('offline.col-now') },
        { key: 'file', label: say('offline.col-file') },
        { key: 'result', label: say('offline.col-result') },
        { key: 'choose', label: say('offline.col-choose') },
      ]}
      rows={lines.map((line) => ({
        key: line.is === 'row' ? line.row.questionId : `${line.unknown.sheet} ${line.unknown.cell}`,
        cells: cellsOf(line, compared),
      }))}
    />
  );
}
