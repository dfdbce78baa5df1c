'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { disregardTender } from '@/lib/commands/disregard-tender';
import { recordPriceExplanation } from '@/lib/commands/record-price-explanation';
import { recordPriceNotice } from '@/lib/commands/record-price-notice';
import { dayFrom } from '@/lib/procurement/setup-form';

export type TenderPlace = { id: string; submissionId: string };

const pathOf = ({ id, submissionId }: TenderPlace): string => `/procurements/${id}/disregard/${submissionId}`;
const clock = (typed: unknown): string =>
  String(typed ?? '')
    .trim()
    .padStart(5, '0');

/** Disregards the tender on a statutory ground. */
export async function decide(place: TenderPlace, _state: FormState, form: FormData): Promise<FormState> {
  return act(disregardTender, form, {
    shape: ({ revision, ground, restsOn, notDemonstrated, reason }) => ({
      version: revision,
      decision: 'disregard',
      ground: ground ?? '',
      restsOn,
      notDemonstrated,
      reason,
    }),
    input: place,
    then: () => `${pathOf(place)}?done=decided`,
  });
}

/** Takes the tender back into the assessment. */
export async function takeBack(place: TenderPlace, _state: FormState, form: FormData): Promise<FormState> {
  return act(disregardTender, form, {
    shape: ({ revision, reason }) => ({ version: revision, decision: 'take-back', reason }),
    input: place,
    then: () => `${pathOf(place)}?done=decided`,
  });
}

/** Records that the supplier was told about its price. */
export async function notice(place: TenderPlace, _state: FormState, form: FormData): Promise<FormState> {
  return act(recordPriceNotice, form, {
    shape: ({ revision, how, sentDay, sentTime, answerDay, answerTime }) => ({
      version: revision,
      how,
      sentDay: dayFrom(sentDay),
      sentTime: clock(sentTime),
      answerDay: dayFrom(answerDay),
      answerTime: clock(answerTime),
    }),
    input: place,
    then: () => `${pathOf(place)}?done=notice`,
  });
}

/** Records what the supplier said about its price. */
export async function explanation(
  place: TenderPlace,
  noticeId: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return act(recordPriceExplanation, form, {
    shape: ({ says, day, time }) => ({ says, day: dayFrom(day), time: clock(time) }),
    input: { ...place, noticeId },
    then: () => `${pathOf(place)}?done=explanation`,
  });
}
