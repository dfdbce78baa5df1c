import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyFor } from './keys';

/**
 * The key in a downloaded workbook: small facts as text, signed with HMAC-SHA-256, so that a file which comes back can
 * be known for what it is without a row for every download. It opens nothing: whoever loads a file signs in first.
 */
const mark = 'ASSAY-';

const macOf = (body: string): Buffer => createHmac('sha256', keyFor('token')).update(`workbook:${body}`).digest();

/** Signs facts, given as text. */
export function signWorkbookKey(facts: string): string {
  const body = Buffer.from(facts, 'utf8').toString('base64url');
  return `${mark}${body}.${macOf(body).toString('base64url')}`;
}

/** The facts of a key, or null where it was not signed here or was changed. */
export function readWorkbookKey(key: string): string | null {
  const [body = '', mac = ''] = key.startsWith(mark) ? key.slice(mark.length).split('.') : [];
  const [given, wanted] = [Buffer.from(mac, 'base64url'), macOf(body)];
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  return Buffer.from(body, 'base64url').toString('utf8');
}
