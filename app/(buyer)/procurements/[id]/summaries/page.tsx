import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { ButtonLink } from '@/app/_ui/button';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner, WarningText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { Table } from '@/app/_ui/table';
import { Hash, Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukSavedTime } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { type SummaryLine, summaries } from '@/lib/views/summaries';
import { summariesPath } from './shown';

const load = cache(async (id: string) => summaries(await readContext(), { id }));

type View = Extract<Awaited<ReturnType<typeof summaries>>, Ok<unknown>>['value'];

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(say('summary.title'), result.value.procurement.title) } : refusedTitle(result);
}

const reasonsOf = ({ owed, checked, doubtful }: SummaryLine): string => {
  if (owed === 'letter') return '';
  if (checked) return say('summary.reasons-checked');
  return doubtful > 0 ? say('summary.reasons-doubtful', { count: doubtful }) : say('summary.reasons-unchecked');
};

const stateOf = ({ owed, checked, released }: SummaryLine): string => {
  if (owed === 'letter') return say('summary.state-none');
  if (released) return say('summary.state-released');
  return say(checked ? 'summary.state-ready' : 'summary.state-not-ready');
};

const releasedWords = ({ count, at }: NonNullable<View['release']>): string =>
  say('summary.released', { count, time: `${ukDate(at)} at ${ukSavedTime(at).replace(/^0/, '')}` });

/** What the release waits for, and the way to it. */
function Release({ view }: { view: View }) {
  const { notReady, withoutWinner, release, step, mayAsk, mayConfirm, procurement } = view;
  if (release)
    return (
      <InsetText>
        <Time at={release.at}>{releasedWords(release)}</Time>. {release.askedBy} asked and {release.confirmedBy}{' '}
        confirmed. Summaries <Hash value={release.hash} />
      </InsetText>
    );
  if (withoutWinner) return <WarningText>{say(`summary.no-winner-${withoutWinner}`)}</WarningText>;
  const path = `${summariesPath(procurement.id)}/release`;
  const confirms = step?.is === 'waiting' && mayConfirm && !step.mine;
  return (
    <>
      <InsetText>
        {say('summary.same-moment')}{' '}
        {notReady.length > 0
          ? say('summary.not-ready', { count: notReady.length, names: notReady.join(', ') })
          : say('summary.all-ready')}
      </InsetText>
      {step?.is === 'waiting' ? (
        <ButtonLink href={path} look={confirms ? 'primary' : 'secondary'}>
          {confirms ? 'Go on to confirm the release' : 'See the request'}
        </ButtonLink>
      ) : (
        mayAsk && notReady.length === 0 && <ButtonLink href={path}>Release all summaries</ButtonLink>
      )}
    </>
  );
}

/** Whether every assessed supplier can see why. */
export default async function SummariesPage({ params, searchParams }: Params & Search<'done'>) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const { lines, release, procurement, portal } = view;
  const done = one((await searchParams).done);
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="evaluation"
      crumbs={[{ text: 'Results', href: `/procurements/${id}/results` }, { text: say('summary.title') }]}
      width="full"
    >
      {done === 'released' && release && (
        <NotificationBanner type="success">{releasedWords(release)}</NotificationBanner>
      )}
      {done === 'checked' && !release && (
        <NotificationBanner type="success">The summary is checked.</NotificationBanner>
      )}
      <h1 className="govuk-heading-l">{say('summary.title')}</h1>
      <p className="govuk-body">
        Every assessed supplier is owed one, disqualified ones too. It holds the supplier’s own scores and reasons, and
        for everybody else those of the most advantageous tender.
      </p>
      <Table
        caption="What each supplier gets"
        form="stack"
        columns={[
          { key: 'supplier', label: 'Supplier' },
          { key: 'owed', label: 'Owed?' },
          { key: 'reasons', label: 'Reasons checked' },
          { key: 'redactions', label: 'Redactions', numeric: true },
          { key: 'state', label: 'State' },
        ]}
        rows={lines.map((line) => ({
          key: line.submissionId,
          cells: [
            <TextLink key="link" href={`${summariesPath(id)}/${line.submissionId}`}>
              {line.name}
            </TextLink>,
            say(line.owed === 'summary' ? 'summary.owed-yes' : 'summary.owed-no'),
            reasonsOf(line),
            line.owed === 'summary' ? String(line.withheld) : '',
            stateOf(line),
          ],
        }))}
      />
      <Release view={view} />
      {portal && (
        <p className="govuk-body">
          These suppliers responded through your own portal and have no account in Assay. After the release, print each
          summary and send all of them through the portal at the same moment.
        </p>
      )}
    </ProcurementFrame>
  );
}
