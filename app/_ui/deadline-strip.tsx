import { millisecondsOf, ukClock, ukDate, ukDeadline, ukSavedTime, ukTime } from '@/lib/procurement/uk-time';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import type { DeadlineState } from './deadline';
import { DeadlineClock } from './deadline-clock';

/** Where a response stands. Times are ISO text in UTC. */
export type ResponseState =
  | { is: 'not-sent' }
  | { is: 'sent'; version: number; sentAt: string }
  | { is: 'changed'; version: number; changes: number }
  | { is: 'outdated'; version: number; closed: boolean }
  | { is: 'closed'; received: { version: number; at: string } | null };

type DeadlineStripProps = { closesAt: string; now: string; state: ResponseState; locale?: Locale };

const inWords = (state: ResponseState, locale: Locale): DeadlineState => {
  if (state.is === 'sent') {
    // The day and the second, as on the receipt.
    const sent = sayPart(
      'parts.day-and-time',
      { day: ukDate(state.sentAt, locale), time: ukSavedTime(state.sentAt) },
      locale,
    );
    return { is: 'sent', version: state.version, sent };
  }
  if (state.is === 'closed' && state.received)
    return { is: 'closed', received: { version: state.received.version, at: ukSavedTime(state.received.at) } };
  return state;
};

/** When the response closes and whether it is sent, on every page of a response. It never covers anything. */
export function DeadlineStrip({ closesAt, now, state, locale = 'en' }: DeadlineStripProps) {
  return (
    <section className="assay-deadline" aria-label={sayPart('parts.deadline-label', undefined, locale)}>
      <div className="govuk-width-container">
        <p>
          <DeadlineClock
            closesAt={millisecondsOf(closesAt)}
            now={millisecondsOf(now)}
            words={{ full: ukDeadline(closesAt, { zoned: false, language: locale }), time: ukTime(closesAt, locale) }}
            state={inWords(state, locale)}
            locale={locale}
          />
          {state.is === 'not-sent' && (
            <noscript> {sayPart('parts.deadline-shown', { time: ukClock(now) }, locale)}</noscript>
          )}
        </p>
      </div>
    </section>
  );
}
