'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { changeTeamRole, readmitToTeam, removeFromTeam } from '@/lib/commands/change-team';
import { cancelTeamInvitation, inviteToTeam, sendTeamLinkAgain } from '@/lib/commands/invite-to-team';

export const invite = async (_state: FormState, form: FormData): Promise<FormState> =>
  act(inviteToTeam, form, { then: ({ invitationId }) => `/team/invitations/${invitationId}` });

export const sendAgain = async (_state: FormState, form: FormData): Promise<FormState> =>
  act(sendTeamLinkAgain, form, { then: ({ invitationId }) => `/team/invitations/${invitationId}` });

export const cancel = async (_state: FormState, form: FormData): Promise<FormState> =>
  act(cancelTeamInvitation, form, { then: () => '/team?done=cancelled' });

export const changeRole = async (_state: FormState, form: FormData): Promise<FormState> =>
  act(changeTeamRole, form, { then: () => '/team?done=changed' });

/** Whoever takes themself out is signed out by it. */
export const remove = async (_state: FormState, form: FormData): Promise<FormState> =>
  act(removeFromTeam, form, { then: () => '/team?done=removed' });

export const readmit = async (_state: FormState, form: FormData): Promise<FormState> =>
  act(readmitToTeam, form, { then: () => '/team?done=readmitted' });
