import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { DotPlot } from '@/app/_ui/dot-plot';
import { HeatTable, heatClass, widestDifference } from '@/app/_ui/heat-table';
import { TextLink } from '@/app/_ui/links';
import { SubNavigation } from '@/app/_ui/navigation';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { ProfileBars } from '@/app/_ui/profile-bars';
import { type Cell, Table } from '@/app/_ui/table';
import { ValuePlot } from '@/app/_ui/value-plot';
import { readContext } from '@/lib/commands/from-request';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { type ComparisonView, comparison, comparisonViews } from '@/lib/views/comparison';
import { printed, resultsPath } from '../results/shown';

type Props = Params & Search<'view' | 'section' | 'supplier'>;

const load = cache(async (id: string, by: ComparisonView, section: string | undefined, supplier: string | undefined) =>
  comparison(await readContext(), { id, by, section, supplier }),
);

/** What the path and the rest of the address ask for. */
async function asked({ params, searchParams }: Props) {
  const { id } = await params;
  const search = await searchParams;
  const by = comparisonViews.find((each) => each === one(search.view)) ?? 'section';
  return { id, by, result: await load(id, by, one(search.section), one(search.supplier)) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { result } = await asked(props);
  return result.ok ? { title: pageTitle('Compare suppliers', 'Evaluation') } : refusedTitle(result);
}

type Compared = NonNullable<Extract<Awaited<ReturnType<typeof comparison>>, Ok<unknown>>['value']['compared']>;

const labels = { section: 'By section', principle: 'By principle', question: 'By question' } as const;
const rowNames = { section: 'Section', principle: 'Principle', question: 'Section' } as const;

/** Full names where they fit, else letters with a key above. */
const columnsOf = ({ suppliers }: Compared) => {
  const short = suppliers.length <= 4;
  return suppliers.map(({ key, letter, name }) => ({ key, label: short ? name : letter }));
};

function Unfolded({ view, id }: { view: Compared; id: string }) {
  const { unfolded } = view;
  if (!unfolded) return null;
  return (
    <Table
      caption={`Agreed scores in ${unfolded.title}`}
      form="pivot"
      columns={[
        { key: 'question', label: 'Question' },
        { key: 'minimum', label: 'Minimum', numeric: true },
        ...columnsOf(view).map((column) => ({ ...column, numeric: true })),
        { key: 'spread', label: 'Spread', numeric: true },
      ]}
      rows={unfolded.questions.map((question) => ({
        key: question.id,
        cells: [
          `${question.ref}. ${question.wording}`,
          question.minimum ?? 'None',
          ...question.marks.map((mark, at): Cell => {
            const supplier = view.suppliers[at];
            if (!mark || !supplier) return 'Not scored';
            return {
              className: heatClass(mark),
              content: (
                <a
                  className="govuk-link assay-heat__link"
                  href={`${resultsPath(id)}/${supplier.key}/answers/${question.id}`}
                >
                  {mark.shown}
                  <span className="govuk-visually-hidden">
                    {' '}
                    for {supplier.name}, {question.ref}: read the answer
                  </span>
                </a>
              ),
            };
          }),
          question.spread,
        ],
      }))}
    />
  );
}

const counted = (title: string, questions: number): string =>
  `${title}, ${questions} ${questions === 1 ? 'question' : 'questions'}`;

function ByQuestion({ view, id }: { view: Compared; id: string }) {
  return (
    <>
      <h2 className="govuk-heading-m">Sections</h2>
      <ul className="govuk-list govuk-list--bullet">
        {view.sections.map(({ id: section, title, questions }) => (
          <li key={section}>
            {view.unfolded?.id === section ? (
              <strong>{counted(title, questions)}</strong>
            ) : (
              <TextLink
                href={`/procurements/${id}/comparison?view=question&section=${encodeURIComponent(section)}#unfolded`}
              >
                {counted(title, questions)}
              </TextLink>
            )}
          </li>
        ))}
      </ul>
      <div id="unfolded">
        {view.unfolded ? (
          <>
            <Unfolded view={view} id={id} />
            <DotPlot
              id="marks"
              of="question"
              title={`Agreed scores in ${view.unfolded.title}, by question and bidder`}
              series={view.suppliers}
              rows={view.unfolded.questions.map((question) => ({
                key: question.id,
                label: question.ref,
                minimum: question.minimumShare,
                scores: question.marks,
              }))}
            />
          </>
        ) : (
          <p className="govuk-body">Choose a section to see its questions.</p>
        )}
      </div>
    </>
  );
}

function Profile({ view, id, by }: { view: Compared; id: string; by: ComparisonView }) {
  if (!view.profile) return null;
  return (
    <>
      <ProfileBars
        id="profile"
        title={`Scores by principle: ${view.profile.name}`}
        rowName="Principle"
        rows={view.profile.rows}
      />
      {view.suppliers.length > 1 && (
        <p className="govuk-body">
          Show the profile of{' '}
          {view.suppliers
            .filter(({ key }) => key !== view.profile?.key)
            .map(({ key, name }, at, all) => (
              <span key={key}>
                <TextLink href={`/procurements/${id}/comparison?view=${by}&supplier=${key}#profile-heading`}>
                  {name}
                </TextLink>
                {at < all.length - 1 && ', '}
              </span>
            ))}
        </p>
      )}
    </>
  );
}

function Views({ view, id, by }: { view: Compared; id: string; by: ComparisonView }) {
  return (
    <>
      <SubNavigation
        label="View"
        items={comparisonViews.map((each) => ({
          text: labels[each],
          href: `/procurements/${id}/comparison?view=${each}`,
          current: each === by,
        }))}
      />
      <p className="govuk-body">{widestDifference(view.rows)}</p>
      {view.describesOnly && <InsetText>{say('results.describes')}</InsetText>}
      {view.suppliers.length > 4 && (
        <p className="govuk-body">
          {say('parts.chart-key', {
            key: view.suppliers.map(({ letter, name }) => `${letter} ${name}`).join(', '),
          })}
        </p>
      )}
      {view.left.length > 0 && <p className="govuk-body">Disregarded, and so not compared: {view.left.join(', ')}.</p>}
      {by === 'question' ? (
        <ByQuestion view={view} id={id} />
      ) : (
        <HeatTable
          caption={by === 'principle' ? 'Scores by principle' : 'Scores by section'}
          rowName={rowNames[by]}
          columns={columnsOf(view)}
          rows={view.rows}
        />
      )}
      {by === 'section' && <DotPlot id="sections" series={view.suppliers} rows={view.rows} />}
      {by === 'principle' && <Profile view={view} id={id} by={by} />}
      {by === 'section' && view.points.length > 0 && (
        <ValuePlot id="value" points={view.points} minimumQuality={view.minimumQuality} />
      )}
    </>
  );
}

/** Where suppliers differ: a heat table and charts, each with its figures; sections unfold to questions by link. */
export default async function ComparisonPage(props: Props) {
  const { id, by, result } = await asked(props);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { compared, procurement } = result.value;
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="evaluation"
      crumbs={[{ text: 'Results', href: resultsPath(id) }, { text: 'Compare suppliers' }]}
      title="Compare suppliers"
      width="wide"
      landscape
      printLine={printed(procurement, compared?.version ?? null)}
    >
      {compared && compared.suppliers.length > 0 ? (
        <Views view={compared} id={id} by={by} />
      ) : (
        <p className="govuk-body">
          Suppliers are compared here when every score and price is in.{' '}
          <TextLink href={resultsPath(id)}>See what is missing</TextLink>
        </p>
      )}
    </ProcurementFrame>
  );
}
