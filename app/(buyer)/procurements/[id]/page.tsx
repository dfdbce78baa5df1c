import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { Timeline } from '@/app/_ui/navigation';
import { InsetText, NotificationBanner, SealedNotice } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { Status, Tag } from '@/app/_ui/tag';
import { TaskList } from '@/app/_ui/task-list';
import { Hash, Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDateTime, ukDeadline, ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { type ProcurementOverview, procurementOverview } from '@/lib/views/procurement-overview';
import { eventNames, eventOwners } from '../event-names';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

const load = cache(async (id: string) => procurementOverview(await readContext(), { id }));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(result.value.title, 'Overview') } : refusedTitle(result);
}

function Sealed({ view }: { view: ProcurementOverview }) {
  const { status, deadline, mayOpenAt, authority, portal } = view;
  if (portal) return null;
  if (status === 'open' && deadline)
    return <SealedNotice state="open" deadline={ukDeadline(deadline, { zoned: false })} authority={authority} />;
  if (status === 'closed' && mayOpenAt) return <SealedNotice state="closed" from={ukTime(mayOpenAt)} />;
  return null;
}

/** What comes next where the authority's own portal receives, in one step. */
function Portal({ id, view }: { id: string; view: ProcurementOverview }) {
  const { next } = view.portal ?? {};
  const link = (path: string, words: string) => (
    <a className="govuk-link" href={`/procurements/${id}/${path}`}>
      {words}
    </a>
  );
  return (
    <InsetText>
      <p className="govuk-body">
        Suppliers send their responses through your own portal. Receiving and sealing are the portal's job, and the
        record says so. Nobody is invited in Assay.
      </p>
      <p className="govuk-body">
        {next === 'publish' && <>Next: {link('questionnaire', 'write, check and publish the questionnaire')}.</>}
        {next === 'take' && (
          <>
            Next: {link('documents', 'take the response workbook and the marking scheme to your portal')}. After its
            deadline and its opening, two officers load here what came back.
          </>
        )}
        {next === 'load' && (
          <>
            The deadline has passed. Next: open the responses in your portal, then{' '}
            {link('load', 'load the workbooks and files that came back')}. One officer loads, a different one confirms.
          </>
        )}
        {next === 'finish' && <>No response is loaded yet. Next: {link('load', 'finish the load that was started')}.</>}
        {next === 'confirm' && (
          <>
            Next: {link('load', 'a different officer looks at what was loaded and confirms it')}. Nothing is a response
            until then.
          </>
        )}
        {next === 'mark' && (
          <>The responses are loaded and open. Next: {link('conflicts', 'declare your interests')}.</>
        )}
      </p>
    </InsetText>
  );
}

function VersionLines({ versions }: Pick<ProcurementOverview, 'versions'>) {
  if (versions.length === 0) return <p className="govuk-body-s">No version yet.</p>;
  return versions.map(({ number, publishedAt, documentHash }) => (
    <div key={number} className="govuk-body-s">
      {publishedAt ? `Version ${number}, published ${ukDate(publishedAt)}` : `Draft version ${number}`}
      {documentHash && (
        <>
          <br />
          Hash <Hash value={documentHash} />
        </>
      )}
    </div>
  ));
}

export default async function OverviewPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done } = await searchParams;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back="/procurements" />;
  const view = result.value;
  const next = view.status === 'cancelled' ? undefined : view.timetable.find((each) => each.is === 'next');
  return (
    <ProcurementFrame procurement={view} tab="overview" width="full">
      {done === 'created' && view.created && (
        <NotificationBanner type="success">Procurement created.</NotificationBanner>
      )}
      <span className="govuk-caption-l">{view.reference}</span>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">{view.title}</h1>
      <p className="govuk-body">
        {view.created ? <Status of="procurement" is={view.status} /> : <Tag colour="grey">Being set up</Tag>}
      </p>
      {next && (
        <p className="govuk-body">
          Next: {eventNames[next.event]},{' '}
          <Time at={next.at}>
            {next.event === 'deadline' ? ukDeadline(next.at) : `${ukDateTime(next.at)} (UK time)`}
          </Time>
        </p>
      )}
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <Sealed view={view} />
          {view.status === 'cancelled' && (
            <InsetText>
              This procurement is cancelled. Nothing in it can be changed.{' '}
              <a className="govuk-link" href={`/procurements/${id}/cancel`}>
                Read the reason and the notice
              </a>{' '}
              <a className="govuk-link" href={`/procurements/${id}/removal`}>
                How long its records are kept
              </a>
            </InsetText>
          )}
          {view.removedAt && (
            <InsetText>
              {say(view.removing ? 'removal.going-on' : 'removal.removed-on', { date: ukDate(view.removedAt) })}{' '}
              <a className="govuk-link" href={`/procurements/${id}/removal`}>
                {view.removing ? 'Read about the removal' : 'Read the certificate of removal'}
              </a>
            </InsetText>
          )}
          {view.portal && view.status !== 'cancelled' && <Portal id={id} view={view} />}
          {!view.created && (
            <InsetText>
              The set-up is not finished.{' '}
              <a className="govuk-link" href={`/procurements/${id}/setup/9`}>
                Go on with the set-up
              </a>
            </InsetText>
          )}
          {view.waiting.length > 0 && (
            <>
              <h2 className="govuk-heading-m">Waiting for you</h2>
              <TaskList
                id="waiting"
                items={view.waiting.map(({ key, text, href, hint }) => ({
                  key,
                  title: capital(text),
                  href,
                  hint,
                  status: '',
                }))}
              />
            </>
          )}
          {view.groups.map(({ title, tasks }, at) => (
            <section key={title}>
              <h2 className="govuk-heading-m">{title}</h2>
              {at === 0 && (
                <p className="govuk-body">
                  The questions follow the 14 principles for connected places.{' '}
                  <a className="govuk-link" href="/catalogue">
                    Read the guidance
                  </a>
                </p>
              )}
              <TaskList
                id={`group-${at + 1}`}
                items={tasks.map(({ key, title: name, href, status, hint }) => ({
                  key,
                  title: name,
                  href: status === 'cannot-start' ? undefined : href,
                  hint,
                  status: <Status of="task" is={status} />,
                  cannotStart: status === 'cannot-start',
                }))}
              />
            </section>
          ))}
          {view.mayCancel && (
            <p className="govuk-body">
              <a className="govuk-link" href={`/procurements/${id}/cancel`}>
                Cancel this procurement
              </a>
            </p>
          )}
        </div>
        <div className="govuk-grid-column-one-third">
          <h2 className="govuk-heading-m">Timetable</h2>
          {view.timetable.length === 0 ? (
            <p className="govuk-body-s">No dates yet.</p>
          ) : (
            <Timeline
              items={view.timetable.map(({ event, at, is }) => ({
                key: event,
                title: eventNames[event],
                byline: `by ${eventOwners[event]}`,
                when: <Time at={at}>{ukDateTime(at)}</Time>,
                note: is === 'done' ? 'Done' : is === 'next' ? 'Next' : undefined,
              }))}
            />
          )}
          <p className="govuk-body-s">
            <a className="govuk-link" href={`/procurements/${id}/timetable`}>
              Timetable on a line
            </a>
          </p>
          <h2 className="govuk-heading-m">People</h2>
          <dl className="govuk-body-s">
            {view.people.map(({ duty, names }) => (
              <div key={duty} className="govuk-!-margin-bottom-1">
                <dt className="govuk-!-font-weight-bold">
                  {capital(say({ path: '', key: `procurement.duty-${duty}` }))}
                </dt>
                <dd className="govuk-!-margin-left-0">{names.join(', ')}</dd>
              </div>
            ))}
          </dl>
          <p className="govuk-body-s">
            <a className="govuk-link" href={`/procurements/${id}/people`}>
              People and duties
            </a>
          </p>
          <h2 className="govuk-heading-m">Questionnaire</h2>
          <VersionLines versions={view.versions} />
        </div>
      </div>
    </ProcurementFrame>
  );
}
