import type { Metadata } from 'next';
import { cache, Fragment } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Breadcrumbs } from '@/app/_ui/links';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { Pager } from '@/app/_ui/pagination';
import { Table } from '@/app/_ui/table';
import {
  dayInWords,
  type Framework,
  type FrameworkKey,
  frameworks,
  groupNames,
  linksOf,
  type Principle,
  type QuestionTemplate,
} from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { principleCard } from '@/lib/views/catalogue';
import { GuidanceLicence } from '../../licence';
import { whenAsked } from '../../question-words';

type Props = { params: Promise<{ source: string; principle: string }> };

const load = cache(async (source: string, slug: string) => principleCard(await readContext(), { source, slug }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { source, principle } = await params;
  const result = await load(source, principle);
  return result.ok ? { title: pageTitle(result.value.principle.title.en, 'Guidance') } : {};
}

/** Each framework with the identifiers that the questions of this principle are linked to. */
const mappingOf = (questions: readonly QuestionTemplate[]) =>
  Object.entries(linksOf(questions)).map(([key, linked]) => ({ framework: frameworks[key as FrameworkKey], linked }));

/** Identifiers with our short descriptions, which paper leaves out. */
function Identifiers({ framework, linked }: { framework: Framework; linked: readonly string[] }) {
  return linked.map((id, at) => (
    <Fragment key={id}>
      {at > 0 && '; '}
      {id}
      {framework.identifiers[id] && <span className="assay-not-printed"> {framework.identifiers[id]}</span>}
    </Fragment>
  ));
}

const linkTo = (principle: Principle | null) =>
  principle
    ? { href: `/catalogue/${principle.source}/${principle.slug}`, label: `${principle.number}. ${principle.title.en}` }
    : undefined;

export default async function PrinciplePage({ params }: Props) {
  const { source: sourceId, principle: slug } = await params;
  const result = await load(sourceId, slug);
  if (!result.ok) notFound();
  const { principle, count, source, questions, previous, next } = result.value;
  const title = principle.title.en;
  return (
    <Page
      width="full"
      before={<Breadcrumbs items={[{ text: 'Guidance', href: '/catalogue' }, { text: principle.shortName.en }]} />}
    >
      <div className="assay-card">
        <Heading caption={`Principle ${principle.number} of ${count}, ${groupNames[principle.group]}`}>{title}</Heading>
        <h2 className="govuk-heading-m">What it means</h2>
        {principle.explanation.map((paragraph) => (
          <p key={paragraph} className="govuk-body">
            {paragraph}
          </p>
        ))}
        <h2 className="govuk-heading-m">What it means for the authority</h2>
        <p className="govuk-body">{principle.forAuthority}</p>
        <Table
          form="stack"
          small
          caption="What to ask suppliers"
          columns={[
            { key: 'ref', label: 'Ref' },
            { key: 'question', label: 'Question' },
            { key: 'kind', label: 'Kind' },
            { key: 'when', label: 'When asked' },
          ]}
          rows={questions.map((question) => ({
            key: question.id,
            id: question.id,
            cells: [
              { content: question.id, className: 'assay-nowrap' },
              question.wording.en,
              say(`published.kind-${question.kind}`),
              whenAsked(question),
            ],
          }))}
        />
        <h2 className="govuk-heading-m">Check yourself</h2>
        <ul className="govuk-list govuk-list--bullet">
          {principle.selfCheck.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
        <Table
          form="stack"
          small
          caption="Connected to (our mapping)"
          columns={[
            { key: 'framework', label: 'Framework' },
            { key: 'edition', label: 'Edition' },
            { key: 'identifiers', label: 'Identifiers' },
          ]}
          rows={mappingOf(questions).map(({ framework, linked }) => ({
            key: framework.key,
            cells: [
              framework.name,
              framework.edition,
              <Identifiers key="linked" framework={framework} linked={linked} />,
            ],
          }))}
        />
        <p className="govuk-body-s">
          {say('catalogue.our-explanation')} {say('catalogue.our-mapping')}
        </p>
        {source && (
          <p className="govuk-body-s">
            Source:{' '}
            {source.address ? (
              <a className="govuk-link" href={source.address} rel="noreferrer">
                {source.title}
              </a>
            ) : (
              source.title
            )}
            , {source.publisher}, {principle.edition}, checked {dayInWords(principle.checked)}.
          </p>
        )}
        <GuidanceLicence />
      </div>
      <Pager previous={linkTo(previous)} next={linkTo(next)} label="Principles" />
    </Page>
  );
}
