'use client';

import { useEffect, useRef, useState } from 'react';
import type { Locale } from '@/lib/text/locale';
import { sayPart } from '@/lib/text/parts';
import { classNames } from './class-names';

/** What happened to the last save of one field. Times come as words: "11:42:07". */
export type SaveState =
  | { is: 'first' }
  | { is: 'saving' }
  | { is: 'saved'; time: string; tooLong?: number; fault?: string }
  | { is: 'offline' }
  | { is: 'queue'; count: number }
  | { is: 'failed' }
  | { is: 'signed-out' }
  /** Words that waited on this device are back in the form; `changed`: the question reads differently now. */
  | { is: 'kept'; changed: boolean }
  | { is: 'refused'; text: string }
  | { is: 'conflict'; name: string; time: string }
  | { is: 'version'; version: number; time: string; day: string | null }
  | { is: 'closed'; deadline: string; time: string | null };

/** The words for a save. */
export function saveText(state: SaveState, locale: Locale = 'en'): string {
  switch (state.is) {
    case 'first':
      return sayPart('parts.save-first', undefined, locale);
    case 'saving':
      return sayPart('parts.save-saving', undefined, locale);
    case 'saved':
      if (state.tooLong) return sayPart('parts.save-saved-long', { time: state.time, count: state.tooLong }, locale);
      if (state.fault) return sayPart('parts.save-saved-fault', { time: state.time, fault: state.fault }, locale);
      return sayPart('parts.save-saved', { time: state.time }, locale);
    case 'offline':
      return sayPart('parts.save-offline', undefined, locale);
    case 'queue':
      return sayPart('parts.save-queue', { count: state.count }, locale);
    case 'failed':
      return sayPart('parts.save-failed', undefined, locale);
    case 'signed-out':
      return sayPart('parts.save-signed-out', undefined, locale);
    case 'kept':
      return sayPart(state.changed ? 'parts.save-kept-changed' : 'parts.save-kept', undefined, locale);
    case 'refused':
      return sayPart('parts.save-refused', { text: state.text }, locale);
    case 'conflict':
      return sayPart('parts.save-conflict', { name: state.name, time: state.time }, locale);
    case 'version':
      return state.day === null
        ? sayPart('parts.save-version', { version: state.version, time: state.time }, locale)
        : sayPart('parts.save-version-day', { version: state.version, time: state.time, day: state.day }, locale);
    case 'closed':
      return state.time === null
        ? sayPart('parts.save-closed-none', { deadline: state.deadline }, locale)
        : sayPart('parts.save-closed', { deadline: state.deadline, time: state.time }, locale);
  }
}

const calm: ReadonlySet<SaveState['is']> = new Set(['first', 'saving', 'saved', 'queue']);
const silent: ReadonlySet<SaveState['is']> = new Set(['first', 'saving']);
const spokenEvery = 10_000;

/** The fate of a save, right under its field. A save that failed is an alert; one that worked is said now and then. */
export function SaveStatus({ state, locale = 'en' }: { state: SaveState; locale?: Locale }) {
  const text = saveText(state, locale);
  const [spoken, setSpoken] = useState('');
  const last = useRef(0);
  const quiet = silent.has(state.is) || !calm.has(state.is);
  useEffect(() => {
    if (quiet) return;
    const wait = Math.max(0, last.current + spokenEvery - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      setSpoken(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text, quiet]);
  const alert = !calm.has(state.is);
  return (
    <div className={classNames('assay-save-status', alert && 'assay-save-status--alert')}>
      <span aria-hidden={quiet && !alert ? undefined : true}>{text}</span>
      <span className="govuk-visually-hidden" role="alert">
        {alert ? text : ''}
      </span>
      <span className="govuk-visually-hidden" role="status">
        {spoken}
      </span>
    </div>
  );
}
