'use client';

import { type MouseEvent, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { sayPart } from '@/lib/text/parts';
import { Button, ButtonGroup } from '../_ui/button';
import { ActionForm } from '../_ui/form';
import { FormContext } from '../_ui/form-context';
import type { FormAction, FormState } from '../_ui/form-state';
import { type SaveState, SaveStatus } from '../_ui/save-status';
import { forgotten } from '../_ui/unsent-here';
import { fieldsOf, savedAs, seenIn, startsFrom, typedEarly, valuesIn, withoutSeen } from './answer-fields';
import { type Device, openDevice } from './device';
import type { DeviceKey, Entry } from './kept-here';
import { KeptTooLate } from './kept-too-late';
import { Saver, type Shown } from './saver';
import { saveAddress, sendAnswer } from './send-answer';
import { Unsaved } from './unsaved';

type AnswerFormProps = {
  action: FormAction;
  /** The answer that autosave posts, and how people call its question. */
  place: { responseId: string; questionId: string; ref: string };
  /** Under what this browser keeps words that are not saved yet. */
  device: DeviceKey;
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
  /** It is closed for good, and not until a new version is confirmed. */
  late?: boolean;
  /** Links beside the button. */
  beside?: ReactNode;
  /** The last thing in the form, under its button. */
  after?: ReactNode;
};

type AutosaveProps = Pick<AnswerFormProps, 'place' | 'device' | 'version' | 'start' | 'words'> & {
  /** Words that waited on this device and are in the form now. */
  back: Entry | null;
  /** There are such words, and nobody has typed anything else meanwhile. */
  found: (entry: Entry) => void;
  children: (saver: { status: ReactNode; watch: (form: HTMLDivElement | null) => void }) => ReactNode;
};

/** Takes up what an earlier page of this question left on the device; of several texts the last one typed. */
async function takeUp(device: Device, questionId: string, form: HTMLFormElement, found: (entry: Entry) => void) {
  const entry = (await device.left()).findLast((each) => each.questionId === questionId);
  if (!entry || !form.isConnected || typedEarly(form)) return;
  const same = withoutSeen(entry.body) === withoutSeen(fieldsOf(form));
  if (same) device.kept.remove(entry.name);
  else found(entry);
}

/** Follows the fields around it and saves them as they change; without JavaScript it is the hidden version alone. */
function Autosave({ place, device: keys, version: shownVersion, start, words, back, found, children }: AutosaveProps) {
  const { state } = useContext(FormContext);
  const box = useRef<HTMLDivElement | null>(null);
  const saver = useRef<Saver | null>(null);
  // What the form holds was drawn from this version, whatever the page is told later.
  const [version] = useState(() => startsFrom(state, shownVersion));
  const [base, setBase] = useState(version);
  const [shown, setShown] = useState<Shown>(start);
  const [keeps, setKeeps] = useState(false);
  const { responseId, questionId, ref } = place;
  const { person, key } = keys;

  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form) return;
    const early = typedEarly(form);
    const device = openDevice({ person, key }, responseId);
    const path = location.pathname;
    // Somebody who signs out takes along what this page would keep of them.
    let leaving = false;
    const signsOut = () => {
      leaving = true;
    };
    setKeeps(device !== null);
    const made = new Saver(
      {
        read: () => fieldsOf(form),
        send: (body) => sendAnswer(saveAddress(responseId, questionId), body),
        show: setShown,
        moved: setBase,
        isOnline: () => navigator.onLine,
        keep: (unsent) =>
          unsent && !leaving
            ? device?.kept.keep({ ...unsent, questionId, ref, path, typedAt: new Date().toISOString() })
            : device?.kept.drop(questionId),
      },
      version,
    );
    savers.set(form, made);
    saver.current = made;
    if (back) {
      const changed = seenIn(back.body) !== seenIn(fieldsOf(form));
      setShown({ is: 'kept', changed });
      made.resume(back, !changed);
      device?.kept.remove(back.name);
    } else if (early) made.forget();
    else if (device) void takeUp(device, questionId, form, found);
    const touched = () => made.touched();
    // A click may add or take away rows; the fields are compared after the page has been drawn again.
    const later = () => setTimeout(touched);
    const left = () => void made.flush();
    const hidden = () => (document.visibilityState === 'hidden' ? left() : made.shownAgain());
    const online = () => made.online();
    const offline = () => made.offline();
    const unloads = (event: BeforeUnloadEvent) => {
      if (made.unsent) event.preventDefault();
    };
    form.addEventListener('input', touched);
    form.addEventListener('change', touched);
    form.addEventListener('click', later);
    form.addEventListener('focusout', left);
    addEventListener('pagehide', left);
    document.addEventListener('visibilitychange', hidden);
    addEventListener('online', online);
    addEventListener('offline', offline);
    addEventListener('beforeunload', unloads);
    addEventListener(forgotten, signsOut);
    return () => {
      made.stop();
      device?.end();
      savers.delete(form);
      form.removeEventListener('input', touched);
      form.removeEventListener('change', touched);
      form.removeEventListener('click', later);
      form.removeEventListener('focusout', left);
      removeEventListener('pagehide', left);
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('online', online);
      removeEventListener('offline', offline);
      removeEventListener('beforeunload', unloads);
      removeEventListener(forgotten, signsOut);
    };
  }, [responseId, questionId, ref, person, key, version, back, found]);

  // What was typed since the two texts parted is sent first: both that are compared are then the last ones.
  const compare = async (event: MouseEvent<HTMLAnchorElement>) => {
    event.preventDefault();
    const address = await saver.current?.compare();
    if (address) location.assign(address);
  };

  // A posted form that came back was saved: go on from the version it made.
  const posted = savedAs(state);

  const status = (
    <>
      <SaveStatus state={shown} />
      {shown.is === 'conflict' && shown.compare && (
        <p className="govuk-body">
          <a className="govuk-link" href={shown.compare} onClick={compare}>
            {words.compare}
          </a>
        </p>
      )}
      {shown.is === 'closed' && <p className="govuk-body">{sayPart('parts.save-closed-copy')}</p>}
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
      {keeps && <p className="govuk-hint">{sayPart('parts.kept-how')}</p>}
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
  const { action, heading, control, children, words, beside, after, closed, late, ...autosave } = props;
  const [ready, setReady] = useState(false);
  // Words that waited on this device: the form is drawn again with them, as one that came back with what was typed.
  const [back, setBack] = useState<Entry | null>(null);
  useEffect(() => setReady(true), []);
  return (
    <>
      <ActionForm
        key={back?.name ?? ''}
        action={action}
        heading={closed || heading}
        {...(closed ? {} : { check: settled, cameBack })}
        {...(back ? { initial: { errors: [], values: valuesIn(back.body) } } : {})}
      >
        {closed ? (
          <Unsaved title={words.unsaved} text={words.unsavedText}>
            {control}
          </Unsaved>
        ) : (
          <Autosave {...autosave} words={words} back={back} found={setBack}>
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
                {after}
              </div>
            )}
          </Autosave>
        )}
      </ActionForm>
      {closed && late && (
        <KeptTooLate device={autosave.device} place={autosave.place}>
          {control}
        </KeptTooLate>
      )}
    </>
  );
}
