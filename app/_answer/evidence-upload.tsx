'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useId, useRef, useState } from 'react';
import { claimedType } from '@/lib/response/file-type';
import { fill, type SendWords, sendFile, type UploadEnd } from '../_evidence/send-file';
import { Button } from '../_ui/button';
import { Checkboxes } from '../_ui/choices';
import { megabytes } from '../_ui/evidence-line';
import { FileUpload } from '../_ui/file-upload';

type Words = SendWords & {
  label: string;
  hint: string;
  again: string;
  many: string;
  uploaded: string;
  progress: string;
  waiting: string;
  /** How far several files have come, for those who hear the page. */
  soFar: string;
  type: string;
  large: string;
  empty: string;
};

type Upload = {
  key: number;
  file: File;
  /** Null while it waits for its turn. */
  percent: number | null;
  end?: UploadEnd;
};

type Props = {
  uploadTo: string;
  /** The largest file that is taken, in bytes. */
  limit: number;
  /** Name of the tick boxes that attach new files; without it the list of the page is drawn again as files arrive. */
  attach?: string;
  /** The one file whose place the new one takes. */
  replaces?: string;
  /** Where to go when that is done. */
  then?: string;
  /** Said while there is no file at all. */
  none?: string | undefined;
  words: Words;
};

const most = 20;
/** The server takes two files of an organisation at a time. */
const abreast = 2;

/** What can be said of a file before a byte of it is sent. */
function faultOf(file: File, limit: number, words: Words): string | null {
  if (claimedType(file.name) === null) return fill(words.type, { name: file.name });
  if (file.size === 0) return fill(words.empty, { name: file.name });
  return file.size > limit ? fill(words.large, { name: file.name }) : null;
}

/** Asks before the page is left while files are on their way. */
function useWarning(busy: boolean): void {
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [busy]);
}

/** One file that is not (yet) there: on its way, waiting, or with what went wrong. */
function UploadLine({ upload, words, again }: { upload: Upload; words: Words; again: () => void }) {
  const { file, percent, end } = upload;
  if (end?.is === 'kept')
    return (
      <>
        {end.name} <span className="assay-plain-list__detail">{fill(words.uploaded, { time: end.time })}</span>
      </>
    );
  if (end)
    return (
      <>
        <span className="govuk-error-message" role="alert">
          {end.error}
        </span>
        {end.again && (
          <Button type="button" look="secondary" onClick={again}>
            {words.again}
            <span className="govuk-visually-hidden"> {file.name}</span>
          </Button>
        )}
      </>
    );
  if (percent === null) return fill(words.waiting, { name: file.name });
  const size = megabytes(file.size);
  return (
    <label>
      {fill(words.progress, { name: file.name, percent: String(percent), size })} <progress max={100} value={percent} />
    </label>
  );
}

/**
 * Uploads files two at a time, each with its progress; one that fails never stops the others and can be sent again. It
 * appears only with JavaScript: without, a plain form does the same one file at a time.
 */
export function EvidenceUpload({ uploadTo, limit, attach, replaces, then, none, words }: Props) {
  const [ready, setReady] = useState(false);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [tooMany, setTooMany] = useState(false);
  const waiting = useRef<Upload[]>([]);
  const running = useRef(0);
  const next = useRef(0);
  const box = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const id = useId();
  useEffect(() => setReady(true), []);
  const kept = uploads.flatMap(({ end }) => (end?.is === 'kept' ? [end] : []));
  const count = kept.length;
  const open = uploads.filter(({ end }) => end === undefined).length;
  useWarning(open > 0);

  useEffect(() => {
    // New tick boxes are part of the answer: whoever watches the form hears of them.
    if (count > 0) box.current?.dispatchEvent(new Event('change', { bubbles: true }));
  }, [count]);

  if (!ready) return null;

  const change = (key: number, to: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...to } : upload)));

  const send = async ({ key, file }: Upload) => {
    change(key, { percent: 0 });
    const fields: Record<string, string> = replaces ? { replaces } : {};
    const end = await sendFile({ url: uploadTo, fields }, file, words, (percent) => change(key, { percent }));
    change(key, { end });
    if (end.is === 'failed' || attach) return;
    if (then) location.assign(then);
    else router.refresh();
  };

  const work = () => {
    while (running.current < abreast) {
      const upload = waiting.current.shift();
      if (!upload) return;
      running.current += 1;
      void send(upload).finally(() => {
        running.current -= 1;
        work();
      });
    }
  };

  const enqueue = (batch: Upload[]) => {
    waiting.current.push(...batch);
    work();
  };

  const chosen = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    if (files.length === 0) return;
    // Emptied at once: the files travel by themselves and must not go with the form. The drop zone hears of it.
    input.value = '';
    setTimeout(() => input.dispatchEvent(new Event('change', { bubbles: true })));
    setTooMany(files.length > most);
    if (files.length > most) return;
    const batch = files.map((file): Upload => {
      next.current += 1;
      const error = faultOf(file, limit, words);
      const upload = { key: next.current, file, percent: null };
      return error === null ? upload : { ...upload, end: { is: 'failed', error, again: false } };
    });
    setUploads((all) => (replaces ? batch : [...all, ...batch]));
    enqueue(batch.filter(({ end }) => end === undefined));
  };

  const again = ({ key, file }: Upload) => {
    const fresh: Upload = { key, file, percent: null };
    setUploads((all) => all.map((each) => (each.key === key ? fresh : each)));
    enqueue([fresh]);
  };

  const listed = attach ? uploads.filter(({ end }) => end?.is !== 'kept') : uploads;
  return (
    <div ref={box}>
      {none && count === 0 && <p className="govuk-body">{none}</p>}
      {attach && kept.length > 0 && (
        <Checkboxes
          name={attach}
          id={`${attach}-new-${id.replaceAll(/[^A-Za-z0-9]/g, '')}`}
          items={kept.map((file) => ({
            value: file.id,
            label: file.name,
            hint: fill(words.uploaded, { time: file.time }),
          }))}
          values={kept.map((file) => file.id)}
        />
      )}
      <FileUpload
        name="upload"
        label={words.label}
        labelSize="s"
        hint={words.hint}
        multiple={!replaces}
        {...(tooMany ? { error: words.many } : {})}
        onChosen={chosen}
      />
      <p className="govuk-visually-hidden" role="status">
        {uploads.length > 0 ? fill(words.soFar, { done: String(count), of: String(uploads.length) }) : ''}
      </p>
      {listed.length > 0 && (
        <ul className="assay-plain-list">
          {listed.map((upload) => (
            <li key={upload.key}>
              <UploadLine upload={upload} words={words} again={() => again(upload)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
