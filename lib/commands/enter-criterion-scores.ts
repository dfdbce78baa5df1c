import 'server-only';
import { z } from 'zod';
import { lettersOf } from '@/db/store/opening';
import { insertCriterionScore, listCriterionScores } from '@/db/store/price';
import { findProcurement } from '@/db/store/procurement';
import { overtakeSteps } from '@/db/store/two-person';
import { judgeScores } from '@/lib/evaluation/entries';
import { ok, refuse } from '@/lib/result';
import { currentScores } from '@/lib/views/decision-record';
import { findCurrentDocument } from '@/lib/views/evaluation-record';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';

const line = z.string().max(5_000).default('');

const EnterCriterionScores = z.strictObject({
  id: z.string(),
  criterionId: z.string(),
  /** By submission: what the form shows; `version` 0 where nothing was entered. */
  scores: z.record(z.string(), z.strictObject({ score: line, reason: line, version: z.coerce.number().int().min(0) })),
});

/** The lead enters the scores of one other criterion, each with its reason; every version stays. */
export const enterCriterionScores = command({
  action: 'criterion-score.enter',
  input: EnterCriterionScores,
  load: async (db, input) => {
    const state = await findProcurement(db, input.id);
    if (!state) return null;
    const published = await findCurrentDocument(db, state);
    const criterion = published?.document.scoring.award.criteria.find(({ id }) => id === input.criterionId) ?? null;
    return { state, criterion, scores: currentScores(await listCriterionScores(db, input.id), input.criterionId) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, criterion, scores }, input, context }) => {
    if (!criterion) return refuse('invalid', 'results.unknown-criterion');
    const known = new Set(lettersOf(state).map(({ submissionId }) => submissionId));
    if (Object.keys(input.scores).some((id) => !known.has(id))) return refuse('invalid', 'results.unknown-bidder');
    const entries = Object.entries(input.scores).map(([submissionId, entry]) => ({ submissionId, ...entry }));
    const judged = judgeScores(criterion, entries, scores);
    if (!judged.ok) return judged;
    const procurementId = state.procurement.id;
    const by = context.viewer.kind === 'buyer' ? context.viewer.userId : '';
    return ok({
      change: {
        procurementId,
        by,
        rows: judged.value.map(({ version, ...entry }) => ({
          ...entry,
          id: context.id(),
          procurementId,
          criterionId: criterion.id,
          version: version + 1,
          enteredBy: by,
          enteredAt: context.now,
        })),
      },
      event: judged.value.map(({ submissionId, score, version }) => ({
        action: 'criterion-score.enter' as const,
        subject: { type: 'submission', id: submissionId },
        procurementId,
        data: { criterion: criterion.title?.en ?? criterion.id, score, version: version + 1 },
      })),
      value: { changed: judged.value.length },
    });
  },
  write: async (tx, { procurementId, by, rows }, { now }) => {
    for (const row of rows)
      if (!(await insertCriterionScore(tx, row)))
        return refuse('conflict', 'results.score-changed-first', { score: '' }, `scores.${row.submissionId}.score`);
    // Somebody may be waiting to confirm an outcome that is no longer this one.
    if (rows.length > 0) await overtakeSteps(tx, { procurementId, act: 'finalise', by, at: now });
    return undefined;
  },
  refusal: ({ state }) => ({
    action: 'criterion-score.enter',
    subject: { type: 'procurement', id: state.procurement.id },
    procurementId: state.procurement.id,
  }),
});
