import type { ReactNode } from 'react';

type FigureProps = {
  /** Unique on the page; ids of the drawing are made from it. */
  id: string;
  title: string;
  /** What the drawing shows, in one sentence: also its description. */
  sentence: string;
  /** The drawing; left out where there is nothing to draw. */
  chart?: { width: number; height: number; content: ReactNode } | null;
  /** The table of the figures behind it. */
  children?: ReactNode;
};

/** A heading, one sentence, the drawing, and the table that says the same. */
export function Figure({ id, title, sentence, chart, children }: FigureProps) {
  return (
    <figure className="assay-figure" aria-labelledby={`${id}-heading`}>
      <h2 className="govuk-heading-m" id={`${id}-heading`}>
        {title}
      </h2>
      <p className="assay-figure__sentence">{sentence}</p>
      {chart && (
        <svg
          className="assay-chart"
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
          viewBox={`0 0 ${chart.width} ${chart.height}`}
          width={chart.width}
          height={chart.height}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-desc`}>{sentence}</desc>
          {chart.content}
        </svg>
      )}
      {children}
    </figure>
  );
}
