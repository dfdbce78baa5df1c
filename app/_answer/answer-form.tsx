'use client';

import { type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { Button, ButtonGroup } from '../_ui/button';
import { ActionForm } from '../_ui/form';
import { FormContext } from '../_ui/form-context';
import type { FormAction, FormState } from '../_ui/form-state';
import { type SaveState, SaveStatus } from '../_ui/save-status';
import { type SaveAnswerReply, Saver, type Shown } from './saver';
import { Unsaved } from './unsaved';

type AnswerFormProps = {
  action: FormAction;
  /** Where autosave posts. */
  saveTo: string;
  version: number;
  start: SaveState;
  children: ReactNode;
  /** The question and what to read before answering. */
  heading: ReactNode;
  /** The control of the answer itself; the save status stands right under it. */
  control: ReactNode;
  words: {
    saveAndContinue: string;
    continue: string;
    compare: string;
    changes: string;
    signIn: string;
    unsaved: string;
    unsavedText: string;
  };
  /** Stands in place of the form once nothing can be saved any more. */
  closed?: ReactNode;
  /** Links beside the button. */
  beside?: ReactNode;
};

const timeout = 15_000;

/** The version that a form came back with, where it was saved. */
const savedAs = ({ revision }: FormState): number | null =>
  revision !== undefined && /^\d+$/.test(revision) ? Number(revision) : null;

const fieldsOf = (form: HTMLFormElement): string => {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && name !== 'base' && name !== 'revision' && !name.startsWith('$ACTION'))
      fields.append(name, value);
  return fields.toString();
};

/** Anything typed before the script was ready. */
const typedEarly = (form: HTMLFormElement): boolean =>
  [...form.elements].some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (!(field instanceof HTMLInputElement) || field.type === 'hidden' || field.type === 'file') return false;
    return field.type === 'radio' || field.type === 'checkbox'
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue;
  });

async function send(url: string, body: string): Promise<SaveAnswerReply> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body,
    // The request outlives the page when it is left; browsers allow that up to 64 KB.
    keepalive: body.length < 60_000,
    signal: AbortSignal.timeout(timeout),
  });
  return (await response.json()) as SaveAnswerReply;
}

/** Follows the fields around it and saves them as they change; without JavaScript it is the hidden version alone. */
function Autosave({
  saveTo,
  version,
  start,
  words,
  children,
}: Pick<AnswerFormProps, 'saveTo' | 'version' | 'start' | 'words'> & {
  children: (saver: { status: ReactNode; watch: (form: HTMLDivElement | null) => void }) => ReactNode;
}) {
  const { state } = useContext(FormContext);
  const box = useRef<HTMLDivElement | null>(null);
  const [base, setBase] = useState(version);
  const [shown, setShown] = useState<Shown>(start);

  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form) return;
    const early = typedEarly(form);
    const made = new Saver(
      {
        read: () => fieldsOf(form),
        send: (body) => send(saveTo, body),
        show: setShown,
        moved: setBase,
        isOnline: () => navigator.onLine,
      },
      version,
    );
    savers.set(form, made);
    if (early) made.forget();
    const touched = () => made.touched();
    // A click may add or take away rows; the fields are compared after the page has been drawn again.
    const later = () => setTimeout(touched);
    const left = () => void made.flush();
    const hidden = () => document.visibilityState === 'hidden' && left();
    const online = () => made.online();
    const offline = () => made.offline();
    form.addEventListener('input', touched);
    form.addEventListener('change', touched);
    form.addEventListener('click', later);
    form.addEventListener('focusout', left);
    addEventListener('pagehide', left);
    document.addEventListener('visibilitychange', hidden);
    addEventListener('online', online);
    addEventListener('offline', offline);
    return () => {
      made.stop();
      savers.delete(form);
      form.removeEventListener('input', touched);
      form.removeEventListener('change', touched);
      form.removeEventListener('click', later);
      form.removeEventListener('focusout', left);
      removeEventListener('pagehide', left);
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('online', online);
      removeEventListener('offline', offline);
    };
  }, [saveTo, version]);

  // A posted form that came back was saved: go on from the version it made.
  const posted = savedAs(state);

  const status = (
    <>
      <SaveStatus state={shown} />
      {shown.is === 'conflict' && shown.compare && (
        <p className="govuk-body">
          <a className="govuk-link" href={shown.compare}>
            {words.compare}
          </a>
        </p>
      )}
      {shown.is === 'version' && shown.changes && (
        <p className="govuk-body">
          <a className="govuk-link" href={shown.changes} target="_blank" rel="noreferrer">
            {words.changes}
          </a>
        </p>
      )}
      {shown.is === 'signed-out' && (
        <p className="govuk-body">
          <a className="govuk-link" href="/sign-in" target="_blank" rel="noreferrer">
            {words.signIn}
          </a>
        </p>
      )}
    </>
  );
  return (
    <>
      <input type="hidden" name="base" value={Math.max(base, posted ?? 0)} />
      {children({
        status,
        watch: (element) => {
          box.current = element;
        },
      })}
    </>
  );
}

/** The saver of each form on the page, so that posting waits for the save in hand. */
const savers = new Map<HTMLFormElement, Saver>();
const settled = async (data: FormData): Promise<[]> => {
  for (const saver of savers.values()) data.set('base', String(await saver.settle()));
  return [];
};
const cameBack = (state: FormState | null): void => {
  for (const saver of savers.values()) saver.cameBack(state && { version: savedAs(state) });
};

/**
 * One question with its answer: saved as it is typed, and by its button. Once it is closed it is the same form in the
 * same place, without the button: only so does a form that was posted too late come back with what was typed.
 */
export function AnswerForm(props: AnswerFormProps) {
  const { action, heading, control, children, words, beside, closed, ...autosave } = props;
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (closed)
    return (
      <ActionForm action={action} heading={closed}>
        <Unsaved title={words.unsaved} text={words.unsavedText}>
          {control}
        </Unsaved>
      </ActionForm>
    );
  return (
    <ActionForm action={action} heading={heading} check={settled} cameBack={cameBack}>
      <Autosave {...autosave} words={words}>
        {({ status, watch }) => (
          <div ref={watch}>
            <div className="assay-answer-control">{control}</div>
            {status}
            {children}
            <ButtonGroup>
              <Button name="go" value="on">
                {ready ? words.continue : words.saveAndContinue}
              </Button>
              {beside}
            </ButtonGroup>
          </div>
        )}
      </Autosave>
    </ActionForm>
  );
}
