import { activeAssignments } from './counting';
import type { PriceNotice, PriceStep } from './disregard';
import { type AgreedFact, type GateFact, type MarkFact, type PanelFacts, panelOf } from './panel';

/**
 * Takes the facts of a panel, whether quality is locked, and a disregarded tender; returns whether it may come back into
 * the assessment: everything that the outcome needs of it is there. Once quality is locked that is every agreed score and
 * every gate; once an evaluator who counts has locked, every score of its own.
 */
export function mayReturn<M extends MarkFact, A extends AgreedFact, G extends GateFact>(
  facts: PanelFacts<M, A, G>,
  qualityLocked: boolean,
  submissionId: string,
): boolean {
  const rest = new Set([...facts.disregarded].filter((id) => id !== submissionId));
  const panel = panelOf({ ...facts, disregarded: rest });
  const items = panel.items.filter((item) => item.submissionId === submissionId);
  const gates = panel.gates.filter((item) => item.submissionId === submissionId);
  if (qualityLocked)
    return items.every(({ agreed }) => agreed !== null) && gates.every(({ decision }) => decision !== null);
  const locked = activeAssignments(facts.assignments).some(({ evaluatorId }) => facts.locked.has(evaluatorId));
  return !locked || items.every(({ status }) => status !== 'unmarked');
}

/** Why a low price cannot be the ground yet; `until` (ISO UTC) is when the supplier's time to explain is over. */
export type NoPriceGround =
  | { is: 'closed' | 'no-price' | 'no-notice' | 'not-demonstrated' }
  | { is: 'waiting'; until: string };

/**
 * Takes whether the prices are open, where the step before disregarding for a price stands, and whether the officer says
 * that the supplier has not shown that it can perform for its price; returns the notice that makes a low price the
 * ground, or why it cannot be one (Procurement Act 2023, section 19(4) and (5)).
 */
export const priceGround = (
  opened: boolean,
  step: PriceStep<PriceNotice>,
  notDemonstrated: boolean,
): { is: 'ground'; noticeId: string } | NoPriceGround => {
  if (!opened) return { is: 'closed' };
  if (step.is === 'no-price' || step.is === 'no-notice') return { is: step.is };
  if (step.is === 'waiting') return { is: 'waiting', until: step.notice.answerBy };
  return notDemonstrated ? { is: 'ground', noticeId: step.notice.id } : { is: 'not-demonstrated' };
};
