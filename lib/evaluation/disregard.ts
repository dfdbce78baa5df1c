/**
 * Grounds on which an authority disregards a tender by a decision of its own, beside a failed condition of
 * participation (section 19(3)(a)), which the gates decide. Source: Procurement Act 2023, sections 19, 26, 28 and 30.
 */
export const disregardGrounds = [
  'abnormally-low-price',
  'procedural-breach',
  'excluded-supplier',
  'excludable-supplier',
  'not-treaty-supplier',
] as const;
export type DisregardGround = (typeof disregardGrounds)[number];

/** Where each ground is written; Procurement Act 2023. */
export const statuteOf: Readonly<Record<DisregardGround, string>> = {
  'abnormally-low-price': 'section 19(3)(c), (4) and (5)',
  'procedural-breach': 'section 19(3)(d) and (6)',
  'excluded-supplier': 'sections 26(1), 28(3) and 30',
  'excludable-supplier': 'sections 26(2) and 28(4)',
  'not-treaty-supplier': 'section 19(3)(b)',
};

/** Grounds about who the supplier is: nobody can name one while bidders are letters. */
export const isAboutSupplier = (ground: DisregardGround): boolean =>
  ground === 'excluded-supplier' || ground === 'excludable-supplier' || ground === 'not-treaty-supplier';

/**
 * Grounds that may rest on an associated person or a sub-contractor alone; the supplier is then told first and may
 * replace it (sections 26(3) and 28(5)).
 */
export const mayRestOnAnother = (ground: DisregardGround): boolean =>
  ground === 'excluded-supplier' || ground === 'excludable-supplier';

/** A decision about a tender; `take-back` returns it to the assessment. The highest version stands. */
export type DisregardFact = {
  readonly submissionId: string;
  readonly version: number;
  readonly decision: 'disregard' | 'take-back';
  readonly ground: DisregardGround;
};

/** Takes every decision about tenders, in any order; returns the ones that stand and disregard, by submission. */
export const disregardedNow = <D extends DisregardFact>(decisions: readonly D[]): Map<string, D> => {
  const last = new Map<string, D>();
  for (const row of decisions)
    if ((last.get(row.submissionId)?.version ?? 0) < row.version) last.set(row.submissionId, row);
  return new Map([...last].filter(([, { decision }]) => decision === 'disregard'));
};

/** What was told to a supplier about its price: the price in pounds as it stood, when it was sent, until when it may answer (ISO UTC). */
export type PriceNotice = {
  readonly id: string;
  readonly price: string;
  readonly sentAt: string;
  readonly answerBy: string;
};
export type PriceExplanation = { readonly noticeId: string; readonly receivedAt: string };

/** Where the step before disregarding for a price stands. */
export type PriceStep<N extends PriceNotice = PriceNotice> =
  | { is: 'no-price' }
  | { is: 'no-notice' }
  | { is: 'waiting'; notice: N }
  | { is: 'explained'; notice: N }
  | { is: 'ended'; notice: N };

/**
 * Takes the price that stands (pounds, or null), the notices to this supplier, the first one first, what it answered,
 * and the time; returns whether the tender may be disregarded for its price. Only `explained` and `ended` allow it: the
 * supplier was told that the price looks abnormally low, and either explained it or had its time to (section 19(4)). A
 * notice about a price that was corrected since does not count.
 */
export function priceStep<N extends PriceNotice>(
  price: string | null,
  notices: readonly N[],
  explanations: readonly PriceExplanation[],
  now: string,
): PriceStep<N> {
  if (price === null) return { is: 'no-price' };
  const notice = notices.findLast((one) => one.price === price && one.sentAt <= now);
  if (!notice) return { is: 'no-notice' };
  if (explanations.some(({ noticeId, receivedAt }) => noticeId === notice.id && receivedAt <= now))
    return { is: 'explained', notice };
  return { is: notice.answerBy <= now ? 'ended' : 'waiting', notice };
}
