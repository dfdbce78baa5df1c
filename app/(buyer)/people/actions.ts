'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { cancelLink, inviteColleague, sendLinkAgain } from '@/lib/commands/invite-colleague';
import { resetAccess } from '@/lib/commands/reset-access';
import { reinstatePerson, suspendPerson } from '@/lib/commands/suspend-person';

export const invite = async (_state: FormState, form: FormData): Promise<FormState> =>
  act(inviteColleague, form, { then: ({ linkId }) => `/people/links/${linkId}` });

export const sendAgain = async (_state: FormState, form: FormData): Promise<FormState> =>
  act(sendLinkAgain, form, { then: ({ linkId }) => `/people/links/${linkId}` });

export const cancel = async (_state: FormState, form: FormData): Promise<FormState> =>
  act(cancelLink, form, { then: () => '/people?done=cancelled' });

export const reset = async (_state: FormState, form: FormData): Promise<FormState> =>
  act(resetAccess, form, { then: ({ linkId }) => `/people/links/${linkId}` });

export const suspend = async (_state: FormState, form: FormData): Promise<FormState> =>
  act(suspendPerson, form, { then: () => '/people?done=suspended' });

export const reinstate = async (_state: FormState, form: FormData): Promise<FormState> =>
  act(reinstatePerson, form, { then: () => '/people?done=reinstated' });
