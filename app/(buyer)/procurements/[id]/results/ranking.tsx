import { Details } from '@/app/_ui/notices';
import { pounds } from '@/app/_ui/score';
import { type Column, Table } from '@/app/_ui/table';
import { Status } from '@/app/_ui/tag';
import { say } from '@/lib/text';
import type { Shown } from '@/lib/views/result-figures';
import type { Decided, ResultBid } from '@/lib/views/results';
import { clauses, resultsPath } from './shown';

/** A figure that unfolds to its working; every step of it is on the page of the trace. */
function Unfolding({ figure, href, name, what }: { figure: Shown | null; href: string; name: string; what: string }) {
  if (!figure) return 'Not scored';
  return (
    <Details summary={figure.shown} className="assay-figure-details govuk-!-margin-bottom-0">
      <p className="govuk-body-s">{figure.working}</p>
      <a className="govuk-link" href={href}>
        See every step
        <span className="govuk-visually-hidden">
          {' '}
          of {what} for {name}
        </span>
      </a>
    </Details>
  );
}

const totalNames = {
  points: 'Total',
  'price-per-quality': 'Price for each quality point',
  'value-index': 'Value index',
};

/** Ranked and tied tenders, by rank. */
export function Ranking({ id, decided }: { id: string; decided: Decided }) {
  const placed = decided.bids.filter(({ rank }) => rank !== null);
  if (placed.length === 0) return null;
  const hasPrice = placed.some(({ price }) => price !== null);
  const columns: Column[] = [
    { key: 'rank', label: 'Rank' },
    { key: 'supplier', label: 'Supplier' },
    { key: 'security', label: 'Security', numeric: true },
    ...(decided.hasOther ? [{ key: 'other', label: 'Other quality', numeric: true }] : []),
    ...(decided.mode === 'points' ? [] : [{ key: 'quality', label: 'Quality', numeric: true }]),
    ...(hasPrice ? [{ key: 'price', label: 'Price (£)', numeric: true }] : []),
    ...(decided.hasPricePoints ? [{ key: 'points', label: 'Price points', numeric: true }] : []),
    { key: 'total', label: totalNames[decided.mode], numeric: true },
    { key: 'outcome', label: 'Outcome' },
  ];
  return (
    <Table
      caption="Ranking"
      form="stack"
      columns={columns}
      rows={placed.map((bid) => {
        const href = `${resultsPath(id)}/${bid.submissionId}`;
        const unfold = (figure: Shown | null, what: string) => (
          <Unfolding key={what} figure={figure} href={href} name={bid.name} what={what} />
        );
        return {
          key: bid.submissionId,
          cells: [
            String(bid.rank),
            <a key="name" className="govuk-link" href={href}>
              {bid.name}
            </a>,
            unfold(bid.security, 'security'),
            ...(decided.hasOther ? [unfold(bid.other, 'other quality')] : []),
            ...(decided.mode === 'points' ? [] : [unfold(bid.quality, 'quality')]),
            ...(hasPrice ? [bid.price === null ? 'None' : pounds(bid.price, 'table').slice(1)] : []),
            ...(decided.hasPricePoints ? [unfold(bid.pricePoints, 'price points')] : []),
            unfold(bid.total, 'the total'),
            <Status key="outcome" of="outcome" is={bid.outcome} params={{ rank: bid.rank ?? '' }} />,
          ],
        };
      })}
    />
  );
}

function Out({
  id,
  title,
  rule,
  bids,
}: {
  id: string;
  title: string;
  rule: 'disqualified' | 'disregarded';
  bids: readonly ResultBid[];
}) {
  if (bids.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{title}</h2>
      <Table
        caption={title}
        captionHidden
        form="stack"
        columns={[
          { key: 'supplier', label: 'Supplier' },
          { key: 'reason', label: 'Reason' },
          { key: 'rule', label: 'Rule' },
        ]}
        rows={bids.map((bid) => ({
          key: bid.submissionId,
          cells: [
            <a key="name" className="govuk-link" href={`${resultsPath(id)}/${bid.submissionId}`}>
              {bid.name}
            </a>,
            bid.decided.length > 0
              ? bid.decided.map(({ ref, reason }) => `${ref}: ${reason}`).join('; ')
              : clauses(bid.because),
            say(`results.${rule}`, { because: clauses(bid.because) }),
          ],
        }))}
      />
    </>
  );
}

/** Tenders without a rank, each kind in a table of its own, never with zeros. */
export function NotRanked({ id, bids }: { id: string; bids: readonly ResultBid[] }) {
  const of = (outcome: ResultBid['outcome']) => bids.filter((bid) => bid.outcome === outcome);
  const none = of('not-scored');
  return (
    <>
      <Out id={id} title="Disqualified under the published method" rule="disqualified" bids={of('disqualified')} />
      <Out id={id} title="Disregarded" rule="disregarded" bids={of('disregarded')} />
      {none.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Not scored</h2>
          <p className="govuk-body">
            {none.map(({ name }) => name).join(', ')}: {say('results.not-scored')}
          </p>
        </>
      )}
    </>
  );
}
