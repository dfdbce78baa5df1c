'use client';

import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/text/locale';
import { type DeadlineState, type DeadlineWords, deadlineSentence } from './deadline';

type Props = { closesAt: number; now: number; words: DeadlineWords; state: DeadlineState; locale: Locale };

const minute = 60_000;
/** Minutes before the deadline at which the sentence is also read out. */
const spokenAt = [60, 15, 5, 1];

/** The sentence of the strip, made again each minute by the server's clock as it was when the page was made. */
export function DeadlineClock({ closesAt, now, words, state, locale }: Props) {
  const [current, setCurrent] = useState(now);
  const [spoken, setSpoken] = useState('');
  const text = (at: number) => deadlineSentence(closesAt, Math.min(at, closesAt), words, state, locale);

  useEffect(() => {
    if (state.is !== 'not-sent') return;
    const ahead = now - Date.now();
    const timer = setInterval(() => {
      const at = Date.now() + ahead;
      setCurrent(at);
      if (spokenAt.includes(Math.floor((closesAt - at) / minute)))
        setSpoken(
          deadlineSentence(closesAt, at, words, state, locale)
            .map((part) => part.text)
            .join(' '),
        );
    }, minute);
    return () => clearInterval(timer);
  }, [closesAt, now, words, state, locale]);

  return (
    <>
      {text(current).map(({ text: words, bold }, index) => (
        <span key={words}>
          {index > 0 && ' '}
          {bold ? <strong>{words}</strong> : words}
        </span>
      ))}
      <span className="govuk-visually-hidden" aria-live="polite">
        {spoken}
      </span>
    </>
  );
}
