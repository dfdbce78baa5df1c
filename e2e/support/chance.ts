/** The seed of this run: ASSAY_SEED repeats one. */
export const seed = Number.parseInt(process.env.ASSAY_SEED ?? '20260101', 10);

/** Gives whole numbers from 0 to below a bound: the same ones for the same seed (mulberry32). */
export function chance(from: number): (below: number) => number {
  let state = from >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
