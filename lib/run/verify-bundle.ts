import { createHash, createPublicKey, verify } from 'node:crypto';
import type { Proofs } from '../bundle/check-manifest';
import { checkedLine, verifyBundle } from '../bundle/verify';

/** Most bytes of a bundle that is looked at. */
export const mostBytes = 100_000_000;

/** The id of an Ed25519 public key in PEM: the first 16 hex digits of the SHA-256 of its PEM text (SPKI); null for no such key. */
export const keyIdOf = (pem: string): string | null => {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType !== 'ed25519') return null;
    return createHash('sha256')
      .update(key.export({ format: 'pem', type: 'spki' }).toString())
      .digest('hex')
      .slice(0, 16);
  } catch {
    return null;
  }
};

export const proofs: Proofs = {
  keyId: keyIdOf,
  verifies: (publicKey, text, signature) => {
    const bytes = Buffer.from(signature, 'base64');
    // Base64 has spare bits: another text of the same signature is not what was signed.
    if (bytes.toString('base64') !== signature) return false;
    try {
      return verify(null, Buffer.from(text, 'utf8'), publicKey, bytes);
    } catch {
      return false;
    }
  },
};

/** Whether bytes are an archive or what is left of one: its first or its last signature. */
export const isArchive = (bytes: Buffer): boolean =>
  bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' ||
  bytes.subarray(-65_557).lastIndexOf('PK\u0005\u0006', undefined, 'latin1') !== -1;

/** Takes the bytes of a bundle and the id of a trusted key; returns the lines to print and whether everything holds. */
export async function bundleLines(bytes: Buffer, trusted: string | null): Promise<{ lines: string[]; holds: boolean }> {
  const checked = await verifyBundle(bytes, proofs, trusted);
  const note = trusted === null ? ['note: signatures checked only against the key inside the bundle'] : [];
  return { lines: [...checked.map(checkedLine), ...note], holds: checked.every(({ fault }) => fault === null) };
}
