import type { Metadata } from 'next';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { type Params, type Search, wordsFor } from '@/app/_frame/search';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Checkbox, Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { BackLink } from '@/app/_ui/links';
import { Details, InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { pounds } from '@/app/_ui/score';
import { SummaryList } from '@/app/_ui/summary-list';
import { readContext } from '@/lib/commands/from-request';
import { type DisregardGround, mayRestOnAnother, statuteOf } from '@/lib/evaluation/disregard';
import { ukDateTime, ukDeadline } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { has, say } from '@/lib/text';
import { disregardTenderPage } from '@/lib/views/disregard';
import { decide, takeBack } from './actions';

type Props = Params<{ submissionId: string }> & Search<'done'>;

const load = cache(async (id: string, submissionId: string) =>
  disregardTenderPage(await readContext(), { id, submissionId }),
);

const headingOf = ({ called, standing }: { called: string; standing: unknown }): string =>
  standing ? `${called} is disregarded` : `Disregard the tender of ${called}`;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, submissionId } = await params;
  const result = await load(id, submissionId);
  if (!result.ok || !result.value) return refusedTitle(result);
  return { title: pageTitle(headingOf(result.value), result.value.procurement.title) };
}

type View = NonNullable<Extract<Awaited<ReturnType<typeof disregardTenderPage>>, Ok<unknown>>['value']>;

const done: Record<string, string> = {
  decided: 'Decision recorded.',
  notice: 'Notice recorded.',
  explanation: 'Explanation recorded.',
};

const groundName = (ground: DisregardGround): string => `${say(`disregard.ground-${ground}`)} (${statuteOf[ground]})`;

function Standing({ view }: { view: View }) {
  const { standing, versions } = view;
  return (
    <>
      {standing && (
        <InsetText>
          <strong>Disregarded.</strong>{' '}
          {say('disregard.outside', { because: say({ path: '', key: `results.because-${standing.ground}` }) })}
        </InsetText>
      )}
      {versions.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Decisions so far</h2>
          <SummaryList
            rows={[...versions].reverse().map(({ version, decision, ground, restsOn, reason, by, at }, index) => {
              const what = decision === 'disregard' ? 'Disregarded' : 'Taken back into the assessment';
              return {
                key: String(version),
                label: index === 0 ? what : <s>{what}</s>,
                value: (
                  <>
                    <span className="assay-prose">{reason}</span>
                    <span className="assay-plain-list__detail">
                      {groundName(ground)}
                      {restsOn === 'another' && ', resting on another that the supplier had the chance to replace'}
                    </span>
                    <span className="assay-plain-list__detail">
                      {by}, {ukDateTime(at)}
                      {index > 0 && ', superseded'}
                    </span>
                  </>
                ),
              };
            })}
          />
        </>
      )}
    </>
  );
}

/** What must come before a tender is disregarded for its price: notice, then an explanation or the end of its time. */
function PriceStep({ view, place }: { view: View; place: string }) {
  const { step, price, notices, explanations, records } = view;
  if (!step) return null;
  const notice = 'notice' in step ? step.notice : null;
  return (
    <>
      <h2 className="govuk-heading-m">Before disregarding it for its price</h2>
      <p className="govuk-body">{say('disregard.price-first')} (section 19(4))</p>
      <p className="govuk-body">
        {price && `Its price is ${pounds(price, 'table')}. `}
        {say({
          path: '',
          key: `disregard.step-${step.is}`,
          params: notice ? { sent: ukDateTime(notice.sentAt), until: ukDeadline(notice.answerBy) } : {},
        })}
      </p>
      {notices.length > 0 && (
        <Details summary="Notices and explanations">
          <SummaryList
            rows={[
              ...notices.map((row) => ({
                key: row.id,
                label: `Notice sent ${ukDateTime(row.sentAt)}`,
                value: (
                  <>
                    <span className="assay-prose">{row.how}</span>
                    <span className="assay-plain-list__detail">
                      About {pounds(row.price, 'table')}, to be explained by {ukDeadline(row.answerBy)}. Recorded by{' '}
                      {row.by}, {ukDateTime(row.recordedAt)}
                    </span>
                  </>
                ),
              })),
              ...explanations.map((row) => ({
                key: row.id,
                label: `Explanation received ${ukDateTime(row.receivedAt)}`,
                value: (
                  <>
                    <span className="assay-prose">{row.says}</span>
                    <span className="assay-plain-list__detail">
                      Recorded by {row.by}, {ukDateTime(row.recordedAt)}
                    </span>
                  </>
                ),
              })),
            ]}
          />
        </Details>
      )}
      {records && (
        <p className="govuk-button-group">
          <ButtonLink look="secondary" href={`${place}/notice`}>
            Record a notice
          </ButtonLink>
          {notices.length > 0 && (
            <ButtonLink look="secondary" href={`${place}/explanation`}>
              Record an explanation
            </ButtonLink>
          )}
        </p>
      )}
    </>
  );
}

function Decide({ view, id, submissionId }: { view: View; id: string; submissionId: string }) {
  const { standing, grounds, version } = view;
  if (standing)
    return (
      <ActionForm action={takeBack.bind(null, { id, submissionId })} revision={String(version)}>
        <ReasonField readers="suppliers" required label="Reason for taking it back (you must give one)" />
        <Button look="secondary">Take the tender back into the assessment</Button>
      </ActionForm>
    );
  const open = grounds.filter((one) => one.open).map(({ ground }) => ground);
  const closed = grounds.filter((one) => !one.open);
  return (
    <ActionForm action={decide.bind(null, { id, submissionId })} revision={String(version)}>
      <Radios
        name="ground"
        legend="On what ground?"
        legendSize="m"
        hint={say('disregard.law')}
        items={open.map((ground) => ({
          value: ground,
          label: groundName(ground),
          ...(has(`disregard.hint-${ground}`) ? { hint: say({ path: '', key: `disregard.hint-${ground}` }) } : {}),
        }))}
      />
      {closed.map(({ ground }) => (
        <p key={ground} className="govuk-body-s">
          {groundName(ground)}:{' '}
          {ground === 'abnormally-low-price' ? say('disregard.price-first') : say('disregard.by-letter')}
        </p>
      ))}
      {open.includes('abnormally-low-price') && (
        <Checkbox
          name="notDemonstrated"
          label="For a low price: the supplier has not shown that it can perform the contract for the price (section 19(5))"
        />
      )}
      {open.some(mayRestOnAnother) && (
        <Radios
          name="restsOn"
          legend="For an excluded or excludable supplier: what does it rest on?"
          legendSize="s"
          items={[
            { value: 'itself', label: 'The supplier itself' },
            {
              value: 'another',
              label: 'An associated person or a sub-contractor only',
              hint: 'The supplier was told of the intention and had the chance to replace it (sections 26(3) and 28(5)).',
            },
          ]}
        />
      )}
      <ReasonField readers="suppliers" required label="Reason (you must give one)" />
      <Button>Disregard the tender</Button>
    </ActionForm>
  );
}

/** One tender: whether the law puts it outside the assessment, decided with a ground, a reason, a name and a time. */
export default async function DisregardTenderPage({ params, searchParams }: Props) {
  const { id, submissionId } = await params;
  const back = `/procurements/${id}/disregard`;
  const result = await load(id, submissionId);
  if (!result.ok || !result.value)
    return <Refused refusal={result.ok ? { ok: false, why: 'not-found', messages: [] } : result} back={back} />;
  const view = result.value;
  const banner = wordsFor(done, (await searchParams).done);
  return (
    <Page before={<BackLink href={back} />}>
      {banner && <NotificationBanner type="success">{banner}</NotificationBanner>}
      <Heading caption={view.procurement.title}>{headingOf(view)}</Heading>
      <p className="govuk-body">{say('disregard.apart')}</p>
      <Standing view={view} />
      <PriceStep view={view} place={`${back}/${submissionId}`} />
      {view.decides ? (
        <Decide view={view} id={id} submissionId={submissionId} />
      ) : (
        <InsetText>The lead and the officers of this procurement decide.</InsetText>
      )}
    </Page>
  );
}
