import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { copySources } from '@/lib/views/copy-source';
import { questionnairePath } from '../../shown';
import { nameTemplate } from '../actions';

const load = cache(async (id: string) => copySources(await readContext(), { id }));
const title = 'Rename a template';

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, 'Security questionnaire') } : refusedTitle(result);
}

/** Another name for a template of the authority. */
export default async function RenameTemplatePage({ params, searchParams }: Params & Search<'template'>) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { version, mayEdit, templates } = result.value;
  const asked = one((await searchParams).template);
  const template = templates.find((each) => each.id === asked);
  if (!version || !mayEdit || !template) notFound();
  const back = `${questionnairePath(id)}/copy`;
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm
        action={nameTemplate.bind(null, id, template.id)}
        hidden={{ from: template.name }}
        heading={<Heading caption={template.name}>{title}</Heading>}
      >
        <p className="govuk-body">
          All versions stay. The list of versions will say what the template was called before.
        </p>
        <Input name="name" label="New name" value={template.name} />
        <ButtonGroup>
          <Button>Rename template</Button>
          <TextLink href={back}>Cancel</TextLink>
        </ButtonGroup>
      </ActionForm>
    </Page>
  );
}
