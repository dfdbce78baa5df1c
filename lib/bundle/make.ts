import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonical } from '../questionnaire/hash';
import { Manifest, paths } from './parts';
import { type Part, packZip, withPart } from './zip';

/** A file to be: text as it is, data as JSON for readers, or data in its canonical form, whose hash is its own. */
const File = z.union([
  z.strictObject({ path: z.string(), text: z.string() }),
  z.strictObject({ path: z.string(), json: z.unknown() }),
  z.strictObject({ path: z.string(), canonical: z.unknown() }),
]);
export type File = z.infer<typeof File>;

/** Everything that a bundle holds, before it is text. */
export const Material = z.strictObject({ about: Manifest.omit({ format: true, files: true }), files: z.array(File) });
export type Material = z.infer<typeof Material>;

const textOf = (file: File): string => {
  if ('text' in file) return file.text;
  return 'canonical' in file ? canonical(file.canonical) : `${JSON.stringify(file.json, null, 1)}\n`;
};

export const hashOfBytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** Takes parts in any order; returns them in the order of the archive: by path, in code units. */
export const inOrder = (parts: readonly Part[]): Part[] => [...parts].sort((a, b) => (a.path < b.path ? -1 : 1));

/** Takes what the manifest says and parts in their order; returns its exact text. */
export const manifestText = (about: Material['about'], parts: readonly Part[]): string =>
  canonical({
    format: 'assay-bundle/1',
    ...about,
    files: parts.map(({ path, bytes }) => ({ path, sha256: hashOfBytes(bytes), size: bytes.length })),
  } satisfies Manifest);

/**
 * Takes the material of a bundle; returns the manifest's text, which is to be signed, and the archive without its
 * signature. Nothing of it depends on when, where or by whom it is made: the same state makes the same bytes.
 */
export const makeBundle = (material: Material): { manifest: string; zip: Uint8Array } => {
  const parts = inOrder(material.files.map((file) => ({ path: file.path, bytes: utf8ToBytes(textOf(file)) })));
  const manifest = manifestText(material.about, parts);
  return { manifest, zip: packZip([{ path: paths.manifest, bytes: utf8ToBytes(manifest) }, ...parts]) };
};

/** Takes the archive of `makeBundle` and the signature of its manifest in base64; returns the finished bundle. */
export const signedBundle = (zip: Uint8Array, signature: string): Uint8Array =>
  withPart(zip, { path: paths.signature, bytes: utf8ToBytes(`${signature}\n`) });
