import 'server-only';
import { z } from 'zod';
import { findDraft, insertVersion } from '@/db/store/questionnaire';
import {
  assembleDocument,
  budgets,
  budgetUse,
  type Chosen,
  profileNames,
  type Recommendation,
  templates,
} from '@/lib/catalogue';
import { coverageOf } from '@/lib/questionnaire/coverage';
import { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { defaultScoring } from '@/lib/questionnaire/presets';
import { ok, type Result, refuse } from '@/lib/result';
import { placeOf, recommendationDigest } from '@/lib/views/place';
import { procurementFacts } from '@/lib/views/procurement-facts';
import { command } from './command';
import { loadScoping } from './start-scoping';

const Input = z.strictObject({
  id: z.string(),
  /** Ids of the questions to use: the recommended ones as they stand, where left out. */
  include: z.array(z.string()).max(500).optional(),
  /** Why more than the budget is proportionate. */
  reason: z.string().trim().max(2_000, 'scoping.reason-long').optional(),
  /** Digest of the recommendation that the form showed; left out where nothing was shown. */
  revision: z.string().optional(),
});

/** Takes ids and the recommendation; returns each with why it is in, or a refusal for one that is not offered. */
const chosenFrom = (ids: readonly string[], { selection }: Recommendation): Result<Chosen[]> => {
  const chosen: Chosen[] = [];
  for (const id of new Set(ids)) {
    const recommended = selection.chosen.find((one) => one.id === id);
    if (!recommended && !selection.available.some((one) => one.id === id))
      return refuse('invalid', 'scoping.not-offered', { id }, 'include');
    chosen.push(recommended ?? { id, because: 'added' });
  }
  return chosen.length > 0 ? ok(chosen) : refuse('invalid', 'scoping.none-chosen', undefined, 'include');
};

/** Reasons by the ids of the findings that going over a budget raises, so that they stand beside them in the checks. */
const budgetReasons = (over: { overQuestions: number; overGates: number }, reason: string): Record<string, string> => ({
  ...(over.overQuestions > 0 ? { 'checks.over-questions': reason } : {}),
  ...(over.overGates > 0 ? { 'checks.over-gates': reason } : {}),
});

/**
 * Makes the first draft from the suggested questions that an officer chose: one section for each principle, default
 * weightings, gates, declarations and default scoring rules. More than the profile's budget needs a reason. Refused
 * where a draft exists: then changes are chosen one by one.
 */
export const applyRecommended = command({
  action: 'recommended.apply',
  input: Input,
  load: async (db, input) => {
    const loaded = await loadScoping(db, input);
    return loaded && { ...loaded, draft: await findDraft(db, input.id) };
  },
  facts: ({ state }, context) => procurementFacts(state, context),
  decide: ({ loaded: { state, scoping, draft }, input: { id, include, reason, revision }, context }) => {
    if (context.viewer.kind !== 'buyer') return refuse('refused', 'policy.duty');
    if (draft) return refuse('conflict', 'scoping.draft-exists');
    const place = placeOf(state, scoping);
    if (!place.ok) return place;
    const recommendation = place.value;
    if (revision !== undefined && revision !== recommendationDigest(recommendation))
      return refuse('conflict', 'scoping.changed-first');
    const chosen = chosenFrom(include ?? recommendation.selection.chosen.map((one) => one.id), recommendation);
    if (!chosen.ok) return chosen;
    const document = QuestionnaireDocument.parse(
      assembleDocument({
        title: { en: state.procurement.title },
        templates,
        flags: recommendation.scoping.flags,
        selection: { chosen: chosen.value },
        scoring: defaultScoring(),
        dates: recommendation.dates,
        belowThresholdEngland: recommendation.belowThresholdEngland,
      }),
    ) as QuestionnaireDocument;
    const { questions, gates } = coverageOf(document);
    const { profile } = recommendation;
    const use = budgetUse(profile, questions, gates);
    if (use.overQuestions + use.overGates > 0 && !reason) {
      const budget = { budget: budgets[profile].questions, budgetGates: budgets[profile].gates };
      return refuse(
        'invalid',
        'scoping.over-budget',
        { questions, gates, profile: profileNames[profile], ...budget },
        'reason',
      );
    }
    const number = Math.max(0, ...state.versions.map((version) => version.number)) + 1;
    const versionId = context.id();
    const recommended = new Set(recommendation.selection.chosen.map((one) => one.id));
    return ok({
      change: {
        id: versionId,
        procurementId: id,
        number,
        document,
        reasons: budgetReasons(use, reason ?? ''),
        by: context.viewer.userId,
      },
      event: {
        action: 'recommended.apply' as const,
        subject: { type: 'version', id: versionId },
        procurementId: id,
        data: {
          number,
          what: `${questions} questions, ${gates} gates, profile ${profileNames[profile]}`,
          questions,
          gates,
          profile,
          added: chosen.value.map((one) => one.id).filter((one) => !recommended.has(one)),
          left: [...recommended].filter((one) => !chosen.value.some((each) => each.id === one)),
          reason: use.overQuestions + use.overGates > 0 ? (reason ?? '') : '',
        },
      },
      value: { id, versionId, questions, gates },
    });
  },
  write: async (tx, change, { now }) => {
    await insertVersion(tx, { ...change, at: now });
    return undefined;
  },
});
