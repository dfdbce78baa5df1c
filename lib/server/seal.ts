import 'server-only';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyFor } from './keys';

/**
 * The one seal: AES-256-GCM with a fresh nonce of 12 bytes. `about` (such as `answer:<response>:<question>`) is bound
 * in as associated data, so that sealed text cannot be moved to another row. Everything a supplier writes passes here.
 */
const version = 1;

/** Seals bytes. Returns version, nonce, tag and ciphertext in one buffer (29 bytes longer than the input). */
export function sealBytes(plain: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), nonce);
  cipher.setAAD(Buffer.from(about, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), body]);
}

/**
 * Opens sealed bytes.
 * @throws Error when the bytes were changed, moved to another place, or sealed with another key.
 */
export function openBytes(sealed: Uint8Array, about: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < 29 || bytes[0] !== version) throw new Error(`Sealed bytes of ${about} are damaged.`);
  const decipher = createDecipheriv('aes-256-gcm', keyFor('seal'), bytes.subarray(1, 13));
  decipher.setAAD(Buffer.from(about, 'utf8'));
  decipher.setAuthTag(bytes.subarray(13, 29));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]);
  } catch {
    throw new Error(`Sealed bytes of ${about} cannot be opened: they were changed or belong elsewhere.`);
  }
}

/** Length of version, nonce and tag, which stand before the sealed bytes. */
export const sealHead = 29;

/**
 * Seals bytes that come in parts, so that a large file is never whole in memory. What `add` returns goes to disk part
 * by part, after room for the head; `end` gives the head, whose tag is known only then. The same form as sealBytes.
 */
export function sealInParts(about: string): { add: (plain: Uint8Array) => Buffer; end: () => Buffer } {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), nonce);
  cipher.setAAD(Buffer.from(about, 'utf8'));
  return {
    add: (plain) => cipher.update(plain),
    end: () => {
      cipher.final();
      return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag()]);
    },
  };
}

/**
 * Opens sealed bytes that come in parts. What `add` returns is not proven before `end` has passed: for readers that
 * throw everything away when it does not.
 * @throws Error from `end` as openBytes.
 */
export function openInParts(head: Uint8Array, about: string): { add: (sealed: Uint8Array) => Buffer; end: () => void } {
  if (head.length !== sealHead || head[0] !== version) throw new Error(`Sealed bytes of ${about} are damaged.`);
  const decipher = createDecipheriv('aes-256-gcm', keyFor('seal'), head.subarray(1, 13));
  decipher.setAAD(Buffer.from(about, 'utf8'));
  decipher.setAuthTag(head.subarray(13, sealHead));
  return {
    add: (sealed) => decipher.update(sealed),
    end: () => {
      try {
        decipher.final();
      } catch {
        throw new Error(`Sealed bytes of ${about} cannot be opened: they were changed or belong elsewhere.`);
      }
    },
  };
}

/** Seals text; base64. */
export const sealText = (plain: string, about: string): string =>
  sealBytes(Buffer.from(plain, 'utf8'), about).toString('base64');

/** Opens sealed text. @throws as openBytes. */
export const openText = (sealed: string, about: string): string =>
  openBytes(Buffer.from(sealed, 'base64'), about).toString('utf8');

/** Seals a JSON value; base64. */
export const sealJson = (value: unknown, about: string): string => sealText(JSON.stringify(value), about);

/** Opens a sealed JSON value; the caller parses it with its schema. @throws as openBytes, or when it is no JSON. */
export function openJson(sealed: string, about: string): unknown {
  const text = openText(sealed, about);
  try {
    return JSON.parse(text);
  } catch {
    // The error of JSON.parse quotes what was sealed.
    throw new Error(`Sealed bytes of ${about} are not what was sealed there.`);
  }
}
