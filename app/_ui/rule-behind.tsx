import { ukDate } from '@/lib/procurement/uk-time';
import type { RuleSource, RuleText } from '@/lib/questionnaire/lint';
import { Details } from './notices';

/** Where a rule stands and when it was read. */
export function SourceOfRule({ source }: { source: RuleSource }) {
  if (source === 'our own') return 'Our own rule.';
  return (
    <>
      <a className="govuk-link" href={source.url} rel="noreferrer">
        {source.name}
      </a>
      , last checked {ukDate(source.checked)}. Our summary, not legal advice.
    </>
  );
}

/** Why a rule is there, how to keep it, and where it stands. */
export function RuleBehind({ rule, withFix = false }: { rule: RuleText; withFix?: boolean }) {
  return (
    <Details summary={withFix ? 'Why, and how to fix it' : 'Why this is checked'} className="govuk-!-margin-bottom-0">
      <p className="govuk-body">{rule.explanation}</p>
      {withFix && <p className="govuk-body">How to fix it: {rule.fix}</p>}
      <p className="govuk-body govuk-!-margin-bottom-0">
        Source: <SourceOfRule source={rule.source} />
      </p>
    </Details>
  );
}
