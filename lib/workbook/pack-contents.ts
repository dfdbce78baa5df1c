import { say } from '../text';
import { withoutUnprintable } from './cells';

/** What a pack holds, as its file of contents says it. */
export type PackContents = {
  readonly title: string;
  readonly reference: string;
  readonly authority: string;
  /** Of the published questionnaire; null before there is one. */
  readonly published: { readonly number: number; readonly hash: string } | null;
  readonly files: readonly {
    readonly letter: string | undefined;
    /** Name of the document. */
    readonly what: string;
    readonly name: string;
    /** Bytes. */
    readonly size: number;
    readonly sha256: string;
  }[];
  /** What belongs to it and is not in it, with why. */
  readonly missing: readonly { readonly letter: string | undefined; readonly what: string; readonly why: string }[];
};

type Named = { readonly letter: string | undefined; readonly what: string };

/** How a document is called on pages and in lists: by its schedule where it is one. */
export const scheduleName = ({ letter, what }: Named): string =>
  letter === undefined ? what : say('documents.schedule', { letter, what });

/** The name of the file of contents: first in a list by name. */
export const contentsName = '00 Contents.txt';

/**
 * Takes what is in a pack; returns its contents as plain text with CRLF line ends, for anybody who opens the archive:
 * each file with its size and SHA-256, and what is not there with why. It says nothing of when it was made.
 */
export const contentsText = (pack: PackContents): string => {
  const { title, reference, authority, published, files, missing } = pack;
  const lines = [
    say('documents.contents-of', { title }),
    say('documents.contents-whose', { authority, reference }),
    ...(published ? [say('documents.contents-version', { version: published.number, hash: published.hash })] : []),
    '',
    ...files.flatMap((file) => [
      scheduleName(file),
      `  ${file.name}`,
      `  ${say('documents.contents-file', { size: file.size.toLocaleString('en-GB'), hash: file.sha256 })}`,
      '',
    ]),
    ...(missing.length > 0 ? [say('documents.contents-missing')] : []),
    ...missing.map((one) => `  ${scheduleName(one)}: ${one.why}`),
  ];
  return `\ufeff${lines.map((line) => `${withoutUnprintable(line).replaceAll('\n', ' ')}\r\n`).join('')}`;
};

/** Takes any words; returns them as part of a file's name that every system can hold, at most 120 characters. */
export const fileWords = (words: string): string =>
  withoutUnprintable(words)
    .replace(/[\\/:*?"<>|\t\n]+/g, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 120);

/**
 * Takes the name that a document has by itself; returns its name in a pack: its schedule first, so that names sort as the
 * schedules do, and the version of the questionnaire where it does not say it.
 */
export const packedName = (name: string, letter: string | undefined, version: number | null): string => {
  const at = name.lastIndexOf('.');
  const said = fileWords(name.slice(0, at));
  const numbered = version === null || /\bversion \d+/.test(said) ? said : `${said}, questionnaire version ${version}`;
  return `${letter === undefined ? '' : `${letter} `}${numbered}${name.slice(at)}`;
};
