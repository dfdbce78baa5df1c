import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search, wordsFor } from '@/app/_frame/search';
import { Button, ButtonLink } from '@/app/_ui/button';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { Details, InsetText, NotificationBanner, WarningText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { pounds } from '@/app/_ui/score';
import { Table } from '@/app/_ui/table';
import { Time } from '@/app/_ui/time';
import { CodeInput } from '@/app/_ui/two-person-step';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime, ukShortDate } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { has, say } from '@/lib/text';
import { sayPart } from '@/lib/text/parts';
import { type PriceRow, pricePage, type ScoreRow } from '@/lib/views/price';
import { Asking, resultsPath } from '../results/shown';
import { ask, cancel } from './actions';
import { LoadSheet } from './load-sheet';

type Props = Params & Search<'done' | 'fault'>;

/** What the upload handler said of a sheet that never arrived whole. Its name is not in the address. */
const faultOf = async ({ searchParams }: Props): Promise<string | undefined> => {
  const fault = one((await searchParams).fault);
  if (fault === undefined || !/^file-[a-z-]+$/.test(fault) || !has(`supplier.${fault}`)) return undefined;
  return say({ path: 'file', key: `supplier.${fault}`, params: { name: say('evidence.file-gone'), limit: 10 } });
};

const load = cache(async (id: string) => pricePage(await readContext(), { id }));

export async function generateMetadata(props: Props): Promise<Metadata> {
  const result = await load((await props.params).id);
  if (!result.ok) return refusedTitle(result);
  const title = pageTitle('Other criteria and prices', result.value.procurement.title);
  return { title: (await faultOf(props)) ? `${sayPart('parts.error-prefix')}: ${title}` : title };
}

type View = Extract<Awaited<ReturnType<typeof pricePage>>, Ok<unknown>>['value'];

const done: Record<string, string> = {
  opened: 'Prices are open.',
  prices: 'Prices saved.',
  dropped: say('price-sheet.dropped'),
  scores: 'Scores saved.',
};

/** Everything that stood before, with who entered it and why it changed: nothing is ever overwritten. */
function Earlier({ lines }: { lines: readonly { key: string; text: string }[] }) {
  if (lines.length === 0) return null;
  return (
    <Details summary="Earlier versions" className="govuk-!-margin-bottom-0">
      <ul className="govuk-list">
        {lines.map(({ key, text }) => (
          <li key={key}>
            <s>{text}</s> Superseded
          </li>
        ))}
      </ul>
    </Details>
  );
}

const scoreCells = ({ name, current, earlier }: ScoreRow) => [
  name,
  current ? current.score : 'Not entered',
  <div key="reason">
    {current?.reason ?? 'Not entered'}
    <Earlier
      lines={earlier.map((row) => ({
        key: String(row.version),
        text: `${row.score}, ${row.reason} (${row.enteredBy}, ${ukShortDate(row.enteredAt)})`,
      }))}
    />
  </div>,
  current ? `${current.enteredBy}, ${ukShortDate(current.enteredAt)}` : 'Nobody yet',
];

const outcomes = { disqualified: 'disqualified', disregarded: 'disregarded', 'not-scored': 'not scored' } as const;

const priceCells = ({ name, current, earlier, leftOut }: PriceRow, decided: boolean) => [
  name,
  current ? pounds(current.amount, 'table').slice(1) : 'Not entered',
  <div key="source">
    {current?.source ?? 'None'}
    {current?.reason && <p className="govuk-body-s govuk-!-margin-bottom-0">Changed: {current.reason}</p>}
    <Earlier
      lines={earlier.map((row) => ({
        key: String(row.version),
        text: `${pounds(row.amount, 'table')}, ${row.source} (${row.enteredBy}, ${ukShortDate(row.enteredAt)})`,
      }))}
    />
  </div>,
  current ? `${current.enteredBy}, ${ukShortDate(current.enteredAt)}` : 'Nobody yet',
  leftOut
    ? say('results.not-in-comparison', { outcome: outcomes[leftOut.outcome], refs: leftOut.refs })
    : decided
      ? 'In the price comparison'
      : 'Not known until every score and price is in',
];

function Criteria({ view }: { view: View }) {
  const { id } = view.procurement;
  if (view.criteria.length === 0) return <p className="govuk-body">The published award model has no other criteria.</p>;
  return view.criteria.map((criterion) => (
    <section key={criterion.id}>
      <Table
        captionSize="s"
        caption={`${criterion.title}, weighting ${criterion.weight}, highest score ${criterion.max}`}
        form="stack"
        columns={[
          { key: 'supplier', label: 'Supplier' },
          { key: 'score', label: 'Score', numeric: true },
          { key: 'reason', label: 'Reason' },
          { key: 'by', label: 'Entered by' },
        ]}
        rows={criterion.rows.map((row) => ({ key: row.submissionId, cells: scoreCells(row) }))}
      />
      {view.mayScore && (
        <ButtonLink look="secondary" href={`/procurements/${id}/price/criteria/${criterion.id}`}>
          Enter scores for {criterion.title}
        </ButtonLink>
      )}
    </section>
  ));
}

function Opening({ view }: { view: View }) {
  const { step, mayAsk, mayConfirm, whyNotConfirm, procurement } = view;
  const waiting = step?.is === 'waiting';
  return (
    <>
      <Asking step={step} who="officer" by={view.confirmBy} />
      {!waiting && mayAsk && (
        <ActionForm action={ask.bind(null, procurement.id)}>
          <ReasonField readers="panel" required value="Opening after quality scores were agreed and locked" rows={2} />
          <CodeInput />
          <Button>Ask for opening of the prices</Button>
        </ActionForm>
      )}
      {!waiting && !mayAsk && <InsetText>The lead or an officer of this procurement asks for opening.</InsetText>}
      {waiting && !step.mine && mayConfirm && (
        <ButtonLink href={`/procurements/${procurement.id}/price/open`}>Go on to open the prices</ButtonLink>
      )}
      {waiting && !step.mine && whyNotConfirm && <InsetText>{say({ path: '', key: whyNotConfirm })}</InsetText>}
      {waiting && mayAsk && (
        <ActionForm action={cancel.bind(null, procurement.id)}>
          <Button look="secondary">Cancel this request</Button>
        </ActionForm>
      )}
    </>
  );
}

function Low({ view }: { view: View }) {
  const { low } = view;
  if (!low?.flagged) return null;
  const lowest = view.prices.find(({ name }) => name === low.bidder)?.submissionId;
  return (
    <>
      <WarningText>
        {say('results.low-price', { name: low.bidder, mean: low.belowMean, next: low.belowNext })}
      </WarningText>
      {lowest && (
        <p className="govuk-body">
          <TextLink href={`/procurements/${view.procurement.id}/disregard/${lowest}`}>
            Notice, explanation and decision about {low.bidder}&rsquo;s price
          </TextLink>
        </p>
      )}
    </>
  );
}

function Prices({ view, error }: { view: View; error: string | undefined }) {
  const { opening, prices, mayPrice, procurement } = view;
  if (!view.priceCounts) return <p className="govuk-body">{say('award.no-price')}</p>;
  if (!opening) return <Opening view={view} />;
  return (
    <>
      <p className="govuk-body">
        Opened by {opening.askedBy} and {opening.confirmedBy} on <Time at={opening.at}>{ukDateTime(opening.at)}</Time>.
      </p>
      <Low view={view} />
      <Table
        caption="Total prices"
        captionSize="s"
        form="stack"
        columns={[
          { key: 'supplier', label: 'Supplier' },
          { key: 'price', label: 'Total price (£)', numeric: true },
          { key: 'source', label: 'Source file' },
          { key: 'by', label: 'Entered by' },
          { key: 'compared', label: 'Comparison' },
        ]}
        rows={prices.map((row) => ({ key: row.submissionId, cells: priceCells(row, view.decided) }))}
      />
      {mayPrice && (
        <>
          <ButtonLink href={`/procurements/${procurement.id}/price/enter`}>
            {prices.some(({ current }) => current) ? 'Change prices' : 'Enter prices'}
          </ButtonLink>
          <LoadSheet id={procurement.id} waiting={view.waitingSheet} error={error} />
        </>
      )}
    </>
  );
}

/** Other criteria and prices: closed until quality is locked, opened by two people, entered by the lead. */
export default async function PricePage(props: Props) {
  const { params, searchParams } = props;
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  const error = await faultOf(props);
  const banner = wordsFor(done, (await searchParams).done);
  return (
    <ProcurementFrame
      procurement={view.procurement}
      tab="evaluation"
      crumbs={[{ text: 'Other criteria and prices' }]}
      width="full"
    >
      {error && <ErrorSummary errors={[{ path: 'file', text: error }]} />}
      {banner && <NotificationBanner type="success">{banner}</NotificationBanner>}
      <h1 className="govuk-heading-l">Other criteria and prices</h1>
      {view.isFinal && <InsetText>{say('policy.finalised')}</InsetText>}
      {view.locked ? (
        <InsetText>
          {say('results.prices-stay-closed')}
          {view.stillToAgree > 0 && ` ${say('results.prices-still', { count: view.stillToAgree })}`}
        </InsetText>
      ) : (
        <>
          <h2 className="govuk-heading-m">Other criteria</h2>
          <Criteria view={view} />
          <h2 className="govuk-heading-m">Prices</h2>
          <Prices view={view} error={error} />
          <p className="govuk-body">
            {view.decided ? (
              <TextLink href={resultsPath(id)}>Read the results</TextLink>
            ) : (
              view.missing > 0 && say('results.not-decided', { count: view.missing })
            )}
          </p>
        </>
      )}
    </ProcurementFrame>
  );
}
