import { Details, InsetText, WarningText } from '@/app/_ui/notices';
import { pounds } from '@/app/_ui/score';
import { Table } from '@/app/_ui/table';
import { Status } from '@/app/_ui/tag';
import { TraceTree } from '@/app/_ui/trace-tree';
import { WeightMargins } from '@/app/_ui/weight-margins';
import { WinShares } from '@/app/_ui/win-shares';
import { compare, parseExact } from '@/lib/scoring/fraction';
import { say } from '@/lib/text';
import type { Findings } from '@/lib/views/rehearsal';

type Given = { findings: Findings };

function Ranking({ findings, prices }: Given & { prices: readonly { bidder: string; price: string }[] }) {
  return (
    <section>
      <h2 className="govuk-heading-m">Ranking</h2>
      <p className="govuk-body">
        <strong>{findings.winner}.</strong>
      </p>
      <Table
        caption="Made-up bids by rank"
        captionSize="s"
        form="stack"
        columns={[
          { key: 'bid', label: 'Bid' },
          { key: 'rank', label: 'Outcome' },
          { key: 'price', label: 'Price (£)', numeric: true },
          { key: 'total', label: 'Total', numeric: true },
          { key: 'why', label: 'How it comes about' },
        ]}
        rows={findings.ranking.map(({ name, rank, outcome, total, trace, reasons }) => {
          const price = prices.find(({ bidder }) => bidder === name)?.price;
          return {
            key: name,
            cells: [
              name,
              <Status key="outcome" of="outcome" is={outcome} params={{ rank: rank ?? '' }} />,
              price ? pounds(price, 'table').slice(1) : 'None',
              total ?? 'Not ranked',
              <div key="why">
                {reasons.length > 0 && <p className="govuk-body-s">Because {reasons.join('; ')}.</p>}
                {trace ? (
                  <Details summary={`Working for ${name}`} className="govuk-!-margin-bottom-0">
                    <TraceTree trace={trace} />
                  </Details>
                ) : (
                  'No figure was worked out'
                )}
              </div>,
            ],
          };
        })}
      />
    </section>
  );
}

/** What the first row of the table says, in one sentence. */
const removalSentence = (rows: Findings['removals']): string => {
  const [first] = rows;
  if (first?.changed) return say('rehearsal.removal-flips', { name: first.name });
  if (first?.reordered) return say('rehearsal.removal-reorders', { name: first.name });
  return say('rehearsal.removal-none');
};

function Removals({ findings: { removals } }: Given) {
  return (
    <section>
      <h2 className="govuk-heading-m">If one bid left</h2>
      <p className="govuk-body">{removalSentence(removals)}</p>
      <Table
        caption="The winner without each bid"
        captionSize="s"
        form="stack"
        columns={[
          { key: 'bid', label: 'Bid removed' },
          { key: 'winner', label: 'Winner' },
          { key: 'changed', label: 'Changed?' },
        ]}
        rows={removals.map(({ name, ranked, wins, changed, reordered, isWinner, before }) => ({
          key: name,
          cells: [
            name,
            wins,
            changed && !isWinner ? (
              <strong key="flip">{say('rehearsal.changes-from-to', { from: before, to: wins })}</strong>
            ) : changed ? (
              <strong key="flip">The next in line does not move up: {wins} wins</strong>
            ) : !ranked ? (
              say('rehearsal.removal-unranked', { name })
            ) : isWinner ? (
              'It was first itself, so the next in line moves up'
            ) : reordered ? (
              'The same winner, but the others change places'
            ) : (
              'No'
            ),
          ],
        }))}
      />
    </section>
  );
}

function Deciding({ findings: { deciding, questions } }: Given) {
  return (
    <section>
      <h2 className="govuk-heading-m">Questions that can decide</h2>
      <p className="govuk-body">
        {deciding.length > 0
          ? say('rehearsal.deciding-some', { count: deciding.length, all: questions })
          : say('rehearsal.deciding-none')}
      </p>
      {deciding.length > 0 && (
        <Table
          caption="The smallest change of one mark that changes the winner"
          captionSize="s"
          form="stack"
          columns={[
            { key: 'question', label: 'Question' },
            { key: 'change', label: 'Smallest change' },
            { key: 'winner', label: 'What happens' },
          ]}
          rows={deciding.map(({ ref, wording, bid, from, to, before, wins }) => ({
            key: ref,
            cells: [
              `${ref}. ${wording}`,
              `${bid}: ${from} to ${to}`,
              <strong key="flip">{say('rehearsal.changes-from-to', { from: before, to: wins })}</strong>,
            ],
          }))}
        />
      )}
    </section>
  );
}

/** The bid that wins most often, first in the sentence over the chart. */
const mostOften = (rows: NonNullable<Findings['shares']>['rows']) =>
  rows.reduce<(typeof rows)[number] | null>(
    (best, row) => (best && compare(parseExact(row.first.exact), parseExact(best.first.exact)) <= 0 ? best : row),
    null,
  );

function Shares({ shares, seed, spread }: { shares: Findings['shares']; seed: number; spread: number }) {
  if (!shares) return null;
  const best = mostOften(shares.rows);
  const samples = shares.samples.toLocaleString('en-GB');
  return (
    <>
      <WinShares
        id="shares"
        title="Who wins when weightings change a little"
        sentence={best ? say('rehearsal.shares-sentence', { name: best.name, share: best.first.shown }) : ''}
        axis={say('rehearsal.shares-axis', { samples, seed })}
        rows={shares.rows}
      />
      {shares.out && <p className="govuk-body">{shares.out}</p>}
      <Details summary="How the weightings are drawn">
        <p className="govuk-body">
          {say('rehearsal.shares-how', {
            low: `${(100 - spread) / 100}`,
            high: `${(100 + spread) / 100}`,
            samples,
            seed,
          })}
        </p>
      </Details>
    </>
  );
}

function PriceWarning({ findings, relative }: Given & { relative: boolean }) {
  if (!relative) return null;
  const flip = findings.removals.find(({ reordered }) => reordered);
  return (
    <WarningText>
      {say('rehearsal.relative')}{' '}
      {flip ? say('rehearsal.relative-here', { name: flip.name }) : say('rehearsal.relative-not-here')}
    </WarningText>
  );
}

type FoundProps = Given & {
  prices: readonly { bidder: string; price: string }[];
  relative: boolean;
  settings: { seed: number; spread: number };
};

/** Everything that a rehearsal found, each block opening with its sentence. */
export function Found({ findings, prices, relative, settings }: FoundProps) {
  return (
    <>
      <Ranking findings={findings} prices={prices} />
      <PriceWarning findings={findings} relative={relative} />
      <Removals findings={findings} />
      <Deciding findings={findings} />
      <WeightMargins
        id="margins"
        title="How far each weighting may move"
        rowName="Criterion"
        sentence={findings.award.sentence}
        rows={findings.award.rows}
      />
      {findings.sections && (
        <WeightMargins
          id="section-margins"
          title="How far each section’s weighting may move"
          rowName="Section"
          sentence={findings.sections.sentence}
          rows={findings.sections.rows}
        />
      )}
      <InsetText>{say('rehearsal.margins-how')}</InsetText>
      <Shares shares={findings.shares} {...settings} />
    </>
  );
}
