import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { listMarks, listReasonDrafts, type Mark } from '@/db/store/mark';
import type { MarkingLoad } from '@/db/store/marking-load';
import { lettersOf } from '@/db/store/opening';
import type { ProcurementState } from '@/db/store/procurement';
import type { Context } from '@/lib/commands/command';
import { ownWork } from '@/lib/evaluation/own-work';
import type { Message } from '@/lib/result';
import { type ComparedMarks, compareReturnedMarks, type OwnAnswer } from '@/lib/workbook/marking/compare';
import { heldScores, MarkingKey, placeKey } from '@/lib/workbook/marking/key';
import { ReturnedMarks } from '@/lib/workbook/marking/locate';
import { inOrder } from './evaluation';
import { type EvaluationRecord, loadEvaluation, type RecordedItem } from './evaluation-record';
import { viewerId } from './own-marking';

/** What is kept of a file while it is being loaded: what it says and its key, or why it was refused. */
export const MarkingContent = z.union([
  z.strictObject({ returned: ReturnedMarks, key: MarkingKey }),
  z.strictObject({ refused: z.array(z.custom<Message>()) }),
]);
export type MarkingContent = z.infer<typeof MarkingContent>;

/** An evaluator's own work in one procurement, question by question, with the bidders in their own order. */
export type OwnRecord = { record: EvaluationRecord; work: RecordedItem[] };

/** Loads what the viewer marks; null before the opening. Whoever calls this asks the policy first. */
export async function loadOwnRecord(db: Reader, state: ProcurementState, context: Context): Promise<OwnRecord | null> {
  const record = await loadEvaluation(db, state);
  if (!record) return null;
  const me = viewerId(context);
  const order = { openingId: state.opening?.stepId ?? '', evaluatorId: me, submissions: record.submissions };
  return { record, work: inOrder(ownWork(record.panel.items, me, []), order).map(({ item }) => item) };
}

/** The scores that a download held, by place: as they are here, or out of the history. */
async function basesOf(
  db: Reader,
  state: ProcurementState,
  { work }: OwnRecord,
  held: ReadonlyMap<string, number>,
  me: string,
): Promise<Map<string, Mark>> {
  const bases = new Map<string, Mark>();
  const older = new Map<string, number>();
  for (const item of work) {
    const place = placeKey(item.letter, item.question.id);
    const version = held.get(place) ?? 0;
    if (version === 0) continue;
    const now = item.marks.find(({ evaluatorId }) => evaluatorId === me);
    if (now?.version === version) bases.set(place, now);
    else older.set(place, version);
  }
  if (older.size === 0) return bases;
  const letters = new Map(lettersOf(state).map(({ submissionId, letter }) => [submissionId, letter]));
  for (const mark of await listMarks(db, state.procurement.id)) {
    const place = placeKey(letters.get(mark.submissionId) ?? '', mark.questionId);
    if (mark.evaluatorId === me && older.get(place) === mark.version) bases.set(place, mark);
  }
  return bases;
}

/** A file that was read, compared with the evaluator's scores as they are at this moment; null where it was refused. */
export async function comparedMarks(
  db: Reader,
  state: ProcurementState,
  own: OwnRecord,
  load: MarkingLoad,
  context: Context,
): Promise<ComparedMarks | null> {
  const content = MarkingContent.parse(load.content);
  if (!('returned' in content)) return null;
  const me = viewerId(context);
  const { record, work } = own;
  const { document } = record.published;
  const held = heldScores(document, lettersOf(state), content.key.held);
  const bases = await basesOf(db, state, own, held, me);
  const drafts = await listReasonDrafts(
    db,
    me,
    record.submissions.map(({ id }) => id),
  );
  const answers = work.map((item): OwnAnswer => {
    const draft = drafts.find(
      ({ submissionId, questionId }) => submissionId === item.submissionId && questionId === item.question.id,
    );
    return {
      submissionId: item.submissionId,
      letter: item.letter,
      question: item.question,
      answer: item.answer,
      proposal: item.proposal,
      mark: item.marks.find(({ evaluatorId }) => evaluatorId === me) ?? null,
      draft: draft ?? null,
      base: bases.get(placeKey(item.letter, item.question.id)) ?? null,
    };
  });
  return compareReturnedMarks(answers, content.returned, document.scoring.scale);
}
