/** Looks into XLSX files for tests: their parts, their cells, and LibreOffice's opinion of them. */
import { execFile } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { SaxesParser } from 'saxes';
import yauzl from 'yauzl';

/** Every part of the file by name, as text. */
export const partsOf = async (bytes: Uint8Array): Promise<Map<string, string>> =>
  new Promise((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return reject(error);
      const parts = new Map<string, string>();
      zip.on('entry', (entry) =>
        zip.openReadStream(entry, (fault, stream) => {
          if (fault || !stream) return reject(fault);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
            zip.readEntry();
          });
        }),
      );
      zip.on('end', () => resolve(parts));
      zip.on('error', reject);
      zip.readEntry();
    });
  });

export type ReadCell = { value: string; formula?: string };
export type ReadSheet = { name: string; cells: Map<string, ReadCell> };

/** Calls back for every element with its attributes and, at its end, its text. */
export const walk = (
  xml: string,
  end: (name: string, attributes: Record<string, string>, text: string) => void,
): void => {
  const parser = new SaxesParser();
  const open: { name: string; attributes: Record<string, string>; text: string }[] = [];
  parser.on('opentag', ({ name, attributes }) =>
    open.push({ name, attributes: attributes as Record<string, string>, text: '' }),
  );
  parser.on('text', (text) => {
    const top = open.at(-1);
    if (top) top.text += text;
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed) end(closed.name, closed.attributes, closed.text);
  });
  parser.write(xml).close();
};

const decoded = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Name and XML of each sheet of a file, in order. */
export const sheetParts = (parts: ReadonlyMap<string, string>): { name: string; xml: string }[] => {
  const targets = new Map<string, string>();
  walk(parts.get('xl/_rels/workbook.xml.rels') ?? '', (name, attributes) => {
    if (name === 'Relationship') targets.set(attributes.Id ?? '', (attributes.Target ?? '').replace(/^\/?(xl\/)?/, ''));
  });
  const sheets: { name: string; xml: string }[] = [];
  walk(parts.get('xl/workbook.xml') ?? '', (name, attributes) => {
    if (name !== 'sheet') return;
    const xml = parts.get(`xl/${targets.get(attributes['r:id'] ?? '')}`) ?? '<none/>';
    sheets.push({ name: attributes.name ?? '', xml });
  });
  return sheets;
};

/** What a person may change on each sheet of a file: every cell, where it is not protected, else only those listed. */
export const changeable = async (
  bytes: Uint8Array,
): Promise<{ name: string; isProtected: boolean; cells: string[] }[]> => {
  const parts = await partsOf(bytes);
  let looks: boolean[] = [];
  let open = false;
  let openLooks: boolean[] = [];
  walk(parts.get('xl/styles.xml') ?? '<none/>', (name, attributes) => {
    if (name === 'protection') open = attributes.locked === '0' || attributes.locked === 'false';
    if (name === 'xf') {
      looks.push(open);
      open = false;
    }
    if (name === 'cellStyleXfs') looks = [];
    if (name === 'cellXfs') openLooks = looks;
  });
  return sheetParts(parts).map(({ name, xml }) => {
    let isProtected = false;
    const cells: string[] = [];
    walk(xml, (inner, own) => {
      if (inner === 'sheetProtection') isProtected = own.sheet === '1' || own.sheet === 'true';
      if (inner === 'c' && openLooks[Number(own.s ?? '0')]) cells.push(own.r ?? '');
    });
    return { name, isProtected, cells };
  });
};

/** The sheets of a file in order, with the text, number or truth (1 or 0) of each cell and its formula. */
export const sheetsOf = async (bytes: Uint8Array): Promise<ReadSheet[]> => {
  const parts = await partsOf(bytes);
  const shared: string[] = [];
  let item = '';
  walk(parts.get('xl/sharedStrings.xml') ?? '<sst/>', (name, _, text) => {
    if (name === 't') item += text;
    if (name === 'si') {
      shared.push(decoded(item));
      item = '';
    }
  });
  return sheetParts(parts).map(({ name, xml }): ReadSheet => {
    const cells = new Map<string, ReadCell>();
    let value = '';
    let formula: string | undefined;
    walk(xml, (inner, own, text) => {
      if (inner === 'v' || inner === 't') value += text;
      if (inner === 'f') formula = text;
      if (inner !== 'c') return;
      const shown = own.t === 's' ? (shared[Number(value)] ?? '') : value;
      if (shown !== '' || formula !== undefined)
        cells.set(own.r ?? '', { value: shown, ...(formula === undefined ? {} : { formula }) });
      value = '';
      formula = undefined;
    });
    return { name, cells };
  });
};

/** LibreOffice's program: LIBREOFFICE_PATH, else soffice or libreoffice on the path; null where there is none. */
export const libreOffice = (): string | null => {
  const runs = (file: string): boolean => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    process.env.LIBREOFFICE_PATH ?? '',
    ...['soffice', 'libreoffice'].flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  ];
  return candidates.find((file) => file !== '' && runs(file)) ?? null;
};

/** The settings of a LibreOffice that reads, writes and calculates as people of a locale do, such as `cy-GB`. */
const inLocale = (locale: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${locale}</value></prop></item></oor:items>
`;

type Office = { from?: 'xlsx' | 'ods'; to?: 'xlsx' | 'ods' | 'csv'; locale?: string };

/**
 * Files opened, calculated and saved again by LibreOffice, as XLSX or as `to`; `from` is what they are. In its own locale,
 * or in the one that is asked for.
 */
export const recalculated = async (
  program: string,
  files: readonly Uint8Array[],
  { from = 'xlsx', to = 'xlsx', locale }: Office = {},
): Promise<Uint8Array[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-office-'));
  try {
    const names = files.map((bytes, at) => {
      const name = join(folder, `book-${at}.${from}`);
      writeFileSync(name, bytes);
      return name;
    });
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    if (locale !== undefined) {
      mkdirSync(join(folder, 'profile', 'user'), { recursive: true });
      writeFileSync(join(folder, 'profile', 'user', 'registrymodifications.xcu'), inLocale(locale));
    }
    const out = join(folder, 'out');
    await promisify(execFile)(
      program,
      [profile, '--headless', '--norestore', '--convert-to', to, '--outdir', out, ...names],
      { timeout: 240_000 },
    );
    return files.map((_, at) => readFileSync(join(out, `book-${at}.${to}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
