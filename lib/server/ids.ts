import 'server-only';
import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import { keyFor } from './keys';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** A random id of 26 characters (130 bits), lower-case base32. */
export function newId(): string {
  const bytes = randomBytes(26);
  let id = '';
  for (const byte of bytes) id += alphabet[byte & 31];
  return id;
}

const plainAlphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const plain = (length: number): string =>
  Array.from({ length }, () => plainAlphabet[randomInt(plainAlphabet.length)]).join('');

/** A set-up code of 10 characters, read from a terminal. */
export const newSetupCode = (): string => plain(10);

/** The token of a single-use link, from what it is for; it can be shown again without being stored. */
export const linkToken = (purpose: string, id: string, issue: number): string =>
  createHmac('sha256', keyFor('token')).update(`${purpose}:${id}:${issue}`).digest('base64url');

/** What is stored of a token: lower-case hex SHA-256. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Lower-case hex SHA-256 of bytes or text. */
export const sha256 = (value: string | Uint8Array): string => createHash('sha256').update(value).digest('hex');
