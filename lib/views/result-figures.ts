import 'server-only';
import type { RankedBid } from '@/lib/evaluation/outcome';
import { toDecimal, toExact } from '@/lib/scoring/fraction';
import { derived, summary, type Trace } from '@/lib/scoring/trace';

/** A figure on a page: as shown, as it is, and its working in a sentence. */
export type Shown = { shown: string; exact: string; working: string; about: string };

const shown = (trace: Trace | null, places: number, as?: string | null): Shown | null =>
  trace && {
    shown: as ?? toDecimal(trace.value, places),
    exact: toExact(trace.value),
    working: summary(trace),
    about: trace.about ?? '',
  };

export type BidFigures = {
  security: Shown | null;
  /** All other criteria together; null where the award has none. */
  other: Shown | null;
  pricePoints: Shown | null;
  quality: Shown | null;
  total: Shown | null;
};

/** Takes a bid of an outcome; returns the figures that make up its total. */
export const figuresOf = (bid: RankedBid, places: number): BidFigures => {
  const others = bid.points.filter(({ about }) => about?.startsWith('criterion:'));
  const find = (about: string): Trace | null => bid.points.find((point) => point.about === about) ?? null;
  return {
    security: shown(find('security-points'), places),
    other: shown(
      others.length > 0 ? derived('Other quality', 'sum', others, { about: 'other-quality' }) : null,
      places,
    ),
    pricePoints: shown(find('price-points'), places),
    quality: shown(bid.quality, places),
    total: shown(bid.total, places, bid.shownTotal),
  };
};

/** A score for a chart or a heat table; null where nothing was scored. */
export const scoreOf = (trace: Trace | null | undefined, places: number): { shown: string; exact: string } | null =>
  trace ? { shown: toDecimal(trace.value, places), exact: toExact(trace.value) } : null;
