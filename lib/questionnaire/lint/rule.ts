import { refOf } from '../../question/kind';
import type { ScoringRules } from '../../scoring/rules';
import type { Question, QuestionnaireDocument } from '../document';
import { type CheckContext, type Finding, finding } from '../finding';

export type Severity = Finding['severity'];

/** Where a rule stands and when we read it; 'our own' where no law or guidance says it. */
export type RuleSource = { name: string; url: string; checked: string } | 'our own';

/** What an officer reads of a rule. */
export type RuleText = {
  /** Stable name, never reused. */
  id: string;
  /** What holds where nothing is found: a whole sentence. */
  title: string;
  /** Why the rule is there, in our own words. */
  explanation: string;
  fix: string;
  source: RuleSource;
};

/** One rule of the checks before publishing: what it looks for and why. Pure. */
export type Rule = RuleText & {
  /** All that it may find: names of sentences in the area `checks`, or whole keys, each an error or a warning. */
  findings: Readonly<Record<string, Severity>>;
  check: (document: QuestionnaireDocument, context: CheckContext) => Finding[];
};

type Params = Record<string, string | number>;
type Where = { questionId?: string; sectionId?: string; detail?: string };
type Given<Name extends string, Look> = RuleText & { findings: Readonly<Record<Name, Severity>>; look: Look };

/** Takes the words of a rule and what it looks for in a whole document; returns the rule. */
export const documentRule = <Name extends string>({
  look,
  ...rule
}: Given<
  Name,
  (
    document: QuestionnaireDocument,
    raise: (name: Name, path: string, params?: Params, where?: Where) => void,
    context: CheckContext,
  ) => void
>): Rule => ({
  ...rule,
  check: (document, context) => {
    const found: Finding[] = [];
    look(
      document,
      (name, path, params, where) => {
        found.push(finding(rule.findings[name], path, name, params, where));
      },
      context,
    );
    return found;
  },
});

/** What a rule about one question may read besides the question. */
export type Beside = { scoring: ScoringRules; context: CheckContext; isDeclaration: boolean };

/**
 * Takes the words of a rule and what it looks for in one question; returns a rule that looks at every question and
 * declaration. `raise` takes the name of the finding, the field, params besides `ref`, and what tells two findings of
 * the same name on one question apart.
 */
export const questionRule = <Name extends string>({
  look,
  ...rule
}: Given<
  Name,
  (
    question: Question,
    raise: (name: Name, field: string, params?: Params, detail?: string) => void,
    beside: Beside,
  ) => void
>): Rule =>
  documentRule<Name>({
    ...rule,
    look: (document, raise, context) => {
      const visit = (question: Question, path: string, isDeclaration: boolean): void =>
        look(
          question,
          (name, field, params, detail) => {
            const where = detail ? { questionId: question.id, detail } : { questionId: question.id };
            raise(name, `${path}.${field}`, { ref: refOf(question), ...params }, where);
          },
          { scoring: document.scoring, context, isDeclaration },
        );
      document.sections.forEach(({ questions }, section) => {
        questions.forEach((question, at) => {
          visit(question, `sections[${section}].questions[${at}]`, false);
        });
      });
      document.declarations?.forEach((question, at) => {
        visit(question, `declarations[${at}]`, true);
      });
    },
  });
