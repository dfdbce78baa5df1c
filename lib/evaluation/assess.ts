import { comparisonsOf } from '../condition/check';
import type { Condition } from '../condition/condition';
import { evaluate } from '../condition/evaluate';
import { visibleQuestions } from '../condition/visible';
import { compareMarks, isOnScale } from '../question/marks';
import { publishedMark, publishedMarks } from '../question/published-mark';
import type { AwardQuestion } from '../questionnaire/document';
import { isZero, parseDecimal, plus, zero } from '../scoring/fraction';
import { type Credit, markOf, meetsThreshold } from '../scoring/mark-question';
import {
  criterionPoints,
  groupScore,
  qualityFigure,
  sectionScore,
  securityPoints,
  securityScore,
} from '../scoring/total';
import { derived, given, type Trace } from '../scoring/trace';
import { bidFaults } from './bid-faults';
import type { Bid } from './contest';
import type { DisregardGround } from './disregard';
import { at, type Fault } from './faults';
import { criterionLabel, type Plan } from './plan';

/** Why a bid is not ranked; the rule by which, and the question, section or figure where, or `tender` for all of it. */
export type Reason = {
  id: string;
  rule:
    | 'condition-of-participation'
    | 'requirement'
    | 'threshold'
    | 'section-threshold'
    | 'minimum-quality'
    | 'nothing-counts'
    | 'no-quality'
    | DisregardGround;
};

export type Standing = 'disregarded' | 'disqualified' | 'not-scored' | 'assessed';

/** One bid seen on its own, before any price is looked at. */
export type Assessment = {
  readonly bidder: string;
  readonly standing: Standing;
  readonly reasons: readonly Reason[];
  readonly sections: readonly { readonly id: string; readonly score: Trace | null }[];
  readonly principles: readonly { readonly principle: number; readonly score: Trace | null }[];
  readonly security: Trace | null;
  /** Points of security and of each other criterion, in the published order. */
  readonly points: readonly Trace[];
  /** The quality figure Q, 0 to 100; null where it cannot be found. */
  readonly quality: Trace | null;
  readonly credits: ReadonlyMap<string, Credit>;
};

const own = <T>(record: Readonly<Record<string, T>> | undefined, id: string): T | undefined =>
  record && Object.hasOwn(record, id) ? record[id] : undefined;

type Given = { credit: Credit; fault: string | null };
const wrong = (fault: string): Given => ({ credit: { as: 'missing' }, fault });

/** Reads the mark of a visible award criterion, by the published marks where the answer has one. */
const markGiven = (question: AwardQuestion, answer: unknown, entry: string | undefined, plan: Plan): Given => {
  const { scale } = plan.document.scoring;
  const published = publishedMark(question, answer, scale);
  if (published !== null) {
    if (entry !== undefined && compareMarks(entry, published) !== 0) {
      if (compareMarks(entry, published) > 0)
        return wrong(`the published mark is ${published} and may only be lowered, not raised to ${entry}`);
      const others = publishedMarks(question, scale);
      if (!others.some((mark) => compareMarks(mark, entry) === 0))
        return wrong(`${entry} is not a published mark of this question (${others.join(', ')})`);
    }
    return { credit: { as: 'mark', mark: parseDecimal(entry ?? published) }, fault: null };
  }
  if (entry === undefined) return { credit: { as: 'missing' }, fault: null };
  if (isOnScale(entry, scale) || publishedMarks(question, scale).some((mark) => compareMarks(mark, entry) === 0))
    return { credit: { as: 'mark', mark: parseDecimal(entry) }, fault: null };
  return wrong(`${entry} is not a mark on the scale ${scale.min} to ${scale.max} in steps of ${scale.step}`);
};

const ruleCredit = { forbidden: 'left-out', redistribute: 'left-out', full: 'full', none: 'none' } as const;

type Gates = { reasons: Reason[]; missing: Fault[] };

/** A published pass rule sees only answers to questions that were asked; a hidden one counts as unanswered. */
const passes = (rule: Condition, bid: Bid, visible: ReadonlySet<string>): boolean => {
  const counted: Record<string, unknown> = {};
  for (const { question } of comparisonsOf(rule))
    if (visible.has(question)) counted[question] = own(bid.answers, question);
  return evaluate(rule, counted).holds;
};

const decideGates = (bid: Bid, plan: Plan, visible: ReadonlySet<string>, path: string): Gates => {
  const found: Gates = { reasons: [], missing: [] };
  for (const gate of plan.gates) {
    if (!visible.has(gate.id)) continue;
    const passIf = 'passIf' in gate ? gate.passIf : undefined;
    const decided = own(bid.decisions, gate.id);
    if (decided === undefined && !passIf)
      found.missing.push({ path: at(`${path}.decisions`, gate.id), message: 'needs a decision, pass or fail' });
    else if (decided ? decided === 'fail' : passIf && !passes(passIf, bid, visible))
      found.reasons.push({
        id: gate.id,
        rule: gate.purpose === 'condition-of-participation' ? 'condition-of-participation' : 'requirement',
      });
  }
  return found;
};

type Quality = { points: Trace[]; quality: Trace | null; missing: Fault[] };

/** Points of security and of the other criteria, and the quality figure where every one of them is known. */
const qualityOf = (bid: Bid, plan: Plan, security: Trace | null, path: string): Quality => {
  const { award } = plan.document.scoring;
  const weight = parseDecimal(award.security);
  const missing: Fault[] = [];
  const points: Trace[] = [];
  if (security) points.push(securityPoints(security, given('weight', weight)));
  for (const criterion of award.criteria) {
    const figure = own(bid.criteria, criterion.id);
    if (figure === undefined)
      missing.push({ path: at(`${path}.criteria`, criterion.id), message: 'a figure is missing' });
    else points.push(criterionPoints(criterion, criterionLabel(criterion), figure));
  }
  // Without a security score there is no whole, unless security has no weight in the award.
  if (missing.length > 0 || (!security && !isZero(weight))) return { points, quality: null, missing };
  const available = award.criteria.reduce((all, one) => plus(all, parseDecimal(one.weight)), weight);
  const whole = derived('Quality points', 'sum', points, { about: 'quality-points' });
  return { points, quality: qualityFigure(whole, given('points available', available)), missing };
};

const thresholdReasons = (
  plan: Plan,
  credits: ReadonlyMap<string, Credit>,
  sections: Assessment['sections'],
): Reason[] => {
  const reasons: Reason[] = [];
  for (const { question, threshold } of plan.award) {
    const credit = credits.get(question.id);
    const mark = threshold && credit ? markOf(credit, plan.scale) : null;
    if (threshold && mark && !meetsThreshold(mark, threshold)) reasons.push({ id: question.id, rule: 'threshold' });
  }
  plan.sections.forEach(({ id, threshold }, s) => {
    const score = sections[s]?.score;
    if (threshold && score && !meetsThreshold(score.value, threshold)) reasons.push({ id, rule: 'section-threshold' });
  });
  return reasons;
};

/**
 * Assesses one bid by the published rules (product 7): gates, marks, sections, thresholds and the quality figure, no
 * price. Takes the bid, the plan of its document and the path for faults; returns the assessment and every fault.
 * A missing mark, figure or decision is no fault in a bid that is disregarded or fails a requirement.
 */
export const assessBid = (bid: Bid, plan: Plan, path: string): { assessment: Assessment; faults: Fault[] } => {
  const { scoring } = plan.document;
  const visible = visibleQuestions(plan.document, bid.answers ?? {});
  const faults = bidFaults(bid, plan, visible, path);
  const gates = decideGates(bid, plan, visible, path);
  const missing = [...gates.missing];

  const notApplicable = new Set(bid.notApplicable);
  const credits = new Map<string, Credit>();
  for (const { question } of plan.award) {
    const { id } = question;
    if (!visible.has(id) || notApplicable.has(id)) {
      credits.set(id, { as: ruleCredit[scoring.notApplicable] });
      continue;
    }
    const { credit, fault } = markGiven(question, own(bid.answers, id), own(bid.marks, id), plan);
    credits.set(id, credit);
    if (fault) faults.push({ path: at(`${path}.marks`, id), message: fault });
    else if (credit.as === 'missing') missing.push({ path: at(`${path}.marks`, id), message: 'a mark is missing' });
  }
  const creditOf = (id: string): Credit => credits.get(id) ?? { as: 'missing' };

  const sections = plan.sections.map(({ id, weighed }) => ({
    id,
    score: weighed && sectionScore(weighed, creditOf, plan.sectionContributions),
  }));
  const principles = plan.principles.map(({ principle, group }) => ({
    principle,
    score: groupScore(group, creditOf, plan.principleContributions),
  }));
  const complete = [...credits.values()].every(({ as }) => as !== 'missing');
  const scored = plan.sections.flatMap(({ weighed }, s) =>
    weighed ? [{ section: weighed, score: sections[s]?.score ?? null }] : [],
  );
  const security = complete ? securityScore('Security', scored) : null;
  const { points, quality, missing: noFigures } = qualityOf(bid, plan, security, path);
  missing.push(...noFigures);

  const excluded: Reason[] = gates.reasons.filter(({ rule }) => rule === 'condition-of-participation');
  if (bid.disregarded) excluded.push({ id: 'tender', rule: bid.disregarded });
  if (gates.reasons.length === 0 && !bid.disregarded) faults.push(...missing);
  const below = thresholdReasons(plan, credits, sections);
  if (
    scoring.minimumQuality !== null &&
    quality &&
    !meetsThreshold(quality.value, parseDecimal(scoring.minimumQuality))
  )
    below.push({ id: 'quality', rule: 'minimum-quality' });

  const failed = [...gates.reasons, ...below];
  const whole = { bidder: bid.bidder, sections, principles, security, points, quality, credits };
  const as = (standing: Standing, reasons: readonly Reason[]) => ({
    assessment: { ...whole, standing, reasons },
    faults,
  });
  if (excluded.length > 0) return as('disregarded', excluded);
  if (failed.length > 0) return as('disqualified', failed);
  if (!security && !isZero(parseDecimal(scoring.award.security)))
    return as('not-scored', [{ id: 'security', rule: 'nothing-counts' }]);
  if (scoring.award.mode === 'price-per-quality' && (!quality || isZero(quality.value)))
    return as('not-scored', [{ id: 'quality', rule: 'no-quality' }]);
  return as('assessed', []);
};

/** What a tie-breaker sees of a bid: a section's exact score or a question's mark; none counts as 0. */
export const breakerValue = (assessment: Assessment, by: 'section' | 'question', id: string, plan: Plan) => {
  if (by === 'section') return assessment.sections.find((section) => section.id === id)?.score?.value ?? zero;
  const credit = assessment.credits.get(id);
  return (credit && markOf(credit, plan.scale)) ?? zero;
};
