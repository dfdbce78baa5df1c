/**
 * Adds a procurement with a question of every kind to the example, and a supplier who has answered most of it. Run in a
 * process of its own by the browser journeys, on the data folder that the environment names, while no server runs on it.
 * The one argument says, as JSON, what the procurement is called, and who the supplier's owner is; prints the response.
 */

import { reading } from '@/db/client';
import { listInvitations } from '@/db/store/invitation';
import { findResponse } from '@/db/store/response';
import { acceptInvitation } from '@/lib/commands/accept-invitation';
import { sendInvitations } from '@/lib/commands/send-invitations';
import { uploadEvidence } from '@/lib/commands/upload-evidence';
import { hashPassword } from '@/lib/server/auth';
import { linkToken } from '@/lib/server/ids';
import { type Published, publishEveryKind } from './published-every-kind';
import { value } from './results';
import { pdf, save, shift, type Team } from './supplier-team';
import { aContext } from './world';

type Asked = Published & { organisation: string; name: string; email: string; password: string };
const asked = JSON.parse(process.argv[2] ?? '{}') as Asked;
const { organisation, name, email } = asked;
const at = shift(asked.publishedAt, 24 * 3_600_000);

const { procurementId, lead } = await publishEveryKind(asked);
value(await sendInvitations(aContext(lead, at), { procurementId, suppliers: [{ organisation, email }] }));
const invitation = (await listInvitations(reading(), procurementId)).find((row) => row.email === email);
const token = linkToken('invitation', invitation?.id ?? '', invitation?.issue ?? 0);
const account = { organisation, name, email, passwordHash: await hashPassword(asked.password) };
const { responseId } = value(await acceptInvitation(aContext({ kind: 'anonymous' }, at), { token, account }));
const head = await findResponse(reading(), responseId);
const viewer = {
  kind: 'supplier' as const,
  userId: head?.createdBy ?? '',
  supplierId: head?.supplierId ?? '',
  role: 'owner' as const,
};
const team: Team = { viewer, responseId, token, email };
const plan = { name: 'Incident plan.pdf', bytes: pdf('Who does what when a bin is attacked.') };
const file = value(await uploadEvidence(aContext(viewer, at), responseId, plan));
// SEC-01 and SEC-03 are left for whoever comes with the browser.
const answers: [string, Parameters<typeof save>[2]][] = [
  ['choice', { value: 'b', evidence: [file.id] }],
  ['abroad', { value: 'no' }],
  ['many', { value: ['a', 'b'] }],
  ['hours', { value: '12' }],
  ['day', { value: '2026-06-01' }],
  ['paper', { evidence: [file.id] }],
  ['chain', { value: 'nil' }],
  ['d1', { value: [['BinSense 2, firmware 1.9']] }],
];
for (const [id, given] of answers) value(await save(team, id, { at, ...given }));
process.stdout.write(`response ${responseId}\n`);
process.exit(0);
