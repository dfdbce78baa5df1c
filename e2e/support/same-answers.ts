import { readFileSync } from 'node:fs';
import { filesUnder } from './canaries';
import { nowhere } from './every-address';
import { type Asked, ask, type Told } from './plain-requests';
import type { Server } from './server';

/** Between one question and the next the server's clock goes on by this much, so that both rounds happen at one time. */
const step = 10_000;

/** Asks everything, in this order, the clock set before each question. */
export async function askAll(
  server: Server,
  cookies: Readonly<Record<string, string>>,
  all: readonly Asked[],
  from: string,
): Promise<Told[]> {
  const told: Told[] = [];
  for (const [at, asked] of all.entries()) {
    server.setTime(new Date(Date.parse(from) + at * step).toISOString());
    told.push(await ask(server, cookies[asked.who] ?? '', asked));
  }
  return told;
}

/** The framework's own scripts and places for a part that comes later. */
const streaming =
  /^(<!--\/?\$\??-->|<template id="[BP]:|<\/template>|<div hidden(="")? id="S:|<\/div>|<script nonce="-*">(requestAnimationFrame|document\.querySelectorAll|\$R[BC]))/;

/**
 * A page that leads elsewhere comes in one piece or with its title after it, as it happens; nobody ever sees it. Its
 * tags, without what joins the pieces and without their order.
 */
const piecesOf = (html: string): string =>
  [...new Set(html.split(/(?<=>)(?=<)/).filter((piece) => !streaming.test(piece)))].sort().join('\n');

/**
 * The page that answers a pressed button. Its scripts are handed what the page shows once more, in rows that come as each
 * is ready: the texts and figures of all rows, without their order and numbers. The page itself stays byte for byte.
 */
function settled(html: string): string {
  let rows = '';
  const page = html.replaceAll(
    /<script nonce="-*">self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g,
    (_, row: string) => {
      rows += JSON.parse(row);
      return '';
    },
  );
  const parts = rows.match(/"(?:[^"\\]|\\.)*"|(?<=[:,[])-?\d+(?:\.\d+)?(?=[,\]}])/g) ?? [];
  return [page, ...parts.filter((part) => !/^"\$[A-Za-z@]?[0-9a-f]+"$/.test(part)).sort()].join('\n');
}

/** What the two rounds are compared by: the day on which they happen, and every id that was there before them. */
export type Given = { day: string; known: ReadonlySet<string> };

/** Every id in the files of some folders. In a database one may stand right beside another. */
export function idsUnder(...folders: string[]): Set<string> {
  const ids = new Set<string>();
  for (const file of folders.flatMap(filesUnder))
    for (const [run] of readFileSync(file)
      .toString('latin1')
      .matchAll(/[a-z2-7]{26,}/g))
      for (let at = 0; at + 26 <= run.length; at += 1) ids.add(run.slice(at, at + 26));
  return ids;
}

/**
 * An answer as text, byte for byte, without what differs between two answers to one question asked of one state: the
 * request's own id and nonce, ids that were made while the questions were asked (rows of the log), of times of this very
 * day all below ten seconds, and on the page of one's own account the real time of one's session.
 */
function masked({ asked, status, headers, body }: Told, { day, known }: Given): string {
  const of = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const own = [/'nonce-([0-9a-f]+)'/.exec(of('content-security-policy') ?? '')?.[1], of('x-request-id')];
  const kept = headers.filter(([name]) => name !== 'Date').map(([name, value]) => `${name}: ${value}`);
  const hide = (text: string): string =>
    own
      .reduce<string>((all, each) => (each ? all.replaceAll(each, '-'.repeat(each.length)) : all), text)
      .replaceAll(/(?<![a-z2-7])[a-z2-7]{26}(?![a-z2-7])/g, (id) =>
        known.has(id) || id === nowhere ? id : '-'.repeat(26),
      )
      .replaceAll(new RegExp(`(${day}T\\d\\d:\\d\\d:\\d)\\d\\.\\d{3}Z`, 'g'), '$1-.---Z')
      .replaceAll(/\b(\d\d:\d\d:\d)\d\b(\.\d{3})?/g, '$1-');
  const text = hide(body.toString('latin1'));
  const head = `${status}\n${hide(kept.join('\n'))}\n`;
  if (status >= 300 && status < 400) return `${head}\n${piecesOf(text)}`;
  if (asked.path === '/account')
    return `${head}\n${text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d+ [A-Z][a-z]+ \d{4} at [a-z0-9:]+/g, '-')}`;
  if (asked.press && status === 200) return `${head}\n${settled(text)}`;
  return `${head}${body.length} bytes\n\n${text}`;
}

const nameOf = ({ who, method = 'GET', path, press }: Asked): string =>
  `${who}: ${press ? `"${press.button}" at` : method} ${path}`;

/** What is different where one of two texts differs first. */
function difference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const excerpt = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 90));
  return `${excerpt(one)} and then ${excerpt(other)}`;
}

/** Takes two rounds of the same questions; returns those whose answers differ, and in what. */
export function differences(one: readonly Told[], other: readonly Told[], given: Given): string[] {
  if (one.length !== other.length) throw new Error('Not the same questions.');
  return one.flatMap((told, at) => {
    const again = other[at];
    if (!again || nameOf(told.asked) !== nameOf(again.asked)) throw new Error('Not the same questions.');
    const [first, second] = [masked(told, given), masked(again, given)];
    return first === second ? [] : [`${nameOf(told.asked)}: ${difference(first, second)}`];
  });
}
