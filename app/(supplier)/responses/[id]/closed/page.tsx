import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import type { Params } from '@/app/_frame/search';
import { TextLink } from '@/app/_ui/links';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDeadline, ukReceiptDateTime, ukSavedTime, ukTime } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { responseClosed } from '@/lib/views/response';
import { ResponsePage, titleOf } from '../../response-page';

const load = cache(async (responseId: string) => responseClosed(await readContext(), { responseId }));

type Closed = Extract<Awaited<ReturnType<typeof responseClosed>>, Ok<unknown>>['value'];

const headingOf = ({ frame, late }: Closed): string => {
  const { counting, closed } = frame.stand;
  if (!closed) return say('supplier.tasks-title');
  if (late.length > 0) return say('supplier.closed-late');
  return say(counting ? 'supplier.closed-passed' : 'supplier.closed-nothing');
};

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return { title: result.ok ? titleOf(headingOf(result.value), result.value.frame) : say('common.not-found') };
}

/** Past the deadline: what counts, what was kept, and an attempt that came too late. */
export default async function ClosedPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) notFound();
  const { frame, late, lastSaved } = result.value;
  const home = `/responses/${id}`;
  if (frame.cancelled) redirect(home);
  const { counting, closed, lastWithdrawn, outdated } = frame.stand;
  const attempt = late.at(-1);
  const title = headingOf(result.value);
  return (
    <ResponsePage frame={frame} tab="tasks" crumbs={[{ text: title }]} title={title}>
      {!closed && (
        <p className="govuk-body">
          {say('supplier.closed-open', { deadline: ukDeadline(frame.deadline, { zoned: false }) })}
        </p>
      )}
      {attempt && (
        <p className="govuk-body">
          {say('supplier.closed-late-text', {
            arrived: `${ukReceiptDateTime(attempt.receivedAt).split(' ').at(-1)} on ${ukDate(attempt.receivedAt)}`,
            deadline: ukTime(frame.deadline),
            authority: frame.authority,
            contact: frame.contact,
            reference: attempt.reference,
          })}
        </p>
      )}
      {closed && counting && (
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
      )}
      {closed && !counting && (
        <>
          {lastWithdrawn && <p className="govuk-body">{say('supplier.closed-withdrawn')}</p>}
          <p className="govuk-body">{say('supplier.closed-nothing-text')}</p>
          <p className="govuk-body">
            {lastSaved
              ? say('supplier.closed-last-saved', { time: `${ukDate(lastSaved)}, ${ukSavedTime(lastSaved)}` })
              : say('supplier.closed-none-saved')}
          </p>
        </>
      )}
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
