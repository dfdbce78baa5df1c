import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { DateInput } from '@/app/_ui/date-input';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Heading, pageTitle } from '@/app/_ui/page';
import { Select } from '@/app/_ui/select';
import { Table } from '@/app/_ui/table';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDeadline } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { coreInformation } from '@/lib/views/core-information';
import { record } from './actions';

const title = 'Core supplier information';
const load = cache(async (id: string) => coreInformation(await readContext(), { id }));

type View = Extract<Awaited<ReturnType<typeof coreInformation>>, Ok<unknown>>['value'];

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** The rule, what is recorded, and what is still to be confirmed by when. */
function Facts({ view }: { view: View }) {
  const { rule, lines, missing, due, overdue } = view;
  return (
    <>
      <p className="govuk-body">
        {rule ? say(rule.message) : 'Where suppliers share core information elsewhere, keep its reference here.'}
        {rule?.source && (
          <>
            {' '}
            <TextLink href={rule.source.url}>{rule.source.name}</TextLink>, checked {ukDate(rule.source.checked)}.
          </>
        )}
      </p>
      {lines.length === 0 ? (
        <p className="govuk-body">Suppliers that you invite appear here.</p>
      ) : (
        <>
          {missing > 0 && due && (
            <InsetText>
              {missing} of {lines.length} invited suppliers {missing === 1 ? 'is' : 'are'} not confirmed.{' '}
              {overdue ? 'The tendering period ended on' : 'Have it confirmed before'} {ukDeadline(due)}.
            </InsetText>
          )}
          <Table
            caption="Invited suppliers"
            captionHidden
            form="stack"
            columns={[
              { key: 'supplier', label: 'Supplier' },
              { key: 'reference', label: 'Share code or reference' },
              { key: 'on', label: 'Confirmed on' },
            ]}
            rows={lines.map(({ id, organisation, reference, confirmedOn }) => ({
              key: id,
              cells: [
                organisation,
                reference ?? (confirmedOn ? 'Recorded' : 'Not recorded'),
                confirmedOn ? ukDate(confirmedOn) : 'Not confirmed',
              ],
            }))}
          />
        </>
      )}
    </>
  );
}

/** What invited suppliers shared on the central platform, as the authority recorded it. */
export default async function CoreInformationPage({ params, searchParams }: Params & Search<'done'>) {
  const { id } = await params;
  const done = one((await searchParams).done);
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const { procurement, lines, mayRecord } = view;
  const frame = {
    procurement,
    tab: 'suppliers',
    crumbs: [{ text: 'Suppliers', href: `/procurements/${id}/invitations` }, { text: title }],
  } as const;
  if (!mayRecord || lines.length === 0)
    return (
      <ProcurementFrame {...frame} title={title} caption={procurement.title}>
        <Facts view={view} />
      </ProcurementFrame>
    );
  return (
    <ProcurementFrame {...frame}>
      {done === 'recorded' && <NotificationBanner type="success">Recorded.</NotificationBanner>}
      <ActionForm
        action={record.bind(null, id)}
        heading={
          <>
            <Heading caption={procurement.title}>{title}</Heading>
            <Facts view={view} />
            <h2 className="govuk-heading-m">Record one</h2>
          </>
        }
      >
        <Select
          name="invitationId"
          label="Supplier"
          items={lines.map(({ id: value, organisation }) => ({ value, text: organisation }))}
        />
        <Input
          name="reference"
          label="Share code or reference"
          hint="Seen only by leads and officers of this procurement"
          width={20}
          spellCheck={false}
        />
        <DateInput name="confirmedOn" legend="Day on which you had it confirmed" legendSize="s" />
        <Button>Record</Button>
      </ActionForm>
    </ProcurementFrame>
  );
}
