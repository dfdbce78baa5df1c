import { writing } from '@/db/client';
import { saveGuidance } from '@/db/store/guidance';
import { insertAccount, insertAuthority, insertMember } from '@/db/store/people';
import { insertDuty, insertProcurement } from '@/db/store/procurement';
import { insertVersion } from '@/db/store/questionnaire';
import type { Viewer } from '@/lib/policy';
import type { Duty } from '@/lib/procurement/duties';
import type { Setup } from '@/lib/procurement/setup';
import type { AwardQuestion, QuestionnaireDocument } from '@/lib/questionnaire/document';
import { documentHash } from '@/lib/questionnaire/hash';
import { defaultScoring } from '@/lib/questionnaire/presets';
import { testId } from './world';

/** The people of a test's authority: enough different ones for every step that needs two. */
export const cast = [
  'lead',
  'officer',
  'approver',
  'evaluator',
  'second',
  'moderator',
  'observer',
  'stranger',
] as const;
export type Cast = Record<(typeof cast)[number], Extract<Viewer, { kind: 'buyer' }>>;

const dutyOf: Partial<Record<(typeof cast)[number], Duty>> = {
  lead: 'lead',
  officer: 'officer',
  approver: 'approver',
  evaluator: 'evaluator',
  second: 'evaluator',
  moderator: 'moderator',
  observer: 'observer',
};

/** A written answer marked by people, with a guide for every mark. */
export const aGuidedQuestion = (id: string, more: Partial<AwardQuestion> = {}): AwardQuestion =>
  ({
    id,
    kind: 'long-text',
    wording: { en: `How do you do ${id}?` },
    principle: 8,
    purpose: 'award-criterion',
    weight: '50',
    threshold: null,
    markingGuide: ['5', '4', '3', '2', '1', '0'].map((mark) => ({ mark, text: { en: `Worth ${mark}` } })),
    ...more,
  }) as AwardQuestion;

/** A small questionnaire that may be published as it stands. */
export const aPublishableDocument = (more: Partial<QuestionnaireDocument> = {}): QuestionnaireDocument => ({
  format: 'assay-questionnaire/1',
  title: { en: 'Park lighting sensors' },
  scoring: defaultScoring(),
  sections: [
    {
      id: 's1',
      title: { en: 'Data' },
      principle: 8,
      weight: '100',
      threshold: null,
      questions: [aGuidedQuestion('Q-A'), aGuidedQuestion('Q-B')],
    },
  ],
  ...more,
});

export const aSetup = (): Setup => ({
  title: 'Park lighting sensors',
  reference: 'PRJ-0142',
  description: '',
  nation: 'wales',
  value: '300000',
  years: '5',
  contract: { start: '2027-04-01', contractEnd: '2032-03-31', contractEndExtended: null, assetLifeEnd: null },
  procedure: 'open',
  documentsTogether: true,
  shorterGround: null,
  lots: [],
  receiving: 'hosted',
  timetable: {
    published: '2026-12-01T09:00:00.000Z',
    clarificationsClose: '2026-12-18T12:00:00.000Z',
    deadline: '2027-01-22T12:00:00.000Z',
    marking: '2027-02-05T17:00:00.000Z',
    moderation: '2027-02-12T10:00:00.000Z',
    award: '2027-02-26T09:00:00.000Z',
  },
});

/**
 * Puts an authority, its people, a procurement with all duties given, a draft and the governance group's sign-off into
 * this test's database.
 */
export async function aDraftedProcurement(
  document: QuestionnaireDocument = aPublishableDocument(),
  at = '2026-11-20T09:00:00.000Z',
  { signedOff = true } = {},
): Promise<{ id: string; versionId: string; people: Cast }> {
  const [authorityId, id, versionId] = [testId(), testId(), testId()];
  const people = Object.fromEntries(
    cast.map((name) => [
      name,
      { kind: 'buyer', userId: testId(), authorityId, administrator: name === 'stranger', officer: true },
    ]),
  ) as Cast;
  await writing(async (tx) => {
    await insertAuthority(tx, {
      id: authorityId,
      name: 'Brackwater Council',
      nation: 'wales',
      contact: '',
      createdAt: at,
    });
    for (const name of cast) {
      const { userId } = people[name];
      await insertAccount(tx, {
        userId,
        accountId: testId(),
        name: `${name} person`,
        email: `${name}.${userId}@example.test`,
        passwordHash: 'none',
        at,
      });
      await insertMember(tx, {
        userId,
        authorityId,
        post: '',
        administrator: name === 'stranger',
        officer: true,
        createdAt: at,
      });
    }
    await insertProcurement(tx, {
      id,
      authorityId,
      title: 'Park lighting sensors',
      reference: 'PRJ-0142',
      setup: JSON.stringify(aSetup()),
      deadline: null,
      revision: 1,
      createdBy: people.lead.userId,
      createdAt: at,
      setUpAt: at,
    });
    for (const name of cast) {
      const duty = dutyOf[name];
      if (duty)
        await insertDuty(tx, {
          id: testId(),
          procurementId: id,
          userId: people[name].userId,
          duty,
          grantedBy: people.lead.userId,
          grantedAt: at,
        });
    }
    await insertVersion(tx, { id: versionId, procurementId: id, number: 1, document, by: people.lead.userId, at });
    if (!signedOff) return;
    await saveGuidance(tx, {
      procurementId: id,
      kind: 'sign-off',
      document: {
        group: 'Digital board',
        members: [{ name: 'A. Chair', duty: 'Chair', approves: 'Publication' }],
        date: '2026-11-19',
        minute: '',
        number: 1,
        documentHash: documentHash(document),
      },
      expectedRevision: 0,
      by: people.lead.userId,
      at,
    });
  });
  return { id, versionId, people };
}
