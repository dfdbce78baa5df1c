import 'server-only';
import { listDraftRevisions } from '@/db/store/questionnaire';
import { coverageOf } from '@/lib/questionnaire/coverage';
import { undoState } from '@/lib/questionnaire/undo';
import type { Message } from '@/lib/result';
import { draftPageFacts, loadDraftPage, pageHead, versionHead } from './draft-page';
import { view } from './view';

/** Minutes after a save in which a colleague counts as editing too. */
const editingFor = 15;

const messageOf = (what: string): Message | null => {
  const read = JSON.parse(what) as { key?: string; params?: Message['params'] };
  if (!read.key) return null;
  return read.params ? { path: '', key: read.key, params: read.params } : { path: '', key: read.key };
};

/** The outline of the draft: the document, what it covers, what can be undone, and who else is at work. */
export const questionnaireOutline = view({
  action: 'questionnaire.read',
  load: loadDraftPage,
  facts: draftPageFacts,
  show: async (db, { loaded, context }) => {
    const { draft, names, state } = loaded;
    if (!draft) return { ...pageHead(loaded, context), version: null };
    const steps = await listDraftRevisions(db, draft.id);
    const { undo, redo, present } = undoState(steps);
    const of = (revision: number | null) => {
      const step = steps.find((each) => each.revision === revision);
      return step ? { what: messageOf(step.what), by: names.get(step.savedBy) ?? '' } : null;
    };
    const self = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    const since = new Date(Date.parse(context.now) - editingFor * 60_000).toISOString();
    const others = new Set(
      steps.filter(({ savedAt, savedBy }) => savedBy !== self && savedAt >= since).map(({ savedBy }) => savedBy),
    );
    const waiting = state.steps.some((step) => step.act === 'publish' && step.ended === null);
    return {
      ...pageHead(loaded, context),
      version: versionHead(draft, names),
      document: draft.document,
      coverage: coverageOf(draft.document),
      undo: undo === null ? null : of(present),
      redo: redo === null ? null : of(redo),
      last: of(draft.revision),
      others: [...others].map((userId) => names.get(userId) ?? ''),
      waiting,
    };
  },
});
