import { writing } from '@/db/client';
import { insertAccount, insertAuthority, insertMember, replaceSecondFactor } from '@/db/store/people';
import { insertDuty, insertProcurement } from '@/db/store/procurement';
import { insertVersion, publishVersion } from '@/db/store/questionnaire';
import type { Viewer } from '@/lib/policy';
import type { Duty } from '@/lib/procurement/duties';
import type { SetupDraft } from '@/lib/procurement/setup';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { documentHash } from '@/lib/questionnaire/hash';
import { everyKind } from './every-kind';
import { testId } from './world';

export type OpenProcurement = {
  authorityId: string;
  procurementId: string;
  versionId: string;
  deadline: string;
  lead: Viewer & { kind: 'buyer' };
  person: (duties: readonly Duty[]) => Promise<Viewer & { kind: 'buyer' }>;
};

/** A procurement that is published and open, written straight into the tables, with a lead. */
export async function openProcurement(
  given: { deadline?: string; document?: QuestionnaireDocument; at?: string; title?: string; setup?: SetupDraft } = {},
): Promise<OpenProcurement> {
  const { deadline = '2027-01-22T12:00:00.000Z', document = everyKind(), at = '2027-01-04T09:00:00.000Z' } = given;
  const [authorityId, procurementId, versionId] = [testId(), testId(), testId()];
  const person = async (duties: readonly Duty[]): Promise<Viewer & { kind: 'buyer' }> => {
    const userId = testId();
    await writing(async (tx) => {
      await insertAccount(tx, {
        userId,
        accountId: testId(),
        name: `Officer ${userId.slice(-3)}`,
        email: `${userId}@authority.test`,
        passwordHash: 'none',
        at,
      });
      await insertMember(tx, { userId, authorityId, post: '', administrator: false, officer: true, createdAt: at });
      await replaceSecondFactor(tx, { id: testId(), userId, secret: 'x', backupCodes: 'x', verified: true });
      for (const duty of duties)
        await insertDuty(tx, { id: testId(), procurementId, userId, duty, grantedBy: userId, grantedAt: at });
    });
    return { kind: 'buyer', userId, authorityId, administrator: false, officer: true };
  };
  await writing(async (tx) => {
    await insertAuthority(tx, {
      id: authorityId,
      name: 'Brackwater Borough Council',
      nation: 'england',
      contact: 'procurement@brackwater.test',
      createdAt: at,
    });
    await insertProcurement(tx, {
      id: procurementId,
      authorityId,
      title: given.title ?? 'Smart bins in the town centre',
      reference: 'BWC-0422',
      setup: JSON.stringify(given.setup ?? {}),
      deadline,
      revision: 1,
      createdBy: 'somebody',
      createdAt: at,
      setUpAt: at,
    });
    await insertVersion(tx, { id: versionId, procurementId, number: 1, document, by: 'somebody', at });
    await publishVersion(tx, {
      versionId,
      expectedRevision: 1,
      documentHash: documentHash(document),
      publishedAt: at,
      publishedBy: 'somebody',
      signedOffBy: 'another',
    });
  });
  return { authorityId, procurementId, versionId, deadline, lead: await person(['lead']), person };
}
