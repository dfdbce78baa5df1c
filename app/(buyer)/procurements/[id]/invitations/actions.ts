'use server';

import { act } from '@/app/_act/act';
import { failed } from '@/app/_act/failed';
import { fieldsOf } from '@/app/_act/fields';
import { type FormState, valuesOf } from '@/app/_ui/form-state';
import { cancelInvitation } from '@/lib/commands/cancel-invitation';
import { sendInvitationAgain, sendInvitations } from '@/lib/commands/send-invitations';
import { readInvitationLines } from '@/lib/procurement/invitation-lines';

const pageOf = (id: string): string => `/procurements/${id}/invitations`;
const lotsOf = (fields: Record<string, unknown>) => ('lots' in fields ? { lots: [fields.lots].flat() } : {});

/** Invites one supplier. */
export async function inviteOne(procurementId: string, _state: FormState, form: FormData): Promise<FormState> {
  const state = await act(sendInvitations, form, {
    input: { procurementId },
    shape: (fields) => ({ suppliers: [{ organisation: fields.organisation, email: fields.email }], ...lotsOf(fields) }),
    then: () => `${pageOf(procurementId)}?sent=1`,
  });
  return {
    ...state,
    errors: state.errors.map(({ path, text }) => ({ path: path.replace(/^suppliers\.0\./, ''), text })),
  };
}

/** Reads a list of suppliers and shows it; sends it when it comes back unchanged and confirmed. */
export async function inviteSeveral(procurementId: string, _state: FormState, form: FormData): Promise<FormState> {
  const { several = '', checked } = fieldsOf(form);
  const { rows, faults } = readInvitationLines(String(several));
  if (faults.length > 0) return failed(faults, form);
  if (checked !== several) return { errors: [], values: { ...valuesOf(form), checked: String(several) } };
  const state = await act(sendInvitations, form, {
    input: { procurementId },
    shape: (fields) => ({ suppliers: rows, ...lotsOf(fields) }),
    then: ({ count }) => `${pageOf(procurementId)}?sent=${count}`,
  });
  return { ...state, errors: state.errors.map((error) => ({ ...error, path: 'several' })) };
}

/** Sends one invitation again, with a new link. */
export async function sendAgain(
  procurementId: string,
  invitationId: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return act(sendInvitationAgain, form, {
    input: { procurementId, invitationId },
    then: () => `${pageOf(procurementId)}/${invitationId}?sent=again`,
  });
}

/** Cancels one invitation. */
export async function cancel(
  procurementId: string,
  invitationId: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return act(cancelInvitation, form, {
    input: { procurementId, invitationId },
    then: () => `${pageOf(procurementId)}?sent=cancelled`,
  });
}
