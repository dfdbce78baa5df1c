'use client';

import { useEffect, useState } from 'react';
import { sayPart } from '@/lib/text/parts';
import { openDevice } from './device';
import type { DeviceKey, Entry } from './kept-here';
import { isHeld, replay } from './replay';
import type { SaveAnswerReply } from './saver';
import { saveAddress, sendAnswer } from './send-answer';

type Props = { device: DeviceKey; responseId: string; closed: boolean };

/** What a line says, and where it leads. */
type Line = { key: string; text: string; link?: { href: string; text: string } };
type Said = { saved: { count: number; time: string } | null; waiting: number; lines: Line[] };

/** The page of the question takes up its own words first; a save that left with the page before has arrived by then. */
const settling = 1_000;
const tryAgain = 15_000;

function lineOf({ name, ref, path }: Entry, reply: SaveAnswerReply): Line | null {
  const open = { href: path, text: sayPart('parts.kept-open', { ref }) };
  switch (reply.is) {
    case 'conflict':
      return {
        key: name,
        text: sayPart('parts.kept-conflict', { ref, name: reply.name, time: reply.time }),
        link: { href: reply.compare, text: sayPart('parts.kept-compare', { ref }) },
      };
    case 'version':
      return {
        key: name,
        text: sayPart('parts.kept-version', { ref }),
        link: { href: reply.changes, text: sayPart('parts.kept-changes') },
      };
    case 'refused':
      return { key: name, text: sayPart('parts.kept-refused', { ref, text: reply.text }), link: open };
    case 'closed':
      return { key: name, text: sayPart('parts.kept-closed', { ref }), link: open };
    default:
      return null;
  }
}

/**
 * Sends what earlier pages of a response left on this device, in the order in which it was typed, and says what came of
 * it. Words that cannot be saved stay on the device, with a link to read them; nothing of somebody else's is overwritten.
 */
export function KeptNotice({ device: { person, key }, responseId, closed }: Props) {
  const [said, setSaid] = useState<Said>({ saved: null, waiting: 0, lines: [] });

  useEffect(() => {
    const device = openDevice({ person, key }, responseId);
    if (!device) return;
    let busy = false;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** What was answered for good: sent again it would be answered the same. */
    const settled = new Map<string, Line>();
    let saved: Said['saved'] = null;

    const send = async (entry: Entry): Promise<'done' | 'stays' | 'unanswered'> => {
      if (settled.has(entry.name)) return 'stays';
      const reply: SaveAnswerReply = closed
        ? { is: 'closed', deadline: '', time: null }
        : await replay(entry, (body) => sendAnswer(saveAddress(responseId, entry.questionId), body));
      const line = lineOf(entry, reply);
      if (line) settled.set(entry.name, line);
      if (reply.is === 'saved') saved = { count: (saved?.count ?? 0) + 1, time: reply.time };
      if (isHeld(reply)) device.kept.remove(entry.name);
      if (isHeld(reply)) return 'done';
      return line ? 'stays' : 'unanswered';
    };
    const run = async () => {
      if (busy || gone) return;
      busy = true;
      clearTimeout(timer);
      const entries = (await device.left()).filter(({ path }) => !closed || path !== location.pathname);
      let waiting = 0;
      for (const entry of entries) {
        // One that nobody answers leaves the rest for later too: they go in their order.
        const end = waiting > 0 ? 'unanswered' : await send(entry).catch(() => 'unanswered' as const);
        if (end === 'unanswered') waiting += 1;
      }
      busy = false;
      if (gone) return;
      setSaid({ saved, waiting, lines: [...settled.values()] });
      if (waiting > 0) timer = setTimeout(run, tryAgain);
    };
    timer = setTimeout(run, settling);
    addEventListener('online', run);
    return () => {
      gone = true;
      clearTimeout(timer);
      removeEventListener('online', run);
      device.end();
    };
  }, [person, key, responseId, closed]);

  const { saved, waiting, lines } = said;
  const texts = [
    ...(saved ? [sayPart('parts.kept-saved', saved)] : []),
    ...(waiting > 0 ? [sayPart('parts.kept-waiting', { count: waiting })] : []),
  ];
  return (
    <div role="status">
      {(texts.length > 0 || lines.length > 0) && (
        <div className="govuk-inset-text assay-kept">
          <h2 className="govuk-heading-s">{sayPart('parts.kept-title')}</h2>
          {texts.map((text) => (
            <p key={text} className="govuk-body">
              {text}
            </p>
          ))}
          {lines.map(({ key: name, text, link }) => (
            <p key={name} className="govuk-body">
              {text}{' '}
              {link && (
                <a className="govuk-link" href={link.href}>
                  {link.text}
                </a>
              )}
            </p>
          ))}
        </div>
      )}
    </div>
  );
}
