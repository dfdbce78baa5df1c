import type { ReactNode } from 'react';
import { TextLink } from '@/app/_ui/links';
import { Details } from '@/app/_ui/notices';
import { Pagination } from '@/app/_ui/pagination';
import { Select } from '@/app/_ui/select';
import { Table } from '@/app/_ui/table';
import { weightInFull } from '@/lib/scoring/weights';
import { say } from '@/lib/text';
import type { PlannedRow } from '@/lib/workbook/import/note';
import type { Counts, Remark } from '@/lib/workbook/import/report';
import { importPath } from '../../import-frame';
import { AddForm, type Last, StepForm, type StepProps } from './step-form';

/** Rows on one page. */
export const perPage = 50;

const takenAs = ({ as, outcome, section, draft }: PlannedRow): ReactNode => {
  if (as === null) return say({ path: '', key: `import.outcome-${outcome}` });
  if (as === 'heading') return say('import.as-heading');
  if (!draft) return `Question in ${section}`;
  const { ref, kind, purpose, weight } = draft;
  return (
    <>
      {ref ?? 'Question with a new reference'}, in {section}. {say({ path: '', key: `published.kind-${kind}` })}.{' '}
      {say({ path: '', key: `documents.purpose-${purpose}` })}
      {purpose === 'award-criterion' && `, weighting ${weightInFull(weight)}`}.
    </>
  );
};

const chosenNow = ({ as }: PlannedRow): string => (as === 'question' ? 'take' : as === 'heading' ? 'heading' : 'leave');

type Props = StepProps & {
  rows: PlannedRow[];
  counts: Counts;
  remarks: Remark[];
  page: number;
  /** Given where this is the last step, as it is for our own JSON. */
  last: Last | null;
};

/** Step 5: what becomes of every source row, with the reason. */
export function RowsStep({ rows, counts, remarks, page, last, ...step }: Props) {
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const current = Math.min(page, pages);
  const shown = rows.slice((current - 1) * perPage, current * perPage);
  const { id, importId } = step.place;
  const own = importPath(id, importId, 'rows');
  const inner = (
    <>
      <p className="govuk-body">
        <strong>
          {counts.rows} rows: {counts.taken} taken, {counts.changed} changed, {counts.leftOut} left out.
        </strong>{' '}
        {counts.questions} of them become questions.{' '}
        <TextLink href={importPath(id, importId, 'report')}>Download this report</TextLink> (CSV).
      </p>
      {remarks.length > 0 && (
        <Details summary="What else the file holds">
          <ul className="govuk-list govuk-list--bullet">
            {remarks.map(({ key, params }) => {
              const sentence = say({ path: '', key, params });
              return <li key={sentence}>{sentence}</li>;
            })}
          </ul>
        </Details>
      )}
      {shown.length > 0 && (
        <Table
          caption={pages === 1 ? 'Every row' : `Rows, page ${current} of ${pages}`}
          captionHidden
          form="stack"
          small
          columns={[
            { key: 'row', label: 'Row' },
            { key: 'words', label: 'Words in the file' },
            { key: 'as', label: 'Taken as' },
            { key: 'why', label: 'Change or reason' },
            { key: 'choose', label: 'Choose' },
          ]}
          rows={shown.map((row) => ({
            key: row.key,
            cells: [
              `${row.sheet}${row.sheet ? ', row' : 'Declaration'} ${row.row}`,
              row.words,
              takenAs(row),
              row.notes.length === 0
                ? 'Taken as it is.'
                : row.notes
                    .map(({ key, params }) => say(params ? { path: '', key, params } : { path: '', key }))
                    .join(' '),
              row.choices.length < 2 ? (
                say({ path: '', key: `import.outcome-${row.outcome}` })
              ) : (
                <Select
                  key="choose"
                  name={`row:${row.key}`}
                  label={
                    <span className="govuk-visually-hidden">
                      Choose for {row.sheet} row {row.row}
                    </span>
                  }
                  value={chosenNow(row)}
                  items={row.choices.map((choice) => ({
                    value: choice,
                    text: say({ path: '', key: `import.choice-${choice}` }),
                  }))}
                />
              ),
            ],
          }))}
        />
      )}
    </>
  );
  const form =
    last && current === pages ? (
      <AddForm {...step} last={last}>
        {inner}
      </AddForm>
    ) : (
      <StepForm {...step} next={current < pages ? `${own}?page=${current + 1}` : step.next}>
        {inner}
      </StepForm>
    );
  return (
    <>
      {form}
      {pages > 1 && <Pagination current={current} count={pages} href={(number) => `${own}?page=${number}`} />}
    </>
  );
}
