import type { Result } from '@/lib/result';
import { say } from '@/lib/text';
import { type WorkbookFormat, workbookFormats } from '@/lib/workbook/model';
import { downloadPolicy } from './download-paths';

/** What no file name may hold: folders, drives, ends of lines, other control characters, and signs that turn the reading. */
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff/\\:*?"<>|]/g;
/** The most characters of a name; the folder that a file is saved in takes some more. */
const longestName = 180;

/** A name that stays in its folder, is shown as it is, and keeps its ending. */
const plainName = (name: string): string => {
  const safe = name
    .toWellFormed()
    .replace(unsafe, '_')
    .replace(/^[.\s]+/, '_');
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(safe)?.[0] ?? '';
  const rest = [...safe.slice(0, safe.length - ending.length)];
  return `${rest.slice(0, longestName).join('')}${ending}`;
};

/** A file name for a header by RFC 6266: plain letters for old readers, and the whole name in UTF-8. */
const disposition = (given: string): string => {
  const name = plainName(given);
  const plain = name.replace(/[^A-Za-z0-9._ -]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
};

/**
 * A download: always an attachment of a fixed type, never shown in the browser and never guessed at, so that nothing a
 * stranger uploaded can run here.
 */
export const download = (name: string, body: Uint8Array | string): Response =>
  new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': disposition(name),
      'Content-Security-Policy': downloadPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });

/**
 * Whether a browser wants a download as a part of a page: a picture, a frame, a script, a style, an object. A browser says
 * so itself, and no page of ours does that with what a stranger uploaded.
 */
export const asPartOfPage = (request: Request): boolean => {
  const wanted = request.headers.get('sec-fetch-dest');
  return wanted !== null && wanted !== 'document' && wanted !== 'empty';
};

/** The format that the address asks a workbook in: `?format=ods`. XLSX where it says nothing; null where there is none such. */
export const formatAsked = (request: Request): WorkbookFormat | null => {
  const asked = new URL(request.url).searchParams.get('format') ?? 'xlsx';
  return workbookFormats.find((format) => format === asked) ?? null;
};

/**
 * The answer to a download that is not there, or not for this person: the same for both. Where `result` says that what
 * suppliers sent was removed after its time, the answer says so in words.
 */
export const noDownload = (result?: Result<unknown> | null): Response => {
  const removed =
    result && !result.ok ? result.messages.find(({ key }) => /^policy\.records-remov(ed|ing)/.test(key)) : undefined;
  if (!removed) return new Response(null, { status: 404, headers: { 'Cache-Control': 'private, no-store' } });
  return new Response(`${say(removed)}\n`, {
    status: 410,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
  });
};
