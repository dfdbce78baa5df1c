import { notFound } from '@/app/_frame/not-found';
import { RefusedPage } from '@/app/_frame/refused';
import type { Refusal } from '@/lib/result';

/** A view that was not allowed: the page that says why, or the one that says nothing. */
export function RefusedView({ refusal, back }: { refusal: Refusal; back: string }) {
  if (refusal.why === 'not-found') notFound();
  return <RefusedPage refusal={refusal} back={back} />;
}

export type Params<P = unknown> = { params: Promise<{ id: string } & P> };
export type Search<S extends string> = { searchParams: Promise<Partial<Record<S, string | string[]>>> };

/** One value of the address, or undefined. */
export const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;
