import { InsetText } from '@/app/_ui/notices';
import { SummaryList } from '@/app/_ui/summary-list';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import type { ResponseFrameFacts } from '@/lib/views/response';

/** That the procurement was cancelled, why, and what becomes of a response. */
export function CancelledNotice({ frame }: { frame: ResponseFrameFacts }) {
  const { cancellation, authority, openedAt } = frame;
  if (!cancellation) return <InsetText>{say('supplier.cancelled-short')}</InsetText>;
  return (
    <>
      <InsetText>
        <p className="govuk-body">{say('supplier.cancelled', { authority, date: ukDateTime(cancellation.at) })}</p>
        <p className="govuk-body">
          {openedAt ? say('supplier.cancelled-opened') : say('supplier.cancelled-sealed', { authority })}{' '}
          {say('supplier.cancelled-own')}
        </p>
      </InsetText>
      <SummaryList
        rows={[
          {
            key: say('supplier.cancelled-reason'),
            value: <span className="assay-prose">{cancellation.reason}</span>,
          },
          {
            key: say('supplier.cancelled-notice'),
            value: <span className="assay-prose">{cancellation.notice}</span>,
          },
        ]}
      />
    </>
  );
}
