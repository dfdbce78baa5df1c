import 'server-only';
import {
  type CatalogueQuery,
  type Group,
  groups,
  type Principle,
  principles,
  type QuestionTemplate,
  type Source,
  searchCatalogue,
  sources,
  templates,
} from '@/lib/catalogue';
import { engineRule, type RuleText, rules } from '@/lib/questionnaire/lint';
import { view } from './view';

export type Catalogue = {
  groups: { group: Group; principles: { principle: Principle; questions: number }[] }[];
  total: number;
  /** Null where nothing was asked for. */
  matches: { principles: Principle[]; questions: QuestionTemplate[] } | null;
};

/** The guidance catalogue: 14 principles in three groups, and what a search finds. */
export const catalogue = view({
  action: 'catalogue.read',
  load: async (_db, _input: CatalogueQuery) => ({}),
  facts: () => ({}),
  show: async (_db, { input }): Promise<Catalogue> => ({
    groups: groups.map((group) => ({
      group,
      principles: principles
        .filter((principle) => principle.group === group)
        .map((principle) => ({
          principle,
          questions: templates.filter((template) => template.home === principle.number).length,
        })),
    })),
    total: templates.length,
    matches: Object.values(input).some((value) => value !== undefined && value !== '')
      ? searchCatalogue(principles, templates, input)
      : null,
  }),
});

export type PrincipleCard = {
  principle: Principle;
  count: number;
  source: Source | null;
  questions: QuestionTemplate[];
  previous: Principle | null;
  next: Principle | null;
};

/** One principle with the questions that follow from it. */
export const principleCard = view({
  action: 'catalogue.read',
  load: async (_db, { source, slug }: { source: string; slug: string }) => {
    const at = principles.findIndex((one) => one.source === source && one.slug === slug);
    const principle = principles[at];
    return principle ? { principle, at } : null;
  },
  facts: () => ({}),
  show: async (_db, { loaded: { principle, at } }): Promise<PrincipleCard> => ({
    principle,
    count: principles.length,
    source: sources.find(({ id }) => id === principle.source) ?? null,
    questions: templates.filter((template) => template.home === principle.number),
    previous: principles[at - 1] ?? null,
    next: principles[at + 1] ?? null,
  }),
});

/** All principles for printing, with the document that they come from. */
export const principleCards = view({
  action: 'catalogue.read',
  load: async (_db, _input: null) => ({}),
  facts: () => ({}),
  show: async (): Promise<{ principles: readonly Principle[]; source: Source | null }> => ({
    principles,
    source: sources.find(({ id }) => id === principles[0]?.source) ?? null,
  }),
});

/** Every document behind the catalogue. */
export const catalogueSources = view({
  action: 'catalogue.read',
  load: async (_db, _input: null) => ({}),
  facts: () => ({}),
  show: async (): Promise<{ sources: readonly Source[] }> => ({ sources }),
});

/** A rule of the checks before publishing, and whether breaking it stops publication or needs a reason. */
export type CheckRule = RuleText & { stops: boolean; warns: boolean };

/** Every rule of the checks before publishing. */
export const checkRules = view({
  action: 'catalogue.read',
  load: async (_db, _input: null) => ({}),
  facts: () => ({}),
  show: async (): Promise<{ rules: CheckRule[] }> => ({
    rules: [...rules, { ...engineRule, findings: { 'engine-fault': 'error' as const } }].map(
      ({ id, title, explanation, fix, source, findings }) => {
        const severities = Object.values(findings);
        return {
          id,
          title,
          explanation,
          fix,
          source,
          stops: severities.includes('error'),
          warns: severities.includes('warning'),
        };
      },
    ),
  }),
});
