import 'server-only';
import { findGuidance } from '@/db/store/guidance';
import { findProcurement } from '@/db/store/procurement';
import { findDraft } from '@/db/store/questionnaire';
import { findScoping } from '@/db/store/scoping';
import {
  assembleDocument,
  type BankWeight,
  budgets,
  flagWords,
  inHours,
  type Profile,
  type ProposedChange,
  principles,
  proposeChanges,
  type QuestionTemplate,
  type Recommendation,
  templates,
  whyAsked,
  whyHere,
  whyNotRecommended,
} from '@/lib/catalogue';
import { may } from '@/lib/policy';
import { coverageOf } from '@/lib/questionnaire/coverage';
import type { Purpose } from '@/lib/questionnaire/document';
import { questionsOf } from '@/lib/questionnaire/find';
import { defaultScoring } from '@/lib/questionnaire/presets';
import type { Message } from '@/lib/result';
import { hundred, over, parseDecimal, times, toDecimal } from '@/lib/scoring/fraction';
import { type RatedRow, ratedThreats, threatsAnswered } from '@/lib/threats';
import { placeOf, recommendationDigest } from './place';
import { procurementFacts } from './procurement-facts';
import { view } from './view';
import { whyNot } from './why-not';

export type SuggestedRow = {
  id: string;
  wording: string;
  purpose: Purpose;
  gate: boolean;
  weight: BankWeight;
  /** Share of the questionnaire in percent, two places; null for what is never weighted and what is not suggested. */
  share: string | null;
  /** Why it is here, in sentences of the bank and of lib/text; or why it is only available. */
  because: string;
  why: Message[];
};

export type SuggestedPrinciple = { number: number; title: string; chosen: SuggestedRow[]; available: SuggestedRow[] };

type Shared = { id: string; title: string; mayEdit: boolean; editReason: Message | null };

export type Recommended = Shared &
  (
    | { is: 'not-ready'; why: Message[] }
    | {
        is: 'suggestion';
        profile: Profile;
        questions: number;
        gates: number;
        budget: { questions: number; gates: number };
        hours: string;
        covered: number;
        uncovered: number[];
        budgetTooSmall: boolean;
        principles: SuggestedPrinciple[];
        digest: string;
      }
    | { is: 'changes'; profile: Profile; number: number; changes: ProposedChange[]; revision: number; digest: string }
    | { is: 'published'; number: number }
  );

/** The officer's own threats that a question answers, the three greatest named; nothing where none is rated. */
const answers = (template: QuestionTemplate, rated: readonly RatedRow[]): Message[] => {
  const [first, second, third, ...more] = threatsAnswered(template.stride, rated);
  const named = [first, second, third].filter((ref) => ref !== undefined).join(', ');
  if (named === '') return [];
  const refs = more.length > 0 ? `${named} and ${more.length} more` : named;
  return [{ path: '', key: 'threats.answers', params: { refs } }];
};

const suggestion = (recommendation: Recommendation, title: string, rated: readonly RatedRow[]) => {
  const { profile, selection, scoping } = recommendation;
  const document = assembleDocument({
    title: { en: title },
    templates,
    flags: scoping.flags,
    selection,
    scoring: defaultScoring(),
    dates: recommendation.dates,
    belowThresholdEngland: recommendation.belowThresholdEngland,
  });
  const coverage = coverageOf(document);
  const placed = new Map(questionsOf(document).map((question) => [question.id, question]));
  const sectionWeight = new Map(document.sections.flatMap((s) => s.questions.map(({ id }) => [id, s.weight] as const)));
  const share = (id: string): string | null => {
    const question = placed.get(id);
    if (question?.purpose !== 'award-criterion') return null;
    return toDecimal(
      over(times(parseDecimal(question.weight), parseDecimal(sectionWeight.get(id) ?? '0')), hundred),
      2,
    );
  };
  const purposeOf = (template: QuestionTemplate): Purpose =>
    recommendation.belowThresholdEngland ? (template.belowThresholdEngland ?? template.purpose) : template.purpose;
  const row = (template: QuestionTemplate, why: Message[]): SuggestedRow => ({
    id: template.id,
    wording: template.wording.en,
    purpose: purposeOf(template),
    gate: selection.gates.includes(template.id),
    weight: template.weight,
    share: share(template.id),
    because: whyAsked(template, scoping.flags, flagWords).en,
    why,
  });
  const rowsOf = (home: number) => {
    const own = templates.filter((template) => template.home === home);
    return {
      chosen: own.flatMap((template) => {
        const found = selection.chosen.find(({ id }) => id === template.id);
        return found ? [row(template, [...whyHere(template, found.because), ...answers(template, rated)])] : [];
      }),
      available: own.flatMap((template) => {
        const found = selection.available.find(({ id }) => id === template.id);
        return found ? [row(template, [whyNotRecommended(template, found.because, profile)])] : [];
      }),
    };
  };
  return {
    is: 'suggestion' as const,
    profile,
    questions: coverage.questions,
    gates: coverage.gates,
    budget: { questions: budgets[profile].questions, gates: budgets[profile].gates },
    hours: inHours(selection.effortMinutes),
    covered: coverage.covered,
    uncovered: coverage.principles.filter((each) => each.questions === 0).map((each) => each.principle),
    budgetTooSmall: selection.budgetTooSmall,
    principles: principles
      .map(({ number, title: name }) => ({ number, title: name.en, ...rowsOf(number) }))
      .filter((principle) => principle.chosen.length + principle.available.length > 0),
    digest: recommendationDigest(recommendation),
  };
};

/** The suggested questions for a place, or, where a draft exists, what would change. */
export const recommended = view({
  action: 'scoping.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: procurementFacts,
  show: async (db, { loaded: state, context }): Promise<Recommended> => {
    const { id, title } = state.procurement;
    const edit = may(context.viewer, 'recommended.apply', procurementFacts(state, context));
    const shared = { id, title, mayEdit: edit.allowed, editReason: whyNot(edit) };
    const published = state.versions.findLast((version) => version.publishedAt !== null);
    if (published) return { ...shared, is: 'published', number: published.number };
    const place = placeOf(state, await findScoping(db, id));
    if (!place.ok) return { ...shared, is: 'not-ready', why: place.messages };
    const draft = await findDraft(db, id);
    if (!draft) {
      const threats = await findGuidance(db, id, 'threats');
      return { ...shared, ...suggestion(place.value, title, threats ? ratedThreats(threats.document) : []) };
    }
    return {
      ...shared,
      is: 'changes',
      profile: place.value.profile,
      number: draft.number,
      changes: proposeChanges(draft.document, place.value),
      revision: draft.revision,
      digest: recommendationDigest(place.value),
    };
  },
});
