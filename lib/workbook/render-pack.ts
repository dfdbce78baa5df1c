import JSZip from 'jszip';

/** A file of a pack: its name in it, and its bytes. */
export type PackedFile = { name: string; body: Uint8Array };

/** The first day that a zip file can name: the same files make the same bytes, whenever they are packed. */
const firstDay = new Date(Date.UTC(1980, 0, 1));

/** What is compressed already, and would only cost time. */
const packedAlready = /\.(xlsx|ods|zip)$/;

/**
 * Takes files in their order; returns a ZIP of them without folders.
 * @throws Error where two have the same name.
 */
export const packFiles = async (files: readonly PackedFile[]): Promise<Uint8Array> => {
  if (new Set(files.map(({ name }) => name.toLowerCase())).size !== files.length)
    throw new Error('Two files of a pack have the same name.');
  const zip = new JSZip();
  for (const { name, body } of files)
    zip.file(name, body, {
      date: firstDay,
      createFolders: false,
      compression: packedAlready.test(name) ? 'STORE' : 'DEFLATE',
    });
  return zip.generateAsync({ type: 'uint8array' });
};
