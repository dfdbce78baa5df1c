import { checkConditions } from '../condition/check';
import { kindRules } from '../question/kinds';
import { compare, hundred, parseDecimal, toPlainDecimal, zero } from '../scoring/fraction';
import { totalOf, totalsHundred } from '../scoring/weights';
import { awardWeights } from './award-model';
import { checkQuestion } from './check-question';
import { checkRules } from './check-rules';
import { coverageOf } from './coverage';
import type { Question, QuestionnaireDocument } from './document';
import { everyQuestion } from './find';
import { type CheckContext, type Finding, finding } from './finding';
import { awardQuestions, weightLevels } from './fit';

export type { CheckContext, Finding } from './finding';

const titleOf = (section: QuestionnaireDocument['sections'][number]): string => section.title.en || section.id;

const checkWeights = (document: QuestionnaireDocument): Finding[] => {
  const found: Finding[] = [];
  const levels = weightLevels(document);
  if (levels.length === 0) found.push(finding('error', 'sections', 'no-award-criterion'));
  for (const { level, total, left, exact } of levels) {
    if (exact) continue;
    const at = document.sections.findIndex(({ id }) => id === level);
    const section = document.sections[at];
    found.push(
      section
        ? finding(
            'error',
            `sections[${at}]`,
            'weights-questions',
            { section: titleOf(section), total, left },
            { sectionId: level },
          )
        : finding('error', 'sections', 'weights-sections', { total, left }),
    );
  }
  document.sections.forEach((section, at) => {
    const path = `sections[${at}].weight`;
    const sign = compare(parseDecimal(section.weight), zero);
    const params = { section: titleOf(section), weight: section.weight };
    const where = { sectionId: section.id };
    if (sign < 0) found.push(finding('error', path, 'section-weight-negative', params, where));
    if (awardQuestions(section).length === 0 && sign > 0)
      found.push(finding('error', path, 'section-weight-unused', params, where));
    if (awardQuestions(section).length > 0 && sign === 0)
      found.push(finding('warning', path, 'section-weight-zero', params, where));
    const { threshold } = section;
    if (threshold == null) return;
    const inRange = compare(parseDecimal(threshold), zero) >= 0 && compare(parseDecimal(threshold), hundred) <= 0;
    if (!inRange || awardQuestions(section).length === 0)
      found.push(finding('error', `sections[${at}].threshold`, 'section-threshold', { ...params, threshold }, where));
  });
  return found;
};

const checkAward = ({ scoring: { award } }: QuestionnaireDocument): Finding[] => {
  const weights = awardWeights(award);
  if (totalsHundred(weights)) return [];
  const total = toPlainDecimal(totalOf(weights)) ?? '0';
  return [finding('error', 'scoring.award', award.mode === 'points' ? 'weights-award' : 'weights-quality', { total })];
};

const twice = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
];

const checkIds = (document: QuestionnaireDocument): Finding[] => {
  const questions = everyQuestion(document);
  const refs = questions.flatMap(({ ref }) => (ref === undefined ? [] : [ref]));
  return [
    ...twice(questions.map(({ id }) => id)).map((id) =>
      finding('error', 'sections', 'id-twice', { id }, { detail: id }),
    ),
    ...twice(document.sections.map(({ id }) => id)).map((id) =>
      finding('error', 'sections', 'id-twice', { id }, { detail: id }),
    ),
    ...twice(refs).map((ref) => finding('error', 'sections', 'ref-twice', { ref }, { detail: ref })),
  ];
};

const checkCoverage = (document: QuestionnaireDocument, context: CheckContext): Finding[] => {
  const { principles, questions, gates } = coverageOf(document);
  const applicable = context.applicablePrinciples ?? principles.map(({ principle }) => principle);
  const found = principles
    .filter((each) => each.questions === 0 && applicable.includes(each.principle))
    .map(({ principle }) =>
      finding('warning', 'sections', 'principle-empty', { principle }, { detail: String(principle) }),
    );
  const { budget } = context;
  if (budget && questions > budget.questions)
    found.push(finding('warning', 'sections', 'over-questions', { count: questions, budget: budget.questions }));
  if (budget && gates > budget.gates)
    found.push(finding('warning', 'sections', 'over-gates', { count: gates, budget: budget.gates }));
  return found;
};

const checkTexts = (document: QuestionnaireDocument): Finding[] => [
  ...(document.title.en.trim() ? [] : [finding('error', 'title', 'no-title')]),
  ...document.sections.flatMap((section, at) =>
    section.title.en.trim()
      ? []
      : [finding('error', `sections[${at}].title`, 'no-section-title', { id: section.id }, { sectionId: section.id })],
  ),
  ...document.sections.flatMap((section, at) =>
    section.questions.length > 0
      ? []
      : [
          finding(
            'warning',
            `sections[${at}]`,
            'section-empty',
            { section: titleOf(section) },
            { sectionId: section.id },
          ),
        ],
  ),
];

const checkDeclaration = (question: Question, path: string): Finding[] =>
  question.purpose === 'information'
    ? []
    : [
        finding(
          'error',
          `${path}.purpose`,
          'declaration-purpose',
          { ref: question.ref ?? question.id },
          { questionId: question.id },
        ),
      ];

/**
 * Takes a document that the schema accepts and what is known of its procurement; returns everything that stops its
 * publication (errors) or needs a reason (warnings), in the order of the document. Product 3.6 says which.
 */
export const checkDocument = (document: QuestionnaireDocument, context: CheckContext = {}): Finding[] => {
  const questions = document.sections.flatMap((section, at) =>
    section.questions.flatMap((question, index) =>
      checkQuestion(question, `sections[${at}].questions[${index}]`, document.scoring, context),
    ),
  );
  const declarations = (document.declarations ?? []).flatMap((question, index) => [
    ...checkDeclaration(question, `declarations[${index}]`),
    ...checkQuestion(question, `declarations[${index}]`, document.scoring, context),
  ]);
  const conditions = checkConditions(document, kindRules).map(({ questionId, path, key, params }, at) =>
    finding('error', path, key, params, { questionId, detail: String(at) }),
  );
  return [
    ...checkTexts(document),
    ...checkIds(document),
    ...checkAward(document),
    ...checkRules(document),
    ...checkWeights(document),
    ...questions,
    ...declarations,
    ...conditions,
    ...checkCoverage(document, context),
  ];
};

/** Takes findings and the reasons given, by finding id; true where nothing stops publication any more. */
export const mayPublish = (findings: readonly Finding[], reasons: Readonly<Record<string, string>>): boolean =>
  findings.every(({ id, severity }) => severity === 'warning' && (reasons[id] ?? '').trim() !== '');
