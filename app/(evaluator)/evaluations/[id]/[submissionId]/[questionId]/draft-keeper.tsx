'use client';

import { useEffect, useRef, useState } from 'react';

const pause = 1_000;
const fields = ['mark', 'strengths', 'gaps', 'againstDescriptor', 'reason'] as const;

type Reply =
  | { is: 'kept'; version: number; time: string }
  | { is: 'conflict' }
  | { is: 'signed-out' }
  | { is: 'failed' };

const refusals = {
  conflict: 'Not kept. You changed this reason in another tab. Load the page again before you go on.',
  'signed-out': 'Not kept as a draft. You were signed out. Sign in in another tab, then go on here.',
  failed: 'Not kept as a draft. Save the score, or keep this page open.',
};
type Shown = { text: string; alert: boolean };

const draftOf = (form: HTMLFormElement): string => {
  const data = new FormData(form);
  return JSON.stringify(Object.fromEntries(fields.map((name) => [name, String(data.get(name) ?? '')])));
};

/**
 * Keeps what is typed in the form around it as a draft, a moment after the last key. The score counts only when it is
 * saved, and this line says so. Without JavaScript there is no draft, and saving works as it is.
 */
export function DraftKeeper({ saveTo, version, start }: { saveTo: string; version: number; start: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown>({ text: start, alert: false });

  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form) return;
    let at = version;
    let kept = draftOf(form);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let sending: Promise<void> = Promise.resolve();
    let over = false;
    // While the form is on its way to be saved, nothing is kept beside it; the next key starts again.
    let held = false;
    const send = async (): Promise<void> => {
      const draft = draftOf(form);
      if (over || held || draft === kept) return;
      try {
        const response = await fetch(saveTo, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: `{"version":${at},"draft":${draft}}`,
          keepalive: draft.length < 50_000,
        });
        const reply = (await response.json()) as Reply;
        if (reply.is === 'kept') {
          at = reply.version;
          kept = draft;
          const chosen = (JSON.parse(draft) as { mark: string }).mark !== '' ? ' Score chosen, not saved.' : '';
          setShown({ text: `Reason kept as a draft ${reply.time}.${chosen}`, alert: false });
        } else {
          over = reply.is === 'conflict';
          setShown({ text: refusals[reply.is], alert: true });
        }
      } catch {
        setShown({ text: 'Not kept as a draft. You may be offline. Your text is still here.', alert: true });
      }
    };
    const now = () => {
      clearTimeout(timer);
      sending = sending.then(send);
    };
    const later = () => {
      held = false;
      clearTimeout(timer);
      timer = setTimeout(now, pause);
    };
    const hold = () => {
      held = true;
      clearTimeout(timer);
    };
    const hidden = () => document.visibilityState === 'hidden' && now();
    form.addEventListener('input', later);
    form.addEventListener('submit', hold);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      over = true;
      clearTimeout(timer);
      form.removeEventListener('input', later);
      form.removeEventListener('submit', hold);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [saveTo, version]);

  return (
    <div ref={box} className={`assay-save-status${shown.alert ? ' assay-save-status--alert' : ''}`}>
      <span role={shown.alert ? 'alert' : 'status'}>{shown.text}</span>
    </div>
  );
}
