import fc, { type Arbitrary } from 'fast-check';
import { test } from 'vitest';

/** Every law of a run uses this seed, so that a failure repeats: set ASSAY_SEED to the printed one. */
const seed = Number.parseInt(process.env.ASSAY_SEED ?? '20260101', 10);
/** `npm run gate` multiplies the number of cases. */
export const scale = Number.parseFloat(process.env.ASSAY_LAW_SCALE ?? '1');

if (!Number.isSafeInteger(seed)) throw new Error('ASSAY_SEED must be a whole number');
if (!(scale > 0)) throw new Error('ASSAY_LAW_SCALE must be a number above 0');

/** Whether this is the long run, in which a case may be looked at from every side. */
export const inFull = scale > 1;

/** A law that hangs ends (milliseconds); one that runs beside other work on a busy machine does not. */
const timeout = 60_000 + 180_000 * Math.ceil(scale);

export type LawOptions = {
  /** Generated cases at scale 1; 1,000 where not given. */
  runs?: number;
};

// biome-ignore lint/suspicious/noConfusingVoidType: a predicate may assert and return nothing
type Verdict = boolean | undefined | void;

/**
 * Registers a test that holds `predicate` against generated cases. A predicate fails by returning false or throwing.
 * Takes the law as a sentence, one to five arbitraries, the predicate and options; on failure the message names the
 * seed and the smallest counter-example.
 */
export function law<A>(name: string, a: Arbitrary<A>, predicate: (a: A) => Verdict, options?: LawOptions): void;
export function law<A, B>(
  name: string,
  a: Arbitrary<A>,
  b: Arbitrary<B>,
  predicate: (a: A, b: B) => Verdict,
  options?: LawOptions,
): void;
export function law<A, B, C>(
  name: string,
  a: Arbitrary<A>,
  b: Arbitrary<B>,
  c: Arbitrary<C>,
  predicate: (a: A, b: B, c: C) => Verdict,
  options?: LawOptions,
): void;
export function law<A, B, C, D>(
  name: string,
  a: Arbitrary<A>,
  b: Arbitrary<B>,
  c: Arbitrary<C>,
  d: Arbitrary<D>,
  predicate: (a: A, b: B, c: C, d: D) => Verdict,
  options?: LawOptions,
): void;
export function law<A, B, C, D, E>(
  name: string,
  a: Arbitrary<A>,
  b: Arbitrary<B>,
  c: Arbitrary<C>,
  d: Arbitrary<D>,
  e: Arbitrary<E>,
  predicate: (a: A, b: B, c: C, d: D, e: E) => Verdict,
  options?: LawOptions,
): void;
export function law(name: string, ...rest: unknown[]): void {
  const at = rest.findIndex((part) => typeof part === 'function');
  const arbitraries = rest.slice(0, at) as Arbitrary<unknown>[];
  const predicate = rest[at] as (...values: unknown[]) => Verdict;
  const { runs = 1_000 } = (rest[at + 1] ?? {}) as LawOptions;
  const numRuns = Math.max(1, Math.round(runs * scale));
  test(name, { timeout }, () => {
    const held = fc.tuple(...arbitraries);
    const details = fc.check(
      fc.property(held, (values) => predicate(...values)),
      { numRuns, seed },
    );
    if (!details.failed) return;
    throw new Error(`${name}: broken with ASSAY_SEED=${seed}\n${fc.defaultReportMessage(details)}`, {
      cause: details.errorInstance,
    });
  });
}

/**
 * A law about what happens one after another, against the real thing: holds `predicate`, which resolves or rejects,
 * against generated courses of events. `runs` is the number of courses at scale 1; one that takes long to run again is
 * not made smaller when it fails.
 */
export function course<A>(
  name: string,
  a: Arbitrary<A>,
  predicate: (a: A) => Promise<void>,
  { runs = 10, shrinks = true }: LawOptions & { shrinks?: boolean } = {},
): void {
  const numRuns = Math.max(1, Math.round(runs * scale));
  test(name, { timeout }, async () => {
    const details = await fc.check(fc.asyncProperty(a, predicate), { numRuns, seed, endOnFailure: !shrinks });
    if (!details.failed) return;
    throw new Error(`${name}: broken with ASSAY_SEED=${seed}\n${fc.defaultReportMessage(details)}`, {
      cause: details.errorInstance,
    });
  });
}

/** So many at scale 1, and as many times more as `npm run gate` asks for. */
export const scaled = (count: number): number => Math.max(1, Math.round(count * scale));
