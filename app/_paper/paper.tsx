import { SummaryList } from '@/app/_ui/summary-list';
import { Table } from '@/app/_ui/table';
import { type Block, headingsOver, type Paper } from '@/lib/paper/model';
import { say } from '@/lib/text';

const barWidth = 200;
const barHeight = 16;

/** A bar in its frame; the figure beside it says the same. */
function Bar({ share, words }: { share: number; words: string }) {
  return (
    <svg width={barWidth} height={barHeight} role="img" aria-label={words} viewBox={`0 0 ${barWidth} ${barHeight}`}>
      <rect x="0.5" y="0.5" width={barWidth - 1} height={barHeight - 1} fill="#ffffff" stroke="#505a5f" />
      <rect x="0.5" y="0.5" width={Math.max(0, share * (barWidth - 1))} height={barHeight - 1} fill="#0b4144" />
    </svg>
  );
}

const sizes = { 2: 'govuk-heading-l', 3: 'govuk-heading-m', 4: 'govuk-heading-s' } as const;
const headings = { 2: 'h2', 3: 'h3', 4: 'h4' } as const;

function Heading({ text, level }: { text: string; level: 2 | 3 | 4 }) {
  const Name = headings[level];
  return <Name className={sizes[level]}>{text}</Name>;
}

const prose = (text: string) => <span className="assay-prose">{text}</span>;

function Drawn({ block, under }: { block: Block; under: string }) {
  if ('heading' in block) return <Heading text={block.heading} level={block.level} />;
  if ('text' in block)
    return <p className="govuk-body assay-prose">{block.strong ? <strong>{block.text}</strong> : block.text}</p>;
  if ('list' in block)
    return (
      <>
        {block.intro !== undefined && <p className="govuk-body">{block.intro}</p>}
        <ul className="govuk-list govuk-list--bullet">
          {block.list.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </>
    );
  if ('facts' in block)
    return (
      <>
        {block.caption !== under && <p className="govuk-body govuk-!-font-weight-bold">{block.caption}</p>}
        <SummaryList rows={block.facts.map(([key, words]) => ({ key, value: prose(words) }))} />
      </>
    );
  if ('bars' in block) {
    const [name, figure, bar] = block.columns;
    return (
      <Table
        caption={block.caption}
        form="stack"
        columns={[
          { key: 'name', label: name },
          { key: 'figure', label: figure, numeric: true },
          { key: 'bar', label: bar },
        ]}
        rows={block.bars.map((row) => ({
          key: row.name,
          cells: [
            row.name,
            row.figure,
            <Bar key="bar" share={row.share} words={say('paper.bar-words', { figure: row.figure })} />,
          ],
        }))}
      />
    );
  }
  if ('rows' in block)
    return (
      <Table
        caption={block.caption}
        captionHidden={block.caption === under}
        form="stack"
        columns={block.columns.map(({ heading, figures }) => ({
          key: heading,
          label: heading,
          ...(figures ? { numeric: true } : {}),
        }))}
        rows={block.rows.map((row, at) => ({ key: `${at} ${row[0]}`, cells: row.map(prose) }))}
      />
    );
  return null;
}

/** A document for reading, drawn from the model that its DOCX is made of. Starts at h2: the page has the title. */
export function PaperInFull({ paper: { blocks } }: { paper: Paper }) {
  const over = headingsOver(blocks);
  return (
    <article>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no names and never change places
        <Drawn key={at} block={block} under={over[at] ?? ''} />
      ))}
    </article>
  );
}
