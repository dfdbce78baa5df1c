import { TextLink } from '@/app/_ui/links';
import type { Regime } from '@/lib/procurement/regime';
import { regimeRules } from '@/lib/procurement/regime-rules';
import type { SetupDraft } from '@/lib/procurement/setup';
import { ukDate } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';

/** What the rules of this procurement ask for, each with its source and the day on which we read it. */
export function RulesHere({ regime, setup }: { regime: Regime; setup: SetupDraft }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {regimeRules(regime, setup.procedure ?? null, setup.shorterGround ?? null).map(({ id, message, source }) => (
        <li key={id}>
          {say(message)}{' '}
          {source && (
            <span className="govuk-body-s">
              <TextLink href={source.url}>{source.name}</TextLink>, checked {ukDate(source.checked)}.
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
