import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DotPlot } from './dot-plot';
import { HeatTable, widestDifference } from './heat-table';
import { ProfileBars } from './profile-bars';
import type { Score } from './score';
import { StackedTotals } from './stacked-totals';
import { Table } from './table';
import { TraceTree } from './trace-tree';
import { ValuePlot } from './value-plot';

const score = (shown: string, exact = `${shown.replace('.', '')}/100`): Score => ({ shown, exact });
const given = (shown: string) => score(shown) as NonNullable<Score>;
const series = [
  { key: 'a', letter: 'A', name: 'Fenlight' },
  { key: 'b', letter: 'B', name: 'Harrow' },
];
const rows = [
  { key: 's1', label: 'Protecting data', minimum: '50', scores: [score('92.00'), score('41.00')] },
  { key: 's2', label: 'Updates', scores: [score('60.00'), score('60.00')] },
  { key: 's3', label: 'Recovery', scores: [null, score('70.00')] },
];
const text = (markup: string) =>
  markup
    .replace(/<(title|desc)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the heat table', () => {
  const markup = renderToStaticMarkup(
    <HeatTable
      caption="Sections"
      rowName="Section"
      columns={series.map(({ key, name }) => ({ key, label: name }))}
      rows={rows}
    />,
  );

  it('names the row where suppliers differ most', () => {
    expect(widestDifference(rows)).toBe('Widest difference: Protecting data, from 41.00 to 92.00.');
    expect(widestDifference([])).toBe('Nothing is scored yet, so there is no difference to show.');
  });

  it('shades in five steps and says in words what lies below a minimum', () => {
    expect(markup).toMatch(/assay-heat--5[^>]*>\s*<span>92\.00/);
    expect(markup).toMatch(/assay-heat--3 assay-heat--below[^>]*>\s*<span>41\.00<span[^>]*>below minimum/);
    expect(markup).toMatch(/assay-heat--4[^>]*>\s*<span>60\.00/);
  });

  it('leaves what is not scored unshaded', () => {
    expect(markup).toMatch(/<td class="govuk-table__cell govuk-table__cell--numeric"[^>]*>Not scored/);
  });

  it('judges a minimum by the exact figure, not by the shown one', () => {
    const close = renderToStaticMarkup(
      <HeatTable
        caption="x"
        rowName="Section"
        columns={[{ key: 'a', label: 'A' }]}
        rows={[{ key: 'r', label: 'R', minimum: '50', scores: [score('50.00', '49999/1000')] }]}
      />,
    );
    expect(close).toContain('below minimum');
  });
});

describe('every chart', () => {
  const charts = {
    dots: <DotPlot id="dots" series={series} rows={rows} />,
    profile: (
      <ProfileBars
        id="profile"
        rowName="Principle"
        rows={[
          { key: '1', label: '1 Understanding', score: score('80.00'), minimum: '50' },
          { key: '2', label: '2 Risks', score: score('40.00'), minimum: '50' },
          { key: '3', label: '3 Governance', score: null },
        ]}
      />
    ),
    totals: (
      <StackedTotals
        id="totals"
        rows={[
          {
            key: 'a',
            name: 'Fenlight',
            parts: { security: score('12.00'), quality: score('40.00'), price: score('34.80') },
            total: score('86.80'),
          },
          {
            key: 'b',
            name: 'Harrow',
            parts: { security: score('10.00'), quality: score('31.80'), price: score('40.00') },
            total: score('81.80'),
          },
        ]}
      />
    ),
    value: (
      <ValuePlot
        id="value"
        minimumQuality="50"
        points={[
          { key: 'a', letter: 'A', name: 'Fenlight', price: '102000.00', quality: given('86.00') },
          { key: 'b', letter: 'B', name: 'Harrow', price: '95000.00', quality: given('81.00') },
        ]}
      />
    ),
  };

  it.each(Object.entries(charts))('%s has a title, a description, a table and no inline style', (_, chart) => {
    const markup = renderToStaticMarkup(chart);
    expect(markup).toMatch(/<svg[^>]*role="img"[^>]*aria-labelledby="[a-z]+-title [a-z]+-desc"/);
    expect(markup).toContain('<title');
    expect(markup).toContain('<desc');
    expect(markup).toContain('Figures behind this chart');
    expect(markup).not.toContain('style=');
    expect(markup).not.toContain('NaN');
  });

  it.each([
    // Each leads in one section, so neither leads.
    ['dots', 'No supplier leads in more sections than the others.'],
    ['profile', 'Strongest in 1 Understanding, weakest in 2 Risks.'],
    ['totals', 'Harrow leads on price, Fenlight on security.'],
    ['value', 'Harrow costs £7,000 less than Fenlight and scores 5.00 fewer quality points.'],
  ] as const)('%s says in a sentence what it shows', (name, sentence) => {
    expect(text(renderToStaticMarkup(charts[name]))).toContain(sentence);
  });

  it('says who leads where somebody does', () => {
    const first = rows.slice(0, 2);
    expect(text(renderToStaticMarkup(<DotPlot id="d" series={series} rows={first} />))).toContain(
      'Fenlight leads in 1 of 2 sections.',
    );
  });

  it('speaks of questions where its rows are questions', () => {
    const marks = renderToStaticMarkup(<DotPlot id="d" of="question" series={series} rows={rows.slice(0, 2)} />);
    expect(text(marks)).toContain('Fenlight leads in 1 of 2 questions.');
    expect(text(marks)).toContain('Share of the highest score, in %');
  });

  it('draws nothing where nothing is scored', () => {
    const empty = renderToStaticMarkup(
      <DotPlot id="d" series={series} rows={[{ key: 'r', label: 'R', scores: [null, null] }]} />,
    );
    expect(empty).not.toContain('<svg');
    expect(empty).toContain('Nothing is scored yet, so there is no chart to show.');
  });

  it('gives each supplier its own line beyond six', () => {
    const many = Array.from({ length: 8 }, (_, index) => ({
      key: `k${index}`,
      letter: 'ABCDEFGH'[index] ?? '',
      name: `Supplier ${index}`,
    }));
    const markup = renderToStaticMarkup(
      <DotPlot id="d" series={many} rows={[{ key: 'r', label: 'R', scores: many.map(() => score('50.00')) }]} />,
    );
    const heights = new Set([...markup.matchAll(/translate\([\d.]+ ([\d.]+)\)/g)].map((match) => match[1]));
    expect(heights.size).toBe(8);
  });
});

describe('a table', () => {
  it('keeps its roles and says its labels, so that it can be taken apart on a narrow screen', () => {
    const markup = renderToStaticMarkup(
      <Table
        caption="Suppliers"
        form="stack"
        columns={[
          { key: 'name', label: 'Supplier' },
          { key: 'price', label: 'Price (£)', numeric: true },
        ]}
        rows={[{ key: 'a', cells: ['Fenlight', '95,000.00'] }]}
      />,
    );
    expect(markup).toContain('<table class="govuk-table assay-table--stack" role="table">');
    expect(markup).toContain('role="rowheader">Fenlight');
    expect(markup).toContain('class="govuk-table__cell govuk-table__cell--numeric" data-label="Price (£)" role="cell"');
  });
});

describe('a trace', () => {
  it('unfolds with numbers down to its leaves', () => {
    const trace = {
      label: 'Section B',
      rule: 'sum' as const,
      value: '24/1',
      parts: [
        {
          label: 'B1',
          rule: 'share' as const,
          value: '16/1',
          parts: [
            { label: 'mark', rule: 'given' as const, value: '4/1', parts: [] },
            { label: 'highest', rule: 'given' as const, value: '5/1', parts: [] },
            { label: 'weight', rule: 'given' as const, value: '20/1', parts: [] },
          ],
        },
        { label: 'B2', rule: 'given' as const, value: '8/1', parts: [] },
      ],
    };
    const markup = renderToStaticMarkup(
      <TraceTree trace={trace} leaf={(part) => (part.label === 'mark' ? 'Read the answer' : null)} />,
    );
    expect(text(markup)).toContain('Section B: 24.00 = B1 16.00 + 8');
    expect(text(markup)).toContain('1.1 mark: 4 Read the answer');
    expect(markup).toContain('id="step-1.3"');
  });
});
