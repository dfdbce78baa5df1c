import { writing } from '@/db/client';
import { insertDuty, insertProcurement } from '@/db/store/procurement';
import { insertVersion, publishVersion } from '@/db/store/questionnaire';
import { viewerAt } from '@/lib/commands/build-example';
import { people } from '@/lib/example/content/authority';
import type { Viewer } from '@/lib/policy';
import type { Duty } from '@/lib/procurement/duties';
import { documentHash } from '@/lib/questionnaire/hash';
import { newId } from '@/lib/server/ids';
import { everyKind } from './every-kind';

/** What a procurement is called, when it was published, when its deadline is, and where responses go. */
export type Published = {
  title: string;
  reference: string;
  publishedAt: string;
  deadline: string;
  receiving?: 'hosted' | 'portal';
};

/** Who of the example has which duty where a portal receives: enough people to load, open and mark. */
const panel: readonly (readonly [string, Duty])[] = [
  ['officer-2', 'officer'],
  ['evaluator-1', 'evaluator'],
  ['evaluator-2', 'evaluator'],
  ['moderator', 'moderator'],
  ['observer', 'observer'],
];

/** Adds a published procurement with a question of every kind to the example, led by the example's lead. */
export async function publishEveryKind(given: Published): Promise<{
  procurementId: string;
  lead: Viewer & { kind: 'buyer' };
}> {
  const { title, reference, publishedAt: at, deadline, receiving } = given;
  const personAt = (wanted: string) => viewerAt(people.find(({ id }) => id === wanted)?.email ?? '');
  const lead = await personAt('officer-lead');
  if (lead.kind !== 'buyer') throw new Error('The example has no lead.');
  const { userId, authorityId } = lead;
  const document = everyKind();
  const [procurementId, versionId] = [newId(), newId()];
  const others: { userId: string; duty: Duty }[] = [];
  for (const [id, duty] of receiving === 'portal' ? panel : []) {
    const person = await personAt(id);
    if (person.kind === 'buyer') others.push({ userId: person.userId, duty });
  }
  await writing(async (tx) => {
    await insertProcurement(tx, {
      id: procurementId,
      authorityId,
      title,
      reference,
      setup: JSON.stringify(receiving ? { receiving } : {}),
      deadline,
      revision: 1,
      createdBy: userId,
      createdAt: at,
      setUpAt: at,
    });
    await insertDuty(tx, { id: newId(), procurementId, userId, duty: 'lead', grantedBy: userId, grantedAt: at });
    for (const other of others)
      await insertDuty(tx, { id: newId(), procurementId, ...other, grantedBy: userId, grantedAt: at });
    await insertVersion(tx, { id: versionId, procurementId, number: 1, document, by: userId, at });
    await publishVersion(tx, {
      versionId,
      expectedRevision: 1,
      documentHash: documentHash(document),
      publishedAt: at,
      publishedBy: userId,
      signedOffBy: 'another',
    });
  });
  return { procurementId, lead };
}
