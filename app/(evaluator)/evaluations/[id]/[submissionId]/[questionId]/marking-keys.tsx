'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/app/_ui/button';

const stored = 'assay-marking-keys';

type Props = {
  /** The marks that may be chosen, with their names. */
  marks: { mark: string; label: string }[];
  nextBidder: string | null;
  previousBidder: string | null;
};

const help: readonly [keys: string, does: string][] = [
  ['0 to 9', 'Choose that score'],
  ['t', 'Choose 10'],
  ['j', 'Next bidder'],
  ['k', 'Previous bidder'],
  ['n', 'Go to the reason'],
  ['s', 'Two columns on or off'],
  ['Ctrl and Enter', 'Save and go to next'],
  ['?', 'Show or hide this list'],
];

const inText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(target.type)));

const allowed = (): boolean => {
  try {
    return localStorage.getItem(stored) !== 'off';
  } catch {
    return true;
  }
};

/** Keyboard shortcuts of the marking room: an improvement only, off at one press, and never active in text fields. */
export function MarkingKeys({ marks, nextBidder, previousBidder }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const [on, setOn] = useState(true);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');

  useEffect(() => {
    setReady(true);
    setOn(allowed());
  }, []);

  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form || !on) return;
    const choose = (mark: string) => {
      const found = marks.find((each) => each.mark === mark);
      const radio = [...form.querySelectorAll<HTMLInputElement>('input[name="mark"]')].find(
        ({ value }) => value === mark,
      );
      if (!found || !radio) {
        setSaid(`${mark} is not on this marking scheme.`);
        return;
      }
      radio.checked = true;
      radio.dispatchEvent(new Event('input', { bubbles: true }));
      radio.focus();
      setSaid(`${[mark, found.label].filter(Boolean).join(', ')}, chosen. Not saved.`);
    };
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        form.requestSubmit(form.querySelector<HTMLButtonElement>('button[value="next"]'));
        return;
      }
      if (event.ctrlKey || event.altKey || event.metaKey || inText(event.target)) return;
      if (/^\d$/.test(event.key)) choose(event.key);
      else if (event.key === 't') choose('10');
      else if (event.key === 'j' && nextBidder) location.assign(nextBidder);
      else if (event.key === 'k' && previousBidder) location.assign(previousBidder);
      else if (event.key === 'n') form.querySelector<HTMLTextAreaElement>('textarea')?.focus();
      else if (event.key === 's') form.querySelector('.assay-room')?.classList.toggle('assay-room--single');
      else if (event.key === '?') setOpen((shown) => !shown);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on, marks, nextBidder, previousBidder]);

  const turn = () => {
    setOn(!on);
    try {
      localStorage.setItem(stored, on ? 'off' : 'on');
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  };

  return (
    <div ref={box}>
      <span className="govuk-visually-hidden" role="status">
        {said}
      </span>
      {ready && (
        <>
          <button
            type="button"
            className="assay-link-button govuk-body"
            aria-expanded={open}
            aria-controls="marking-keys"
            onClick={() => setOpen(!open)}
          >
            Keyboard shortcuts
          </button>
          <div id="marking-keys" hidden={!open} className="govuk-inset-text">
            <dl className="govuk-summary-list">
              {help.map(([keys, does]) => (
                <div key={keys} className="govuk-summary-list__row">
                  <dt className="govuk-summary-list__key">
                    <kbd>{keys}</kbd>
                  </dt>
                  <dd className="govuk-summary-list__value">{does}</dd>
                </div>
              ))}
            </dl>
            <p className="govuk-body">
              Shortcuts are {on ? 'on' : 'off'}. They do nothing while you type in a text box.
            </p>
            <Button type="button" look="secondary" onClick={turn}>
              Turn shortcuts {on ? 'off' : 'on'}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
