import { reading } from '@/db/client';
import { listInvitations } from '@/db/store/invitation';
import { findResponse } from '@/db/store/response';
import { acceptInvitation } from '@/lib/commands/accept-invitation';
import { saveAnswer } from '@/lib/commands/save-answer';
import { sendInvitations } from '@/lib/commands/send-invitations';
import { submitResponse } from '@/lib/commands/submit-response';
import { uploadEvidence } from '@/lib/commands/upload-evidence';
import type { Viewer } from '@/lib/policy';
import { linkToken } from '@/lib/server/ids';
import type { OpenProcurement } from './open-procurement';
import { value } from './results';
import { aContext } from './world';

export const early = '2027-01-10T09:00:00.000Z';
export const pdf = (words: string) => Buffer.from(`%PDF-1.7\n${words}`);

export type Team = { viewer: Viewer & { kind: 'supplier' }; responseId: string; token: string; email: string };

/** Invites an address; gives the token of the link. */
export async function invite(
  tender: OpenProcurement,
  email: string,
  organisation = 'Fenlight Systems',
): Promise<string> {
  const { lead, procurementId } = tender;
  value(await sendInvitations(aContext(lead, early), { procurementId, suppliers: [{ organisation, email }] }));
  const found = (await listInvitations(reading(), procurementId)).find((row) => row.email === email);
  return linkToken('invitation', found?.id ?? '', found?.issue ?? 0);
}

let teams = 0;
/** A supplier organisation that has accepted an invitation: its owner, and its response. */
export async function team(
  tender: OpenProcurement,
  organisation = 'Fenlight Systems',
  name = 'Priya Lorrimer',
): Promise<Team> {
  teams += 1;
  const email = `bids${teams}@supplier.test`;
  const token = await invite(tender, email, organisation);
  const account = { organisation, name, email, passwordHash: 'hash' };
  const { responseId } = value(await acceptInvitation(aContext({ kind: 'anonymous' }, early), { token, account }));
  const head = await findResponse(reading(), responseId);
  const viewer = {
    kind: 'supplier' as const,
    userId: head?.createdBy ?? '',
    supplierId: head?.supplierId ?? '',
    role: 'owner' as const,
  };
  return { viewer, responseId, token, email };
}

export type Given = {
  value?: unknown;
  extras?: object;
  evidence?: string[];
  base?: number;
  at?: string;
  viewer?: Viewer;
};
/** Saves one answer of a team. */
export const save = (of: Team, questionId: string, given: Given) =>
  saveAnswer(aContext(given.viewer ?? of.viewer, given.at ?? early), {
    responseId: of.responseId,
    questionId,
    base: given.base ?? 0,
    value: given.value ?? '',
    extras: given.extras ?? {},
    evidence: given.evidence ?? [],
  });

/** Answers everything that is asked. */
export async function complete(of: Team, story = 'Each sensor sits in a network of its own.'): Promise<void> {
  const file = value(
    await uploadEvidence(aContext(of.viewer, early), of.responseId, { name: 'Incident plan.pdf', bytes: pdf(story) }),
  );
  const answers: [string, Given][] = [
    ['gate', { value: 'yes' }],
    ['choice', { value: 'b', evidence: [file.id], extras: { assurance: { basis: 'certified', date: '2026-11-11' } } }],
    ['story', { value: story }],
    ['abroad', { value: 'no' }],
    ['many', { value: ['a', 'b'] }],
    ['hours', { value: '12' }],
    ['day', { value: '2026-06-01' }],
    ['paper', { evidence: [file.id] }],
    ['chain', { value: 'nil' }],
    ['d1', { value: [['AirNode 3.4']] }],
  ];
  for (const [id, given] of answers) value(await save(of, id, given));
}

/** Submits a team's response, as one click. */
export const submit = (of: Team, clickId: string, receivedAt = early, viewer: Viewer = of.viewer) =>
  submitResponse(aContext(viewer, receivedAt), {
    responseId: of.responseId,
    clickId,
    name: 'Priya Lorrimer',
    role: 'Bid manager',
    confirmed: 'yes',
  });

/** A time so many milliseconds later. */
export const shift = (iso: string, milliseconds: number) => new Date(Date.parse(iso) + milliseconds).toISOString();
