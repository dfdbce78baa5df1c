import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Details, NotificationBanner } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { RowActions, Table } from '@/app/_ui/table';
import { readContext } from '@/lib/commands/from-request';
import { ukDate } from '@/lib/procurement/uk-time';
import { copySources } from '@/lib/views/copy-source';
import { questionnairePath } from '../shown';

const load = cache(async (id: string) => copySources(await readContext(), { id }));
const title = 'Copy questions';

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, 'Security questionnaire') } : refusedTitle(result);
}

/** Where questions can be copied from: templates of the authority, and procurements that the reader works on. */
export default async function CopyPage({ params, searchParams }: Params & Search<'saved' | 'renamed'>) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { version, mayEdit, templates, procurements } = result.value;
  if (!version || !mayEdit) notFound();
  const path = `${questionnairePath(id)}/copy/from`;
  const search = await searchParams;
  const saved = templates.find((template) => template.id === one(search.saved));
  const renamed = templates.find((template) => template.id === one(search.renamed));
  return (
    <Page before={<BackLink href={questionnairePath(id)} />} title={title}>
      {renamed && (
        <NotificationBanner type="success">{`The template is now called ${renamed.name}.`}</NotificationBanner>
      )}
      {saved && (
        <NotificationBanner type="success">
          {`Template ${saved.name} saved as version ${saved.versions[0]?.number}. Colleagues can use it in their procurements.`}
        </NotificationBanner>
      )}
      <p className="govuk-body">
        You choose the sections and questions on the next page. Before anything is added you see what will change on the
        way.
      </p>
      <h2 className="govuk-heading-m">Templates of your authority</h2>
      {templates.length === 0 ? (
        <p className="govuk-body">
          No templates yet. They appear here once somebody saves one.{' '}
          <TextLink href={`${questionnairePath(id)}/save-template`}>Save this draft as a template</TextLink>
        </p>
      ) : (
        <Table
          caption="Templates of your authority"
          captionHidden
          form="stack"
          columns={[
            { key: 'name', label: 'Template' },
            { key: 'questions', label: 'Questions', numeric: true },
            { key: 'saved', label: 'Latest version' },
            { key: 'actions', label: 'Actions', hidden: true },
          ]}
          rows={templates.map(({ id: templateId, name, questions, versions }) => ({
            key: templateId,
            cells: [
              name,
              questions,
              <>
                {versions.slice(0, 1).map(({ number, savedBy, savedAt, savedFrom, note }) => (
                  <span key={number}>
                    Version {number}, saved by {savedBy} on {ukDate(savedAt)} from {savedFrom}
                    {note && `. ${note}`}
                  </span>
                ))}
                {versions.length > 1 && (
                  <Details summary={`Earlier versions of ${name}`}>
                    <ul className="govuk-list">
                      {versions.slice(1).map(({ number, savedBy, savedAt, savedFrom, note }) => (
                        <li key={number}>
                          <TextLink href={`${path}?template=${templateId}&number=${number}`}>
                            Use version {number}
                          </TextLink>
                          , saved by {savedBy} on {ukDate(savedAt)} from {savedFrom}
                          {note && `. ${note}`}
                        </li>
                      ))}
                    </ul>
                  </Details>
                )}
              </>,
              <RowActions key="actions">
                {[
                  <TextLink key="use" href={`${path}?template=${templateId}`} hidden={name}>
                    Use
                  </TextLink>,
                  <TextLink
                    key="rename"
                    href={`${questionnairePath(id)}/copy/rename?template=${templateId}`}
                    hidden={name}
                  >
                    Rename
                  </TextLink>,
                ]}
              </RowActions>,
            ],
          }))}
        />
      )}
      <h2 className="govuk-heading-m">Earlier procurements</h2>
      {procurements.length === 0 ? (
        <p className="govuk-body">
          No other procurement that you work on has questions. They appear here once you hold a duty on one.
        </p>
      ) : (
        <Table
          caption="Procurements that you work on"
          captionHidden
          form="stack"
          columns={[
            { key: 'title', label: 'Procurement' },
            { key: 'detail', label: 'Reference and version' },
            { key: 'questions', label: 'Questions', numeric: true },
            { key: 'actions', label: 'Actions', hidden: true },
          ]}
          rows={procurements.map(({ id: other, title: name, detail, questions }) => ({
            key: other,
            cells: [
              name,
              detail,
              questions,
              <RowActions key="actions">
                {[
                  <TextLink key="choose" href={`${path}?procurement=${other}`} hidden={`from ${name}`}>
                    Choose questions
                  </TextLink>,
                ]}
              </RowActions>,
            ],
          }))}
        />
      )}
    </Page>
  );
}
