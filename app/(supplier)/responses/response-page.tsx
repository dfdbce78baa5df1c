import type { ReactNode } from 'react';
import { KeptNotice } from '@/app/_answer/kept-notice';
import { ResponseFrame, type ResponseTab } from '@/app/_frame/response-frame';
import { DeadlineStrip, type ResponseState } from '@/app/_ui/deadline-strip';
import { BackLink } from '@/app/_ui/links';
import { NotificationBanner } from '@/app/_ui/notices';
import { Page } from '@/app/_ui/page';
import { ukDate, ukDateTime, ukTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import type { ResponseFrameFacts } from '@/lib/views/response';

/** What the strip says of a response. */
function stateOf({ stand }: ResponseFrameFacts): ResponseState {
  const { counting, closed, standing, changes, outdated } = stand;
  if (counting && outdated !== null) return { is: 'outdated', version: counting.number, closed };
  if (closed) return { is: 'closed', received: counting && { version: counting.number, at: counting.receivedAt } };
  if (counting && standing === 'changed') return { is: 'changed', version: counting.number, changes };
  return counting ? { is: 'sent', version: counting.number, sentAt: counting.receivedAt } : { is: 'not-sent' };
}

/** In the place of the deadline, once the procurement is cancelled; `at` is null where the record is missing. */
export function CancelledStrip({ at }: { at: string | null }) {
  return (
    <section className="assay-deadline" aria-label={say('parts.deadline-label')}>
      <div className="govuk-width-container">
        <p>
          <strong>
            {at ? say('supplier.cancelled-strip', { date: ukDateTime(at) }) : say('supplier.cancelled-short')}
          </strong>
        </p>
      </div>
    </section>
  );
}

function Strip({ frame }: { frame: ResponseFrameFacts }) {
  if (frame.cancelled) return <CancelledStrip at={frame.cancellation?.at ?? null} />;
  return <DeadlineStrip closesAt={frame.deadline} now={frame.now} state={stateOf(frame)} />;
}

type ResponsePageProps = {
  frame: ResponseFrameFacts;
  children: ReactNode;
  title?: ReactNode;
  caption?: ReactNode;
  titleSize?: 'l' | 'xl';
  width?: 'two-thirds' | 'full';
  /** First line of the paper copy. */
  printLine?: string;
  tab?: ResponseTab;
  crumbs?: readonly { text: string; href?: string }[];
  /** A page of one question has a way back in the place of breadcrumbs and tabs. */
  back?: { href: string; text: string };
  /** The page on which a new version is confirmed says so itself. */
  ofChanges?: boolean;
  above?: ReactNode;
};

/** Said on every page of a response until its team has confirmed the version that stands. */
function NewVersion({ frame: { id, newer, stand, cancelled } }: { frame: ResponseFrameFacts }) {
  if (!newer || stand.closed || cancelled) return null;
  const params = { version: newer.number, day: ukDate(newer.publishedAt), time: ukTime(newer.publishedAt) };
  return (
    <NotificationBanner id="new-version">
      <p className="govuk-notification-banner__heading">{say('amend.banner', params)}</p>
      <p className="govuk-body">
        {say('amend.banner-text')}{' '}
        <a className="govuk-notification-banner__link" href={`/responses/${id}/changes`}>
          {say('amend.banner-link')}
        </a>
      </p>
    </NotificationBanner>
  );
}

/** A page of a response: the deadline strip, then tabs and breadcrumbs or a back link, then content. */
export function ResponsePage({ frame, back, children, tab, crumbs, ofChanges, above, ...page }: ResponsePageProps) {
  const news = (
    <>
      {ofChanges ? above : <NewVersion frame={frame} />}
      <KeptNotice device={frame.device} responseId={frame.id} closed={frame.stand.closed || frame.cancelled} />
    </>
  );
  return (
    <>
      <Strip frame={frame} />
      {back ? (
        <Page {...page} above={news} before={<BackLink href={back.href}>{back.text}</BackLink>}>
          {children}
        </Page>
      ) : (
        <ResponseFrame
          {...page}
          response={{ id: frame.id, title: frame.title }}
          sent={frame.stand.counting !== null || frame.stand.lastWithdrawn !== null}
          {...(tab ? { tab } : {})}
          {...(crumbs ? { crumbs } : {})}
          above={news}
        >
          {children}
        </ResponseFrame>
      )}
    </>
  );
}

/** The title of a response page in the browser's tab. */
export const titleOf = (h1: string, frame: { title: string } | undefined): string =>
  frame ? `${h1} - ${frame.title}` : say('common.not-found');
