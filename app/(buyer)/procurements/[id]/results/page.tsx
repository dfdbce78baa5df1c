import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { ButtonLink } from '@/app/_ui/button';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner, WarningText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { StackedTotals } from '@/app/_ui/stacked-totals';
import { Hash, Time } from '@/app/_ui/time';
import { ValuePlot } from '@/app/_ui/value-plot';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { type Decided, results } from '@/lib/views/results';
import { NotRanked, Ranking } from './ranking';
import { printed, resultsPath } from './shown';

const load = cache(async (id: string) => results(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle('Results', result.value.procurement.title) } : refusedTitle(result);
}

type View = Extract<Awaited<ReturnType<typeof results>>, Ok<unknown>>['value'];

/** No ranking at all, only what it waits for. */
function Waiting({ view }: { view: View }) {
  const { missing, faults, procurement } = view;
  return (
    <>
      <p className="govuk-body">
        Results appear when every score and price is in.{' '}
        {missing.length > 0 && say('results.not-decided', { count: missing.length })}
      </p>
      {missing.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {missing.map(({ name, what }) => (
            <li key={`${name} ${what}`}>
              {name}: {what}
            </li>
          ))}
        </ul>
      )}
      {faults.map((fault) => (
        <WarningText key={fault}>{say('results.engine-fault', { fault })}</WarningText>
      ))}
      <p className="govuk-body">
        <TextLink href={`/procurements/${procurement.id}/price`}>Open other criteria and prices</TextLink>
      </p>
    </>
  );
}

/** What the totals are made of, and what quality costs: ranked tenders only. */
function Figures({ decided }: { decided: Decided }) {
  const placed = decided.bids.filter(({ rank }) => rank !== null);
  const points = placed.flatMap(({ submissionId, letter, name, price, quality }) =>
    price !== null && quality ? [{ key: submissionId, letter, name, price, quality }] : [],
  );
  if (placed.length === 0) return null;
  return (
    <>
      {decided.mode === 'points' && (
        <StackedTotals
          id="totals"
          rows={placed.map(({ submissionId, name, security, other, pricePoints, total }) => ({
            key: submissionId,
            name,
            parts: { security, quality: other, price: pricePoints },
            total,
          }))}
        />
      )}
      {points.length > 0 && <ValuePlot id="value" points={points} minimumQuality={decided.minimumQuality} />}
    </>
  );
}

function State({ view, decided }: { view: View; decided: Decided }) {
  const { final, step, mayAsk, mayConfirm, procurement } = view;
  const path = `${resultsPath(procurement.id)}/finalise`;
  if (final)
    return (
      <>
        <InsetText>
          Final since <Time at={final.at}>{ukDateTime(final.at)}</Time>. {final.askedBy} asked and {final.confirmedBy}{' '}
          confirmed. Scoring engine {final.engineVersion}. Outcome <Hash value={decided.hash} />
        </InsetText>
        {view.toSummaries && (
          <p className="govuk-body">
            <TextLink href={`/procurements/${procurement.id}/summaries`}>{say('summary.title')}</TextLink>
          </p>
        )}
      </>
    );
  if (step?.is === 'waiting')
    return (
      <>
        <InsetText>
          {step.asker} asked for this outcome to become final. {step.mine && 'A different person must confirm.'}
        </InsetText>
        <ButtonLink href={path} look={mayConfirm && !step.mine ? 'primary' : 'secondary'}>
          {mayConfirm && !step.mine ? 'Go on to confirm the outcome' : 'See the request'}
        </ButtonLink>
      </>
    );
  if (view.lotsDiffer) return <WarningText>{say('results.lots-differ')}</WarningText>;
  return (
    <>
      <InsetText>This outcome is not final yet.</InsetText>
      {mayAsk && <ButtonLink href={path}>Finalise the outcome</ButtonLink>}
    </>
  );
}

function DecidedResults({ view, decided }: { view: View; decided: Decided }) {
  const { id } = view.procurement;
  const files = `/procurements/${id}/exports`;
  return (
    <>
      {decided.words.map((message) => (
        <p key={message.key + JSON.stringify(message.params)} className="govuk-body">
          {say(message)}
        </p>
      ))}
      <Ranking id={id} decided={decided} />
      <NotRanked id={id} bids={decided.bids} />
      {decided.reproduced ? (
        <p className="govuk-body">{say('results.recalculated-equal')}</p>
      ) : (
        <WarningText>{say('results.recalculated-different')}</WarningText>
      )}
      <State view={view} decided={decided} />
      <Figures decided={decided} />
      <h2 className="govuk-heading-m">Read further and take away</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <TextLink href={`/procurements/${id}/comparison`}>Compare suppliers</TextLink>
        </li>
        {view.final && (
          <li>
            <TextLink href={`/procurements/${id}/award-decision`}>Award decision</TextLink>
          </li>
        )}
        {view.lessons && (
          <li>
            <TextLink href={`${resultsPath(id)}/lessons`}>{say('lessons.title')}</TextLink>
          </li>
        )}
        <li>
          <TextLink href={`${files}/evaluation-matrix`} download>
            Download the evaluation matrix (XLSX)
          </TextLink>
        </li>
        <li>
          <TextLink href={`${files}/evaluation-matrix?format=ods`} download>
            Download the evaluation matrix (ODS)
          </TextLink>
        </li>
        <li>
          <TextLink href={`${files}/contest`} download>
            Download the contest (JSON)
          </TextLink>
        </li>
        <li>
          <TextLink href={`${files}/outcome`} download>
            Download the outcome (JSON)
          </TextLink>
        </li>
      </ul>
    </>
  );
}

/** Who won, by how much, and whether it is sound. */
export default async function ResultsPage({ params, searchParams }: Params & Search<'done'>) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const final = one((await searchParams).done) === 'final' && view.final !== null;
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="evaluation"
      crumbs={[{ text: 'Results' }]}
      width="wide"
      printLine={printed(view.procurement, view.version)}
    >
      {final && <NotificationBanner type="success">The outcome is final.</NotificationBanner>}
      <h1 className="govuk-heading-l">Results</h1>
      {view.decided ? <DecidedResults view={view} decided={view.decided} /> : <Waiting view={view} />}
    </ProcurementFrame>
  );
}
