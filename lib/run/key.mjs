/** The data folder and the key file: made at the first start, never replaced. */
import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say, stop } from './place.mjs';

/**
 * Makes the data folder (0700) and the key file (0600) in the format that lib/server/keys.ts reads.
 * A missing key beside an existing database is an error: a new key would make every sealed answer unreadable.
 * `quiet` is for data that does not outlive the command.
 */
export function ensureDataAndKey(env, { quiet = false } = {}) {
  mkdirSync(env.ASSAY_DATA, { recursive: true, mode: 0o700 });
  if (existsSync(env.ASSAY_KEY_FILE)) return;
  if (existsSync(join(env.ASSAY_DATA, 'assay.sqlite'))) {
    stop(
      `ASSAY_KEY_FILE: ${env.ASSAY_KEY_FILE} is missing, but ${env.ASSAY_DATA} holds a database that was sealed with ` +
        'it. Put the key file back (or say where it is). Without it the answers cannot be read.',
    );
  }
  mkdirSync(dirname(env.ASSAY_KEY_FILE), { recursive: true, mode: 0o700 });
  const key = { format: 'assay-key/1', key: randomBytes(32).toString('base64'), createdAt: new Date().toISOString() };
  writeFileSync(env.ASSAY_KEY_FILE, `${JSON.stringify(key, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  if (!quiet)
    say(`Made the key file ${env.ASSAY_KEY_FILE}. Keep a copy apart from the data: without it answers cannot be read.`);
}

/** The key that Next encrypts server actions' bound values with, derived so that rebuilds and servers agree. */
export function actionsKey(env) {
  let key;
  try {
    key = Buffer.from(JSON.parse(readFileSync(env.ASSAY_KEY_FILE, 'utf8')).key, 'base64');
  } catch {
    stop(`ASSAY_KEY_FILE: ${env.ASSAY_KEY_FILE} cannot be read or is not a key file of Assay.`);
  }
  return Buffer.from(hkdfSync('sha256', key, 'assay', 'assay/actions/1', 32)).toString('base64');
}

/** A fingerprint by which a build remembers which actions key it holds. */
export const actionsKeyPrint = (env) => createHash('sha256').update(actionsKey(env)).digest('hex');
