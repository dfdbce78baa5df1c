import { reading, writing } from '@/db/client';
import { insertOpeningNotice } from '@/db/store/notice';
import { findDraft, saveDraft } from '@/db/store/questionnaire';
import { askSignOff } from '@/lib/commands/ask-sign-off';
import { giveReason } from '@/lib/commands/give-reason';
import { publishQuestionnaire } from '@/lib/commands/publish-questionnaire';
import { saveAmendment } from '@/lib/commands/save-amendment';
import { startAmendment } from '@/lib/commands/start-amendment';
import { ukClock, ukDay } from '@/lib/procurement/uk-time';
import { checkDocument } from '@/lib/questionnaire/checks';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { aDraftedProcurement, aPublishableDocument, type Cast } from './drafts';
import type { OpenProcurement } from './open-procurement';
import { value } from './results';
import { aContext, testId } from './world';

export const amendedAt = '2027-01-12T14:00:00.000Z';

/** A procurement that may be amended: published by two people, open, with every duty given. */
export type Amendable = OpenProcurement & { people: Cast };

const reasonsFor = async (id: string, people: Cast, document: QuestionnaireDocument, at: string) => {
  for (const { id: findingId, severity } of checkDocument(document))
    if (severity === 'warning')
      value(
        await giveReason(aContext(people.lead, at), {
          id,
          revision: (await findDraft(reading(), id))?.revision ?? 0,
          findingId,
          reason: 'Small place.',
        }),
      );
};

/** Both halves of a publication. */
export async function publishByTwo(
  { procurementId: id, people }: Pick<Amendable, 'procurementId' | 'people'>,
  at: string,
) {
  const revision = (await findDraft(reading(), id))?.revision ?? 0;
  value(await askSignOff(aContext(people.lead, at), { id, revision, reason: 'Ready.' }));
  return publishQuestionnaire(aContext(people.approver, at, { steppedUp: true }), { id });
}

export async function anAmendableProcurement(document = aPublishableDocument()): Promise<Amendable> {
  const { id, versionId, people } = await aDraftedProcurement(document);
  const at = '2026-11-23T12:00:00.000Z';
  await reasonsFor(id, people, document, at);
  value(await publishByTwo({ procurementId: id, people }, at));
  await writing((tx) =>
    insertOpeningNotice(tx, {
      id: testId(),
      procurementId: id,
      reference: '2026/S 000-012345',
      publishedAt: at,
      recordedBy: people.lead.userId,
      recordedAt: at,
    }),
  );
  return {
    authorityId: people.lead.authorityId,
    procurementId: id,
    versionId,
    deadline: '2027-01-22T12:00:00.000Z',
    lead: people.lead,
    person: async () => people.officer,
    people,
  };
}

/** Drafts the next version as given, with its reason, notice and, where wanted, a later deadline. */
export async function draftAmendment(
  { procurementId: id, people }: Amendable,
  change: (document: QuestionnaireDocument) => QuestionnaireDocument,
  deadline: string | null = null,
  at = amendedAt,
): Promise<void> {
  value(await startAmendment(aContext(people.officer, at), { id }));
  const draft = await findDraft(reading(), id);
  if (!draft) throw new Error('no draft');
  const document = change(draft.document);
  await writing((tx) =>
    saveDraft(tx, { versionId: draft.id, expectedRevision: draft.revision, document, by: people.officer.userId, at }),
  );
  await reasonsFor(id, people, document, at);
  value(
    await saveAmendment(aContext(people.officer, at), {
      id,
      reason: 'A supplier asked what SEC-01 means.',
      notice: 'Q-A is worded more plainly.',
      day: deadline ? ukDay(deadline) : '',
      time: deadline ? ukClock(deadline) : '',
    }),
  );
}

/** Publishes the next version as given. */
export async function amend(
  tender: Amendable,
  change: (document: QuestionnaireDocument) => QuestionnaireDocument,
  deadline: string | null = null,
  at = amendedAt,
): Promise<void> {
  await draftAmendment(tender, change, deadline, at);
  value(await publishByTwo(tender, at));
}

/** The document with other words, weights or settings of one question. */
export const withQuestion =
  (id: string, more: object) =>
  (document: QuestionnaireDocument): QuestionnaireDocument => ({
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) =>
        question.id === id ? ({ ...question, ...more } as typeof question) : question,
      ),
    })),
  });
