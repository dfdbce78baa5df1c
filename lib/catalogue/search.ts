import type { Flag } from './flag';
import type { FrameworkKey } from './frameworks';
import type { Principle } from './principle';
import type { StrideLetter } from './stride';
import type { QuestionTemplate } from './template';

export type CatalogueQuery = {
  /** Words that must all occur, in any order; capitals do not matter. */
  words?: string | undefined;
  principle?: number | undefined;
  flag?: Flag | undefined;
  framework?: FrameworkKey | undefined;
  /** An identifier within the framework, such as A4.b; read only together with it. */
  identifier?: string | undefined;
  letter?: StrideLetter | undefined;
};

export type CatalogueMatches = { principles: Principle[]; questions: QuestionTemplate[] };

const folded = (text: string): string => text.toLowerCase().replaceAll('’', "'");

const wordsIn = (query: CatalogueQuery): string[] =>
  folded(query.words ?? '')
    .split(/\s+/)
    .filter(Boolean);

/** What a principle is searched by: its titles, our explanation and its self-check. */
const principleText = (principle: Principle): string =>
  folded(
    [
      principle.title.en,
      principle.shortName.en,
      ...principle.explanation,
      principle.forAuthority,
      ...principle.selfCheck.map((check) => check.text),
    ].join('\n'),
  );

/** What a question is searched by: id, wording, guidance, options, columns, marking guide, evidence, equivalence, why. */
const questionText = (template: QuestionTemplate): string => {
  const options =
    template.kind === 'single-choice' || template.kind === 'multiple-choice' || template.kind === 'yes-no'
      ? (template.settings.options ?? []).map((option) => option.label.en)
      : [];
  const columns = template.kind === 'table' ? template.settings.columns.map((column) => column.label.en) : [];
  return folded(
    [
      template.id,
      template.wording.en,
      template.guidance?.en ?? '',
      ...options,
      ...columns,
      ...(template.markingGuide ?? []).map((line) => line.text.en),
      template.evidence.en,
      template.equivalence?.en ?? '',
      template.why.en,
    ].join('\n'),
  );
};

/**
 * Searches the catalogue. Takes principles, templates and a query; returns those that meet every part of it, in the
 * order given. Flag, framework and letter belong to questions: with one of them set no principle matches by itself.
 */
export const searchCatalogue = (
  principles: readonly Principle[],
  templates: readonly QuestionTemplate[],
  query: CatalogueQuery,
): CatalogueMatches => {
  const words = wordsIn(query);
  const holds = (text: string) => words.every((word) => text.includes(word));
  const aboutQuestions = query.flag || query.framework || query.letter;
  return {
    principles: aboutQuestions
      ? []
      : principles.filter(
          (one) => (query.principle === undefined || one.number === query.principle) && holds(principleText(one)),
        ),
    questions: templates.filter((one) => {
      if (query.principle !== undefined && one.home !== query.principle) return false;
      if (query.flag && !one.when.includes(query.flag) && !one.needs?.includes(query.flag)) return false;
      if (query.letter && !one.stride.includes(query.letter)) return false;
      if (query.framework) {
        const linked = one.map[query.framework] ?? [];
        if (linked.length === 0 || (query.identifier && !linked.includes(query.identifier))) return false;
      }
      return holds(questionText(one));
    }),
  };
};
