import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { type Search, wordsFor } from '@/app/_frame/search';
import { ButtonGroup, ButtonLink } from '@/app/_ui/button';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Page } from '@/app/_ui/page';
import { type Row, RowActions, Table } from '@/app/_ui/table';
import { Tag } from '@/app/_ui/tag';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukShortDate, ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { type LinkRow, type PersonRow, people } from '@/lib/views/people';

export const metadata: Metadata = { title: 'People' };

const banners: Record<string, string> = {
  cancelled: 'The link is cancelled.',
  suspended: 'The person is suspended and signed out everywhere.',
  reinstated: 'The person can sign in again.',
};

function Duties({ person }: { person: PersonRow }) {
  const own = [
    ...(person.administrator ? ['Administrator'] : []),
    ...(person.officer ? ['May create procurements'] : []),
    ...person.duties.map(
      (row) => `${row.title}: ${row.duties.map((duty) => say(`procurement.duty-${duty}`)).join(', ')}`,
    ),
  ];
  if (own.length === 0) return 'None yet';
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {own.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Named({ name, email }: { name: string; email: string }) {
  return (
    <>
      {name}
      <span className="assay-plain-list__detail">{email}</span>
    </>
  );
}

const act = (person: PersonRow, path: string, text: string) => (
  <a className="govuk-link" href={`/people/${person.userId}/${path}`}>
    {text}
    <span className="govuk-visually-hidden"> of {person.name}</span>
  </a>
);

const personRow = (person: PersonRow): Row => {
  const acts = person.suspendedAt
    ? [act(person, 'reinstate', 'Reinstate')]
    : [
        act(person, 'reset?what=password', 'Reset password'),
        act(person, 'reset?what=second-factor', 'Reset second factor'),
        ...(person.self ? [] : [act(person, 'suspend', 'Suspend')]),
      ];
  return {
    key: person.userId,
    cells: [
      <Named key="name" {...person} />,
      <Duties key="duties" person={person} />,
      person.secondFactor ? 'On' : 'Not set up yet',
      person.lastSignedIn ? (
        <Time key="in" at={person.lastSignedIn}>
          {`${ukShortDate(person.lastSignedIn)}, ${ukTime(person.lastSignedIn)}`}
        </Time>
      ) : (
        'Never'
      ),
      person.suspendedAt ? (
        <Tag key="state" colour="grey">
          {say('people.state-suspended')}
        </Tag>
      ) : (
        say('people.state-active')
      ),
      <RowActions key="acts">{acts}</RowActions>,
    ],
  };
};

const linkRow = (link: LinkRow): Row => ({
  key: link.id,
  cells: [
    <Named key="name" {...link} />,
    link.purpose === 'supplier-password' ? '' : say(`people.link-${link.purpose}`),
    link.expired ? (
      <Tag key="until" colour="orange">
        Expired
      </Tag>
    ) : (
      <Time key="until" at={link.expiresAt}>{`Until ${ukShortDate(link.expiresAt)}`}</Time>
    ),
    <a key="open" className="govuk-link" href={`/people/links/${link.id}`}>
      Open<span className="govuk-visually-hidden"> the link of {link.name}</span>
    </a>,
  ],
});

export default async function PeoplePage({ searchParams }: Search<'done'>) {
  const result = await people(await readContext(), null);
  if (!result.ok) notFound();
  const said = wordsFor(banners, (await searchParams).done);
  const { people: rows, links } = result.value;
  return (
    <Page width="full">
      {said && <NotificationBanner type="success">{said}</NotificationBanner>}
      <h1 className="govuk-heading-l">People</h1>
      <InsetText>You manage accounts. You have no right to read responses, scores or prices.</InsetText>
      <ButtonGroup>
        <ButtonLink href="/people/invite">Invite a colleague</ButtonLink>
        <a className="govuk-link" href="/people/needed">
          People you need
        </a>
      </ButtonGroup>
      <Table
        caption="Accounts"
        form="stack"
        columns={[
          { key: 'name', label: 'Name' },
          { key: 'duties', label: 'Duties' },
          { key: 'factor', label: 'Second factor' },
          { key: 'in', label: 'Last signed in' },
          { key: 'state', label: 'State' },
          { key: 'acts', label: 'Actions' },
        ]}
        rows={rows.map(personRow)}
      />
      {links.length > 0 ? (
        <Table
          caption="Links not used yet"
          form="stack"
          columns={[
            { key: 'name', label: 'Name' },
            { key: 'for', label: 'For' },
            { key: 'until', label: 'Works' },
            { key: 'acts', label: 'Actions' },
          ]}
          rows={links.map(linkRow)}
        />
      ) : (
        <>
          <h2 className="govuk-heading-m">Links not used yet</h2>
          <p className="govuk-body">
            None. Invitations appear here until they are used.{' '}
            <a className="govuk-link" href="/people/invite">
              Invite a colleague
            </a>
            .
          </p>
        </>
      )}
    </Page>
  );
}
