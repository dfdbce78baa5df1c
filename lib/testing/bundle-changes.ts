import { inOrder, manifestText } from '@/lib/bundle/make';
import { Manifest, paths } from '@/lib/bundle/parts';
import { type Part, packZip } from '@/lib/bundle/zip';

/** A sound bundle: its bytes and its files. */
export type Sound = { readonly bytes: Buffer; readonly parts: readonly Part[] };
/** Signs as the installation does: base64. */
export type Sign = (text: string) => string;

/** A bundle with one thing wrong, and how the line of the first fault must begin. */
export type Mutated = { bytes: Buffer; first: string | RegExp; trusted?: string };
export type Mutation = (sound: Sound, a: number, b: number, sign: Sign) => Mutated;

export const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
export const packed = (parts: readonly Part[]): Buffer => Buffer.from(packZip(parts));
export const textOf = ({ bytes }: Part): string => Buffer.from(bytes).toString('utf8');
export const partAt = ({ parts }: Sound, path: string): Part => {
  const part = parts.find((each) => each.path === path);
  if (!part) throw new Error(`no ${path}`);
  return part;
};
export const replaced = (parts: readonly Part[], changes: Readonly<Record<string, string | Uint8Array>>): Part[] =>
  parts.map((part) => {
    const change = changes[part.path];
    return change === undefined ? part : { path: part.path, bytes: Buffer.from(change as string) };
  });

/** The same files with a manifest that fits them, signed anew or with the old signature. */
export const remade = (parts: readonly Part[], sign: Sign | null, keyId?: string): Buffer => {
  const old = parts.find(({ path }) => path === paths.manifest);
  const signature = parts.find(({ path }) => path === paths.signature);
  if (!old || !signature) throw new Error('no manifest');
  const { format: _, files: __, ...about } = Manifest.parse(JSON.parse(textOf(old)));
  const others = inOrder(parts.filter((part) => part !== old && part !== signature));
  const text = manifestText(keyId === undefined ? about : { ...about, keyId }, others);
  return packed([
    { path: paths.manifest, bytes: Buffer.from(text) },
    ...others,
    { path: paths.signature, bytes: sign ? Buffer.from(`${sign(text)}\n`) : signature.bytes },
  ]);
};

/** Data as a bundle has it for readers. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** A change of the content of one file, the file, and how the first fault of an honest signature over it must begin. */
export type Change = (sound: Sound, a: number, b: number) => { changes: Record<string, string>; first: RegExp };
