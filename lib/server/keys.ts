import 'server-only';
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign as signBytes,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { config } from './config';

const KeyFile = z.strictObject({ format: z.literal('assay-key/1'), key: z.base64(), createdAt: z.string() });
const purposes = ['seal', 'receipt', 'token', 'session', 'cookie', 'device'] as const;
type Purpose = (typeof purposes)[number];

const held = globalThis as typeof globalThis & { assayKey?: Buffer; assayDerivedKeys?: Map<Purpose, Buffer> };

/**
 * The installation's one secret, 32 bytes, from ASSAY_KEY_FILE. Made on first use, but never beside an existing
 * database: a new key could not read what the old one sealed.
 * @throws Error naming the file when it is missing beside data, or damaged.
 */
function rootKey(): Buffer {
  if (held.assayKey) return held.assayKey;
  const file = config().keyFile;
  if (!existsSync(file)) {
    if (existsSync(join(config().data, 'assay.sqlite'))) {
      throw new Error(
        `The key file ${file} is missing, and the data folder already holds a database that was sealed with it. Put the key file back.`,
      );
    }
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const made = {
      format: 'assay-key/1',
      key: randomBytes(32).toString('base64'),
      createdAt: new Date().toISOString(),
    };
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  }
  const parsed = KeyFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  const key = parsed.success ? Buffer.from(parsed.data.key, 'base64') : Buffer.alloc(0);
  if (key.length !== 32) throw new Error(`The key file ${file} is damaged: it must hold a key of 32 bytes.`);
  held.assayKey = key;
  return key;
}

/** A key of 32 bytes for one purpose, derived by HKDF-SHA-256 from the installation's secret. */
export function keyFor(purpose: Purpose): Buffer {
  held.assayDerivedKeys ??= new Map();
  const known = held.assayDerivedKeys.get(purpose);
  if (known) return known;
  const key = Buffer.from(hkdfSync('sha256', rootKey(), 'assay', `assay/${purpose}/1`, 32));
  held.assayDerivedKeys.set(purpose, key);
  return key;
}

const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key that signs receipts and log heads, with its public half and a short id of that half. */
export function signingKey(): { privateKey: KeyObject; publicPem: string; keyId: string } {
  const der = Buffer.concat([pkcs8Prefix, keyFor('receipt')]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicPem = createPublicKey(privateKey).export({ format: 'pem', type: 'spki' }).toString();
  const keyId = createHash('sha256').update(publicPem).digest('hex').slice(0, 16);
  return { privateKey, publicPem, keyId };
}

/** Signs text with Ed25519; the signature in base64. */
export function signText(text: string): { signature: string; keyId: string } {
  const { privateKey, keyId } = signingKey();
  return { signature: signBytes(null, Buffer.from(text, 'utf8'), privateKey).toString('base64'), keyId };
}
