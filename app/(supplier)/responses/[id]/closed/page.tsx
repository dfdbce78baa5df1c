import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { ButtonLink } from '@/app/_ui/button';
import { TextLink } from '@/app/_ui/links';
import { SummaryList } from '@/app/_ui/summary-list';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDeadline, ukReceiptDateTime, ukSavedTime, ukTime } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { gapsInWords } from '@/lib/views/extension-mail';
import { responseClosed } from '@/lib/views/response-closed';
import { AskedNotice } from '../../asked-notice';
import { Extended } from '../../not-sent';
import { ResponsePage, titleOf } from '../../response-page';
import { SummaryNotice } from '../../summary-notice';

const load = cache(async (responseId: string) => responseClosed(await readContext(), { responseId }));

type Closed = Extract<Awaited<ReturnType<typeof responseClosed>>, Ok<unknown>>['value'];

/** The attempt that matters: one that was accepted, else the last. */
const attemptOf = ({ late }: Closed) => late.find(({ decided }) => decided?.accepted) ?? late.at(-1);

const headingOf = (view: Closed): string => {
  const { counting, closed } = view.frame.stand;
  if (!closed) return say('supplier.tasks-title');
  const attempt = attemptOf(view);
  if (attempt?.decided) return say(attempt.decided.accepted ? 'submit.late-accepted' : 'submit.late-refused');
  if (attempt) return say('supplier.closed-late');
  return say(counting ? 'supplier.closed-passed' : 'supplier.closed-nothing');
};

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return { title: result.ok ? titleOf(headingOf(result.value), result.value.frame) : say('common.not-found') };
}

const arrival = (at: string): string => `${ukReceiptDateTime(at).split(' ').at(-1)} on ${ukDate(at)}`;

/** What is known of an attempt that came too late, and what was decided about it. */
function Attempt({ view }: { view: Closed }) {
  const { frame } = view;
  const attempt = attemptOf(view);
  if (!attempt) return null;
  const { decided, receivedAt, reference } = attempt;
  if (!frame.stand.closed)
    return (
      <p className="govuk-body">
        {say('submit.late-moved', {
          arrived: arrival(receivedAt),
          deadline: ukDeadline(frame.deadline, { zoned: false }),
        })}
      </p>
    );
  return (
    <>
      <p className="govuk-body">
        {say('supplier.closed-late-text', {
          arrived: arrival(receivedAt),
          deadline: ukTime(frame.deadline),
          authority: frame.authority,
          contact: frame.contact,
          reference,
        })}
      </p>
      {decided ? (
        <>
          <p className="govuk-body">
            {say(decided.accepted ? 'submit.late-accepted-text' : 'submit.late-refused-text', {
              authority: frame.authority,
              date: ukDate(decided.decidedAt),
            })}
          </p>
          <p className="govuk-body assay-prose">{decided.reason}</p>
        </>
      ) : (
        <p className="govuk-body">{say('submit.closed-kept')}</p>
      )}
    </>
  );
}

/** The submission that counts, or that there is none. */
function Standing({ view }: { view: Closed }) {
  const { counting, closed, lastWithdrawn, outdated } = view.frame.stand;
  const attempt = attemptOf(view);
  if (!closed || attempt?.decided?.accepted) return null;
  if (counting)
    return (
      <p className="govuk-body">
        {outdated === null
          ? say(attempt ? 'supplier.closed-late-still' : 'supplier.closed-counts', {
              version: counting.number,
              time: ukSavedTime(counting.receivedAt),
            })
          : say('amend.earlier-closed', {
              number: counting.number,
              time: ukSavedTime(counting.receivedAt),
              from: outdated,
            })}
      </p>
    );
  return (
    <>
      {lastWithdrawn && <p className="govuk-body">{say('supplier.closed-withdrawn')}</p>}
      <p className="govuk-body">{say('supplier.closed-nothing-text')}</p>
    </>
  );
}

/** What tells whose fault it was: when we heard what, and how we were. */
function Facts({ view: { frame, late, lastSaved, health } }: { view: Closed }) {
  const words = health.gaps.length
    ? say('submit.closed-health-gaps', { gaps: gapsInWords(health.gaps) })
    : health.known
      ? say('submit.closed-health-well', { from: ukTime(health.from), to: ukTime(health.to) })
      : say('submit.closed-health-unknown');
  return (
    <>
      <h2 className="govuk-heading-m">{say('submit.closed-facts')}</h2>
      <SummaryList
        rows={[
          { key: say('submit.closed-deadline'), value: ukReceiptDateTime(frame.deadline) },
          {
            key: say('submit.closed-last-saved'),
            value: lastSaved ? `${ukDate(lastSaved)}, ${ukSavedTime(lastSaved)}` : say('submit.closed-none'),
          },
          ...(late.length > 0
            ? [
                {
                  key: say('submit.closed-arrived'),
                  value: (
                    <ul className="assay-plain-list">
                      {late.map(({ reference, receivedAt }) => (
                        <li key={reference}>
                          {ukReceiptDateTime(receivedAt)}
                          <span className="assay-plain-list__detail">{reference}</span>
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
          { key: say('submit.closed-health'), value: words },
        ]}
      />
    </>
  );
}

/** Past the deadline: what counts, what was kept, and an attempt that came too late. */
export default async function ClosedPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const view = result.value;
  const { frame } = view;
  const home = `/responses/${id}`;
  if (frame.cancelled) redirect(home);
  const { counting, closed } = frame.stand;
  const title = headingOf(view);
  return (
    <ResponsePage frame={frame} tab="tasks" crumbs={[{ text: title }]} title={title}>
      {!closed && (
        <p className="govuk-body">
          {say('supplier.closed-open', { deadline: ukDeadline(frame.deadline, { zoned: false }) })}
        </p>
      )}
      <AskedNotice id={frame.id} count={frame.asked} />
      <SummaryNotice id={frame.id} at={frame.summaryAt} />
      <Extended frame={frame} />
      <Attempt view={view} />
      <Standing view={view} />
      {!closed && <ButtonLink href={`${home}/check`}>{say('submit.closed-submit')}</ButtonLink>}
      {closed && <Facts view={view} />}
      <ul className="govuk-list">
        {counting && (
          <li>
            <TextLink href={`${home}/submitted`}>{say('supplier.closed-receipt')}</TextLink>
          </li>
        )}
        <li>
          <TextLink href={`${home}/check`}>{say('supplier.closed-read')}</TextLink>
        </li>
        {frame.started && (
          <li>
            <TextLink href={`${home}/draft`} download>
              {say('supplier.closed-download')}
            </TextLink>
          </li>
        )}
      </ul>
    </ResponsePage>
  );
}
