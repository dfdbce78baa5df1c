'use client';

import { type FormEvent, useState } from 'react';
import { DateInput } from '@/app/_ui/date-input';
import { Select } from '@/app/_ui/select';
import type { MomentField } from '@/lib/procurement/setup-form';

const events = [
  {
    name: 'published',
    label: 'Questionnaire published',
    hint: 'The day on which the tender notice is published',
    time: '09:00',
  },
  { name: 'clarificationsClose', label: 'Clarification questions close', time: '12:00' },
  { name: 'deadline', label: 'Deadline for responses', hint: 'Nothing is accepted from this moment on', time: '12:00' },
  { name: 'marking', label: 'Marking ends', time: '17:00' },
  { name: 'moderation', label: 'Moderation', time: '17:00' },
  { name: 'award', label: 'Award', time: '17:00' },
] as const;

const twelve = (hour: number, minute: string): string => {
  if (hour === 12 && minute === '00') return '12 noon';
  return `${hour % 12 || 12}${minute === '00' ? '' : `:${minute}`}${hour < 12 ? 'am' : 'pm'}`;
};

const clockTimes = [
  ...Array.from(
    { length: 36 },
    (_, at) => `${String(6 + Math.floor(at / 2)).padStart(2, '0')}:${at % 2 ? '30' : '00'}`,
  ),
  '23:59',
];

/** The half hours of a day, its last minute, and a stored time that lies between them. */
const times = (stored: string | undefined) => {
  const all = stored && !clockTimes.includes(stored) ? [...clockTimes, stored].sort() : clockTimes;
  return all.map((time) => {
    const [hour = '0', minute = '00'] = time.split(':');
    return { value: time, text: twelve(Number(hour), minute) };
  });
};

const dayIn = (data: FormData, event: string): number | null => {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => Number(data.get(`timetable.${event}.${part}`)));
  if (!day || !month || !year || year < 2000) return null;
  const at = Date.UTC(year, month - 1, day);
  const read = new Date(at);
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day ? at : null;
};

const dayOf = (stored: MomentField | undefined): number | null =>
  stored ? Date.UTC(Number(stored.year), Number(stored.month) - 1, Number(stored.day)) : null;

const sentence = (needed: number | null, from: number | null, until: number | null): string => {
  const rule =
    needed === null
      ? 'We hold no checked rule for the least number of days here. Check it by hand.'
      : needed === 0
        ? 'No least number of days is set by law here.'
        : `${needed} days are needed.`;
  return from === null || until === null ? rule : `${rule} You have ${Math.round((until - from) / 86_400_000)}.`;
};

type Props = {
  /** Least days between notice and deadline; 0 where the law sets none, null where we hold no rule. */
  needed: number | null;
  stored: Record<string, MomentField> | undefined;
  warnings: readonly string[];
};

/** The dates of a procurement. The line under the deadline counts days as they are typed, where a script runs. */
export function TimetableFields({ needed, stored, warnings }: Props) {
  const [line, setLine] = useState(() => sentence(needed, dayOf(stored?.published), dayOf(stored?.deadline)));
  const count = (event: FormEvent<HTMLDivElement>) => {
    const form = event.currentTarget.closest('form');
    if (!form) return;
    const data = new FormData(form);
    setLine(sentence(needed, dayIn(data, 'published'), dayIn(data, 'deadline')));
  };
  return (
    <div onChange={count}>
      {events.map(({ name, label, time, ...rest }) => (
        <div key={name} className="govuk-!-margin-bottom-6">
          <DateInput
            name={`timetable.${name}`}
            legend={label}
            legendSize="s"
            hint={'hint' in rest ? rest.hint : undefined}
            value={stored?.[name]}
          />
          <Select
            name={`timetable.${name}.time`}
            label={
              <>
                Time<span className="govuk-visually-hidden"> of: {label}</span>
              </>
            }
            value={stored?.[name]?.time ?? time}
            items={times(stored?.[name]?.time)}
          />
          {name === 'deadline' && (
            <>
              <p className="govuk-body" role="status">
                {line}
              </p>
              {warnings.map((warning) => (
                <p key={warning} className="govuk-body">
                  Look again: {warning}.
                </p>
              ))}
            </>
          )}
        </div>
      ))}
    </div>
  );
}
