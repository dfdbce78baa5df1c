import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { Button, LinkButton } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Page } from '@/app/_ui/page';
import { Table } from '@/app/_ui/table';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { type TeamView, team } from '@/lib/views/team';
import { invite, readmit } from './actions';
import { roleItems } from './role-items';

export const metadata: Metadata = { title: say('team.title') };

const done = {
  changed: 'team.done-changed',
  removed: 'team.done-removed',
  readmitted: 'team.done-readmitted',
  cancelled: 'team.done-cancelled',
} as const;

const roleWord = (role: 'owner' | 'contributor'): string => say(`team.role-${role}`);

function People({ view: { people, owner } }: { view: TeamView }) {
  return (
    <Table
      caption={say('team.people')}
      form="stack"
      columns={[
        { key: 'name', label: say('team.column-name') },
        { key: 'role', label: say('team.column-role') },
        { key: 'active', label: say('team.column-active') },
        ...(owner ? [{ key: 'actions', label: say('team.column-actions') }] : []),
      ]}
      rows={people.map(({ userId, name, email, role, lastActive, self }) => ({
        key: userId,
        cells: [
          <span key="name">
            {self ? say('team.you', { name }) : name}
            <br />
            <span className="govuk-hint assay-hash">{email}</span>
          </span>,
          roleWord(role),
          lastActive ? (
            <Time key="active" at={lastActive}>
              {ukDateTime(lastActive)}
            </Time>
          ) : (
            say('team.active-never')
          ),
          ...(owner
            ? [
                <TextLink key="change" href={`/team/people/${userId}`} hidden={say('team.change-hidden', { name })}>
                  {say('team.change')}
                </TextLink>,
              ]
            : []),
        ],
      }))}
    />
  );
}

function Invited({ view: { invitations, owner } }: { view: TeamView }) {
  if (invitations.length === 0) return null;
  return (
    <Table
      caption={say('team.invited')}
      form="stack"
      columns={[
        { key: 'name', label: say('team.column-name') },
        { key: 'email', label: say('team.column-email') },
        { key: 'role', label: say('team.column-role') },
        { key: 'until', label: say('team.column-until') },
        ...(owner ? [{ key: 'actions', label: say('team.column-actions') }] : []),
      ]}
      rows={invitations.map(({ id, name, email, role, expiresAt, expired }) => ({
        key: id,
        cells: [
          name,
          <span key="email" className="assay-hash">
            {email}
          </span>,
          roleWord(role),
          expired ? (
            say('team.expired')
          ) : (
            <Time key="until" at={expiresAt}>
              {ukDateTime(expiresAt)}
            </Time>
          ),
          ...(owner
            ? [
                <TextLink
                  key="open"
                  href={`/team/invitations/${id}`}
                  hidden={say('team.open-invitation-hidden', { name })}
                >
                  {say('team.open-invitation')}
                </TextLink>,
              ]
            : []),
        ],
      }))}
    />
  );
}

function Gone({ view: { gone } }: { view: TeamView }) {
  if (gone.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{say('team.gone-title')}</h2>
      <p className="govuk-body">{say('team.gone-lead')}</p>
      <ul className="govuk-list">
        {gone.map(({ userId, name, email }) => (
          <li key={userId}>
            <ActionForm action={readmit} hidden={{ userId }}>
              {name}, <span className="assay-hash">{email}</span>{' '}
              <LinkButton hidden={name}>{say('team.readmit')}</LinkButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </>
  );
}

type Props = { searchParams: Promise<{ done?: string }> };

/** Who in the organisation can see and do what. */
export default async function TeamPage({ searchParams }: Props) {
  const result = await team(await readContext(), null);
  if (!result.ok) notFound();
  const view = result.value;
  const said = (await searchParams).done;
  const key = said !== undefined && Object.hasOwn(done, said) ? done[said as keyof typeof done] : null;
  return (
    <Page title={say('team.title')} width="full">
      {key && <NotificationBanner type="success">{say(key)}</NotificationBanner>}
      <p className="govuk-body">{say('team.lead', { organisation: view.organisation })}</p>
      <People view={view} />
      <Invited view={view} />
      {!view.owner && <InsetText>{say('team.read-only')}</InsetText>}
      {view.owner && (
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            <ActionForm
              action={invite}
              heading={
                <>
                  <h2 className="govuk-heading-m">{say('team.invite')}</h2>
                  <p className="govuk-body">{say('team.invite-lead')}</p>
                </>
              }
            >
              <Input name="name" label={say('team.invite-name')} autoComplete="off" />
              <Input name="email" label={say('team.invite-email')} type="email" autoComplete="off" spellCheck={false} />
              <Radios name="role" legend={say('team.role')} legendSize="s" value="contributor" items={roleItems()} />
              <Button>{say('team.invite-button')}</Button>
            </ActionForm>
          </div>
        </div>
      )}
      {view.responses.length > 0 && (
        <>
          <h2 className="govuk-heading-m">{say('team.support')}</h2>
          <p className="govuk-body">{say('team.support-lead')}</p>
          <ul className="govuk-list">
            {view.responses.map(({ id, title, authority }) => (
              <li key={id}>
                <TextLink href={`/responses/${id}/support`} hidden={say('team.support-hidden', { title })}>
                  {say('team.support-link', { authority })}
                </TextLink>
                , {title}
              </li>
            ))}
          </ul>
        </>
      )}
      {view.owner && <Gone view={view} />}
    </Page>
  );
}
