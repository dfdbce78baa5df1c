import 'server-only';
import { findWaitingMarkingLoad } from '@/db/store/marking-load';
import { lettersOf } from '@/db/store/opening';
import { findProcurement } from '@/db/store/procurement';
import { may } from '@/lib/policy';
import type { Message } from '@/lib/result';
import { signWorkbookKey } from '@/lib/server/workbook-key';
import type { ComparedMarks } from '@/lib/workbook/marking/compare';
import { evaluatorWorkbook, type MarkingRow } from '@/lib/workbook/marking/evaluator-workbook';
import { lettersHash, type MarkingKey, placeKey, scoresHeld } from '@/lib/workbook/marking/key';
import { noMark, textsOfMark } from '@/lib/workbook/marking/parts';
import { answerUnnamed } from './answer-shown';
import { peopleNames } from './evaluation-record';
import { authorityOf, type ExportFile, rendered, type Wanted } from './exports';
import { comparedMarks, loadOwnRecord, MarkingContent } from './marking-load-record';
import { viewerId } from './own-marking';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/**
 * The evaluator's own workbook (schedule G): their questions, every bidder by letter, the scores saved so far. Only what a
 * person sees in the marking room is in it, without the names of files.
 */
export const markingWorkbookFile = view({
  action: 'mark.read',
  load: (db, { id }: { id: string } & Wanted) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input, context }): Promise<ExportFile | null> => {
    const own = await loadOwnRecord(db, state, context);
    if (!own || own.work.length === 0) return null;
    const me = viewerId(context);
    const { record, work } = own;
    const { number: version, documentHash, publishedAt, document } = record.published;
    const { id, title, reference } = state.procurement;
    const letters = lettersOf(state);
    const snapshots = new Map(record.submissions.map((submission) => [submission.id, submission.snapshot]));
    const versions = new Map<string, number>();
    const rows = work.flatMap((item): MarkingRow[] => {
      const snapshot = snapshots.get(item.submissionId);
      if (!snapshot) return [];
      const mark = item.marks.find(({ evaluatorId }) => evaluatorId === me);
      if (mark) versions.set(placeKey(item.letter, item.question.id), mark.version);
      const { letter, question, proposal } = item;
      return [
        { letter, question, proposal, given: mark ? textsOfMark(mark) : noMark, ...answerUnnamed(snapshot, question) },
      ];
    });
    const key: MarkingKey = {
      format: 'assay-marking-workbook/1',
      procurementId: id,
      reference,
      documentHash,
      version,
      evaluatorId: me,
      letters: lettersHash(state.opening?.stepId ?? '', letters),
      at: context.now,
      held: scoresHeld(document, letters, versions),
    };
    const authority = await authorityOf(db, state);
    const model = evaluatorWorkbook({
      title,
      reference,
      authority,
      version,
      documentHash,
      publishedAt,
      document,
      key: signWorkbookKey(JSON.stringify(key)),
      evaluator: (await peopleNames(db, state)).get(me) ?? '',
      at: context.now,
      declaredAt: state.declarations.findLast(({ userId }) => userId === me)?.signedAt ?? context.now,
      lockedAt: state.locks.find(({ evaluatorId }) => evaluatorId === me)?.lockedAt ?? null,
      rows,
    });
    return rendered(`${reference} your scores version ${version}`, model, input, authority);
  },
});

export type MarkingLoadPage = {
  procurement: { id: string; title: string };
  /** The scores can still be changed. */
  open: boolean;
  load:
    | ({ id: string; name: string; sha256: string; createdAt: string } & (
        | { refused: Message[]; compared: null }
        | { refused: null; compared: ComparedMarks }
      ))
    | null;
};

/** The file that the evaluator has checked and not applied, beside their scores as they are at this moment. */
export const markingLoadPage = view({
  action: 'mark.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }): Promise<MarkingLoadPage> => {
    const procurement = { id: state.procurement.id, title: state.procurement.title };
    const open = may(context.viewer, 'mark.save', procurementFacts(state, context)).allowed;
    const owner = { procurementId: procurement.id, evaluatorId: viewerId(context) };
    const load = open ? await findWaitingMarkingLoad(db, owner, context.now) : null;
    if (!load) return { procurement, open, load: null };
    const { id, name, sha256, createdAt } = load;
    const head = { id, name, sha256, createdAt };
    const content = MarkingContent.parse(load.content);
    if ('refused' in content) return { procurement, open, load: { ...head, refused: content.refused, compared: null } };
    const own = await loadOwnRecord(db, state, context);
    const compared = own && (await comparedMarks(db, state, own, load, context));
    return { procurement, open, load: compared && { ...head, refused: null, compared } };
  },
});
