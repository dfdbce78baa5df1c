import { TimetableLine } from '@/app/_ui/timetable-line';
import { millisecondsOf, ukDateTime, ukDeadline, ukShortDate } from '@/lib/procurement/uk-time';
import type { DatedEvent } from '@/lib/views/timetable';
import { eventNames } from '../../event-names';

const working = { true: 'Yes', false: 'No', null: 'Not known' } as const;

/** The dates of a procurement as a drawing and a table. */
export function DatesOnALine({
  events,
  days,
  now,
}: {
  events: readonly DatedEvent[];
  days: { needed: number | null; given: number } | null;
  now: string;
}) {
  const least =
    !days || days.needed === null
      ? ''
      : days.needed === 0
        ? ' No least number of days is set by law here.'
        : ` ${days.needed} are needed.`;
  return (
    <TimetableLine
      id="timetable-line"
      title="Dates on a line"
      sentence={
        days ? `Suppliers have ${days.given} days from publication to the deadline.${least}` : 'No dates are given yet.'
      }
      now={millisecondsOf(now)}
      events={events.map(({ event, at, since, working: works }) => ({
        key: event,
        name: eventNames[event],
        at: millisecondsOf(at),
        when: event === 'deadline' ? ukDeadline(at, { zoned: false }) : ukDateTime(at),
        short: ukShortDate(at),
        since: since === null ? 'First' : String(since),
        working: working[String(works) as keyof typeof working],
      }))}
    />
  );
}
