import { Radios } from '@/app/_ui/choices';
import { type Row, Table } from '@/app/_ui/table';
import { say } from '@/lib/text';
import { asksChoice, type ComparedMark, type ComparedMarks, type MarkDifference } from '@/lib/workbook/marking/compare';

/** What was typed as it is, whole, each part under its name. */
function Said({ differences, which }: { differences: readonly MarkDifference[]; which: 'now' | 'file' }) {
  if (differences.length === 0) return say('marking-book.no-difference');
  return (
    <>
      {differences.map(({ part, label, [which]: words }) => (
        <div key={part}>
          <strong>{label}</strong>
          <div className="assay-prose">{words === '' ? say('marking-book.empty') : words}</div>
        </div>
      ))}
    </>
  );
}

const resultOf = ({ result, saves }: ComparedMark): string =>
  result === 'changed' && saves === 'draft'
    ? say('marking-book.result-changed-draft')
    : say(`marking-book.result-${result}`);

const cellsOf = (row: ComparedMark): Row['cells'] => {
  const { key, letter, ref, wording, differences, notes, place, result } = row;
  const places = [...new Set(differences.length > 0 ? differences.map((each) => each.place) : [place])];
  return [
    places.join('; '),
    say('marking-book.which', { ref, letter, wording }),
    <Said key="now" differences={differences} which="now" />,
    <Said key="file" differences={differences} which="file" />,
    <>
      <strong>{resultOf(row)}</strong>
      {notes.map((note) => (
        <p key={`${note.key} ${JSON.stringify(note.params)}`} className="govuk-body-s">
          {say(note)}
        </p>
      ))}
    </>,
    asksChoice(row) ? (
      <Radios
        key="choose"
        name={`choice:${key}`}
        legend={<span className="govuk-visually-hidden">{say('marking-book.choose-for', { ref, letter })}</span>}
        small
        // What only the file changed is taken from it unless said otherwise; of two changes nothing is chosen beforehand.
        value={result === 'changed' ? 'file' : undefined}
        items={[
          { value: 'file', label: say('marking-book.use-file') },
          { value: 'here', label: say('marking-book.keep-here') },
        ]}
      />
    ) : (
      say('marking-book.nothing-to-choose')
    ),
  ];
};

const leftOut = (place: string, words: string): Row['cells'] => {
  const none = say('documents.none');
  return [place, none, none, none, <strong key="result">{words}</strong>, say('marking-book.nothing-to-choose')];
};

/** The rows that would change something or need a look, then what nobody can take. */
export function Rows({ compared }: { compared: ComparedMarks }) {
  const rows: Row[] = [
    ...compared.rows
      .filter(({ result }) => result !== 'same' && result !== 'kept')
      .map((row) => ({ key: row.key, cells: cellsOf(row) })),
    ...compared.notOwn.map(({ place, ref, letter }) => ({
      key: `${place} ${ref} ${letter}`,
      cells: leftOut(place, say('marking-book.result-not-own')),
    })),
    ...compared.unknown.map(({ sheet, cell, said }) => ({
      key: `${sheet} ${cell}`,
      cells: leftOut(say('offline.place', { sheet, cell }), say('marking-book.result-unknown', { said })),
    })),
  ];
  if (rows.length === 0) return null;
  return (
    <Table
      caption={say('marking-book.preview-title')}
      captionHidden
      form="stack"
      small
      columns={[
        { key: 'cell', label: say('marking-book.col-cell') },
        { key: 'which', label: say('marking-book.col-which') },
        { key: 'now', label: say('marking-book.col-now') },
        { key: 'file', label: say('marking-book.col-file') },
        { key: 'result', label: say('marking-book.col-result') },
        { key: 'choose', label: say('marking-book.col-choose') },
      ]}
      rows={rows}
    />
  );
}

/** The rows that stay as they are, for whoever wants to see that none was lost. */
export function SameRows({ compared }: { compared: ComparedMarks }) {
  const same = compared.rows.filter(({ result }) => result === 'same' || result === 'kept');
  return (
    <ul className="govuk-list govuk-list--bullet">
      {same.map(({ key, ref, letter, wording, result }) => (
        <li key={key}>
          {say('marking-book.which', { ref, letter, wording })}{' '}
          {say(`marking-book.result-${result as 'same' | 'kept'}`)}
        </li>
      ))}
    </ul>
  );
}
