import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button, ButtonLink } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner, SealedNotice, WarningText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { Table } from '@/app/_ui/table';
import { Time } from '@/app/_ui/time';
import { asQuoted, CodeInput, TwoPersonStep } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDateTime, ukDeadline, ukReceiptTime, ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { type Opened, openingPage, type OpeningPage as View } from '@/lib/views/opening';
import { ask, cancel } from './actions';
import { LateAttempts } from './late-attempts';

type Props = Params & Search<'opened'>;

const load = cache(async (id: string) => openingPage(await readContext(), { id, reread: true }));

const titleOf = ({ opened, mayOpen, never }: View): string =>
  opened ? 'Opening record' : mayOpen && !never ? 'Open all responses' : 'Opening responses';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(titleOf(result.value), result.value.procurement.title) } : refusedTitle(result);
}

const Title = ({ view }: { view: View }) => <h1 className="govuk-heading-l">{titleOf(view)}</h1>;

/** Before anybody may ask: when, and nothing else. */
function Sealed({ view }: { view: View }) {
  const { deadline, openFrom, deadlinePassed, authority } = view;
  if (!deadline || !openFrom)
    return (
      <p className="govuk-body">
        Responses are opened here after the deadline. The deadline is set when the questionnaire is published.
      </p>
    );
  return (
    <>
      {deadlinePassed ? (
        <SealedNotice state="closed" from={ukTime(openFrom)} />
      ) : (
        <SealedNotice state="open" deadline={ukDeadline(deadline, { zoned: false })} authority={authority} />
      )}
      <p className="govuk-body">
        You can open from <Time at={openFrom}>{ukDateTime(openFrom)}</Time>.
      </p>
    </>
  );
}

function WhatHappens() {
  return (
    <ol className="govuk-list govuk-list--number">
      <li>Every response opens at the same moment.</li>
      <li>The names of the suppliers are shown first.</li>
      <li>Contents stay closed to each person until they have declared their interests.</li>
      <li>Opening cannot be undone.</li>
    </ol>
  );
}

function Ready({ id, view }: { id: string; view: View }) {
  const { asked, lapsedAt, opens, deadline } = view;
  if (!opens)
    return (
      <>
        <Title view={view} />
        <WhatHappens />
        <InsetText>The lead and the officers of this procurement open the responses, two of them together.</InsetText>
      </>
    );
  if (!asked)
    return (
      <ActionForm
        action={ask.bind(null, id)}
        heading={
          <>
            <Title view={view} />
            <WhatHappens />
            {lapsedAt && <InsetText>{say('parts.two-people-lapsed', { time: ukTime(lapsedAt) })}</InsetText>}
            <TwoPersonStep state={{ is: 'first', who: 'officer', by: ukTime(view.confirmBy) }} />
          </>
        }
      >
        <ReasonField readers="panel" required value="Opening after the published deadline" rows={3} />
        <CodeInput />
        <Button>Ask for opening</Button>
      </ActionForm>
    );
  return (
    <>
      <Title view={view} />
      <WhatHappens />
      {deadline && (
        <p className="govuk-body">
          The deadline was <Time at={deadline}>{ukDeadline(deadline)}</Time>.
        </p>
      )}
      {asked.own ? (
        <>
          <TwoPersonStep
            state={{ is: 'waiting', name: asked.name, time: ukTime(asked.askedAt), who: 'A different officer' }}
          />
          <p className="govuk-body">Waiting for a second officer until {ukTime(asked.expiresAt)}.</p>
          <ActionForm action={cancel.bind(null, id)}>
            <Button look="secondary">Cancel this request</Button>
          </ActionForm>
        </>
      ) : (
        <>
          <TwoPersonStep
            state={{ is: 'second', name: asked.name, time: ukTime(asked.askedAt), reason: asked.reason }}
          />
          <p className="govuk-body">The request ends at {ukTime(asked.expiresAt)}.</p>
          <ButtonLink href={`/procurements/${id}/opening/confirm`}>Continue</ButtonLink>
        </>
      )}
    </>
  );
}

function NoResponses() {
  return (
    <>
      <p className="govuk-body">No responses were submitted.</p>
      <p className="govuk-body">There is nothing to mark. The lead can end the procurement and publish why.</p>
    </>
  );
}

function Unreadable({ list }: { list: Opened['unreadable'] }) {
  if (list.length === 0) return null;
  return (
    <ul className="govuk-list govuk-list--bullet">
      {list.map(({ supplierName, reference }) => (
        <li key={reference}>
          {supplierName}, receipt {reference}
        </li>
      ))}
    </ul>
  );
}

function Record({ id, opened, declared }: { id: string; opened: Opened; declared: boolean }) {
  const { suppliers, unreadable, lost, withdrawn, late, outdated, acknowledged } = opened;
  return (
    <>
      <p className="govuk-body">
        Opened on {ukDate(opened.openedAt)} at <Time at={opened.openedAt}>{ukReceiptTime(opened.openedAt)}</Time>.{' '}
        {opened.askedBy} asked, because: “{asQuoted(opened.reason)}”. {opened.confirmedBy} confirmed.
      </p>
      {opened.portal && (
        <InsetText>
          Receiving and sealing were done by {opened.portal.name}, which opened the responses on{' '}
          <Time at={opened.portal.openedThereAt}>{ukDateTime(opened.portal.openedThereAt)}</Time>, as it states. This
          record starts at loading.
        </InsetText>
      )}
      {suppliers.length === 0 ? (
        <NoResponses />
      ) : (
        <Table
          caption="Responses opened"
          form="stack"
          columns={[
            { key: 'supplier', label: 'Supplier' },
            { key: 'lots', label: 'Lots' },
            { key: 'state', label: 'State' },
          ]}
          rows={suppliers.map(({ key, name, lots, unreadable: broken }) => ({
            key,
            cells: [
              name,
              lots.length > 0 ? lots.join('; ') : 'The whole contract',
              broken ? 'Could not be read' : 'Opened',
            ],
          }))}
        />
      )}
      <h2 className="govuk-heading-m">Withdrawn</h2>
      {withdrawn.length === 0 ? (
        <p className="govuk-body">None</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {withdrawn.map(({ supplierName, withdrawnAt }) => (
            <li key={`${supplierName} ${withdrawnAt}`}>
              {supplierName}, withdrawn on <Time at={withdrawnAt}>{ukDateTime(withdrawnAt)}</Time>, not opened
            </li>
          ))}
        </ul>
      )}
      <h2 className="govuk-heading-m">Late attempts</h2>
      <LateAttempts id={id} late={late} />
      {outdated.length > 0 && (
        <>
          <h2 className="govuk-heading-m">{say('amend.opening-earlier')}</h2>
          <p className="govuk-body">{say('amend.opening-earlier-words')}</p>
          <ul className="govuk-list govuk-list--bullet">
            {outdated.map(({ supplierName, version, reference }) => (
              <li key={reference}>
                {supplierName}, answered version {version}, receipt {reference}, not opened
              </li>
            ))}
          </ul>
        </>
      )}
      {acknowledged.length > 0 && (
        <>
          <h2 className="govuk-heading-m">{say('amend.opening-acknowledged')}</h2>
          <ul className="govuk-list govuk-list--bullet">
            {acknowledged.map(({ supplierName, version, acknowledgedAt }) => (
              <li key={`${supplierName} ${version}`}>
                {supplierName} confirmed version {version} on{' '}
                <Time at={acknowledgedAt}>{ukDateTime(acknowledgedAt)}</Time>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="govuk-heading-m">Could not be read</h2>
      {unreadable.length === 0 && <p className="govuk-body">None</p>}
      <Unreadable list={unreadable} />
      {lost.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Read at the opening, and cannot be read now</h2>
          <Unreadable list={lost} />
        </>
      )}
      {unreadable.length + lost.length > 0 && <WarningText>{say('evaluation.unreadable')}</WarningText>}
      <p className="govuk-body">
        <TextLink href={`/procurements/${id}/opening/record`} download>
          Download opening record
        </TextLink>{' '}
        (JSON: times, versions, numbers of files and hashes), or the same as a workbook:{' '}
        <TextLink href={`/procurements/${id}/exports/opening-record`} download hidden="of the opening record">
          Download XLSX
        </TextLink>
        ,{' '}
        <TextLink
          href={`/procurements/${id}/exports/opening-record?format=ods`}
          download
          hidden="of the opening record"
        >
          Download ODS
        </TextLink>
      </p>
      {suppliers.length > 0 &&
        (declared ? (
          <p className="govuk-body">
            You have declared your interests.{' '}
            <TextLink href={`/procurements/${id}/conflicts`}>Read or change your declaration</TextLink>
          </p>
        ) : (
          <ButtonLink href={`/procurements/${id}/conflicts`}>Declare your interests</ButtonLink>
        ))}
    </>
  );
}

export default async function OpeningPage({ params, searchParams }: Props) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const justOpened = one((await searchParams).opened) !== undefined;
  return (
    <ProcurementFrame procurement={view.procurement} tab="evaluation" crumbs={[{ text: titleOf(view) }]}>
      {view.opened && justOpened && <NotificationBanner type="success">All responses are open.</NotificationBanner>}
      {view.opened ? (
        <>
          <Title view={view} />
          <Record id={id} opened={view.opened} declared={view.declared} />
        </>
      ) : view.never ? (
        <>
          <Title view={view} />
          <InsetText>
            {view.never === 'cancelled' ? (
              'This procurement is cancelled. Nothing was opened, and nothing will be: responses stay sealed for ever, whether or not there are any.'
            ) : (
              <>
                Suppliers send their responses through your own portal. Two officers load what came back, and with that
                it is open: <TextLink href={`/procurements/${id}/load`}>Load returned workbooks</TextLink>
              </>
            )}
          </InsetText>
        </>
      ) : view.mayOpen ? (
        <Ready id={id} view={view} />
      ) : (
        <>
          <Title view={view} />
          <Sealed view={view} />
        </>
      )}
      {view.outage && view.opens && (
        <p className="govuk-body">
          Assay was not available for a time near the deadline.{' '}
          <TextLink href={`/procurements/${id}/opening/extend`}>Extend for everyone after an outage</TextLink>
        </p>
      )}
    </ProcurementFrame>
  );
}
