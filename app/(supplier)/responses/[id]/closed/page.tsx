import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { TextLink } from '@/app/_ui/links';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDeadline, ukReceiptDateTime, ukSavedTime, ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { responseClosed } from '@/lib/views/response';
import { ResponsePage } from '../../response-page';

export const metadata: Metadata = { title: say('supplier.closed-passed') };

/** Past the deadline: what counts, what was kept, and an attempt that came too late. */
export default async function ClosedPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const result = await responseClosed(await readContext(), { responseId: id });
  if (!result.ok) notFound();
  const { frame, late, lastSaved } = result.value;
  const home = `/responses/${id}`;
  const { counting, closed, lastWithdrawn } = frame.stand;
  const attempt = late.at(-1);
  const title = !closed
    ? say('supplier.tasks-title')
    : attempt
      ? say('supplier.closed-late')
      : counting
        ? say('supplier.closed-passed')
        : say('supplier.closed-nothing');
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
          {say(attempt ? 'supplier.closed-late-still' : 'supplier.closed-counts', {
            version: counting.number,
            time: ukSavedTime(counting.receivedAt),
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
