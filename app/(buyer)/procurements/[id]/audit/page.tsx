import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Checkboxes } from '@/app/_ui/choices';
import { Filter } from '@/app/_ui/filter';
import { Input } from '@/app/_ui/input';
import { TextLink } from '@/app/_ui/links';
import { Details, InsetText, WarningText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { Pagination } from '@/app/_ui/pagination';
import { Select } from '@/app/_ui/select';
import { Table } from '@/app/_ui/table';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukReceiptTime, ukShortDate } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { auditLog, kindLabel } from '@/lib/views/audit-log';
import { printed } from '../results/shown';

type View = Extract<Awaited<ReturnType<typeof auditLog>>, Ok<unknown>>['value'];
type Names = 'person' | 'kind' | 'from' | 'to' | 'refused' | 'page';

type Props = Params & Search<Names>;

const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);

const inThousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

function Chain({ chain, leftOut }: Pick<View, 'chain' | 'leftOut'>) {
  if (leftOut === 'undeclared') return <InsetText>{say('evaluation.log-undeclared')}</InsetText>;
  if (leftOut === 'marking')
    return (
      <InsetText>
        Until all evaluators have locked their scores, this page leaves out what your colleagues do while they mark.
        Entry numbers appear afterwards.
      </InsetText>
    );
  if (!chain)
    return (
      <InsetText>
        Until responses are opened, this page shows what the contracting authority and Assay did. Entry numbers appear
        after the opening.
      </InsetText>
    );
  if (chain.broken !== null)
    return (
      <WarningText>
        Chain checked: it is broken at entry {inThousands(chain.broken)}. Records may have been changed. Tell your
        administrator.
      </WarningText>
    );
  return <p className="govuk-body">Chain checked: {inThousands(chain.entries)} entries, unbroken.</p>;
}

function Lines({ view }: { view: View }) {
  if (view.lines.length === 0) return <p className="govuk-body">No entry fits these filters.</p>;
  return (
    <Table
      caption="Entries, latest first"
      form="stack"
      small
      columns={[
        { key: 'when', label: 'When' },
        { key: 'who', label: 'Who' },
        { key: 'what', label: 'What' },
        { key: 'about', label: 'About' },
        ...(view.chain ? [{ key: 'number', label: 'Entry number', numeric: true }] : []),
      ]}
      rows={view.lines.map(({ id, at, who, what, about, number }) => ({
        key: id,
        cells: [
          <Time key="when" at={at}>{`${ukShortDate(at)}, ${ukReceiptTime(at)}`}</Time>,
          who,
          { className: 'assay-break', content: what },
          about,
          ...(number === null ? [] : [String(number)]),
        ],
      }))}
    />
  );
}

const load = cache(
  async (
    id: string,
    person: string | undefined,
    kind: string | undefined,
    from: string | undefined,
    to: string | undefined,
    refused: boolean,
    page: number,
  ) => auditLog(await readContext(), { id, person, kind, from, to, refused, page }),
);

/** What the path and the filters of the address ask for. */
async function asked({ params, searchParams }: Props) {
  const { id } = await params;
  const search = await searchParams;
  const [person, kind, from, to] = [one(search.person), one(search.kind), one(search.from), one(search.to)];
  const refused = one(search.refused) === 'yes';
  const page = Number(one(search.page) ?? '1');
  const [start, end] = [isDay(from) ? from : undefined, isDay(to) ? to : undefined];
  const result = await load(id, person, kind, start, end, refused, Number.isInteger(page) ? page : 1);
  return { id, person, kind, from, to, refused, result };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { result } = await asked(props);
  return result.ok ? { title: pageTitle('Audit log') } : refusedTitle(result);
}

/** What happened, who did it, and when, in plain words. */
export default async function AuditPage(props: Props) {
  const { id, person, kind, from, to, refused, result } = await asked(props);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const home = `/procurements/${id}/audit`;
  const href = (number: number): string => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ person, kind, from, to, refused: refused ? 'yes' : '' }))
      if (value) query.set(name, value);
    query.set('page', String(number));
    return `${home}?${query}`;
  };
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="audit"
      crumbs={[{ text: 'Audit log' }]}
      title="Audit log"
      width="full"
      printLine={printed(view.procurement, null)}
    >
      <Chain chain={view.chain} leftOut={view.leftOut} />
      <Details summary="Filter the log" open={Boolean(person || kind || from || to || refused)}>
        <Filter clearHref={home}>
          <Select
            name="person"
            label="Person"
            value={person}
            items={[{ value: '', text: 'Everybody' }, ...view.people]}
          />
          <Select
            name="kind"
            label="Kind"
            value={kind}
            items={[
              { value: '', text: 'Everything' },
              ...view.kinds.map((each) => ({ value: each, text: kindLabel(each) })),
            ]}
          />
          <Input name="from" type="date" label="From" value={from} width={10} />
          <Input name="to" type="date" label="To" value={to} width={10} />
          <Checkboxes
            name="refused"
            items={[{ value: 'yes', label: 'Refused attempts' }]}
            legend="Only"
            small
            values={refused ? ['yes'] : []}
          />
        </Filter>
      </Details>
      <p className="govuk-body">
        <TextLink href={`/procurements/${id}/exports/audit`} download>
          Download the log (NDJSON)
        </TextLink>
      </p>
      {view.unlinked && <p className="govuk-body">{say('evaluation.log-unlinked')}</p>}
      <Lines view={view} />
      <Pagination current={view.page} count={view.pages} href={href} />
    </ProcurementFrame>
  );
}
