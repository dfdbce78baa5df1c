import type { Metadata } from 'next';
import { cache } from 'react';
import { Refused } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { ChangesInWords } from '@/app/_published/changes-in-words';
import { Button, ButtonLink } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner, WarningText } from '@/app/_ui/notices';
import { SummaryList } from '@/app/_ui/summary-list';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDeadline, ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { type ResponseChanges, responseChanges } from '@/lib/views/response-changes';
import { ResponsePage, titleOf } from '../../response-page';
import { confirm } from './actions';
import { CarryOverReport } from './report';

const load = cache(async (responseId: string) => responseChanges(await readContext(), { responseId }));

const headingOf = ({ to, from }: ResponseChanges): string =>
  say('amend.supplier-title', { version: to?.number ?? from });

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return { title: result.ok ? titleOf(headingOf(result.value), result.value.frame) : say('common.not-found') };
}

/** Why it was amended, in the authority's own words, once for each version that followed. */
function Told({ view }: { view: ResponseChanges }) {
  const { amendments, deadlineBefore, frame } = view;
  const deadline = ukDeadline(frame.deadline);
  return (
    <>
      {amendments.map(({ number, publishedAt, reason, notice }) => (
        <section key={number}>
          <h2 className="govuk-heading-m">
            {say('amend.supplier-versions', { version: number, day: ukDate(publishedAt), time: ukTime(publishedAt) })}
          </h2>
          <SummaryList
            rows={[
              { key: say('amend.supplier-reason'), value: <div className="assay-prose">{reason}</div> },
              { key: say('amend.supplier-notice'), value: <div className="assay-prose">{notice}</div> },
            ]}
          />
        </section>
      ))}
      <p className="govuk-body">
        <strong>{say('amend.supplier-deadline')}:</strong>{' '}
        <Time at={frame.deadline}>
          {deadlineBefore
            ? say('amend.supplier-deadline-moved', { deadline, before: ukDeadline(deadlineBefore, { zoned: false }) })
            : deadline}
        </Time>
      </p>
    </>
  );
}

/** A newer version: what changed, why, what becomes of the team's answers, and the button that says it was seen. */
export default async function ChangesPage({ params, searchParams }: Params & Search<'done'>) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const view = result.value;
  const { frame, from, to, changes, report, confirmed } = view;
  const home = `/responses/${id}`;
  const title = headingOf(view);
  if (!to || !report)
    return (
      <ResponsePage frame={frame} tab="questions" crumbs={[{ text: title }]} title={title} ofChanges>
        <p className="govuk-body">{say('amend.supplier-none', { version: from })}</p>
        <ButtonLink href={home} look="secondary">
          {say('amend.supplier-back')}
        </ButtonLink>
      </ResponsePage>
    );
  const version = to.number;
  const done = one((await searchParams).done) === 'confirmed' && confirmed !== null;
  const { counting, outdated, closed } = frame.stand;
  return (
    <ResponsePage
      frame={frame}
      tab="questions"
      crumbs={[{ text: title }]}
      title={title}
      {...(confirmed ? {} : { caption: say('amend.supplier-caption', { from }) })}
      width="full"
      ofChanges
      above={
        done && <NotificationBanner type="success">{say('amend.supplier-confirmed', { version })}</NotificationBanner>
      }
    >
      {counting && outdated !== null && !closed && (
        <WarningText>
          {confirmed
            ? say('amend.earlier-tasks', {
                number: counting.number,
                from: outdated,
                deadline: ukDeadline(frame.deadline, { zoned: false }),
              })
            : say('amend.supplier-not-counting', {
                number: counting.number,
                from: outdated,
                version,
                deadline: ukDeadline(frame.deadline, { zoned: false }),
              })}
        </WarningText>
      )}
      <Told view={view} />
      <h2 className="govuk-heading-m">{say('amend.supplier-what')}</h2>
      <ChangesInWords changes={changes} />
      <h2 className="govuk-heading-m">{say('amend.supplier-yours')}</h2>
      <p className="govuk-body">
        {confirmed
          ? say('amend.supplier-yours-done', {
              name: confirmed.name,
              version,
              day: ukDate(confirmed.at),
              time: ukTime(confirmed.at),
            })
          : say('amend.supplier-yours-lead')}
      </p>
      <CarryOverReport report={report} home={confirmed ? home : null} from={from} />
      {confirmed ? (
        <ButtonLink href={home}>{say('amend.supplier-back')}</ButtonLink>
      ) : closed || frame.cancelled ? (
        <InsetText>{say('amend.supplier-closed', { version })}</InsetText>
      ) : (
        <ActionForm action={confirm.bind(null, { responseId: id, versionId: to.id })}>
          <p className="govuk-body">{say('amend.supplier-confirm-words', { version })}</p>
          <Button>{say('amend.supplier-confirm', { version })}</Button>
        </ActionForm>
      )}
      {confirmed && (
        <p className="govuk-body">
          <TextLink href={`${home}/start`}>{say('amend.supplier-read-full', { version })}</TextLink>
        </p>
      )}
    </ResponsePage>
  );
}
