'use client';

import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { countWords } from '@/lib/question/words';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { classNames, fieldId } from './class-names';
import { useField } from './form-context';
import { Textarea, type TextareaProps } from './textarea';

const left = (count: number, limit: number, locale: Locale): string => {
  if (count > limit) return sayPart('parts.words-over', { count: count - limit }, locale);
  if (count === limit) return sayPart('parts.words-none', undefined, locale);
  return sayPart('parts.words-left', { count: limit - count }, locale);
};

/**
 * Text with a word limit. The words are counted by the rule of the whole product, not by the script of
 * govuk-frontend, so that screen and server never differ by a word. Typing past the limit is allowed.
 */
export function WordCountTextarea({ limit, ...props }: TextareaProps & { limit: number }) {
  const { locale } = useField(props);
  const id = props.id ?? fieldId(props.name);
  const box = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState<number | null>(null);
  const [spoken, setSpoken] = useState('');

  useEffect(() => {
    const text = box.current?.querySelector('textarea')?.value ?? '';
    setCount(countWords(text));
  }, []);

  // Read out only after a pause in typing.
  useEffect(() => {
    if (count === null) return;
    const timer = setTimeout(() => setSpoken(left(count, limit, locale)), 1000);
    return () => clearTimeout(timer);
  }, [count, limit, locale]);

  const onChange = (event: ChangeEvent<HTMLTextAreaElement>) => {
    setCount(countWords(event.target.value));
    props.onChange?.(event);
  };

  const message = classNames(
    'govuk-character-count__message',
    count !== null && count > limit ? 'govuk-error-message' : 'govuk-hint',
  );
  return (
    <div ref={box}>
      <Textarea
        {...props}
        groupClassName="govuk-character-count"
        groupAttributes={{ 'data-maxwords': String(limit) }}
        describedBy={`${id}-info`}
        className={classNames(count !== null && count > limit && 'govuk-textarea--error', props.className)}
        onChange={onChange}
        after={
          <>
            {count === null ? (
              <div id={`${id}-info`} className="govuk-hint govuk-character-count__message">
                {sayPart('parts.words-limit', { count: limit }, locale)}
              </div>
            ) : (
              <>
                <div id={`${id}-info`} className="govuk-hint govuk-visually-hidden">
                  {sayPart('parts.words-limit', { count: limit }, locale)}
                </div>
                <div className={message} aria-hidden="true">
                  {left(count, limit, locale)}
                </div>
              </>
            )}
            <div className="govuk-visually-hidden" aria-live="polite">
              {spoken}
            </div>
            {props.after}
          </>
        }
      />
    </div>
  );
}
