import { TextLink } from '@/app/_ui/links';
import { InsetText, WarningText } from '@/app/_ui/notices';
import { ukDeadline, ukSavedTime, ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { gapsInWords } from '@/lib/views/extension-mail';
import type { ResponseFrameFacts } from '@/lib/views/response';

/** What is not sent, in the words that cannot be mistaken for a receipt; nothing once everything is. */
export function NotSent({ frame }: { frame: ResponseFrameFacts }) {
  const { standing, changes, counting, lastWithdrawn, outdated, closed } = frame.stand;
  if (closed || frame.cancelled) return null;
  const deadline = ukDeadline(frame.deadline, { zoned: false });
  if (counting && outdated !== null)
    return (
      <WarningText>{say('amend.earlier-tasks', { number: counting.number, from: outdated, deadline })}</WarningText>
    );
  if (standing === 'changed' && counting)
    return (
      <>
        <WarningText>{say('parts.draft-changed', { count: changes, version: counting.number })}</WarningText>
        <ChangesNotSent id={frame.id} changes={changes} receivedAt={counting.receivedAt} />
      </>
    );
  if (standing === 'withdrawn' && lastWithdrawn?.withdrawnAt)
    return (
      <WarningText>
        {say('parts.draft-withdrawn', { version: lastWithdrawn.number, time: ukSavedTime(lastWithdrawn.withdrawnAt) })}
      </WarningText>
    );
  if (standing === 'sent') return null;
  return <WarningText>{say('parts.draft-not-sent', { authority: frame.authority, deadline })}</WarningText>;
}

/** Which version counts, by its time, and the way to send what was changed since. */
export function ChangesNotSent({ id, changes, receivedAt }: { id: string; changes: number; receivedAt: string }) {
  return (
    <p className="govuk-body">
      {say('submit.draft-counts', { count: changes, time: ukTime(receivedAt) })}{' '}
      <TextLink href={`/responses/${id}/check`}>{say('submit.draft-send')}</TextLink>
    </p>
  );
}

/** That the deadline was moved for everybody after an outage; nothing where it never was. */
export function Extended({ frame }: { frame: ResponseFrameFacts }) {
  const { extension, authority } = frame;
  if (!extension || frame.cancelled) return null;
  return (
    <InsetText>
      {say('submit.extended', {
        authority,
        before: ukDeadline(extension.before, { zoned: false }),
        after: ukDeadline(extension.after, { zoned: false }),
        gaps: gapsInWords(extension.health),
        reason: extension.reason,
      })}
    </InsetText>
  );
}
