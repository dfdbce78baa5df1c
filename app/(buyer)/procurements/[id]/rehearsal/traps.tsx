import { Details } from '@/app/_ui/notices';
import { Table } from '@/app/_ui/table';
import { TraceTree } from '@/app/_ui/trace-tree';
import { say } from '@/lib/text';
import type { Trap } from '@/lib/views/rehearsal';

type TrapProps = {
  trap: Trap;
  words: 'trap-gate' | 'trap-rounding';
  title: string;
  caption: string;
  given: string;
  right: string;
  wrong: string;
};

function OneTrap({ trap, words, title, caption, given, right, wrong }: TrapProps) {
  const total = (bidder: string, side: 'right' | 'wrong') =>
    trap.rows.find((row) => row.bidder === bidder)?.[side] ?? 'Out';
  return (
    <section>
      <h3 className="govuk-heading-s">{title}</h3>
      <p className="govuk-body">
        {say({
          path: '',
          key: `rehearsal.${words}`,
          params: {
            rightA: total('A', 'right'),
            rightB: total('B', 'right'),
            wrongA: total('A', 'wrong'),
            wrongB: total('B', 'wrong'),
            rightWins: trap.rightWins,
            wrongWins: trap.wrongWins,
          },
        })}
      </p>
      <Table
        caption={caption}
        captionSize="s"
        form="stack"
        columns={[
          { key: 'bid', label: 'Bid' },
          { key: 'given', label: given },
          { key: 'right', label: right, numeric: true },
          { key: 'wrong', label: wrong, numeric: true },
        ]}
        rows={trap.rows.map((row) => ({
          key: row.bidder,
          cells: [row.bidder, row.given, row.right ?? 'Out', row.wrong ?? 'Out'],
        }))}
      />
      {trap.traces.map(({ bidder, trace }) => (
        <Details key={bidder} summary={`Working for ${bidder} in ${title.split(':')[0]?.toLowerCase()}`}>
          <TraceTree trace={trace} />
        </Details>
      ))}
    </section>
  );
}

/** Two known ways to pick the wrong winner, worked out by the same engine on bids of their own. */
export function Traps({ traps }: { traps: { gate: Trap; rounding: Trap } }) {
  return (
    <section>
      <h2 className="govuk-heading-m">Two traps that Assay keeps you out of</h2>
      <p className="govuk-body">
        Both are worked out here by the scoring engine, on small examples of their own. They do not use your bids.
      </p>
      <OneTrap
        trap={traps.gate}
        words="trap-gate"
        title={say('rehearsal.trap-gate-title')}
        caption="Price weighs 60, relative to the lowest"
        given="Quality and price"
        right="Total, C out first"
        wrong="Total, C’s price left in"
      />
      <OneTrap
        trap={traps.rounding}
        words="trap-rounding"
        title={say('rehearsal.trap-rounding-title')}
        caption="Three questions of 33, 33 and 34"
        given="Marks out of 5"
        right="Exact total"
        wrong="Total of rounded lines"
      />
    </section>
  );
}
