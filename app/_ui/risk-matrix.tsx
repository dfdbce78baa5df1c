import { levelNames, levelOf, productOf, type RatedRow, type RiskLevel } from '@/lib/threats';
import { Table } from './table';

const steps = [1, 2, 3, 4, 5] as const;
const shades: Readonly<Record<RiskLevel, number>> = { low: 1, medium: 2, high: 4, 'very-high': 5 };

/** Likelihood by impact: each cell has its product, its level in words, and the threats that stand there. */
export function RiskMatrix({ rated }: { rated: readonly RatedRow[] }) {
  return (
    <Table
      caption="Risk matrix"
      form="pivot"
      className="assay-risk"
      columns={[
        { key: 'likelihood', label: 'Likelihood' },
        ...steps.map((impact) => ({ key: String(impact), label: `Impact ${impact}` })),
      ]}
      rows={[...steps].reverse().map((likelihood) => ({
        key: String(likelihood),
        cells: [
          `Likelihood ${likelihood}`,
          ...steps.map((impact) => {
            const product = productOf({ likelihood, impact });
            const level = levelOf(product);
            const here = rated.filter(({ threat }) => threat.likelihood === likelihood && threat.impact === impact);
            return {
              className: `assay-heat assay-heat--${shades[level]}`,
              content: (
                <span>
                  {product} {levelNames[level]}
                  {here.length > 0 && (
                    <strong className="assay-risk__threats">{here.map(({ ref }) => ref).join(', ')}</strong>
                  )}
                </span>
              ),
            };
          }),
        ],
      }))}
    />
  );
}
