import { refOf } from '../question/kind';
import type { AwardQuestion, Question, QuestionnaireDocument } from '../questionnaire/document';
import { everyQuestion, isAward, isGate } from '../questionnaire/find';
import { type Fraction, parseDecimal } from '../scoring/fraction';
import { type MarkScale, readScale, type WeighedQuestion } from '../scoring/mark-question';
import { type Contributions, contributionsBy, type WeighedGroup, type WeighedSection } from '../scoring/total';
import { derived, given } from '../scoring/trace';

export type PlannedSection = {
  readonly id: string;
  readonly threshold: Fraction | null;
  /** Null where the section has no award criterion and so is never scored. */
  readonly weighed: WeighedSection | null;
};

export type PlannedPrinciple = { readonly principle: number; readonly group: WeighedGroup };

/** Everything about a document that all bids share, worked out once. */
export type Plan = {
  readonly document: QuestionnaireDocument;
  readonly scale: MarkScale;
  readonly questions: ReadonlyMap<string, Question>;
  readonly gates: readonly Question[];
  readonly award: readonly { readonly question: AwardQuestion; readonly threshold: Fraction | null }[];
  readonly sections: readonly PlannedSection[];
  readonly principles: readonly PlannedPrinciple[];
  readonly sectionContributions: Contributions;
  readonly principleContributions: Contributions;
};

const exactly = (threshold: string | null | undefined): Fraction | null =>
  threshold === null || threshold === undefined ? null : parseDecimal(threshold);

const weighed = (question: AwardQuestion): WeighedQuestion => ({
  id: question.id,
  label: refOf(question),
  weight: given('weight', parseDecimal(question.weight)),
});

/** A section as people know it: its title, or its id where the title is empty. */
const sectionLabel = ({ id, title }: { id: string; title: { en: string } }): string => title.en.trim() || id;

/** Takes a document without faults (`documentFaults`); returns what scoring any bid by it needs. */
export const planOf = (document: QuestionnaireDocument): Plan => {
  const all = everyQuestion(document);
  const scale = readScale(document.scoring.scale);
  const byPrinciple = new Map<number, WeighedQuestion[]>();
  const award: { question: AwardQuestion; threshold: Fraction | null }[] = [];
  const sections = document.sections.map((section): PlannedSection => {
    const scored = section.questions.filter(isAward);
    const weight = given('section weight', parseDecimal(section.weight));
    const questions = scored.map((question) => {
      const plain = weighed(question);
      const group = byPrinciple.get(question.principle) ?? [];
      group.push({ ...plain, weight: derived('section weight × question weight', 'product', [weight, plain.weight]) });
      byPrinciple.set(question.principle, group);
      award.push({ question, threshold: exactly(question.threshold) });
      return plain;
    });
    return {
      id: section.id,
      threshold: exactly(section.threshold),
      weighed: scored.length > 0 ? { id: section.id, label: sectionLabel(section), weight, questions } : null,
    };
  });
  const principles = [...byPrinciple]
    .sort(([a], [b]) => a - b)
    .map(([principle, questions]) => ({
      principle,
      group: { id: `principle:${principle}`, label: `Principle ${principle}`, questions },
    }));
  return {
    document,
    scale,
    questions: new Map(all.map((question) => [question.id, question])),
    gates: all.filter(isGate),
    award,
    sections,
    principles,
    sectionContributions: contributionsBy(scale),
    principleContributions: contributionsBy(scale),
  };
};

/** The label of a trace that stands for a part of the award. */
export const criterionLabel = (criterion: { id: string; title?: { en: string } | undefined }): string =>
  criterion.title?.en.trim() || criterion.id;
