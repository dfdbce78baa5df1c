'use client';

import { type FormEvent, useState } from 'react';
import { DateInput } from '@/app/_ui/date-input';
import { Select } from '@/app/_ui/select';
import { daysBetween } from '@/lib/procurement/days';
import type { MomentField } from '@/lib/procurement/setup-form';
import { clockTimes } from '../../clock-times';

const events = [
  { name: 'published', label: 'Questionnaire published', time: '09:00' },
  { name: 'clarificationsClose', label: 'Clarification questions close', time: '12:00' },
  { name: 'deadline', label: 'Deadline for responses', hint: 'Nothing is accepted from this moment on', time: '12:00' },
  { name: 'marking', label: 'Marking ends', time: '17:00' },
  { name: 'moderation', label: 'Moderation', time: '17:00' },
  { name: 'award', label: 'Award', time: '17:00' },
] as const;

const two = (text: string): string => text.trim().padStart(2, '0');

/** The three fields as YYYY-MM-DD, or null where they are no day of this century. */
const dayOf = (fields: Pick<MomentField, 'day' | 'month' | 'year'> | undefined): string | null => {
  if (!fields || Number(fields.year) < 2000) return null;
  const day = `${fields.year.trim()}-${two(fields.month)}-${two(fields.day)}`;
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day) ? day : null;
};

const dayIn = (data: FormData, event: string): string | null => {
  const part = (of: string) => String(data.get(`timetable.${event}.${of}`) ?? '');
  return dayOf({ day: part('day'), month: part('month'), year: part('year') });
};

/** The day so many days later, at noon so that no clock change moves it. */
const dayAfter = (day: string, days: number): Date => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000);

const inWords = (day: Date): string =>
  day.toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });

const sentence = (needed: number | null, from: string | null, until: string | null): string => {
  const rule =
    needed === null
      ? 'We hold no checked rule for the least number of days here. Check it by hand.'
      : needed === 0
        ? 'No least number of days is set by law here.'
        : `${needed} days are needed.`;
  if (from === null || until === null) return rule;
  const given = daysBetween(from, until);
  const early =
    needed !== null && given < needed ? ` The earliest deadline is ${inWords(dayAfter(from, needed))}.` : '';
  return `${rule} You have ${given}.${early}`;
};

type Props = {
  /** Least days between notice and deadline; 0 where the law sets none, null where we hold no rule. */
  needed: number | null;
  stored: Record<string, MomentField> | undefined;
  warnings: readonly string[];
  /** What the notice is called here that opens the procurement. */
  notice: string;
};

/** The dates of a procurement. The line under the deadline counts days as they are typed, where a script runs. */
export function TimetableFields({ needed, stored, warnings, notice }: Props) {
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
            hint={
              name === 'published'
                ? `The day on which the ${notice} is published`
                : 'hint' in rest
                  ? rest.hint
                  : undefined
            }
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
            items={clockTimes(stored?.[name]?.time)}
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
