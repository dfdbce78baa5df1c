/** How the upload of one file ended. */
export type UploadEnd =
  | { is: 'kept'; id: string; name: string; time: string }
  /** `again` where sending the same file once more may help. */
  | { is: 'failed'; error: string; again: boolean };

export type SendWords = { stopped: string; failed: string };

/** Fills the places in {{ }} of words that came to the browser. */
export const fill = (text: string, params: Record<string, string>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => params[name] ?? whole);

/**
 * Sends one file and tells of its progress in percent. A line that drops, or a server that does not answer, ends it in
 * words; nothing else on the page is touched.
 */
export function sendFile(
  to: { url: string; fields: Readonly<Record<string, string>> },
  file: File,
  words: SendWords,
  progress: (percent: number) => void,
): Promise<UploadEnd> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let percent = 0;
    const stopped = () =>
      resolve({
        is: 'failed',
        error: fill(words.stopped, { name: file.name, percent: String(percent) }),
        again: true,
      });
    request.open('POST', to.url);
    request.setRequestHeader('Accept', 'application/json');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      percent = total > 0 ? Math.floor((loaded / total) * 100) : 0;
      progress(percent);
    });
    request.addEventListener('load', () => {
      const answer = request.response as {
        id?: string;
        name?: string;
        time?: string;
        error?: string[];
        again?: boolean;
      } | null;
      if (request.status === 201 && answer?.id && answer.name && answer.time)
        resolve({ is: 'kept', id: answer.id, name: answer.name, time: answer.time });
      else
        resolve({
          is: 'failed',
          error: answer?.error?.[0] ?? fill(words.failed, { name: file.name }),
          again: answer?.again ?? true,
        });
    });
    request.addEventListener('error', stopped);
    request.addEventListener('abort', stopped);
    request.addEventListener('timeout', stopped);
    const body = new FormData();
    // Before the file: the server reads the body once, from its beginning.
    for (const [name, value] of Object.entries(to.fields)) body.append(name, value);
    body.append('file', file);
    request.send(body);
  });
}
