import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { WeightMargins } from './weight-margins';
import { WinShares } from './win-shares';

const figure = (shown: string) => ({ shown, exact: `${shown.replace('.', '')}/100` });

describe('the chart of weighting margins', () => {
  const markup = renderToStaticMarkup(
    <WeightMargins
      id="margins"
      title="How far each weighting may move"
      sentence="The winner changes first if Price falls below 31.25%."
      rowName="Criterion"
      rows={[
        {
          key: 'price',
          label: 'Price',
          weight: figure('40.00'),
          from: figure('31.25'),
          to: figure('100.00'),
          below: 'Harrow',
          above: null,
        },
      ]}
    />,
  );

  it('says in its description what stands above it, and gives every figure in a table', () => {
    expect(markup).toContain('<desc id="margins-desc">The winner changes first if Price falls below 31.25%.</desc>');
    for (const text of ['40.00', '31.25', '100.00', 'Harrow', 'The winner stays'])
      expect(markup).toContain(`>${text}<`);
  });

  it('names the new winner at the end where it changes, and marks only that end', () => {
    expect(markup).toContain('Below 31.25: Harrow');
    expect(markup.match(/assay-chart__minimum/g)).toHaveLength(1);
  });
});

describe('the chart of shares of wins', () => {
  it('prints each share at its bar, and first, second and third in the table', () => {
    const row = { key: 'a', name: 'Harrow', first: figure('82.40'), second: figure('17.60'), third: figure('0.00') };
    const markup = renderToStaticMarkup(
      <WinShares id="shares" title="Who wins" sentence="Harrow wins." axis="% of 10,000 weightings" rows={[row]} />,
    );
    expect(markup).toContain('82.40%');
    for (const text of ['82.40', '17.60', '0.00']) expect(markup).toContain(`>${text}<`);
  });

  it('draws nothing where there is nothing to draw', () => {
    const markup = renderToStaticMarkup(<WinShares id="s" title="t" sentence="None." axis="a" rows={[]} />);
    expect(markup).not.toContain('<svg');
    expect(markup).not.toContain('<table');
  });
});
