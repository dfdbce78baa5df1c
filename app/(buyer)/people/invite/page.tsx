import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { Button } from '@/app/_ui/button';
import { Checkbox } from '@/app/_ui/choices';
import { Fieldset, Hint } from '@/app/_ui/field';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { Breadcrumbs } from '@/app/_ui/links';
import { Heading, Page } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { people } from '@/lib/views/people';
import { invite } from '../actions';

export const metadata: Metadata = { title: 'Invite a colleague - People' };

export default async function InvitePage() {
  if (!(await people(await readContext(), null)).ok) notFound();
  return (
    <Page before={<Breadcrumbs items={[{ text: 'People', href: '/people' }, { text: 'Invite a colleague' }]} />}>
      <ActionForm action={invite} heading={<Heading>Invite a colleague</Heading>}>
        <Input name="name" label="Name" autoComplete="off" />
        <Input
          name="email"
          label="E-mail address"
          type="email"
          hint="They sign in with this address"
          autoComplete="off"
          spellCheck={false}
        />
        <Input name="post" label="Job title (optional)" autoComplete="off" />
        <Fieldset legend="What may they do for the whole authority?" size="m">
          <Hint>
            Leave both empty for somebody who evaluates, moderates, approves or observes: the lead of each procurement
            gives those duties.
          </Hint>
          <Checkbox name="officer" label="Officer: may create procurements" />
          <Checkbox name="administrator" label="Administrator: may manage accounts, with no right over responses" />
        </Fieldset>
        <Button>Make the invitation</Button>
      </ActionForm>
    </Page>
  );
}
