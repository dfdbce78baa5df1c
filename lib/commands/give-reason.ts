import 'server-only';
import { z } from 'zod';
import { ok, refuse } from '@/lib/result';
import { loadReadiness } from '@/lib/views/readiness';
import { command } from './command';
import { decideChange, draftFacts, loadDraft, writeChange } from './draft-change';

const GiveReason = z.strictObject({
  id: z.string(),
  revision: z.coerce.number().int(),
  findingId: z.string().max(300),
  reason: z.string().trim().min(1, { error: 'questionnaire.reason-missing' }).max(2_000),
});

/** Records why a warning may stand. An error cannot be given a reason: it must be put right. */
export const giveReason = command({
  action: 'questionnaire.edit',
  input: GiveReason,
  load: async (db, input) => {
    const draft = await loadDraft(db, input);
    if (!draft) return null;
    return { draft, readiness: await loadReadiness(db, draft.state, draft.draft) };
  },
  facts: (loaded, context) => draftFacts(loaded.draft, context),
  decide: ({ loaded, input }) => {
    const finding = loaded.readiness.findings.find(({ id }) => id === input.findingId);
    if (!finding) return refuse('invalid', 'questionnaire.finding-gone');
    if (finding.severity === 'error') return refuse('invalid', 'questionnaire.must-fix-first');
    const { draft } = loaded;
    return decideChange(draft, draft.draft.revision, () =>
      ok({
        document: draft.draft.document,
        reasons: { ...draft.draft.reasons, [input.findingId]: input.reason },
        what: { key: 'questionnaire.what-reason' },
        data: { finding: finding.key, findingId: input.findingId, reason: input.reason },
        value: { findingId: input.findingId },
      }),
    );
  },
  write: (tx, change, context) => writeChange(tx, change, context),
});
