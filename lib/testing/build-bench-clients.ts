/**
 * Adds to the example a published procurement and many suppliers who have accepted, by the real commands. Run in a
 * process of its own by lib/run/bench-evidence.ts, on the data folder that the environment names, while no server runs on it.
 * The one argument is how many; prints the clients as JSON.
 */
import { reading, writing } from '@/db/client';
import { listInvitations } from '@/db/store/invitation';
import { insertDuty, insertProcurement } from '@/db/store/procurement';
import { insertVersion, publishVersion } from '@/db/store/questionnaire';
import { acceptInvitation } from '@/lib/commands/accept-invitation';
import { viewerAt } from '@/lib/commands/build-example';
import type { Context } from '@/lib/commands/command';
import { sendInvitations } from '@/lib/commands/send-invitations';
import { people } from '@/lib/example/content/authority';
import type { Viewer } from '@/lib/policy';
import { documentHash } from '@/lib/questionnaire/hash';
import type { Result } from '@/lib/result';
import { hashPassword } from '@/lib/server/auth';
import { linkToken, newId } from '@/lib/server/ids';
import { everyKind } from './every-kind';

const count = Number(process.argv[2]);
const password = 'walnut harbour pencil';
const at = new Date().toISOString();
const as = (viewer: Viewer): Context => ({ viewer, now: at, receivedAt: at, id: newId, steppedUp: false });
const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.messages.map(({ key }) => key).join());
  return result.value;
};

const lead = await viewerAt(people.find(({ id }) => id === 'officer-lead')?.email ?? '');
if (lead.kind !== 'buyer') throw new Error('The example has no lead.');
const { userId, authorityId } = lead;
const document = everyKind();
const [procurementId, versionId] = [newId(), newId()];
const deadline = new Date(Date.now() + 30 * 24 * 60 * 60_000).toISOString();
await writing(async (tx) => {
  const procurement = { id: procurementId, authorityId, title: 'Measured', reference: 'M-1', setup: '{}', deadline };
  await insertProcurement(tx, { ...procurement, revision: 1, createdBy: userId, createdAt: at, setUpAt: at });
  await insertDuty(tx, { id: newId(), procurementId, userId, duty: 'lead', grantedBy: userId, grantedAt: at });
  await insertVersion(tx, { id: versionId, procurementId, number: 1, document, by: userId, at });
  const published = { documentHash: documentHash(document), publishedAt: at, publishedBy: userId };
  await publishVersion(tx, { versionId, expectedRevision: 1, ...published, signedOffBy: 'another' });
});
const emails = Array.from({ length: count }, (_, each) => `client-${each}@supplier.test`);
for (let from = 0; from < count; from += 20) {
  const suppliers = emails.slice(from, from + 20).map((email) => ({ organisation: `${email} Ltd`, email }));
  done(await sendInvitations(as(lead), { procurementId, suppliers }));
}
// One hash for all: the measurement is not about passwords.
const passwordHash = await hashPassword(password);
const clients = [];
for (const { id, email, issue } of await listInvitations(reading(), procurementId)) {
  const token = linkToken('invitation', id, issue);
  const account = { organisation: `${email} Ltd`, name: 'A client', email, passwordHash };
  const { responseId } = done(await acceptInvitation(as({ kind: 'anonymous' }), { token, account }));
  clients.push({ email, password, responseId });
}
process.stdout.write(`clients ${JSON.stringify(clients)}\n`);
process.exit(0);
