import { compare, hundred, minus, parseDecimal, toDecimal } from '@/lib/scoring/fraction';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';

const width = 600;
/** The drawn scale ends at 120, so that too much can be seen. */
const end = 120;

/** Whether weightings add up to exactly 100. Takes the total as a decimal string. `fit` is the button that mends it. */
export function WeightMeter({ total, fit, locale }: { total: string; fit?: React.ReactNode; locale?: Locale }) {
  const exact = parseDecimal(total);
  const order = compare(exact, hundred);
  const rest = toDecimal(order < 0 ? minus(hundred, exact) : minus(exact, hundred), 2);
  const text =
    order === 0
      ? sayPart('parts.meter-exact', undefined, locale)
      : sayPart(order < 0 ? 'parts.meter-short' : 'parts.meter-over', { total: toDecimal(exact, 2), rest }, locale);
  const filled = (Math.min(Number(total), end) / end) * width;
  return (
    <div>
      <p className="govuk-body govuk-!-margin-bottom-1">{text}</p>
      <svg
        className="assay-meter"
        viewBox={`0 0 ${width} 20`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect className="assay-meter__track" x="0.5" y="4" width={width - 1} height="12" />
        <rect className="assay-meter__bar" x="0.5" y="4" width={filled} height="12" />
        <path className="assay-meter__mark" d={`M${(100 / end) * width} 0v20`} />
      </svg>
      {order !== 0 && fit}
    </div>
  );
}
