import { canonical } from '../questionnaire/hash';
import { archive, BundleFault } from './fault';
import { hashOfBytes } from './make';
import type { OpenedBundle } from './opened';
import { Keys, Manifest, paths } from './parts';
import { packZip } from './zip';

/** What pure code cannot do by itself: Ed25519, and the id of a public key in PEM. Both return, and never throw. */
export type Proofs = {
  verifies: (publicKey: string, text: string, signature: string) => boolean;
  /** The first 16 hex digits of the SHA-256 of the key, or null where it is none. */
  keyId: (publicKey: string) => string | null;
};

/** The public keys of a bundle by their id. */
const keysOf = (bundle: OpenedBundle, proofs: Proofs): Map<string, string> => {
  const keys = new Map<string, string>();
  bundle.json(paths.keys, Keys).keys.forEach(({ keyId, publicKey }, index) => {
    if (proofs.keyId(publicKey) !== keyId)
      throw new BundleFault(paths.keys, `keys[${index}]: ${keyId} is not the id of this key`);
    keys.set(keyId, publicKey);
  });
  return keys;
};

/** @throws BundleFault at `path` unless `signature` was made of `text` by the key of that id in the bundle. */
export const requireSignature = (
  bundle: OpenedBundle,
  proofs: Proofs,
  signed: { path: string; text: string; signature: string; keyId: string; of: string },
): void => {
  const key = keysOf(bundle, proofs).get(signed.keyId);
  if (key === undefined) throw new BundleFault(paths.keys, `has no key ${signed.keyId}, which signed ${signed.of}`);
  if (!proofs.verifies(key, signed.text, signed.signature))
    throw new BundleFault(signed.path, `is not the signature of ${signed.of} by key ${signed.keyId}`);
};

/** A signature in a file of its own: base64 and a line end. */
export const signatureIn = (bundle: OpenedBundle, path: string): string => bundle.text(path).replace(/\n$/, '');

const checkFiles = (bundle: OpenedBundle, { files }: Manifest): void => {
  const expected = [paths.manifest, ...files.map(({ path }) => path), paths.signature];
  const inArchive = new Set(bundle.parts.map(({ path }) => path));
  const inManifest = new Set<string>();
  for (const path of expected) {
    if (inManifest.has(path)) throw new BundleFault(paths.manifest, `lists ${path} twice`);
    inManifest.add(path);
    if (!inArchive.has(path)) throw new BundleFault(path, 'is missing');
  }
  const byPath = new Map(bundle.parts.map((part) => [part.path, part.bytes]));
  files.forEach(({ path, size, sha256 }) => {
    const bytes = byPath.get(path);
    if (!bytes) return;
    if (bytes.length !== size) throw new BundleFault(path, `has ${bytes.length} bytes, and ${size} in the manifest`);
    if (hashOfBytes(bytes) !== sha256) throw new BundleFault(path, 'its SHA-256 is not the one in the manifest');
  });
  bundle.parts.forEach(({ path }, index) => {
    if (!inManifest.has(path)) throw new BundleFault(path, 'is not in the manifest');
    if (path !== expected[index])
      throw new BundleFault(path, `stands at place ${index + 1} of the archive, where ${expected[index]} belongs`);
  });
};

/** The first byte at which an archive is not what its own files make. */
const checkArchive = (bundle: OpenedBundle, bytes: Uint8Array): void => {
  const again = packZip(bundle.parts);
  const length = Math.max(again.length, bytes.length);
  for (let index = 0; index < length; index += 1)
    if (again[index] !== bytes[index])
      throw new BundleFault(
        archive,
        `byte ${index} is not what these files make: it was damaged, or packed again by another program`,
      );
};

/**
 * Holds the manifest against its signature, by the key that was named where one was, and the archive against the manifest:
 * every file is there, in its place, with its size and hash; nothing else is; and the archive is to the byte what these
 * files make.
 */
export const checkManifest = (
  bundle: OpenedBundle,
  bytes: Uint8Array,
  proofs: Proofs,
  trusted: string | null,
): void => {
  const manifest = bundle.json(paths.manifest, Manifest);
  const text = bundle.text(paths.manifest);
  const signature = signatureIn(bundle, paths.signature);
  const { keyId } = manifest;
  // First of all: a hash that was changed in the manifest must not be told of the file that it is of.
  requireSignature(bundle, proofs, { path: paths.signature, text, signature, keyId, of: paths.manifest });
  if (trusted !== null && keyId !== trusted)
    throw new BundleFault(paths.manifest, `is signed by key ${keyId}, and not by ${trusted}, which was asked for`);
  if (canonical(manifest) !== text) throw new BundleFault(paths.manifest, 'is not in its canonical form');
  if (bundle.text(paths.signature) !== `${signature}\n`)
    throw new BundleFault(paths.signature, 'is not base64 and a line end');
  checkFiles(bundle, manifest);
  checkArchive(bundle, bytes);
};
