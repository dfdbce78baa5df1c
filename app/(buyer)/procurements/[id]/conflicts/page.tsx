import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { ButtonLink } from '@/app/_ui/button';
import { Breadcrumbs, TextLink } from '@/app/_ui/links';
import { Details, InsetText, NotificationBanner, WarningText } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { Table } from '@/app/_ui/table';
import { Tag } from '@/app/_ui/tag';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukShortDate } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { conflictsPage, type RegisterRow, type ConflictsPage as View } from '@/lib/views/conflicts';
import { declare } from './actions';
import { DeclarationForm } from './declaration-form';

type Props = Params & Search<'done'>;

const load = cache(async (id: string) => conflictsPage(await readContext(), { id }));
const title = 'Declare your interests';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

const dutiesOf = ({ duties }: RegisterRow): string => {
  const words = duties.map((duty) => say(`procurement.duty-${duty}`)).join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const stateOf = ({ state, decision, signedAt }: RegisterRow) => {
  if (state === 'undeclared') return <Tag colour="yellow">Not declared</Tag>;
  if (state === 'waiting') return <Tag colour="orange">To decide</Tag>;
  if (state === 'clear') return `No interest, ${signedAt ? ukShortDate(signedAt) : ''}`;
  return `${state === 'allowed' ? 'Allowed' : 'Access removed'} by ${decision?.by ?? ''}, ${decision ? ukShortDate(decision.at) : ''}`;
};

function Interests({ interests, earlier }: Pick<RegisterRow, 'interests' | 'earlier'>) {
  return (
    <>
      {earlier.length > 0 && <p className="govuk-body-s">None now. Declared before:</p>}
      {[...interests, ...earlier].map(({ supplierId, name, kind, way, look, details }) => (
        <p key={supplierId} className="govuk-body-s assay-prose">
          {name}: {look}, {way}, {kind}. {details}
        </p>
      ))}
    </>
  );
}

function Register({ id, rows }: { id: string; rows: readonly RegisterRow[] }) {
  return (
    <Table
      caption="Register of interests"
      form="stack"
      small
      columns={[
        { key: 'person', label: 'Person' },
        { key: 'role', label: 'Role' },
        { key: 'interest', label: 'Declared interest' },
        { key: 'mitigation', label: 'Mitigation or reason' },
        { key: 'state', label: 'Cleared by' },
        { key: 'act', label: 'Act', hidden: true },
      ]}
      rows={rows.map((row) => ({
        key: row.userId,
        cells: [
          row.name,
          dutiesOf(row),
          row.interests.length + row.earlier.length === 0 ? (
            row.signedAt ? (
              'None'
            ) : (
              'Not declared yet'
            )
          ) : (
            <Interests key="interests" {...row} />
          ),
          row.decision?.mitigation ?? 'None',
          stateOf(row),
          row.decides && row.declarationId ? (
            <TextLink
              key="decide"
              href={`/procurements/${id}/conflicts/${row.declarationId}`}
              hidden={`about ${row.name}`}
            >
              Decide
            </TextLink>
          ) : (
            ''
          ),
        ],
      }))}
    />
  );
}

/** One person's answer about one supplier, in words. */
const said = (mine: View['bidders'][number]['mine']) => {
  if (!mine) return 'Not answered yet';
  if (mine.interest === 'none') return 'No interest';
  return (
    <span className="assay-prose">
      {mine.look}, {mine.way}, {mine.kind}. {mine.details}
    </span>
  );
};

const heading = <h1 className="govuk-heading-l">{title}</h1>;

function Own({ id, view }: { id: string; view: View }) {
  const { state, signedAt, declaredAt, bidders } = view;
  const form = { action: declare.bind(null, id), bidders };
  if (bidders.length === 0)
    return (
      <>
        {heading}
        <p className="govuk-body">No responses were submitted, so there is nothing to declare.</p>
      </>
    );
  if (state === 'undeclared')
    return (
      <DeclarationForm
        {...form}
        again={false}
        heading={
          <>
            {heading}
            <p className="govuk-body-l">
              You must answer for every supplier, including interests that others might see as one.
            </p>
          </>
        }
      />
    );
  return (
    <>
      {heading}
      <InsetText>
        {state === 'waiting' ? (
          <>
            {say('policy.conflict-said', { declared: declaredAt ? ukDate(declaredAt) : '' })}{' '}
            {view.leads ? 'An officer or approver' : 'The lead'} decides whether you may go on.
          </>
        ) : (
          <>
            You signed your declaration on {signedAt ? ukDate(signedAt) : ''}.{' '}
            {state === 'allowed'
              ? `You may go on, with this mitigation: ${view.mitigation}`
              : 'You may read the responses.'}
          </>
        )}
      </InsetText>
      <h2 className="govuk-heading-m">What you declared</h2>
      <SummaryList
        rows={bidders.map(({ supplierId, name, mine }) => ({ key: supplierId, label: name, value: said(mine) }))}
      />
      {state !== 'waiting' && <ButtonLink href={`/procurements/${id}/evaluation`}>Go on to the evaluation</ButtonLink>}
      <Details summary="Something has changed: declare again">
        {state !== 'clear' && <p className="govuk-body">{say('evaluation.declare-again-waits')}</p>}
        <DeclarationForm {...form} again />
      </Details>
    </>
  );
}

export default async function ConflictsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  // The tabs of the procurement lead nowhere for somebody who was removed.
  if (view.state === 'removed')
    return (
      <Page
        title={title}
        before={
          <Breadcrumbs items={[{ text: say('account.nav-procurements'), href: '/procurements' }, { text: title }]} />
        }
      >
        <InsetText>{say('evaluation.removed', { date: view.decidedAt ? ukDate(view.decidedAt) : '' })}</InsetText>
      </Page>
    );
  const done = one((await searchParams).done);
  return (
    <ProcurementFrame procurement={view.procurement} tab="evaluation" crumbs={[{ text: title }]} width="full">
      {done === 'signed' && view.state !== 'undeclared' && (
        <NotificationBanner type="success">Your declaration is signed.</NotificationBanner>
      )}
      {done === 'decided' && <NotificationBanner type="success">The decision is recorded.</NotificationBanner>}
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {view.left && (
            <WarningText>
              {say('evaluation.left-open', { names: view.left.names.join(', '), count: view.left.refs.length })}{' '}
              <TextLink href={`/procurements/${id}/evaluation#assign`}>Choose who marks instead</TextLink>
            </WarningText>
          )}
          <Own id={id} view={view} />
        </div>
      </div>
      {view.register && <Register id={id} rows={view.register} />}
      {view.register && view.leads && (
        <p className="govuk-body">
          <TextLink href={`/procurements/${id}/exports/conflict-register`} download hidden="of the conflict register">
            Download XLSX
          </TextLink>
          ,{' '}
          <TextLink
            href={`/procurements/${id}/exports/conflict-register?format=ods`}
            download
            hidden="of the conflict register"
          >
            Download ODS
          </TextLink>
        </p>
      )}
    </ProcurementFrame>
  );
}
