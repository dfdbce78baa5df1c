import { TwoPersonStep } from '@/app/_ui/two-person-step';
import { ukTime } from '@/lib/procurement/uk-time';
import type { Message } from '@/lib/result';
import { say } from '@/lib/text';
import type { StepShown } from '@/lib/views/step-shown';

export const resultsPath = (id: string): string => `/procurements/${id}/results`;

/** Where an act of two people stands, and what the one who looks can do about it. */
export function Asking({ step, who, by }: { step: StepShown | null; who: string; by: string }) {
  if (step?.is === 'waiting')
    return step.mine ? (
      <TwoPersonStep state={{ is: 'waiting', name: step.asker, time: ukTime(step.askedAt), who: `Another ${who}` }} />
    ) : (
      <TwoPersonStep state={{ is: 'second', name: step.asker, time: ukTime(step.askedAt), reason: step.reason }} />
    );
  return (
    <>
      {step?.is === 'lapsed' && (
        <p className="govuk-body">{say('parts.two-people-lapsed', { time: ukTime(step.expiresAt ?? step.askedAt) })}</p>
      )}
      <TwoPersonStep state={{ is: 'first', who, by: ukTime(by) }} />
    </>
  );
}

/** Clauses that belong together, as one: "a; b". */
export const clauses = (messages: readonly Message[]): string => messages.map((message) => say(message)).join('; ');

/** The line on the first sheet of a paper copy. */
export const printed = (
  { title, reference }: { title: string; reference: string },
  version: { number: number; hash: string } | null,
): string =>
  [title, reference, version && `version ${version.number}`, version && `hash ${version.hash.slice(0, 12)}`]
    .filter(Boolean)
    .join(', ');
