import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { Checkboxes, Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Page, pageTitle } from '@/app/_ui/page';
import { Textarea } from '@/app/_ui/textarea';
import { readContext } from '@/lib/commands/from-request';
import { copySources } from '@/lib/views/copy-source';
import { keepTemplate } from '../copy/actions';
import { questionnairePath } from '../shown';

const load = cache(async (id: string) => copySources(await readContext(), { id }));
const title = 'Save as a template';

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, 'Security questionnaire') } : refusedTitle(result);
}

/** Keeps sections of the draft for the authority's next procurements. */
export default async function SaveTemplatePage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { version, mayEdit, templates, sections } = result.value;
  if (!version || !mayEdit) notFound();
  const full = sections.filter(({ questions }) => questions > 0);
  const name = (
    <Input name="name" label="Name of the template" hint="Such as “CCTV and public space, standard profile”." />
  );
  return (
    <Page before={<BackLink href={questionnairePath(id)} />}>
      <ActionForm action={keepTemplate.bind(null, id)} heading={<h1 className="govuk-heading-l">{title}</h1>}>
        <p className="govuk-body">
          Everybody in your authority who works on a draft can use it. Answers and suppliers are never part of a
          template.
        </p>
        {templates.length === 0 ? (
          name
        ) : (
          <Radios
            name="template"
            legend="Which template?"
            legendSize="m"
            value="new"
            items={[
              { value: 'new', label: 'A new template', conditional: name },
              ...templates.map(({ id: value, name: text, versions }) => ({
                value,
                label: text,
                hint: `Saves version ${(versions[0]?.number ?? 0) + 1}. Earlier versions stay.`,
              })),
            ]}
          />
        )}
        <Checkboxes
          name="sectionIds"
          legend="Sections"
          legendSize="m"
          small
          values={full.map(({ id: value }) => value)}
          items={full.map(({ id: value, title: text, questions }) => ({
            value,
            label: text,
            hint: `${questions} ${questions === 1 ? 'question' : 'questions'}`,
          }))}
        />
        <Textarea name="note" label="What this version is for (optional)" hint="Colleagues will read this." rows={2} />
        <ButtonGroup>
          <Button>Save template</Button>
          <TextLink href={questionnairePath(id)}>Cancel</TextLink>
        </ButtonGroup>
      </ActionForm>
    </Page>
  );
}
