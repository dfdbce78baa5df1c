'use server';

import { act } from '@/app/_act/act';
import { failed } from '@/app/_act/failed';
import { fieldsOf } from '@/app/_act/fields';
import { type FormState, valuesOf } from '@/app/_ui/form-state';
import { enterPrices } from '@/lib/commands/enter-prices';
import { readContext } from '@/lib/commands/from-request';
import { dropPriceSheet } from '@/lib/commands/load-price-sheet';
import { say } from '@/lib/text';
import { priceLoadPage } from '@/lib/views/price-load';
import { entriesOf, type PriceChoice } from '@/lib/workbook/prices/compare';

type Place = { id: string; loadId: string };

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const choicesIn = (form: FormData): Record<string, PriceChoice> => {
  const { prices } = fieldsOf(form);
  if (typeof prices !== 'object' || prices === null) return {};
  return Object.fromEntries(
    Object.entries(prices).map(([id, said]: [string, Record<string, unknown>]) => [
      id,
      { choice: text(said.choice), reason: text(said.reason), version: text(said.version) },
    ]),
  );
};

/** Enters the prices of a checked sheet by the command that enters them by hand, or puts the file aside. */
export async function decide({ id, loadId }: Place, _state: FormState, form: FormData): Promise<FormState> {
  const home = `/procurements/${id}/price`;
  if (form.get('do') === 'cancel')
    return act(dropPriceSheet, form, { shape: () => ({ id, loadId }), then: () => `${home}?done=dropped` });
  const found = await priceLoadPage(await readContext(), { id });
  const file = found.ok ? found.value.file : null;
  const waiting = file?.rows && file.id === loadId ? file : null;
  // Without the file there is nothing to enter; whoever may not enter prices hears so from the command.
  if (found.ok && !waiting) return failed([{ path: '', key: 'price-sheet.gone' }], form);
  const { prices, unchosen } = waiting
    ? entriesOf(waiting, waiting.rows, choicesIn(form))
    : { prices: {}, unchosen: [] };
  if (unchosen.length > 0)
    return {
      errors: unchosen.map(({ submissionId, said }) => ({
        path: `prices.${submissionId}.choice`,
        text: say('price-sheet.choose-missing', { name: said }),
      })),
      values: valuesOf(form),
    };
  return act(enterPrices, form, {
    shape: () => ({ id, loadId, prices }),
    then: ({ changed }) => `${home}?done=${changed > 0 ? 'prices' : 'dropped'}`,
  });
}
