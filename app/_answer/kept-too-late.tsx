'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { sayPart } from '@/lib/text/parts';
import { Button } from '../_ui/button';
import { FormContext } from '../_ui/form-context';
import { valuesIn } from './answer-fields';
import { type Device, openDevice } from './device';
import type { DeviceKey, Entry } from './kept-here';

type Props = {
  device: DeviceKey;
  place: { responseId: string; questionId: string };
  /** The control of the answer, which shows the words. */
  children: ReactNode;
};

/** Once nothing can be saved any more: what was typed on this device and never confirmed, to copy and to remove. */
export function KeptTooLate({ device: { person, key }, place: { responseId, questionId }, children }: Props) {
  const device = useRef<Device | null>(null);
  const [entry, setEntry] = useState<Entry | null>(null);
  useEffect(() => {
    const opened = openDevice({ person, key }, responseId);
    device.current = opened;
    const look = async () => (await opened?.left())?.findLast((each) => each.questionId === questionId) ?? null;
    void look().then(setEntry);
    return () => opened?.end();
  }, [person, key, responseId, questionId]);
  if (!entry) return null;
  const remove = () => {
    device.current?.kept.remove(entry.name);
    setEntry(null);
  };
  return (
    <FormContext value={{ state: { errors: [], values: valuesIn(entry.body) }, locale: 'en' }}>
      <h2 className="govuk-heading-m">{sayPart('parts.kept-title')}</h2>
      <p className="govuk-body">{sayPart('parts.kept-late')}</p>
      {children}
      <Button type="button" look="secondary" onClick={remove}>
        {sayPart('parts.kept-remove')}
      </Button>
    </FormContext>
  );
}
