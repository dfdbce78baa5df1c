import { writing } from '@/db/client';
import { tables as t } from '@/db/schema';
import { insertSupplier } from '@/db/store/people';
import { insertResponse } from '@/db/store/response';
import { sealJson } from '@/lib/server/seal';
import { type Closed, stateOf } from './closed-procurement';
import { testId } from './world';

const at = '2027-01-20T10:00:00.000Z';
/** About as long as a written answer is. */
const words = 'Each sensor has a key of its own, made at the factory and changed every year. '.repeat(12);

const inParts = <T>(rows: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => rows.slice(at * size, (at + 1) * size));

/**
 * Puts as many rows into the records of a procurement as a large one has: for each response every question with its
 * answer, every version of it, the marks of two evaluators and the agreed mark with its reasons. Returns how many.
 */
export async function fillRecords(
  c: Closed,
  { bids, questions, versions }: { bids: number; questions: number; versions: number },
): Promise<number> {
  const versionId = (await stateOf(c)).versions[0]?.id ?? '';
  let count = 0;
  for (let bid = 0; bid < bids; bid += 1) {
    const [responseId, submissionId, supplierId] = [testId(), testId(), testId()];
    const ids = Array.from({ length: questions }, (_, at) => `L-${at}`);
    const versioned = ids.flatMap((questionId) => Array.from({ length: versions }, (_, at) => ({ questionId, at })));
    const reason = JSON.stringify({ strengths: words, gaps: words, againstDescriptor: '' });
    const rows = {
      answers: ids.map((questionId) => ({
        responseId,
        questionId,
        version: versions,
        sealedValue: sealJson({ value: words }, `answer:${responseId}:${questionId}`),
        savedBy: 'u',
        savedAt: at,
      })),
      history: versioned.map(({ questionId, at: version }) => {
        const id = testId();
        return {
          id,
          responseId,
          questionId,
          version,
          sealedValue: sealJson({ value: words }, `answer:${responseId}:${questionId}:${id}`),
          outcome: 'saved',
          savedBy: 'u',
          savedAt: at,
        };
      }),
      marks: ids.flatMap((questionId) =>
        ['e1', 'e2'].map((evaluatorId) => ({
          id: testId(),
          procurementId: c.id,
          submissionId,
          questionId,
          evaluatorId,
          version: 1,
          kind: 'scored',
          mark: '3',
          reason,
          markedAt: at,
        })),
      ),
      agreed: ids.map((questionId) => ({
        id: testId(),
        procurementId: c.id,
        submissionId,
        questionId,
        version: 1,
        mark: '3',
        source: 'moderated',
        publishableReason: JSON.stringify({ shows: words, strengths: words, whyNotHigher: words, whyNotLower: '' }),
        restrictedNote: '',
        whyDiffers: '',
        attended: '[]',
        factChecked: true,
        changeReason: '',
        agreedBy: 'u',
        agreedAt: at,
      })),
    };
    await writing(async (tx) => {
      const one = { createdBy: 'u', createdAt: at, procurementId: c.id, supplierId };
      await insertSupplier(tx, { id: supplierId, name: `Supplier ${bid}`, at });
      await insertResponse(tx, { ...one, id: responseId, invitationId: testId(), versionId });
      for (const part of inParts(rows.answers, 500)) await tx.insert(t.answer).values(part);
      for (const part of inParts(rows.history, 500)) await tx.insert(t.answerHistory).values(part);
      for (const part of inParts(rows.marks, 500)) await tx.insert(t.mark).values(part);
      for (const part of inParts(rows.agreed, 500)) await tx.insert(t.agreedMark).values(part);
    });
    count += Object.values(rows).reduce((sum, list) => sum + list.length, 0);
  }
  return count;
}
