import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { ButtonLink } from '@/app/_ui/button';
import { Filter } from '@/app/_ui/filter';
import { Page } from '@/app/_ui/page';
import { Select } from '@/app/_ui/select';
import { Table } from '@/app/_ui/table';
import { Status, Tag } from '@/app/_ui/tag';
import { TaskList } from '@/app/_ui/task-list';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { type ProcurementStatus, statuses } from '@/lib/procurement/status';
import { ukShortDate } from '@/lib/procurement/uk-time';
import { sayPart } from '@/lib/text/parts';
import { type ProcurementRow, procurements } from '@/lib/views/procurements';
import { eventNames } from './event-names';

export const metadata: Metadata = { title: 'Procurements' };

type Props = { searchParams: Promise<{ status?: string; whose?: string }> };

const columns = [
  { key: 'title', label: 'Title and reference' },
  { key: 'status', label: 'Status' },
  { key: 'next', label: 'Next date' },
  { key: 'lead', label: 'Lead' },
];

function StatusOf({ row }: { row: ProcurementRow }) {
  if (row.removed) return <Tag colour="grey">Access removed</Tag>;
  return row.created ? <Status of="procurement" is={row.status} /> : <Tag colour="grey">Being set up</Tag>;
}

const cellsOf = (row: ProcurementRow) => [
  <>
    <a className="govuk-link" href={`/procurements/${row.id}${row.removed ? '/conflicts' : ''}`}>
      {row.title}
    </a>
    <br />
    <span className="govuk-body-s">{row.reference}</span>
  </>,
  <StatusOf key="status" row={row} />,
  row.next && !row.removed ? (
    <>
      <Time at={row.next.at}>{ukShortDate(row.next.at)}</Time>
      <br />
      {eventNames[row.next.event]}
    </>
  ) : (
    'None'
  ),
  row.leads.join(', ') || 'None',
];

export default async function ProcurementsPage({ searchParams }: Props) {
  const { status, whose } = await searchParams;
  const wanted = statuses.find((each) => each === status) as ProcurementStatus | undefined;
  const result = await procurements(await readContext(), { status: wanted, mine: whose === 'mine' });
  if (!result.ok) notFound();
  const { waiting, rows, total, mayCreate } = result.value;
  return (
    <Page title="Procurements" width="full">
      {waiting.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Waiting for you</h2>
          <TaskList
            id="waiting"
            items={waiting.map(({ key, title, text, href, hint }) => ({
              key,
              title: `${title}: ${text}`,
              href,
              hint,
              status: '',
            }))}
          />
        </>
      )}
      {mayCreate && <ButtonLink href="/procurements/new/1">Start a new procurement</ButtonLink>}
      {total === 0 ? (
        <p className="govuk-body">
          You have no procurements yet. A procurement holds one security questionnaire from drafting to award.
        </p>
      ) : (
        <>
          <h2 className="govuk-heading-m">All procurements</h2>
          <Filter clearHref="/procurements">
            <Select
              name="status"
              label="Status"
              value={wanted ?? ''}
              items={[
                { value: '', text: 'Any status' },
                ...statuses.map((each) => ({ value: each, text: sayPart(`parts.procurement-${each}`) })),
              ]}
            />
            <Select
              name="whose"
              label="Whose"
              value={whose === 'mine' ? 'mine' : 'all'}
              items={[
                { value: 'all', text: 'All' },
                { value: 'mine', text: 'Mine: I am the lead' },
              ]}
            />
          </Filter>
          {rows.length === 0 ? (
            <p className="govuk-body">No procurement matches these filters.</p>
          ) : (
            <Table
              form="stack"
              caption="All procurements"
              captionHidden
              columns={columns}
              rows={rows.map((row) => ({ key: row.id, cells: cellsOf(row) }))}
            />
          )}
        </>
      )}
    </Page>
  );
}
