import { notFound } from '@/app/_frame/not-found';
import { RefusedPage } from '@/app/_frame/refused';
import type { Refusal } from '@/lib/result';

export type Params<P = unknown> = { params: Promise<{ id: string } & P> };
export type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One value of the address, or undefined. */
export const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** A view that was not allowed: the page that says why, or the one that says nothing. */
export function Refused({ refusal, id }: { refusal: Refusal; id: string }) {
  if (refusal.why === 'not-found') notFound();
  return <RefusedPage refusal={refusal} back={`/procurements/${id}`} />;
}

export const questionnairePath = (id: string): string => `/procurements/${id}/questionnaire`;

export const kindWords = {
  'yes-no': 'Yes or no',
  'single-choice': 'Choose one',
  'multiple-choice': 'Choose any that apply',
  'short-text': 'Short text',
  'long-text': 'Long text',
  number: 'Number',
  date: 'Date',
  file: 'File',
  table: 'Table',
} as const;

export const purposeWords = {
  'condition-of-participation': 'Condition of participation',
  requirement: 'Requirement',
  'award-criterion': 'Award criterion',
  information: 'Information',
} as const;
