import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { AwardRules } from '@/app/_published/questionnaire-in-full';
import { TextLink } from '@/app/_ui/links';
import { Details, InsetText, NotificationBanner, WarningText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { SummaryCard, SummaryList } from '@/app/_ui/summary-list';
import { Table } from '@/app/_ui/table';
import { TraceTree } from '@/app/_ui/trace-tree';
import { WeightMeter } from '@/app/_ui/weight-meter';
import { readContext } from '@/lib/commands/from-request';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import type { Ok } from '@/lib/result';
import { weightInFull } from '@/lib/scoring/weights';
import { say } from '@/lib/text';
import { awardModel } from '@/lib/views/award-model';
import { PublishedVersion, versionTitle } from '../questionnaire/published-version';

import { tieText } from './words';

const load = cache(async (id: string) => awardModel(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return refusedTitle(result);
  if (result.value.version === null) return versionTitle(id, null);
  return { title: pageTitle('Award model', result.value.procurement.title) };
}

type Shown = Extract<Awaited<ReturnType<typeof awardModel>>, Ok<unknown>>['value'];
type Model = Extract<Shown, { total: string }>;

function Card({
  id,
  part,
  title,
  mayEdit,
  children,
}: {
  id: string;
  part: string;
  title: string;
  mayEdit: boolean;
  children: React.ReactNode;
}) {
  return (
    <SummaryCard title={title} actions={mayEdit ? [{ href: `/procurements/${id}/award/${part}`, text: 'Change' }] : []}>
      {children}
    </SummaryCard>
  );
}

const formulaName = ({ scoring: { award } }: QuestionnaireDocument): string => {
  if (award.mode !== 'points') return say(`award.${award.mode}-name`);
  return award.price ? say(`award.${award.price.formula}-name`) : 'Price does not count';
};

const weaknessOf = ({ scoring: { award } }: QuestionnaireDocument): string | null => {
  if (award.mode !== 'points') return say(`award.${award.mode}-weakness`);
  return award.price ? say(`award.${award.price.formula}-weakness`) : null;
};

function Criteria({ document, total }: Pick<Model, 'document' | 'total'>) {
  const { award } = document.scoring;
  const weakness = weaknessOf(document);
  return (
    <>
      <SummaryList
        rows={[
          {
            key: 'Security questionnaire',
            value: `${weightInFull(award.security)}${award.criteria.length === 0 ? ' (the whole quality assessment)' : ''}`,
          },
          ...award.criteria.map(({ id, title, weight, max }) => ({
            key: title?.en ?? id,
            value: `${weightInFull(weight)}, scored from 0 to ${max}`,
          })),
          {
            key: 'Price',
            value:
              award.mode === 'points' && award.price
                ? `${weightInFull(award.price.weight)}. ${formulaName(document)}`
                : formulaName(document),
          },
        ]}
      />
      <WeightMeter total={total} />
      {weakness && <p className="govuk-body">Known weakness: {weakness}</p>}
    </>
  );
}

function Example({ example }: { example: NonNullable<Model['example']> }) {
  return (
    <>
      <Table
        caption="Three made-up suppliers under these rules"
        captionSize="s"
        form="two-column"
        small
        columns={[
          { key: 'bidder', label: 'Supplier' },
          { key: 'total', label: 'Total', numeric: true },
          { key: 'rank', label: 'Rank', numeric: true },
        ]}
        rows={example.map(({ bidder, total, rank }) => ({
          key: bidder,
          cells: [bidder, total ?? 'Not scored', rank ?? 'None'],
        }))}
      />
      {example.map(({ bidder, trace }) =>
        trace ? (
          <Details key={bidder} summary={`How supplier ${bidder} gets its total`}>
            <TraceTree trace={trace} />
          </Details>
        ) : null,
      )}
    </>
  );
}

/** How exactly the winner is found: each rule a card, a worked example, and the words that suppliers will read. */
export default async function AwardPage({ params, searchParams }: Params & Search) {
  const { id } = await params;
  const saved = one((await searchParams).saved) !== undefined;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const model = result.value;
  if (model.version === null) return <PublishedVersion id={id} number={null} />;
  const { procurement, document, mayEdit, whyNot, total, relative, example } = model;
  const { scoring } = document;
  const gates = document.sections.flatMap((section) =>
    section.questions.flatMap((question) => {
      const ref = question.ref ?? question.id;
      if (question.purpose === 'requirement') return [`${ref}, requirement`];
      if (question.purpose === 'condition-of-participation') return [`${ref}, condition of participation`];
      if (question.purpose === 'award-criterion' && question.threshold != null)
        return [`${ref}, minimum mark ${question.threshold}`];
      return [];
    }),
  );
  const minimums = document.sections.flatMap(({ title, threshold }) =>
    threshold == null ? [] : [`${title.en}, minimum score ${threshold}`],
  );
  const lessons = (
    <p className="govuk-body">
      <TextLink href={`/procurements/${id}/award/lessons`}>{say('lessons.title')}</TextLink>: whether the real bids are
      looked at again once the outcome is final.
    </p>
  );
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="questionnaire"
      crumbs={[{ text: 'Award model' }]}
      title="Award model"
      width="full"
    >
      {saved && <NotificationBanner type="success">Award model saved.</NotificationBanner>}
      {!mayEdit && whyNot && <InsetText>{say({ path: '', key: whyNot })}</InsetText>}
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <Card id={id} part="award" title="Criteria, weightings and price" mayEdit={mayEdit}>
            <Criteria document={document} total={total} />
          </Card>
          <Card id={id} part="scale" title="Marking scheme" mayEdit={mayEdit}>
            <p className="govuk-body">
              Marks from {scoring.scale.min} to {scoring.scale.max}, in steps of {scoring.scale.step}.
            </p>
            <SummaryList
              rows={(scoring.scale.descriptors ?? []).map(({ mark, label, text }) => ({
                key: mark,
                label: `${mark} ${label.en}`,
                value: text.en,
              }))}
            />
          </Card>
          <Card id={id} part="minimums" title="Minimum marks and gates" mayEdit={mayEdit}>
            <SummaryList
              rows={[
                {
                  key: 'Minimum quality',
                  value: scoring.minimumQuality === null ? 'None' : `${scoring.minimumQuality} of 100`,
                },
                { key: 'Sections', value: minimums.length > 0 ? minimums.join('; ') : 'None' },
                { key: 'Questions', value: gates.length > 0 ? gates.join('; ') : 'None' },
              ]}
            />
          </Card>
          <Card id={id} part="rounding" title="Rounding" mayEdit={mayEdit}>
            <p className="govuk-body">{say('award.rounding-words', { count: scoring.rounding.places })}</p>
          </Card>
          <Card id={id} part="not-applicable" title="Not applicable rule" mayEdit={mayEdit}>
            <p className="govuk-body">{say(`award.not-applicable-${scoring.notApplicable}`)}</p>
          </Card>
          <Card id={id} part="ties" title="Tie-break order" mayEdit={mayEdit}>
            {scoring.tieBreakers.length === 0 ? (
              <p className="govuk-body">{say('award.ties-none')}</p>
            ) : (
              <ol className="govuk-list govuk-list--number">
                {scoring.tieBreakers.map((tie) => (
                  <li key={tieText(tie, document)}>{tieText(tie, document)}</li>
                ))}
              </ol>
            )}
          </Card>
        </div>
        <div className="govuk-grid-column-one-third">
          <h2 className="govuk-heading-m">Worked example</h2>
          {example ? (
            <Example example={example} />
          ) : (
            <p className="govuk-body">The example appears when the weightings of the award model add up to 100.</p>
          )}
          {relative && (
            <WarningText>
              With this formula a third supplier can change who is first and second.{' '}
              <TextLink href={`/procurements/${id}/rehearsal`}>See it happen in the rehearsal</TextLink>
            </WarningText>
          )}
        </div>
      </div>
      <Details summary="The words suppliers will read">
        <AwardRules document={document} level={2} />
      </Details>
      {lessons}
      <p className="govuk-body">
        <TextLink href={`/procurements/${id}/checks`}>Checks before publishing</TextLink>
      </p>
    </ProcurementFrame>
  );
}
