import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { ukSavedTime, ukShortDate } from '@/lib/procurement/uk-time';
import { needsApproval, type Standing } from '@/lib/response/team-note';
import { say } from '@/lib/text';
import type { Care, TeamOfResponse } from '@/lib/views/team-notes';

/** What the pages of a response show of its team, beside what they are about. */

export const noTeam: TeamOfResponse = { people: [], care: new Map(), ready: null };

/** "Owner: Sam Okoro." for a section, from the people who have its questions; nothing where nobody has. */
export function sectionOwners(team: TeamOfResponse, questionIds: readonly string[]): string {
  const names = new Set(questionIds.flatMap((id) => team.care.get(id)?.owner?.name ?? []));
  return names.size === 0 ? '' : say('team.section-owners', { names: [...names].join(', ') });
}

/** How one answer stands in the team. */
export const standingOfAnswer = (team: TeamOfResponse, questionId: string): Standing =>
  team.care.get(questionId)?.standing ?? 'none';

export const ownerOfAnswer = (team: TeamOfResponse, questionId: string): string =>
  team.care.get(questionId)?.owner?.name ?? say('team.section-nobody');

const timeOf = (iso: string): string => `${ukShortDate(iso)}, ${ukSavedTime(iso)}`;

/** What a person last said of an answer, in words; nothing where nobody did. */
export function SaidOfAnswer({ care }: { care: Care | undefined }) {
  if (!care?.said || care.standing === 'none') return null;
  return (
    <>
      <br />
      <span className="govuk-hint govuk-!-font-size-16">
        {say(`team.standing-${care.standing}`, { name: care.said.name, time: timeOf(care.said.at) })}
      </span>
    </>
  );
}

/** On the task list: somebody told the owners that it is ready. */
export function ReadyNote({ team, home, owner }: { team: TeamOfResponse; home: string; owner: boolean }) {
  if (!team.ready || team.ready.self) return null;
  return (
    <InsetText>
      {say('team.tasks-ready', { name: team.ready.name, time: timeOf(team.ready.at) })}{' '}
      {owner && <TextLink href={`${home}/check`}>{say('team.tasks-ready-link')}</TextLink>}
    </InsetText>
  );
}

/** On the task list: how many work on it, what waits for approval, and who does what. */
export function TeamOnTasks({ team, home }: { team: TeamOfResponse; home: string }) {
  const waiting = [...team.care.values()].filter(({ standing }) => needsApproval(standing)).length;
  return (
    <>
      <h2 className="govuk-heading-m">{say('team.tasks')}</h2>
      <p className="govuk-body">
        {say('team.tasks-people', { count: team.people.length })}{' '}
        {waiting > 0 && <>{say('team.tasks-approval', { count: waiting })} </>}
        <TextLink href={`${home}/team`}>{say('team.tasks-link')}</TextLink>
      </p>
    </>
  );
}
