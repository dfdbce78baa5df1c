import { writing } from '@/db/client';
import { insertDuty, insertProcurement } from '@/db/store/procurement';
import { insertVersion, publishVersion } from '@/db/store/questionnaire';
import { viewerAt } from '@/lib/commands/build-example';
import { people } from '@/lib/example/content/authority';
import type { Viewer } from '@/lib/policy';
import { documentHash } from '@/lib/questionnaire/hash';
import { newId } from '@/lib/server/ids';
import { everyKind } from './every-kind';

/** What a procurement is called, when it was published and when its deadline is. */
export type Published = { title: string; reference: string; publishedAt: string; deadline: string };

/** Adds a published procurement with a question of every kind to the example, led by the example's lead. */
export async function publishEveryKind({ title, reference, publishedAt: at, deadline }: Published): Promise<{
  procurementId: string;
  lead: Viewer & { kind: 'buyer' };
}> {
  const lead = await viewerAt(people.find(({ id }) => id === 'officer-lead')?.email ?? '');
  if (lead.kind !== 'buyer') throw new Error('The example has no lead.');
  const { userId, authorityId } = lead;
  const document = everyKind();
  const [procurementId, versionId] = [newId(), newId()];
  await writing(async (tx) => {
    await insertProcurement(tx, {
      id: procurementId,
      authorityId,
      title,
      reference,
      setup: '{}',
      deadline,
      revision: 1,
      createdBy: userId,
      createdAt: at,
      setUpAt: at,
    });
    await insertDuty(tx, { id: newId(), procurementId, userId, duty: 'lead', grantedBy: userId, grantedAt: at });
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
