import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Heading, pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { Hash, Time } from '@/app/_ui/time';
import { CodeInput, TwoPersonStep } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime, ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { portalPage, type PortalPage as View } from '@/lib/views/portal-load';
import { ask, cancel } from './actions';
import { BidsTable } from './bids-table';
import { PortalForm } from './portal-form';

type Props = Params & Search<'done'>;

const load = cache(async (id: string) => portalPage(await readContext(), { id }));
const title = 'Load returned workbooks';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

const doneWords: Readonly<Record<string, string>> = {
  aside: 'The load was put aside. Nothing of it was a response, and its files are gone.',
  removed: 'The organisation and its files were taken out.',
};

/** What the record says, and does not say, of responses that another system received. */
function WhoReceived({ portal }: { portal: string }) {
  return <InsetText>Receiving and sealing were done by {portal}. This record starts at loading.</InsetText>;
}

/** Before the portal's responses can be loaded: from when, and what to take to the portal meanwhile. */
function NotYet({ id, view }: { id: string; view: View }) {
  return (
    <>
      <Heading caption={view.procurement.title}>{title}</Heading>
      {view.cancelled ? (
        <InsetText>This procurement is cancelled. Nothing can be loaded.</InsetText>
      ) : view.openFrom === null ? (
        <p className="govuk-body">
          Workbooks are loaded here after the deadline. The deadline is set when the questionnaire is published.
        </p>
      ) : (
        <p className="govuk-body">
          You can load from <Time at={view.openFrom}>{ukDateTime(view.openFrom)}</Time>, once your portal has opened the
          responses. Until then, suppliers need the response workbook and the marking scheme:{' '}
          <TextLink href={`/procurements/${id}/documents`}>take them from Documents to your portal</TextLink>.
        </p>
      )}
    </>
  );
}

function Steps() {
  return (
    <ol className="govuk-list govuk-list--number">
      <li>Open the responses in your portal, by its own rules.</li>
      <li>Name each organisation here, and upload the workbook and the files that it sent, as they are.</li>
      <li>Look at what is taken from each workbook, row by row.</li>
      <li>Ask a different officer to look at the same and confirm. Only then are they responses, all at once.</li>
    </ol>
  );
}

const Facts = ({ id, view }: { id: string; view: View }) => {
  const { load: at, opened, asked } = view;
  if (!at) return null;
  return (
    <>
      <WhoReceived portal={at.portal} />
      <p className="govuk-body">
        {at.portal} opened the responses on <Time at={at.openedThereAt}>{ukDateTime(at.openedThereAt)}</Time>, as it
        states. {at.startedBy} loads them.
        {at.confirmedAt && at.confirmedBy && (
          <>
            {' '}
            {at.confirmedBy} confirmed on <Time at={at.confirmedAt}>{ukDateTime(at.confirmedAt)}</Time>.
          </>
        )}{' '}
        {at.own && !opened && !asked && <TextLink href={`/procurements/${id}/load/portal`}>Change</TextLink>}
      </p>
      {view.version !== null && (
        <p className="govuk-body">Workbooks are read by version {view.version} of the questionnaire.</p>
      )}
    </>
  );
};

/** What both officers see: everything that is there, and one hash over all of it. */
function Everything({ id, view }: { id: string; view: View }) {
  return (
    <>
      <BidsTable id={id} view={view} />
      {view.bids.length > 0 && view.load && (
        <div className="govuk-body">
          Hash over everything that is loaded: <Hash value={view.load.manifestHash} />
        </div>
      )}
    </>
  );
}

/** The officer who loads: add organisations, and at the end ask. */
function Loading({ id, view }: { id: string; view: View }) {
  const ready = view.faults.length === 0;
  const heading = (
    <>
      <Heading caption={view.procurement.title}>{title}</Heading>
      <Facts id={id} view={view} />
      {view.bids.length === 0 && (
        <p className="govuk-body">
          No organisation is here yet. Add each one that sent a response through the portal, with its files.
        </p>
      )}
      <Everything id={id} view={view} />
      <ButtonLink href={`/procurements/${id}/load/organisations/new`} look={ready ? 'secondary' : 'primary'}>
        Add an organisation
      </ButtonLink>
      {view.bids.length > 0 && !ready && (
        <>
          <h2 className="govuk-heading-m">Before you can ask</h2>
          <ul className="govuk-list govuk-list--bullet">
            {view.faults.map((fault) => (
              <li key={`${fault.key} ${JSON.stringify(fault.params)}`}>{say(fault)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
  if (!ready) return heading;
  return (
    <ActionForm action={ask.bind(null, id)} heading={heading}>
      <h2 className="govuk-heading-m">Finish loading</h2>
      {view.lapsedAt && <InsetText>{say('portal.lapsed', { time: ukTime(view.lapsedAt) })}</InsetText>}
      <TwoPersonStep state={{ is: 'first', who: 'officer', by: ukTime(view.confirmBy) }} />
      {view.loses && (
        <Checkbox
          name="read"
          value="yes"
          label="I have read, organisation by organisation, what is not taken. It stays in the record word for word."
        />
      )}
      <ReasonField readers="panel" required value="Loaded after the portal opened the responses" rows={3} />
      <CodeInput />
      <Button>Ask a second officer</Button>
    </ActionForm>
  );
}

function Waiting({ id, view }: { id: string; view: View }) {
  const { asked } = view;
  if (!asked) return null;
  return (
    <>
      <Heading caption={view.procurement.title}>{title}</Heading>
      <Facts id={id} view={view} />
      <Everything id={id} view={view} />
      <h2 className="govuk-heading-m">Finish loading</h2>
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
          <p className="govuk-body">
            Look at the files and the rows above first. The request ends at {ukTime(asked.expiresAt)}.
          </p>
          <ButtonLink href={`/procurements/${id}/load/confirm`}>Continue</ButtonLink>
        </>
      )}
    </>
  );
}

function Content({ id, view }: { id: string; view: View }) {
  const { load: at } = view;
  if (view.opened || !view.mayOpen || view.cancelled) {
    if (!view.opened || !at) return <NotYet id={id} view={view} />;
    return (
      <>
        <Heading caption={view.procurement.title}>{title}</Heading>
        <Facts id={id} view={view} />
        <p className="govuk-body">
          Everything below is loaded and open.{' '}
          <TextLink href={`/procurements/${id}/opening`}>Read the opening record</TextLink>
        </p>
        <Everything id={id} view={view} />
        <p className="govuk-body">
          <TextLink href={`/procurements/${id}/load/record`} download>
            Download loading record
          </TextLink>{' '}
          (JSON: who loaded and confirmed, and a signed record of each response)
        </p>
      </>
    );
  }
  if (!at)
    return (
      <PortalForm
        id={id}
        named={null}
        heading={
          <>
            <Heading caption={view.procurement.title}>{title}</Heading>
            <Steps />
          </>
        }
      />
    );
  if (view.asked) return <Waiting id={id} view={view} />;
  if (at.own) return <Loading id={id} view={view} />;
  return (
    <>
      <Heading caption={view.procurement.title}>{title}</Heading>
      <Facts id={id} view={view} />
      <p className="govuk-body">
        {at.startedBy} loads these responses and then asks a different officer, such as you, to confirm.
      </p>
      <Everything id={id} view={view} />
    </>
  );
}

/** What came through the authority's own portal, on its way into the procurement: two officers load it. */
export default async function LoadPage({ params, searchParams }: Props) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const done = one((await searchParams).done) ?? '';
  return (
    <ProcurementFrame procurement={view.procurement} tab="evaluation" crumbs={[{ text: title }]} width="full">
      {Object.hasOwn(doneWords, done) && <NotificationBanner type="success">{doneWords[done]}</NotificationBanner>}
      <Content id={id} view={view} />
      {view.load && !view.opened && !view.cancelled && (
        <p className="govuk-body">
          <TextLink href={`/procurements/${id}/load/aside`}>Put this load aside</TextLink>
        </p>
      )}
    </ProcurementFrame>
  );
}
