import { writing } from '@/db/client';
import { insertAccount, insertAuthority, insertMember, replaceSecondFactor } from '@/db/store/people';
import { insertDuty, insertProcurement } from '@/db/store/procurement';
import { insertVersion, publishVersion } from '@/db/store/questionnaire';
import type { Viewer } from '@/lib/policy';
import type { Duty } from '@/lib/procurement/duties';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { documentHash } from '@/lib/questionnaire/hash';
import { defaultScoring } from '@/lib/questionnaire/presets';
import { testId } from './world';

const text = (en: string) => ({ en });

/** A small document with a question of every kind, one shown only after another, and a declaration. */
export const everyKind = (): QuestionnaireDocument => ({
  format: 'assay-questionnaire/1',
  title: text('Smart bins'),
  scoring: { ...defaultScoring(), notApplicable: 'redistribute' },
  sections: [
    {
      id: 's1',
      title: text('Understanding your connected place'),
      principle: 1,
      weight: '60',
      questions: [
        {
          id: 'gate',
          ref: 'SEC-01',
          kind: 'yes-no',
          principle: 1,
          wording: text('Do you hold Cyber Essentials or an equivalent?'),
          guidance: text('Name the certificate in the evidence.'),
          purpose: 'requirement',
          passIf: { question: 'gate', operator: 'is', value: 'yes' },
          why: text('Because the sensors stand in public space.'),
          stride: ['S', 'T'],
          basis: 'found',
        },
        {
          id: 'choice',
          ref: 'SEC-02',
          kind: 'single-choice',
          principle: 1,
          wording: text('Who can reach the devices from outside?'),
          purpose: 'award-criterion',
          weight: '50',
          threshold: '2',
          evidence: text('A network diagram'),
          evidenceRequired: true,
          extras: { assuranceBasis: true, equivalent: true, notYet: true, confidentiality: true },
          settings: {
            options: [
              { id: 'a', label: text('Nobody'), mark: '5' },
              { id: 'b', label: text('Named people, by a gateway'), mark: '3' },
              { id: 'c', label: text('Anybody with a password'), mark: '0' },
            ],
          },
        },
        {
          id: 'story',
          ref: 'SEC-03',
          kind: 'long-text',
          principle: 1,
          wording: text('Describe how you segregate the devices.'),
          purpose: 'award-criterion',
          weight: '50',
          markingGuide: [
            { mark: '5', text: text('Complete') },
            { mark: '0', text: text('Nothing') },
          ],
          settings: { wordLimit: 20 },
        },
      ],
    },
    {
      id: 's2',
      title: text('Protecting data'),
      principle: 8,
      weight: '40',
      questions: [
        {
          id: 'abroad',
          ref: 'SEC-04',
          kind: 'yes-no',
          principle: 8,
          wording: text('Do you host data outside the UK?'),
          purpose: 'information',
        },
        {
          id: 'where',
          ref: 'SEC-05',
          kind: 'short-text',
          principle: 8,
          wording: text('Where?'),
          purpose: 'award-criterion',
          weight: '40',
          showIf: { question: 'abroad', operator: 'is', value: 'yes' },
          settings: { maxLength: 100 },
        },
        {
          id: 'many',
          ref: 'SEC-06',
          kind: 'multiple-choice',
          principle: 8,
          wording: text('Which of these do you do?'),
          purpose: 'award-criterion',
          weight: '20',
          settings: {
            noneOfThese: true,
            options: [
              { id: 'a', label: text('Encrypt at rest'), points: '2' },
              { id: 'b', label: text('Encrypt in transit'), points: '2' },
            ],
          },
        },
        {
          id: 'hours',
          ref: 'SEC-07',
          kind: 'number',
          principle: 8,
          wording: text('Within how many hours do you report an incident?'),
          purpose: 'award-criterion',
          weight: '20',
          settings: {
            unit: text('hours'),
            min: '0',
            bands: [{ operator: 'atMost', value: '24', mark: '5' }],
            otherwise: '0',
            notKnown: true,
          },
        },
        {
          id: 'day',
          ref: 'SEC-08',
          kind: 'date',
          principle: 8,
          wording: text('When was the last penetration test?'),
          purpose: 'information',
        },
        {
          id: 'paper',
          ref: 'SEC-09',
          kind: 'file',
          principle: 8,
          wording: text('Attach your incident plan.'),
          purpose: 'award-criterion',
          weight: '10',
        },
        {
          id: 'chain',
          ref: 'SEC-10',
          kind: 'table',
          principle: 8,
          wording: text('List your sub-processors.'),
          purpose: 'award-criterion',
          weight: '10',
          settings: {
            columns: [
              { id: 'name', label: text('Name') },
              { id: 'country', label: text('Country') },
            ],
            rowName: text('sub-processor'),
            nilAllowed: true,
          },
        },
      ],
    },
  ],
  declarations: [
    {
      id: 'd1',
      ref: 'D-05',
      kind: 'table',
      principle: 1,
      wording: text('Name the product and version offered.'),
      purpose: 'information',
      settings: { columns: [{ id: 'product', label: text('Product and version') }] },
    },
  ],
});

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
  given: { deadline?: string; document?: QuestionnaireDocument; at?: string; title?: string } = {},
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
      setup: '{}',
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
