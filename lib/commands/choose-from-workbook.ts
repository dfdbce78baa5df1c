import 'server-only';
import { z } from 'zod';
import { deleteWorkbookLoad, findWorkbookLoad, saveWorkbookChoices } from '@/db/store/workbook-load';
import { ok, refuse } from '@/lib/result';
import { Choice, Choices, noChoices } from '@/lib/workbook/offline/choices';
import { loadRecord, responseFacts } from '../views/response-record';
import { command } from './command';

const Id = z.string().min(1).max(64);

const ChooseFromWorkbook = z.object({
  responseId: Id,
  loadId: Id,
  /** One choice for everything that differs; single choices made before are let go. */
  all: Choice.nullable(),
  rows: z.record(Id, Choice),
});

/** Keeps what a team chose of a loaded workbook. No answer is touched. */
export const chooseFromWorkbook = command({
  action: 'answer.save',
  input: ChooseFromWorkbook,
  load: async (db, { responseId, loadId }, context) => {
    const record = await loadRecord(db, responseId, context);
    return record && { record, load: await findWorkbookLoad(db, responseId, loadId, context.now) };
  },
  facts: ({ record }, context) => responseFacts(record.head, context),
  decide: ({ loaded: { load }, input }) => {
    if (!load) return refuse('conflict', 'offline.gone');
    const before = load.choices === null ? noChoices : Choices.parse(load.choices);
    const choices: Choices =
      input.all === null ? { all: before.all, rows: { ...before.rows, ...input.rows } } : { all: input.all, rows: {} };
    const step = { id: load.id, responseId: load.responseId, revision: load.revision, choices };
    return ok({ change: step, event: null, value: { responseId: load.responseId } });
  },
  write: async (tx, step) => ((await saveWorkbookChoices(tx, step)) ? undefined : refuse('conflict', 'offline.gone')),
});

/** Puts a loaded workbook aside: nothing of it was ever in the answers, and nothing of it stays. */
export const dropWorkbook = command({
  action: 'answer.save',
  input: z.object({ responseId: Id, loadId: Id }),
  load: (db, { responseId }, context) => loadRecord(db, responseId, context),
  facts: ({ head }, context) => responseFacts(head, context),
  decide: ({ input }) => ok({ change: input, event: null, value: { responseId: input.responseId } }),
  write: (tx, { responseId, loadId }) => deleteWorkbookLoad(tx, responseId, loadId).then(() => undefined),
});
