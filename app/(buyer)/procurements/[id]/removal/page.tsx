import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { type Params, type Search, wordsFor } from '@/app/_frame/search';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner, WarningText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDateTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { removalPage } from '@/lib/views/removal';
import { awardPath, Cited } from '../award-decision/shown';
import { printed } from '../results/shown';
import { CertificateShown, ManifestShown, type RemovalView } from './shown';
import { RemovalByTwo } from './two-people';

const load = cache(async (id: string) => removalPage(await readContext(), { id }));
const titleOf = ({ removed, plan, awarded }: RemovalView): string => {
  if (removed) return say('removal.certificate-file');
  return plan || awarded ? 'Remove what suppliers sent' : 'Records of a cancelled procurement';
};

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(titleOf(result.value), result.value.procurement.title) } : refusedTitle(result);
}

const doneWords = {
  removed: 'What suppliers sent is removed.',
  held: 'The records are on hold.',
  lifted: 'The hold on the records is lifted.',
};

/** What would go, what stays, and what stands against it. */
function Ahead({ view }: { view: RemovalView }) {
  const { clock, faults, plan, hold, mayHold, procurement } = view;
  return (
    <>
      {clock && (
        <p className="govuk-body">
          {say(`decision.basis-${clock.basis}`, { date: ukDate(clock.from) })}
          <Cited source={clock.source} />
        </p>
      )}
      {hold && (
        <InsetText>{say('decision.on-hold', { date: ukDate(hold.at), name: hold.by, reason: hold.reason })}</InsetText>
      )}
      <p className="govuk-body">
        <TextLink href={`${awardPath(procurement.id)}/hold`}>
          {mayHold ? 'Put the records on hold' : 'Holds on the records'}
        </TextLink>
      </p>
      {faults.length > 0 && (
        <InsetText>
          {faults.map((fault) => (
            <p key={fault.key} className="govuk-body">
              {say(fault)}
            </p>
          ))}
        </InsetText>
      )}
      {plan && (
        <>
          <WarningText>What is removed cannot be brought back, by anybody.</WarningText>
          {!view.opened && <p className="govuk-body">{say('removal.never-opened')}</p>}
          <ManifestShown manifest={plan.manifest} totals={plan.totals} caption="What would be removed" />
          {plan.manifest.staying > 0 && (
            <p className="govuk-body">{say('removal.staying', { count: plan.manifest.staying })}</p>
          )}
        </>
      )}
      <h2 className="govuk-heading-m">What stays</h2>
      <p className="govuk-body">{say(view.awarded ? 'removal.keeps' : 'removal.keeps-cancelled')}</p>
      <p className="govuk-body">{say('removal.backups')}</p>
    </>
  );
}

/** May what suppliers sent be removed; by whom, and what went. */
export default async function RemovalPage({ params, searchParams }: Params & Search<'done'>) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const done = wordsFor(doneWords, (await searchParams).done);
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="evaluation"
      crumbs={[...(view.awarded ? [{ text: 'Award decision', href: awardPath(id) }] : []), { text: titleOf(view) }]}
      title={titleOf(view)}
      caption={view.procurement.title}
      above={done && <NotificationBanner type="success">{done}</NotificationBanner>}
      printLine={printed(view.procurement, null)}
    >
      {view.removed ? (
        <>
          <CertificateShown view={view} />
          <h2 className="govuk-heading-m">What stays</h2>
          <p className="govuk-body">{say(view.awarded ? 'removal.keeps' : 'removal.keeps-cancelled')}</p>
          <p className="govuk-body">{say('removal.backups')}</p>
        </>
      ) : (
        <>
          {view.goingSince ? (
            <InsetText>{say('removal.going-on', { date: ukDateTime(view.goingSince) })}</InsetText>
          ) : (
            <Ahead view={view} />
          )}
          {(view.plan || view.step?.is === 'waiting') && <RemovalByTwo view={view} />}
        </>
      )}
    </ProcurementFrame>
  );
}
