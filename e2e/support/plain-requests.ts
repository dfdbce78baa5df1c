import { request } from 'node:http';
import { expect, type Page } from '@playwright/test';
import type { Server } from './server';

/** One thing to ask the server, without a browser between. */
export type Asked = {
  who: string;
  method?: 'GET' | 'POST' | 'HEAD';
  path: string;
  headers?: Record<string, string>;
  body?: string;
  /** Presses this button of the page at the path, having typed into its form. */
  press?: { button: string; typed?: Readonly<Record<string, string | readonly string[]>> };
};
export type Told = { asked: Asked; status: number; headers: [string, string][]; body: Buffer };

/** The cookies of a browser, for requests that it does not make itself. */
export const cookieOf = async (page: Page): Promise<string> =>
  (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

function send(server: Server, cookie: string, asked: Asked): Promise<Told> {
  const { method = 'GET', path, headers, body } = asked;
  return new Promise((done, fail) => {
    const asking = request(`${server.url}${path}`, {
      method,
      headers: {
        'Accept-Encoding': 'identity',
        Connection: 'close',
        ...(cookie ? { Cookie: cookie } : {}),
        ...(body === undefined ? {} : { Origin: server.url, 'Content-Length': String(Buffer.byteLength(body)) }),
        ...headers,
      },
    });
    asking.once('error', fail).once('response', (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('error', fail).once('end', () => {
        const pairs: [string, string][] = [];
        for (let at = 0; at < answer.rawHeaders.length; at += 2)
          pairs.push([answer.rawHeaders[at] ?? '', answer.rawHeaders[at + 1] ?? '']);
        done({ asked, status: answer.statusCode ?? 0, headers: pairs, body: Buffer.concat(parts) });
      });
    });
    asking.end(body);
  });
}

const unescaped = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : unescaped(found);
};

/** The names of the fields of a page whose scripts did not run, with what hidden ones hold. */
export const fieldsIn = (html: string): { name: string; value: string; type: string }[] =>
  [...html.matchAll(/<(input|textarea|select)\b[^>]*>/g)].flatMap(([tag, element]) => {
    const name = attribute(tag, 'name');
    return name ? [{ name, value: attribute(tag, 'value') ?? '', type: attribute(tag, 'type') ?? element ?? '' }] : [];
  });

const boundary = '----plain-form';
const formType = `multipart/form-data; boundary=${boundary}`;

/** The form with a button of this name, as a browser without JavaScript would post it; null where there is none. */
function posted(html: string, { button, typed = {} }: NonNullable<Asked['press']>): string | null {
  const form = [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].find(([text]) =>
    text.includes(`>${button}</button>`),
  )?.[0];
  if (!form) return null;
  const hidden = fieldsIn(form).filter(({ type }) => type === 'hidden');
  const fields = Object.entries(typed).flatMap(([name, value]) => [value].flat().map((each) => [name, each]));
  return [...hidden.map(({ name, value }) => [name, value]), ...fields]
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .concat(`--${boundary}--\r\n`)
    .join('');
}

/** Asks, and keeps every byte of the answer. Where the page has no such button to press, that page is the answer. */
export async function ask(server: Server, cookie: string, asked: Asked): Promise<Told> {
  const page = await send(server, cookie, asked);
  const body = asked.press && posted(page.body.toString('utf8'), asked.press);
  if (!body) return page;
  const { press: _, ...plain } = asked;
  const headers = { 'Content-Type': formType };
  return { ...(await send(server, cookie, { ...plain, method: 'POST', headers, body })), asked };
}

/**
 * Presses a button of the page at a path as `press` of `Asked` does, as whoever the browser belongs to: for what another
 * journey does by the page itself. `typed` may depend on what the page holds. Gives where that leads.
 */
export async function pressByForm(
  page: Page,
  path: string,
  button: string,
  typed: (html: string) => NonNullable<NonNullable<Asked['press']>['typed']>,
): Promise<string> {
  const shown = await page.request.get(path);
  const html = await shown.text();
  const data = posted(html, { button, typed: typed(html) });
  expect(data, `${path} has the button ${button}`).not.toBeNull();
  const headers = { 'Content-Type': formType, Origin: new URL(shown.url()).origin };
  const answer = await page.request.post(path, { data: data ?? '', headers, maxRedirects: 0 });
  expect(answer.status(), path).toBe(303);
  return answer.headers().location ?? '';
}
