import { ChangesInWords } from '@/app/_published/changes-in-words';
import { TextLink } from '@/app/_ui/links';
import { SummaryList } from '@/app/_ui/summary-list';
import { Hash, Time } from '@/app/_ui/time';
import { dayInWords } from '@/lib/catalogue';
import { ukDeadline } from '@/lib/procurement/uk-time';
import type { Message, Ok } from '@/lib/result';
import type { Award, ScoringRules } from '@/lib/scoring/rules';
import { say } from '@/lib/text';
import type { signOff } from '@/lib/views/sign-off';
import { questionnairePath } from '../shown';

type Shown = Extract<Awaited<ReturnType<typeof signOff>>, Ok<unknown>>['value'];
export type SignOffFacts = Extract<Shown, { hash: string }>;

const formula = (award: Award): string => {
  if (award.mode !== 'points') return say(`award.${award.mode}-name`);
  return award.price
    ? `${say(`award.${award.price.formula}-name`)}, weighting ${award.price.weight}`
    : say('award.no-price');
};

const scheme = ({ scale }: ScoringRules): string => `${scale.min} to ${scale.max}, steps of ${scale.step}`;

/** What a change with a reason was about: a question by its id, or a part of the award model. */
const about = (id: string): string => (id.startsWith('award:') ? `Award model, ${id.slice(6)}` : id);

function Reasons({ items }: { items: readonly { id: string; message: Message; reason: string }[] }) {
  return (
    <ul className="govuk-list">
      {items.map(({ id, message, reason }) => (
        <li key={id}>
          {say(message)} <strong>Reason:</strong> {reason}
        </li>
      ))}
    </ul>
  );
}

/** Which group stands behind the publication, who signed for it, and whether the draft is still the one they saw. */
function Governance({ facts: { governance } }: { facts: SignOffFacts }) {
  if (!governance) return 'Not recorded';
  const { group, members, date, number, sameDraft } = governance;
  return (
    <>
      {group}, {dayInWords(date)}: {members.map(({ name, duty }) => `${name}, ${duty}`).join('; ')}.{' '}
      {sameDraft
        ? `They signed off draft version ${number} as it reads now.`
        : `Draft version ${number} has changed since they signed it off.`}
    </>
  );
}

/** The facts on which both people decide: the same for both. */
export function Facts({ id, facts }: { id: string; facts: SignOffFacts }) {
  const { version, deadline, waived, changes, scoring, amendment } = facts;
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Questions', value: String(facts.questions) },
          { key: 'Gates', value: String(facts.gates) },
          {
            key: 'Weightings',
            value: facts.exact ? 'Add up to exactly 100 at every level' : 'Do not add up to 100 at every level',
          },
          { key: 'Security', value: `${scoring.award.security} of 100` },
          { key: 'Marking scheme', value: scheme(scoring) },
          { key: 'Price', value: formula(scoring.award) },
          ...(amendment
            ? [
                { key: 'Amends', value: `Version ${amendment.from}` },
                { key: 'Reason', value: amendment.reason || 'Not given yet' },
                {
                  key: 'Notice to suppliers',
                  value: <div className="assay-prose">{amendment.notice || 'Not written yet'}</div>,
                },
                {
                  key: 'Deadline before',
                  value: amendment.moved ? amendment.standing : `${amendment.standing ?? ''}, not moved`,
                },
              ]
            : []),
          {
            key: 'Deadline',
            value: deadline ? <Time at={deadline}>{ukDeadline(deadline)}</Time> : 'Not set in the timetable',
          },
          {
            key: 'Checks with a reason',
            value: waived.length > 0 ? <Reasons items={waived} /> : 'None',
          },
          {
            key: 'Changes with a reason',
            value:
              changes.length > 0 ? (
                <ul className="govuk-list">
                  {changes.map((change) => (
                    <li key={change.about}>
                      {about(change.about)}. <strong>Reason:</strong> {change.reason}
                    </li>
                  ))}
                </ul>
              ) : (
                'None'
              ),
          },
          { key: 'Governance sign-off', value: <Governance facts={facts} /> },
          { key: 'Hash', value: <Hash value={facts.hash} /> },
        ]}
      />
      {amendment && (
        <>
          <h2 className="govuk-heading-m">What changed since version {amendment.from}</h2>
          <ChangesInWords changes={amendment.changes} />
          <p className="govuk-body">
            <TextLink href={`/procurements/${id}/amend`}>Change the reason, the notice or the deadline</TextLink>
          </p>
        </>
      )}
      <p className="govuk-body">
        <TextLink href={`${questionnairePath(id)}?version=${version.number}`}>Read the exact document</TextLink>
      </p>
      <p className="govuk-body">
        <TextLink href={`${questionnairePath(id)}/preview`}>Preview as a supplier</TextLink>
      </p>
    </>
  );
}
