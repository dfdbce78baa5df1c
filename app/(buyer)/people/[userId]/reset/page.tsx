import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { Button } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { Breadcrumbs } from '@/app/_ui/links';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { Textarea } from '@/app/_ui/textarea';
import { readContext } from '@/lib/commands/from-request';
import { person } from '@/lib/views/people';
import { reset } from '../../actions';

export async function generateMetadata({ params }: { params: Promise<{ userId: string }> }): Promise<Metadata> {
  const found = await person(await readContext(), await params);
  return found.ok ? { title: pageTitle(`Reset the account of ${found.value.name}`, 'People') } : {};
}

type Props = { params: Promise<{ userId: string }>; searchParams: Promise<{ what?: string }> };

export default async function ResetPage({ params, searchParams }: Props) {
  const { userId } = await params;
  const { what } = await searchParams;
  const result = await person(await readContext(), { userId });
  if (!result.ok || result.value.suspendedAt) notFound();
  const { name } = result.value;
  const title = `Reset the account of ${name}`;
  return (
    <Page before={<Breadcrumbs items={[{ text: 'People', href: '/people' }, { text: title }]} />}>
      <ActionForm
        action={reset}
        hidden={{ userId }}
        heading={
          <>
            <Heading>{title}</Heading>
            <p className="govuk-body">
              This makes a link for {name}. What they have works until they use it. They are told by e-mail where that
              is set up, and it is recorded.
            </p>
          </>
        }
      >
        <Radios
          name="what"
          legend="What do you want to reset?"
          legendSize="m"
          value={what}
          items={[
            {
              value: 'password',
              label: 'Password',
              hint: 'They then sign in with the new one and their second factor.',
            },
            { value: 'second-factor', label: 'Second factor', hint: 'They need their password as well as the link.' },
          ]}
        />
        <Textarea name="reason" label="Reason" hint="The person and auditors will read this" rows={3} />
        <Button>Make the link</Button>
      </ActionForm>
    </Page>
  );
}
