import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Checkboxes } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { SpreadsheetLinks } from '@/app/_ui/spreadsheet-links';
import { Table } from '@/app/_ui/table';
import { readContext } from '@/lib/commands/from-request';
import { awardSources } from '@/lib/procurement/award';
import { ukDate } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { obligationsPage } from '@/lib/views/obligations';
import { awardPath, Cited } from '../shown';
import { accept } from './actions';

const title = 'Schedule of obligations';
const load = cache(async (id: string) => obligationsPage(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

type View = Extract<Awaited<ReturnType<typeof obligationsPage>>, Ok<unknown>>['value'];

function Schedule({ view }: { view: View }) {
  const { lines, procurement, submissionId, mayChange } = view;
  const path = `${awardPath(procurement.id)}/obligations`;
  if (lines.length === 0)
    return (
      <p className="govuk-body">
        The schedule is empty. It fills when an officer accepts what the winning answers promise, or adds an obligation.
      </p>
    );
  return (
    <>
      <Table
        caption="Obligations"
        captionHidden
        form="stack"
        columns={[
          { key: 'number', label: say('decision.col-number') },
          { key: 'from', label: say('decision.col-from') },
          { key: 'obligation', label: say('decision.col-obligation') },
          { key: 'owner', label: say('decision.col-owner') },
          { key: 'due', label: say('decision.col-due') },
          { key: 'evidence', label: say('decision.col-evidence') },
          { key: 'state', label: say('decision.col-state') },
          { key: 'change', label: 'Change', hidden: true },
        ]}
        rows={lines.map((line) => ({
          key: String(line.number),
          cells: [
            String(line.number),
            line.questionId !== null && submissionId !== null ? (
              <TextLink
                key="from"
                href={`/procurements/${procurement.id}/results/${submissionId}/answers/${line.questionId}`}
                hidden=": read the answer"
              >
                {line.ref}
              </TextLink>
            ) : (
              'None: added'
            ),
            <span key="words" className="assay-prose">
              {line.obligation}
              {line.indicator && ` (${say('decision.col-indicator')})`}
            </span>,
            line.owner,
            <span key="due">
              {line.due === null ? say('decision.due-none') : ukDate(line.due)}
              {line.reminderOn && (
                <span className="govuk-hint govuk-!-margin-bottom-0 govuk-!-display-block">
                  {say('decision.next-reminder', { date: ukDate(line.reminderOn) })}
                </span>
              )}
            </span>,
            line.evidence || 'None',
            say(`decision.state-${line.state}`),
            <TextLink key="change" href={`${path}/${line.number}`} hidden={` obligation ${line.number}`}>
              {mayChange ? 'Change' : 'Read'}
            </TextLink>,
          ],
        }))}
      />
      <SpreadsheetLinks href={`/procurements/${procurement.id}/exports/obligations`} />
      <p className="govuk-body">
        <TextLink href={`/procurements/${procurement.id}/exports/obligations-csv`} download>
          Download as plain text with commas (CSV)
        </TextLink>
      </p>
    </>
  );
}

/** What the winning answers promise and no line was made from yet, all ticked. */
function Promises({ view }: { view: View }) {
  const { left, procurement, mayChange } = view;
  if (left.length === 0) return <p className="govuk-body">Every promise of the winning answers is in the schedule.</p>;
  if (!mayChange)
    return (
      <p className="govuk-body">
        {left.length} {left.length === 1 ? 'promise waits' : 'promises wait'} for an officer to accept them.
      </p>
    );
  return (
    <ActionForm action={accept.bind(null, procurement.id)}>
      <Checkboxes
        name="keys[]"
        legend="Promises to put into the schedule"
        legendSize="s"
        hint="Owner, date and words can be changed afterwards."
        small
        values={left.map(({ key }) => key)}
        items={left.map(({ key, ref, kind, obligation, due }) => ({
          value: key,
          label: `${ref}, ${say(`decision.kind-${kind}`)}${due === null ? '' : `, ${ukDate(due)}`}`,
          hint: <span className="assay-prose">{obligation}</span>,
        }))}
      />
      <Button>Put into the schedule</Button>
    </ActionForm>
  );
}

/** What was promised, by whom, by when and with what evidence; and what the answers promise beside it. */
export default async function ObligationsPage({ params, searchParams }: Params & Search<'accepted' | 'saved'>) {
  const { id } = await params;
  const { accepted, saved } = await searchParams;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const { indicators, lines, left, mayChange } = view;
  const count = one(accepted);
  const number = one(saved);
  const banner =
    count !== undefined && /^[1-9]\d{0,4}$/.test(count) && lines.length > 0
      ? `${count} ${count === '1' ? 'obligation' : 'obligations'} put into the schedule.`
      : lines.some((line) => String(line.number) === number)
        ? `Obligation ${number} saved.`
        : null;
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="evaluation"
      crumbs={[{ text: 'Award decision', href: awardPath(id) }, { text: title }]}
      width="full"
      title={title}
      caption={view.procurement.title}
      above={banner && <NotificationBanner type="success">{banner}</NotificationBanner>}
    >
      {!view.awarded ? (
        <InsetText>{say('policy.not-awarded')}</InsetText>
      ) : (
        <>
          {indicators.wanted && (
            <InsetText>
              {say('decision.indicators-wanted', { count: indicators.chosen, least: indicators.least })}
              <Cited source={awardSources.indicators} />
            </InsetText>
          )}
          <Schedule view={view} />
          {lines.length > 0 && (
            <p className="govuk-body">
              {say(view.reminds ? 'decision.reminders-who' : 'decision.reminders-need-mail')}
            </p>
          )}
          {mayChange && (
            <ButtonLink href={`${awardPath(id)}/obligations/new`} look="secondary">
              Add an obligation
            </ButtonLink>
          )}
          <h2 className="govuk-heading-m">Promised in the winning answers</h2>
          {left.length === 0 && lines.length === 0 ? (
            <p className="govuk-body">
              Assay found no dated commitment, requirement, figure or evidence with an end in them.
            </p>
          ) : (
            <Promises view={view} />
          )}
        </>
      )}
    </ProcurementFrame>
  );
}
