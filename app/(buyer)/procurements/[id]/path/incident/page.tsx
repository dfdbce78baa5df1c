import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params, Search } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { Checkboxes } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Heading, pageTitle } from '@/app/_ui/page';
import { SpreadsheetLinks } from '@/app/_ui/spreadsheet-links';
import { SummaryList } from '@/app/_ui/summary-list';
import { Table } from '@/app/_ui/table';
import { Textarea } from '@/app/_ui/textarea';
import { readContext } from '@/lib/commands/from-request';
import { contractDuties, phaseNames, responseTimes, timeNames } from '@/lib/guided';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { incidentPlan } from '@/lib/views/guided-path';
import { keepIncidentPlan } from '../actions';
import { Rows } from '../rows';
import { SavedBy } from '../saved-by';

type Props = Params & Search<'saved'>;

const load = cache(async (id: string) => incidentPlan(await readContext(), { id }));
const title = 'Incident contacts and duties';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

type View = Extract<Awaited<ReturnType<typeof incidentPlan>>, Ok<unknown>>['value'];
const phases = ['plan', 'respond', 'recover', 'review'] as const;

function Recorded({ kept }: { kept: NonNullable<View['kept']> }) {
  const { contacts, times, duties, more } = kept.document;
  return (
    <>
      <Table
        form="stack"
        caption="Contacts"
        columns={[
          { key: 'who', label: 'Who' },
          { key: 'reach', label: 'How to reach them' },
          { key: 'when', label: 'When' },
        ]}
        rows={contacts.map(({ who, reach, when }) => ({ key: `${who}${reach}`, cells: [who, reach, when] }))}
      />
      <h2 className="govuk-heading-m">Times</h2>
      <SummaryList
        rows={responseTimes.map((time) => ({
          key: timeNames[time],
          value: times[time] === '' ? 'Not agreed yet' : `${times[time]} hours`,
        }))}
      />
      <h2 className="govuk-heading-m">Duties for the contract</h2>
      <ul className="govuk-list govuk-list--bullet">
        {contractDuties
          .filter(({ id }) => duties.includes(id))
          .map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        {more !== '' && <li>{more}</li>}
      </ul>
    </>
  );
}

function Form({ id, view }: { id: string; view: View }) {
  const document = view.kept?.document;
  return (
    <ActionForm
      action={keepIncidentPlan.bind(null, id)}
      revision={String(view.kept?.revision ?? 0)}
      heading={
        <>
          <Heading>{title}</Heading>
          <p className="govuk-body">
            Whom to call, how fast, and what the contract has to oblige the supplier to do. Add the supplier’s own
            contacts after the award. Suppliers do not see this page.
          </p>
        </>
      }
    >
      <h2 className="govuk-heading-m">Contacts</h2>
      <Rows
        list="contacts"
        one="Contact"
        least={3}
        columns={[
          { name: 'who', label: 'Name or post' },
          { name: 'reach', label: 'Telephone or e-mail address' },
          { name: 'when', label: 'When to call', hint: 'For example at any hour, or for personal data.' },
        ]}
        values={document?.contacts ?? []}
      />
      <h2 className="govuk-heading-m">Response times for the contract</h2>
      <p className="govuk-hint">Whole hours. Leave empty what is not agreed yet.</p>
      {responseTimes.map((time) => (
        <Input
          key={time}
          name={`times.${time}`}
          label={timeNames[time]}
          suffix="hours"
          inputMode="numeric"
          width={4}
          value={document?.times[time]}
        />
      ))}
      <h2 className="govuk-heading-m">Duties for the contract</h2>
      <p className="govuk-body">
        The wording is ours and is no contract clause. Take legal advice before you use it in a contract.
      </p>
      {phases.map((phase) => (
        <Checkboxes
          key={phase}
          name="duties"
          id={`duties-${phase}`}
          legend={phaseNames[phase]}
          legendSize="s"
          small
          items={contractDuties
            .filter((duty) => duty.phase === phase)
            .map((duty) => ({ value: duty.id, label: duty.text }))}
          values={document?.duties ?? []}
        />
      ))}
      <Textarea name="more" label="Other duties (optional)" hint="One on each line." value={document?.more} rows={4} />
      <SavedBy saved={view.saved} />
      <ButtonGroup>
        <Button>Save contacts and duties</Button>
        <TextLink href={`/procurements/${id}/path`}>Cancel</TextLink>
      </ButtonGroup>
    </ActionForm>
  );
}

/** Incident contacts, response times and the duties to be put into the contract. */
export default async function IncidentPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { saved } = await searchParams;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}/path`} />;
  const view = result.value;
  return (
    <ProcurementFrame
      procurement={view.procurement}
      crumbs={[{ text: 'Where to start', href: `/procurements/${id}/path` }, { text: title }]}
      {...(view.mayEdit ? {} : { title })}
    >
      {saved && view.kept && <NotificationBanner type="success">Contacts and duties saved.</NotificationBanner>}
      {view.kept && <SpreadsheetLinks href={`/procurements/${id}/exports/incident-contacts`} />}
      {view.mayEdit ? (
        <Form id={id} view={view} />
      ) : (
        <>
          {view.editReason && <InsetText>{say(view.editReason)}</InsetText>}
          {view.kept ? <Recorded kept={view.kept} /> : <p className="govuk-body">Nothing is recorded yet.</p>}
          <SavedBy saved={view.saved} />
        </>
      )}
    </ProcurementFrame>
  );
}
