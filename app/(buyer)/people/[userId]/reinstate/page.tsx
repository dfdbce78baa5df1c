import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Breadcrumbs } from '@/app/_ui/links';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { Textarea } from '@/app/_ui/textarea';
import { readContext } from '@/lib/commands/from-request';
import { person } from '@/lib/views/people';
import { reinstate } from '../../actions';

export async function generateMetadata({ params }: { params: Promise<{ userId: string }> }): Promise<Metadata> {
  const found = await person(await readContext(), await params);
  return found.ok ? { title: pageTitle(`Reinstate ${found.value.name}`, 'People') } : {};
}

export default async function ReinstatePage({ params }: { params: Promise<{ userId: string }> }) {
  const { userId } = await params;
  const result = await person(await readContext(), { userId });
  if (!result.ok || !result.value.suspendedAt) notFound();
  const { name } = result.value;
  const title = `Reinstate ${name}`;
  return (
    <Page before={<Breadcrumbs items={[{ text: 'People', href: '/people' }, { text: title }]} />}>
      <ActionForm
        action={reinstate}
        hidden={{ userId }}
        heading={
          <>
            <Heading>{title}</Heading>
            <p className="govuk-body">{name} can sign in again, with the password and second factor they had.</p>
          </>
        }
      >
        <Textarea name="reason" label="Reason" hint="Administrators and auditors will read this" rows={3} />
        <Button>{title}</Button>
      </ActionForm>
    </Page>
  );
}
