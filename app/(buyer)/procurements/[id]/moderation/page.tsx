import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { ButtonLink } from '@/app/_ui/button';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner, WarningText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { Pagination } from '@/app/_ui/pagination';
import { Table } from '@/app/_ui/table';
import { Status } from '@/app/_ui/tag';
import { readContext } from '@/lib/commands/from-request';
import type { PanelStatus } from '@/lib/evaluation/panel';
import { ukDate, ukTime } from '@/lib/procurement/uk-time';
import { notFound } from '@/lib/result';
import { say } from '@/lib/text';
import { moderationPage, panelLocks, type ModerationPage as View } from '@/lib/views/moderation';

type Props = Params & Search<'show' | 'done' | 'page'>;

/** The panel's scores; while colleagues still mark, how many have locked; or why this person sees neither. */
const load = cache(async (id: string) => {
  const context = await readContext();
  const result = await moderationPage(context, { id });
  if (result.ok)
    return result.value ? { is: 'shown' as const, view: result.value } : { is: 'refused' as const, refusal: notFound };
  const waits = result.messages.some(({ key }) => key === 'policy.colleagues-unlocked');
  const locks = waits ? await panelLocks(context, { id }) : null;
  return locks?.ok ? { is: 'waiting' as const, locks: locks.value } : { is: 'refused' as const, refusal: result };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await load((await params).id);
  return found.is === 'refused' ? refusedTitle(found.refusal) : { title: pageTitle('Moderation', 'Evaluation') };
}

const statusOf = (status: PanelStatus) => {
  if (status === 'confirmed') return 'Adopted';
  if (status === 'unmarked') return 'Not scored by everybody';
  return <Status of="agreed" is={status} />;
};

function Waiting({ locked, of }: { locked: number; of: number }) {
  return (
    <p className="govuk-body">
      {of === 0 ? say('evaluation.panel-none') : say('evaluation.panel-locked', { count: locked, of })}
    </p>
  );
}

const perPage = 50;

function Rows({ id, view, all, page }: { id: string; view: View; all: boolean; page: number }) {
  const listed = all ? view.rows : view.rows.filter(({ status }) => status === 'to-agree' || status === 'unmarked');
  if (listed.length === 0) return <p className="govuk-body">Nothing is left to agree.</p>;
  const count = Math.ceil(listed.length / perPage);
  const current = Math.min(Math.max(page, 1), count);
  const rows = listed.slice((current - 1) * perPage, current * perPage);
  const address = `/procurements/${id}/moderation?${all ? '' : 'show=to-agree&'}page=`;
  const names = view.evaluators.join(', ');
  return (
    <>
      <Table
        caption="Individual scores, widest difference first"
        form="stack"
        small
        columns={[
          { key: 'question', label: 'Question' },
          { key: 'bidder', label: 'Bidder' },
          { key: 'scores', label: `Individual scores (${names})` },
          { key: 'spread', label: 'Spread', numeric: true },
          { key: 'agreed', label: 'Agreed score', numeric: true },
          { key: 'status', label: 'Status' },
        ]}
        rows={rows.map((row) => ({
          key: `${row.submissionId} ${row.questionId}`,
          cells: [
            <TextLink
              key="open"
              href={`/evaluations/${id}/moderation/${row.questionId}?submission=${row.submissionId}`}
              hidden={`for Bidder ${row.letter}`}
            >
              {row.ref} {row.wording}
            </TextLink>,
            row.letter,
            row.marks.map((mark) => mark ?? 'not assigned').join(',\u00a0'),
            row.wide ? `${row.spread}, wide` : row.spread,
            row.agreed ?? 'None yet',
            statusOf(row.status),
          ],
        }))}
      />
      <Pagination current={current} count={count} href={(number) => `${address}${number}`} />
    </>
  );
}

export default async function ModerationPage({ params, searchParams }: Props) {
  const { id } = await params;
  const search = await searchParams;
  const found = await load(id);
  if (found.is === 'refused') return <Refused refusal={found.refusal} back={`/procurements/${id}`} />;
  if (found.is === 'waiting')
    return (
      <ProcurementFrame
        procurement={{ id, title: found.locks.title }}
        tab="evaluation"
        crumbs={[{ text: 'Moderation' }]}
        title="Moderation"
      >
        <Waiting {...found.locks} />
      </ProcurementFrame>
    );
  const { view } = found;
  const all = one(search.show) !== 'to-agree';
  return (
    <ProcurementFrame procurement={view.procurement} tab="evaluation" crumbs={[{ text: 'Moderation' }]} width="full">
      {one(search.done) === 'agreed' && <NotificationBanner type="success">Agreed score recorded.</NotificationBanner>}
      {one(search.done) === 'locked' && (
        <NotificationBanner type="success">Quality is locked. Prices can be opened now.</NotificationBanner>
      )}
      <h1 className="govuk-heading-l">Moderation</h1>
      {view.qualityLockedAt && (
        <InsetText>
          Quality was locked on {ukDate(view.qualityLockedAt)} at {ukTime(view.qualityLockedAt)}. Agreed scores can no
          longer be changed.
        </InsetText>
      )}
      {view.gaps.length > 0 ? (
        <>
          <p className="govuk-body">Scores are shown when every question has the evaluators that it needs.</p>
          {view.gaps.map(({ ref, has, needs }) => (
            <WarningText key={ref}>{say('evaluation.gap', { ref, count: has, needs })}</WarningText>
          ))}
        </>
      ) : (
        <>
          <p className="govuk-body">
            {say('evaluation.panel-to-agree', { toAgree: view.toAgree, all: view.all })}{' '}
            {view.adopted > 0 && say('evaluation.panel-adopted', { count: view.adopted })}
          </p>
          {view.scoredTwice > 0 && (
            <p className="govuk-body">
              {view.agreement === null
                ? say('evaluation.agreement-none')
                : say('evaluation.agreement', { agreement: view.agreement })}
            </p>
          )}
          <p className="govuk-body">
            {all ? (
              <TextLink href={`/procurements/${id}/moderation?show=to-agree`}>
                Show only what is still to agree
              </TextLink>
            ) : (
              <TextLink href={`/procurements/${id}/moderation`}>Show all scores</TextLink>
            )}
          </p>
          <Rows id={id} view={view} all={all} page={Number(one(search.page)) || 1} />
          {view.mayLockQuality && (
            <ButtonLink href={`/procurements/${id}/moderation/lock`}>
              {view.toAgree === 0 ? 'Lock quality' : 'See what is missing before quality is locked'}
            </ButtonLink>
          )}
        </>
      )}
    </ProcurementFrame>
  );
}
