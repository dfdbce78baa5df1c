import 'server-only';
import { z } from 'zod';
import { findDraftRevision, listDraftRevisions } from '@/db/store/questionnaire';
import { unsavedWeights } from '@/lib/questionnaire/outline';
import { undoState } from '@/lib/questionnaire/undo';
import { ok, refuse } from '@/lib/result';
import { command } from './command';
import { decideChange, draftFacts, loadDraft, staleRefusal, writeChange } from './draft-change';
import { Weights } from './edit-outline';

const UndoDraft = z.strictObject({
  id: z.string(),
  revision: z.coerce.number().int(),
  direction: z.enum(['undo', 'redo']),
  /** What stands in the form around the button. The page is drawn anew afterwards, so nothing unsaved may stand there. */
  sectionWeights: Weights.default({}),
  weights: Weights.default({}),
  reason: z.string().default(''),
});

/**
 * Takes the draft one change back, or forward again. Refused when a colleague saved after the page was shown, and while
 * something typed beside it is not saved.
 */
export const undoDraft = command({
  action: 'questionnaire.edit',
  input: UndoDraft,
  load: async (db, input) => {
    const draft = await loadDraft(db, input);
    if (!draft) return null;
    const steps = await listDraftRevisions(db, draft.draft.id);
    const target = undoState(steps)[input.direction];
    const document = target === null ? null : await findDraftRevision(db, draft.draft.id, target);
    return { draft, document };
  },
  facts: (loaded, context) => draftFacts(loaded.draft, context),
  decide: ({ loaded, input }) => {
    const { draft, document } = loaded;
    if (input.revision !== draft.draft.revision) return staleRefusal(draft, 'stale-undo');
    const [typed] = [
      ...unsavedWeights(draft.draft.document, { sections: input.sectionWeights, questions: input.weights }),
      ...(input.reason.trim() ? ['reason'] : []),
    ];
    if (typed !== undefined) return refuse('invalid', 'questionnaire.undo-typed', undefined, typed);
    if (!document) return refuse('invalid', `questionnaire.no-${input.direction}`);
    return decideChange(draft, input.revision, () =>
      ok({
        document,
        what: { key: input.direction === 'undo' ? 'questionnaire.what-undone' : 'questionnaire.what-redone' },
        kind: input.direction,
        value: { revision: draft.draft.revision + 1 },
      }),
    );
  },
  write: (tx, change, context) => writeChange(tx, change, context),
});
