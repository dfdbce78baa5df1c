'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { removeRehearsalBid } from '@/lib/commands/remove-rehearsal-bid';
import { saveRehearsal } from '@/lib/commands/save-rehearsal';
import { saveRehearsalBid } from '@/lib/commands/save-rehearsal-bid';

const pathOf = (id: string): string => `/procurements/${id}/rehearsal`;

/** Runs again with other made-up bids, another seed or another spread. */
export async function runAgain(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(saveRehearsal, form, {
    shape: ({ madeUp, seed, spread, revision }) => ({ id, madeUp: madeUp ?? [], seed, spread, revision }),
    then: () => `${pathOf(id)}?done=run`,
  });
}

/** Keeps a bid that was typed in; `bidId` is null for a new one. */
export async function saveBid(id: string, bidId: string | null, _state: FormState, form: FormData): Promise<FormState> {
  return act(saveRehearsalBid, form, {
    shape: ({ revision, name, price, sections, marks, criteria, gates }) => ({
      id,
      bidId,
      revision,
      name,
      price,
      sections: sections ?? {},
      marks: marks ?? {},
      criteria: criteria ?? {},
      gates: gates ?? {},
    }),
    then: () => `${pathOf(id)}?done=saved`,
  });
}

/** Takes a typed bid out. */
export async function removeBid(id: string, bidId: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(removeRehearsalBid, form, {
    shape: ({ revision }) => ({ id, bidId, revision }),
    then: () => `${pathOf(id)}?done=removed`,
  });
}
