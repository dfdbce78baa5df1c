import { passCondition } from '../question/pass';
import type { Band, Text } from '../question/settings';
import type { Question, QuestionnaireDocument, Section } from '../questionnaire/document';
import type { ScoringRules } from '../scoring/rules';
import { defaultWeights } from '../scoring/weights';
import { declarations, flagWords, principles } from './content/connected-places-principles/2021';
import { markingRules } from './content/connected-places-principles/2021/marking-rules';
import { sources } from './content/sources';
import type { Declaration } from './declaration';
import type { Flag } from './flag';
import { whyAsked } from './reasons';
import type { ChosenBecause, Selection } from './select';
import { basisInWords } from './source';
import { bankWeights, type NamedDate, namedDates, type QuestionTemplate, templateRef } from './template';

/** Days as YYYY-MM-DD; one that is not known yet stays a name in the band, which publication then refuses. */
export type NamedDates = Partial<Record<NamedDate, string | undefined>>;

const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

/** The same day some months earlier; the last day of the month where that day does not exist. */
const monthsBefore = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = year * 12 + (month - 1) - months;
  const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
  const d = Math.min(date, daysIn(y, m));
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
};

/** Takes `contractEnd` or `contractEnd-12m`; returns the day, or null where it is not such a name or is not known. */
const dayNamed = (name: string, dates: NamedDates): string | null => {
  const parts = /^([A-Za-z]+)(?:-(\d{1,3})m)?$/.exec(name);
  const known = namedDates.find((one) => one === parts?.[1]);
  if (!parts || !known) return null;
  const extended = dates.contractEndExtended;
  const given = dates[known];
  // The asset life never ends before the extended contract does: that is the published meaning of the name.
  const day = known === 'assetLifeEnd' && given && extended && given < extended ? extended : given;
  if (!day) return null;
  return parts[2] ? monthsBefore(day, Number(parts[2])) : day;
};

/** Puts days in place of names such as `contractEnd-12m`. Takes bands and days; values that are no name stay. */
export const resolveBands = (bands: readonly Band[], dates: NamedDates): Band[] =>
  bands.map((band) => ({ ...band, value: dayNamed(band.value, dates) ?? band.value }));

/** Band values of a question that still are names; publication needs a day for each. */
export const unresolvedDates = (question: Question): string[] =>
  question.kind === 'date'
    ? (question.settings?.bands ?? []).map((band) => band.value).filter((value) => !/^\d{4}-\d{2}-\d{2}$/.test(value))
    : [];

const extrasOf = (template: QuestionTemplate): NonNullable<Question['extras']> => ({
  assuranceBasis: true,
  confidentiality: true,
  ...(template.equivalence ? { equivalent: true } : {}),
  ...(template.kind === 'single-choice' || template.kind === 'multiple-choice' ? { notYet: true } : {}),
});

export type Placing = {
  flags: readonly Flag[];
  because: ChosenBecause;
  dates: NamedDates;
  /** True where no suitability stage is lawful (England, below threshold). */
  belowThresholdEngland: boolean;
  /** Share within its section, as a decimal string; award criteria only. */
  weight?: string;
};

/**
 * Makes a question of the document from a template: purpose by regime, threshold where it came as a gate, pass rule
 * from its passing options, the place's own reason, dates in place of their names. The weight is "0" unless given.
 */
export const templateToQuestion = (template: QuestionTemplate, placing: Placing): Question => {
  const settings =
    template.kind === 'date' && template.settings.bands
      ? { ...template.settings, bands: resolveBands(template.settings.bands, placing.dates) }
      : template.settings;
  const shared = {
    id: template.id,
    wording: template.wording,
    ...(template.guidance ? { guidance: template.guidance } : {}),
    principle: template.home,
    evidence: template.evidence,
    ...(template.equivalence ? { equivalence: template.equivalence } : {}),
    extras: extrasOf(template),
    why: whyAsked(template, placing.flags, flagWords),
    basis: basisInWords(template.basis, sources),
    stride: template.stride,
    effortMinutes: template.effortMinutes,
    from: templateRef(template),
    here: placing.because,
    kind: template.kind,
    settings,
  };
  if (template.purpose === 'award-criterion') {
    return {
      ...shared,
      purpose: 'award-criterion',
      weight: placing.weight ?? '0',
      threshold: placing.because === 'gate' ? (template.threshold ?? null) : null,
      ...(template.markingGuide ? { markingGuide: template.markingGuide } : {}),
    } as Question;
  }
  const purpose = placing.belowThresholdEngland
    ? (template.belowThresholdEngland ?? template.purpose)
    : template.purpose;
  const passIf = passCondition(template);
  return { ...shared, purpose, ...(passIf ? { passIf } : {}) } as Question;
};

/** Makes a declaration's question: information, never weighted. */
export const declarationToQuestion = (declaration: Declaration): Question => ({
  id: declaration.id,
  kind: declaration.kind,
  wording: declaration.wording,
  guidance: declaration.guidance,
  principle: declaration.home,
  purpose: declaration.purpose,
  settings: declaration.settings,
  from: templateRef(declaration),
});

export type Assembly = {
  title: Text;
  templates: readonly QuestionTemplate[];
  flags: readonly Flag[];
  /** The recommended set, or the officer's own: ids with the reason why each is in. */
  selection: Pick<Selection, 'chosen'>;
  scoring: ScoringRules;
  dates: NamedDates;
  belowThresholdEngland: boolean;
  /** Bank weights that the officer changed, by question id, as decimal strings. */
  changedWeights?: Readonly<Record<string, string>>;
};

/**
 * Builds the first draft of a questionnaire from a chosen set: one section for each principle that holds a question,
 * in order, with the default weights (a section's is the sum of its questions' bank weights over the total, a
 * question's its share within the section, two places, largest remainder), the gates, and declarations D-01 to D-06.
 * Ids that no template has are left out.
 */
export const assembleDocument = (assembly: Assembly): QuestionnaireDocument => {
  const because = new Map(assembly.selection.chosen.map((one) => [one.id, one.because]));
  const groups = principles
    .map((principle) => ({
      principle,
      templates: assembly.templates.filter((one) => one.home === principle.number && because.has(one.id)),
    }))
    .filter((group) => group.templates.length > 0);
  const shareOf = (template: QuestionTemplate) =>
    assembly.changedWeights?.[template.id] ?? bankWeights[template.weight];
  const weights = defaultWeights(
    groups.map((group) => group.templates.filter((one) => one.purpose === 'award-criterion').map(shareOf)),
  );

  const sections = groups.map(({ principle, templates }, at): Section => {
    const shares = [...(weights.questions[at] ?? [])];
    return {
      id: `p${String(principle.number).padStart(2, '0')}`,
      title: principle.title,
      principle: principle.number,
      introduction: principle.supplierIntroduction,
      weight: weights.sections[at] ?? '0',
      threshold: null,
      questions: templates.map((template) => {
        const weight = template.purpose === 'award-criterion' ? shares.shift() : undefined;
        return templateToQuestion(template, {
          flags: assembly.flags,
          because: because.get(template.id) ?? 'added',
          dates: assembly.dates,
          belowThresholdEngland: assembly.belowThresholdEngland,
          ...(weight === undefined ? {} : { weight }),
        });
      }),
    };
  });

  return {
    format: 'assay-questionnaire/1',
    title: assembly.title,
    introduction: markingRules,
    scoring: assembly.scoring,
    sections,
    declarations: declarations.map(declarationToQuestion),
  };
};
