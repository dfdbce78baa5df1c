import 'server-only';
import { z } from 'zod';
import { insertAnswerHistory, saveAnswer } from '@/db/store/answer';
import { endWorkbookLoad, findWorkbookLoad } from '@/db/store/workbook-load';
import type { StoredAnswer } from '@/lib/response/stored-answer';
import { ok, refuse } from '@/lib/result';
import { chosenFor, isOpen } from '@/lib/workbook/offline/choices';
import { loadRecord, responseFacts, versionParams } from '../views/response-record';
import { comparedLoad } from '../views/workbook-record';
import { command } from './command';

const Id = z.string().min(1).max(64);

const ApplyWorkbook = z.object({
  responseId: Id,
  loadId: Id,
  /** The version of each answer that the page showed beside what the file says. */
  seen: z.record(Id, z.int().min(0).max(1_000_000)),
});

export type Applied =
  | { is: 'applied'; changed: number }
  /** Somebody saved one of the answers after the page was made: nothing was loaded. */
  | { is: 'raced'; refs: string[] }
  /** Answers that were changed here and in the file, with no choice between the two yet. */
  | { is: 'unchosen'; refs: string[] }
  | { is: 'nothing' };

type Change = {
  load: { id: string; responseId: string; revision: number };
  answers: { questionId: string; before: number; answer: StoredAnswer; historyId: string }[];
} | null;

/**
 * Applies what a team chose of a loaded workbook, all of it in one transaction, each answer only at the version that the
 * page showed. The texts that were there before stay in the history, and its history is its record: no audit entry.
 */
export const applyWorkbook = command({
  action: 'answer.save',
  input: ApplyWorkbook,
  load: async (db, { responseId, loadId }, context) => {
    const record = await loadRecord(db, responseId, context);
    const load = record && (await findWorkbookLoad(db, responseId, loadId, context.now));
    return record && { record, load, compared: load && (await comparedLoad(db, record, load)) };
  },
  facts: ({ record }, context) => responseFacts(record.head, context),
  decide: ({ loaded: { record, load, compared }, input, context }) => {
    if (record.newer) return refuse('conflict', 'amend.confirm-first', versionParams(record.newer));
    if (!load || !compared) return refuse('conflict', 'offline.gone');
    const nothing = (value: Applied) => ok({ change: null as Change, event: null, value });
    const { choices } = compared;
    const differing = compared.rows.filter(isOpen);
    const raced = differing.filter(
      (row) =>
        chosenFor(row, choices) !== 'here' &&
        (!Object.hasOwn(input.seen, row.questionId) || input.seen[row.questionId] !== row.version),
    );
    if (raced.length > 0) return nothing({ is: 'raced', refs: raced.map(({ ref }) => ref) });
    const unchosen = differing.filter((row) => chosenFor(row, choices) === null);
    if (unchosen.length > 0) return nothing({ is: 'unchosen', refs: unchosen.map(({ ref }) => ref) });
    const answers = differing.flatMap((row) =>
      row.answer && chosenFor(row, choices) === 'file'
        ? [{ questionId: row.questionId, before: row.version, answer: row.answer, historyId: context.id() }]
        : [],
    );
    if (answers.length === 0) return nothing({ is: 'nothing' });
    const { id, responseId, revision } = load;
    const change: Change = { load: { id, responseId, revision }, answers };
    return ok({ change, event: null, value: { is: 'applied', changed: answers.length } as Applied });
  },
  write: async (tx, change, context) => {
    if (change === null) return undefined;
    const { responseId } = change.load;
    const by = context.viewer.kind === 'supplier' ? context.viewer.userId : '';
    const at = context.receivedAt;
    for (const { questionId, before, answer, historyId } of change.answers) {
      // A lost race rolls back all of it.
      if (!(await saveAnswer(tx, { responseId, questionId, expected: before, answer, by, at })))
        return refuse('conflict', 'supplier.answer-raced');
      await insertAnswerHistory(tx, {
        id: historyId,
        responseId,
        questionId,
        version: before + 1,
        answer,
        outcome: 'saved',
        by,
        at,
      });
    }
    const ended = await endWorkbookLoad(tx, { ...change.load, by, at, changed: change.answers.length });
    return ended ? undefined : refuse('conflict', 'offline.gone');
  },
});
