import { RuleBehind } from '@/app/_ui/rule-behind';
import { say } from '@/lib/text';
import type { QuestionFinding } from '@/lib/views/question-editor';

const standingOf = ({ severity, reason }: QuestionFinding): string => {
  if (severity === 'error') return 'Must fix';
  return reason ? 'Reason given' : 'Fix or give a reason';
};

/** What the checks find about one question, each with the rule behind it. */
export function FoundHere({ findings }: { findings: readonly QuestionFinding[] }) {
  if (findings.length === 0) return <p className="govuk-body">No faults found.</p>;
  return (
    <ul className="govuk-list govuk-list--spaced">
      {findings.map((finding) => (
        <li key={finding.id}>
          {standingOf(finding)}: {say(finding)}
          {finding.reason && ` Reason: ${finding.reason}`}
          <RuleBehind rule={finding.rule} withFix />
        </li>
      ))}
    </ul>
  );
}
