import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { Button } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { Breadcrumbs } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { teamPerson } from '@/lib/views/team';
import { changeRole, remove } from '../../actions';
import { roleItems } from '../../role-items';

type Props = { params: Promise<{ userId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await teamPerson(await readContext(), await params);
  if (!found.ok) return {};
  return { title: pageTitle(say('team.person-change', { name: found.value.name }), say('team.title')) };
}

/** One colleague: their role, and taking them out of the team. */
export default async function TeamPersonPage({ params }: Props) {
  const result = await teamPerson(await readContext(), await params);
  if (!result.ok || !result.value.owner) notFound();
  const { userId, name, role, last } = result.value;
  const title = say('team.person-change', { name });
  return (
    <Page before={<Breadcrumbs items={[{ text: say('team.title'), href: '/team' }, { text: title }]} />}>
      <ActionForm action={changeRole} hidden={{ userId }} heading={<Heading>{title}</Heading>}>
        <Radios name="role" legend={say('team.role')} legendSize="m" value={role} items={roleItems()} />
        <Button>{say('team.person-save')}</Button>
      </ActionForm>
      <h2 className="govuk-heading-m">{say('team.person-remove', { name })}</h2>
      {last ? (
        <InsetText>{say('team.person-last', { name })}</InsetText>
      ) : (
        <ActionForm action={remove} hidden={{ userId }}>
          <p className="govuk-body">{say('team.person-remove-lead', { name })}</p>
          <Button look="warning">{say('team.person-remove', { name })}</Button>
        </ActionForm>
      )}
    </Page>
  );
}
