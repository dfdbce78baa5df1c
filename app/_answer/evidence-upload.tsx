'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../_ui/button';
import { Checkboxes } from '../_ui/choices';
import { megabytes } from '../_ui/evidence-line';
import { FileUpload } from '../_ui/file-upload';

type Words = {
  label: string;
  hint: string;
  again: string;
  many: string;
  uploaded: string;
  progress: string;
  stopped: string;
  failed: string;
};

type Upload = {
  key: number;
  file: File;
  percent: number;
  /** What went wrong. */
  error?: string;
  kept?: { id: string; name: string; time: string };
};

type Props = {
  uploadTo: string;
  /** Name of the tick boxes that attach new files; without it the page is shown again when all are done. */
  attach?: string;
  /** Said while there is no file at all. */
  none?: string | undefined;
  words: Words;
};

const most = 20;
const fill = (text: string, params: Record<string, string>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => params[name] ?? whole);

function send(
  uploadTo: string,
  file: File,
  words: Words,
  progress: (percent: number) => void,
): Promise<Pick<Upload, 'error' | 'kept'>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let percent = 0;
    request.open('POST', uploadTo);
    request.setRequestHeader('Accept', 'application/json');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      percent = total > 0 ? Math.floor((loaded / total) * 100) : 0;
      progress(percent);
    });
    request.addEventListener('load', () => {
      const answer = request.response as { id?: string; name?: string; time?: string; error?: string[] } | null;
      if (request.status === 201 && answer?.id && answer.name && answer.time)
        resolve({ kept: { id: answer.id, name: answer.name, time: answer.time } });
      else resolve({ error: answer?.error?.[0] ?? fill(words.failed, { name: file.name }) });
    });
    request.addEventListener('error', () =>
      resolve({ error: fill(words.stopped, { name: file.name, percent: String(percent) }) }),
    );
    const body = new FormData();
    body.append('file', file);
    request.send(body);
  });
}

/**
 * Uploads files one after another, each with its progress; one that fails never stops the others. It appears only with
 * JavaScript: without, a page of its own does the same with a plain form.
 */
export function EvidenceUpload({ uploadTo, attach, none, words }: Props) {
  const [ready, setReady] = useState(false);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [tooMany, setTooMany] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => setReady(true), []);
  const kept = uploads.flatMap((upload) => upload.kept ?? []);
  const count = kept.length;

  useEffect(() => {
    // New tick boxes are part of the answer: whoever watches the form hears of them.
    if (count > 0) box.current?.dispatchEvent(new Event('change', { bubbles: true }));
  }, [count]);

  if (!ready) return null;

  const change = (key: number, to: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...to } : upload)));

  const run = async (batch: Upload[]) => {
    let failed = false;
    for (const { key, file } of batch) {
      const end = await send(uploadTo, file, words, (percent) => change(key, { percent }));
      change(key, { percent: 100, ...end });
      failed ||= end.error !== undefined;
    }
    if (!attach && !failed) location.assign(`${location.pathname}?done=uploaded`);
  };

  const chosen = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    if (files.length === 0) return;
    // Emptied at once: the files travel by themselves and must not go with the form. The drop zone hears of it.
    input.value = '';
    setTimeout(() => input.dispatchEvent(new Event('change', { bubbles: true })));
    setTooMany(files.length > most);
    if (files.length > most) return;
    const first = Date.now();
    const batch = files.map((file, at) => ({ key: first + at, file, percent: 0 }));
    setUploads((all) => [...all, ...batch]);
    void run(batch);
  };

  const again = (upload: Upload) => {
    setUploads((all) =>
      all.map((each) => (each.key === upload.key ? { key: each.key, file: each.file, percent: 0 } : each)),
    );
    void run([upload]);
  };

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
        multiple
        {...(tooMany ? { error: words.many } : {})}
        onChange={(event) => chosen(event.currentTarget)}
      />
      {uploads.some((upload) => !upload.kept) && (
        <ul className="assay-plain-list">
          {uploads
            .filter((upload) => !upload.kept)
            .map((upload) => (
              <li key={upload.key}>
                {upload.error ? (
                  <>
                    <span className="govuk-error-message" role="alert">
                      {upload.error}
                    </span>
                    <Button type="button" look="secondary" onClick={() => again(upload)}>
                      {words.again}
                    </Button>
                  </>
                ) : (
                  <label>
                    {fill(words.progress, {
                      name: upload.file.name,
                      percent: String(upload.percent),
                      size: megabytes(upload.file.size),
                    })}{' '}
                    <progress max={100} value={upload.percent} />
                  </label>
                )}
              </li>
            ))}
        </ul>
      )}
    </div>
  );
}
