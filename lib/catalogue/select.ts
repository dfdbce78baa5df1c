import type { Flag } from './flag';
import { isEligible } from './scoping';
import { type StrideLetter, strideInOrder } from './stride';
import { type BankWeight, bankWeights, type Profile, type QuestionTemplate } from './template';

/** A profile is a budget: questions and gates at most, and the lowest weight that fills it up. */
export const budgets: Readonly<Record<Profile, { questions: number; gates: number; lowest: BankWeight }>> = {
  light: { questions: 25, gates: 3, lowest: 'high' },
  standard: { questions: 45, gates: 6, lowest: 'medium' },
  enhanced: { questions: 80, gates: 10, lowest: 'low' },
};

export type ChosenBecause = 'gate' | 'spine' | 'fill' | 'added';
export type AvailableBecause = 'gate-budget' | 'gate-not-called' | 'below-profile-weight' | 'question-budget';

export type Chosen = { id: string; because: ChosenBecause };
export type Available = { id: string; because: AvailableBecause };

export type SelectionInput = {
  templates: readonly QuestionTemplate[];
  flags: readonly Flag[];
  profile: Profile;
  /** Letters of the threats still open in the threat analysis; all six where none was made. */
  letters?: readonly StrideLetter[];
};

export type Selection = {
  profile: Profile;
  /** The recommended set, by id. */
  chosen: Chosen[];
  /** Gates that are on, in the order in which the budget was spent. */
  gates: string[];
  /** Applies here but is not recommended, by id. */
  available: Available[];
  /** Its flags are not set; shown on request only. By id. */
  notAsked: string[];
  /** Effort of the recommended set for a prepared small supplier, in minutes. */
  effortMinutes: number;
  /** True where a question of the highest weight was left out for want of budget. */
  budgetTooSmall: boolean;
};

const byId = <T extends { id: string }>(a: T, b: T): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const weightOrder = Object.keys(bankWeights) as BankWeight[];
const rankOf = (weight: BankWeight): number => weightOrder.indexOf(weight);

/**
 * The bank's selection rule: gates by rank, one question for each applicable principle, then the rest by weight,
 * number of flags, open threats and id until the profile's budget is spent. The same input always gives the same set.
 */
export const selectQuestions = ({ templates, flags, profile, letters = strideInOrder }: SelectionInput): Selection => {
  const set = new Set<Flag>(['always', ...flags]);
  const budget = budgets[profile];
  const eligible = templates.filter((template) => isEligible(template, set));
  const chosen = new Map<string, ChosenBecause>();
  const available: Available[] = [];
  const isAward = (template: QuestionTemplate) => template.purpose === 'award-criterion';

  const called = eligible
    .filter((template) => template.gateWhen?.some((flag) => set.has(flag)))
    .sort((a, b) => (a.gateRank ?? 0) - (b.gateRank ?? 0) || byId(a, b));
  const gates = called.slice(0, budget.gates).map((template) => template.id);
  for (const id of gates) chosen.set(id, 'gate');
  for (const template of eligible) {
    if (isAward(template) || chosen.has(template.id)) continue;
    available.push({ id: template.id, because: called.includes(template) ? 'gate-budget' : 'gate-not-called' });
  }

  const flagsOf = (template: QuestionTemplate) => template.when.filter((flag) => set.has(flag)).length;
  const lettersOf = (template: QuestionTemplate) => template.stride.filter((letter) => letters.includes(letter)).length;
  const ordered = eligible
    .filter(isAward)
    .sort(
      (a, b) =>
        rankOf(b.weight) - rankOf(a.weight) || flagsOf(b) - flagsOf(a) || lettersOf(b) - lettersOf(a) || byId(a, b),
    );

  const homes = [...new Set(ordered.map((template) => template.home))].sort((a, b) => a - b);
  for (const home of homes) {
    const ofHome = ordered.filter((template) => template.home === home);
    const first = ofHome[0];
    if (first && !ofHome.some((template) => chosen.has(template.id))) chosen.set(first.id, 'spine');
  }

  const lowest = rankOf(budget.lowest);
  let budgetTooSmall = false;
  for (const template of ordered) {
    if (chosen.has(template.id)) continue;
    if (rankOf(template.weight) < lowest) {
      available.push({ id: template.id, because: 'below-profile-weight' });
    } else if (chosen.size < budget.questions) {
      chosen.set(template.id, 'fill');
    } else {
      available.push({ id: template.id, because: 'question-budget' });
      if (template.weight === 'critical') budgetTooSmall = true;
    }
  }

  const eligibleIds = new Set(eligible.map((template) => template.id));
  return {
    profile,
    chosen: [...chosen].map(([id, because]) => ({ id, because })).sort(byId),
    gates,
    available: available.sort(byId),
    notAsked: templates
      .filter((template) => !eligibleIds.has(template.id))
      .map((template) => template.id)
      .sort(),
    effortMinutes: effortOf(templates, chosen.keys()),
    budgetTooSmall,
  };
};

/** Minutes that a prepared small supplier needs for these questions; reading and uploading are not counted. */
const effortOf = (templates: readonly QuestionTemplate[], ids: Iterable<string>): number => {
  const wanted = new Set(ids);
  return templates.reduce((total, template) => total + (wanted.has(template.id) ? template.effortMinutes : 0), 0);
};

/** Minutes as hours to one place, such as 17.8; a half goes to the even tenth, as in the bank's table (29.25 is 29.2). */
export const inHours = (minutes: number): string => {
  const rest = minutes % 6;
  const cut = (minutes - rest) / 6;
  const tenths = rest > 3 || (rest === 3 && cut % 2 === 1) ? cut + 1 : cut;
  return `${(tenths - (tenths % 10)) / 10}.${tenths % 10}`;
};

export type BudgetUse = { questions: number; gates: number; overQuestions: number; overGates: number };

/** How a set stands against its profile's budget; going over is allowed with a recorded reason. */
export const budgetUse = (profile: Profile, questions: number, gates: number): BudgetUse => ({
  questions,
  gates,
  overQuestions: Math.max(0, questions - budgets[profile].questions),
  overGates: Math.max(0, gates - budgets[profile].gates),
});
