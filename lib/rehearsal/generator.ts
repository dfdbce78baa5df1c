/** Gives a whole number from 0 up to, not including, `limit` (1 to 2,000,000). */
export type Draw = (limit: number) => number;

/** The largest seed, 2^32 − 1. */
export const mostSeed = 4_294_967_295;

/**
 * Takes a whole number from 0 to `mostSeed`; returns a generator that gives the same numbers for the same seed on every
 * machine. It is mulberry32 (Tommy Ettinger, public domain): a 32-bit counter, mixed by shifts and multiplications of
 * whole numbers only. Good enough to draw made-up bids and weightings; never for secrets.
 */
export const generator = (seed: number): Draw => {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  // 2^32 times 2,000,000 is below 2^53, so the product is exact.
  return (limit) => Math.floor((next() * limit) / 4_294_967_296);
};
