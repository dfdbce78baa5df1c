import type { ReactNode } from 'react';
import { summary, type TraceJson, traceFromJson } from '@/lib/scoring/trace';

type TraceTreeProps = {
  trace: TraceJson;
  /** What stands under a leaf: the publishable reason, a link to the answer. */
  leaf?: (trace: TraceJson) => ReactNode;
  /** How many levels are open at first. */
  open?: number;
};

const line = (trace: TraceJson): string => summary(traceFromJson(trace));

function Step({ trace, leaf, open, number }: Required<TraceTreeProps> & { number: string }) {
  const under = leaf(trace);
  const title = (
    <>
      {number && `${number} `}
      <span className="assay-trace__value">{line(trace)}</span>
    </>
  );
  if (trace.parts.length === 0) {
    return (
      <>
        <span>{title}</span>
        {under != null && <div>{under}</div>}
      </>
    );
  }
  return (
    <details open={open > 0}>
      <summary>{title}</summary>
      {under}
      <ol>
        {trace.parts.map((part, index) => {
          const own = number ? `${number}.${index + 1}` : `${index + 1}`;
          return (
            <li key={own} id={`step-${own}`}>
              <Step trace={part} leaf={leaf} open={open - 1} number={own} />
            </li>
          );
        })}
      </ol>
    </details>
  );
}

/** How a figure was worked out, down to the marks it came from: numbered 1, 1.1, 1.1.1, each step unfolding. */
export function TraceTree({ trace, leaf = () => null, open = 0 }: TraceTreeProps) {
  return (
    <div className="assay-trace">
      <Step trace={trace} leaf={leaf} open={open} number="" />
    </div>
  );
}
