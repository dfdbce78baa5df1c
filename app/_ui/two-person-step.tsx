import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { Input } from './input';
import { TaskList } from './task-list';

/** A reason to stand inside a sentence: without its own full stop. */
export const asQuoted = (reason: string): string => reason.trim().replace(/(?<!\.)\.$/, '');

/** Where an act that needs two people stands. Times come as words: "12:34pm". */
export type TwoPersonState =
  /** Nobody has asked; without `by` the second person has no time limit. */
  | { is: 'first'; who: string; by?: string }
  | { is: 'waiting'; name: string; time: string; who: string }
  | { is: 'second'; name: string; time: string; reason: string };

const sentence = (state: TwoPersonState, locale: Locale | undefined): string => {
  switch (state.is) {
    case 'first':
      return state.by === undefined
        ? sayPart('parts.two-people-first-untimed', { who: state.who }, locale)
        : sayPart('parts.two-people-first', { who: state.who, time: state.by }, locale);
    case 'waiting':
      return sayPart('parts.two-people-waiting', { time: state.time, who: state.who }, locale);
    case 'second':
      return sayPart(
        'parts.two-people-second',
        { name: state.name, time: state.time, reason: asQuoted(state.reason) },
        locale,
      );
  }
};

/** An act of two people: who asked, who confirms, and what happens next. */
export function TwoPersonStep({ state, locale }: { state: TwoPersonState; locale?: Locale }) {
  const word = (key: Parameters<typeof sayPart>[0], name = '') => sayPart(key, { name }, locale);
  const asker = state.is === 'first' ? null : state.name;
  return (
    <>
      <TaskList
        id="two-people"
        items={[
          {
            key: 'asked',
            title: `1 ${asker === null ? word('parts.two-people-to-ask') : word('parts.two-people-asked', asker)}`,
            status: asker === null ? '' : word('parts.done'),
          },
          {
            key: 'confirmed',
            title: `2 ${word('parts.two-people-to-confirm')}`,
            status: '',
          },
        ]}
      />
      <p className="govuk-body">{sentence(state, locale)}</p>
    </>
  );
}

/** The 6-digit code of the person who acts. */
export function CodeInput({ name = 'code', locale }: { name?: string; locale?: Locale }) {
  return (
    <Input
      name={name}
      label={sayPart('parts.code', undefined, locale)}
      hint={sayPart('parts.code-hint', undefined, locale)}
      width={10}
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
    />
  );
}
