import 'server-only';
import { z } from 'zod';
import { type Mark, saveReasonDraft } from '@/db/store/mark';
import { endMarkingLoad, findWaitingMarkingLoad } from '@/db/store/marking-load';
import { findProcurement } from '@/db/store/procurement';
import type { AuditEntry } from '@/lib/audit';
import { ok, refuse } from '@/lib/result';
import { comparedMarks, loadOwnRecord } from '@/lib/views/marking-load-record';
import { viewerId } from '@/lib/views/own-marking';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { asksChoice, type ComparedMark } from '@/lib/workbook/marking/compare';
import { command } from './command';
import { decideMark, writeMark } from './mark-decision';

const Id = z.string().min(1).max(64);
const Place = z.string().min(1).max(80);

const ApplyMarkingWorkbook = z.object({
  id: Id,
  loadId: Id,
  /** What was chosen for each row; a row that only the file changed is taken from the file where nothing is said. */
  choices: z.record(Place, z.enum(['file', 'here'])),
  /** The versions of score and draft that the page showed beside what the file says: `2.0`. */
  seen: z.record(Place, z.string().max(20)),
});

export type MarksApplied =
  | { is: 'applied'; loadId: string; changed: number }
  /** The evaluator saved one of the scores elsewhere after the page was made: nothing was loaded. */
  | { is: 'raced' }
  /** Rows that were changed here and in the file, with no choice between the two. */
  | { is: 'unchosen'; rows: Pick<ComparedMark, 'key' | 'ref' | 'letter'>[] }
  | { is: 'nothing' };

/** The versions that a page shows beside a row, as it posts them back. */
export const versionsSeen = ({ version, draftVersion }: Pick<ComparedMark, 'version' | 'draftVersion'>): string =>
  `${version}.${draftVersion}`;

type Change = { procurementId: string; loadId: string; marks: Mark[]; drafts: ComparedMark[]; changed: number } | null;

/**
 * Applies what an evaluator chose of a checked workbook, all of it in one transaction: each score by the rules and with the
 * log entry of the marking room, each only at the version that the page showed. Words without a score become a draft.
 * Nothing is locked by it.
 */
export const applyMarkingWorkbook = command({
  action: 'mark.save',
  input: ApplyMarkingWorkbook,
  load: async (db, { id }, context) => {
    const state = await findProcurement(db, id);
    if (!state) return null;
    const own = await loadOwnRecord(db, state, context);
    const owner = { procurementId: id, evaluatorId: viewerId(context) };
    const load = await findWaitingMarkingLoad(db, owner, context.now);
    return { state, own, load, compared: own && load && (await comparedMarks(db, state, own, load, context)) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, own, load, compared }, input, context }) => {
    if (!own || !compared || load?.id !== input.loadId) return refuse('conflict', 'marking-book.gone');
    const nothing = (value: MarksApplied) => ok({ change: null as Change, event: null, value });
    const chosenFor = ({ key, result }: ComparedMark): 'file' | 'here' | null =>
      (Object.hasOwn(input.choices, key) ? input.choices[key] : null) ?? (result === 'changed' ? 'file' : null);
    const differing = compared.rows.filter(asksChoice);
    const raced = differing.filter(
      (row) =>
        chosenFor(row) !== 'here' && (!Object.hasOwn(input.seen, row.key) || input.seen[row.key] !== versionsSeen(row)),
    );
    if (raced.length > 0) return nothing({ is: 'raced' });
    const unchosen = differing.filter((row) => chosenFor(row) === null);
    if (unchosen.length > 0)
      return nothing({ is: 'unchosen', rows: unchosen.map(({ key, ref, letter }) => ({ key, ref, letter })) });
    const taken = differing.filter((row) => chosenFor(row) === 'file');
    if (taken.length === 0) return nothing({ is: 'nothing' });
    const marks: Mark[] = [];
    const events: AuditEntry[] = [];
    for (const row of taken) {
      if (row.saves === 'draft') continue;
      const { submissionId, questionId, version } = row;
      const given = { submissionId, questionId, version, ...row.texts };
      const decided = decideMark({ state, record: own.record }, given, context);
      if (!decided.ok) return decided;
      marks.push(decided.value.mark);
      events.push(decided.value.event);
    }
    const drafts = taken.filter(({ saves }) => saves === 'draft');
    const change: Change = {
      procurementId: state.procurement.id,
      loadId: load.id,
      marks,
      drafts,
      changed: taken.length,
    };
    const value: MarksApplied = { is: 'applied', loadId: load.id, changed: taken.length };
    return ok({ change, event: events.length > 0 ? events : null, value });
  },
  write: async (tx, change, context) => {
    if (change === null) return undefined;
    const evaluatorId = viewerId(context);
    // A lost race rolls back all of it.
    for (const mark of change.marks) {
      const lost = await writeMark(tx, mark);
      if (lost) return lost;
    }
    for (const { submissionId, questionId, draftVersion, texts } of change.drafts) {
      const key = { submissionId, questionId, evaluatorId };
      if (texts && !(await saveReasonDraft(tx, { ...key, expected: draftVersion, draft: texts, at: context.now })))
        return refuse('conflict', 'evaluation.draft-changed');
    }
    const ended = await endMarkingLoad(tx, {
      id: change.loadId,
      procurementId: change.procurementId,
      evaluatorId,
      at: context.now,
      changed: change.changed,
    });
    return ended ? undefined : refuse('conflict', 'marking-book.gone');
  },
  // Scores are locked: every attempt to change one is on the record.
  refusal: ({ state }) => ({
    action: 'mark.save',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
