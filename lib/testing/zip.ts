import { deflateRawSync } from 'node:zlib';

/** One part of a made zip; `size` lies about its unpacked size, `from` points at the bytes of an earlier part. */
export type ZipPart = { name: string; text: string | Buffer; size?: number; encrypted?: boolean; from?: number };

/** A zip file made by hand, so that a test can lie in its headers. Checksums are left at 0, which readers pass over. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const { name, text, size, encrypted, from } of parts) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes, { level: 9 });
    const label = Buffer.from(name, 'utf8');
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800 | (encrypted ? 1 : 0), 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(size ?? bytes.length, 18);
    shared.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), shared, label, packed]);
    const offset = from === undefined ? at : (offsets[from] ?? 0);
    offsets.push(offset);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b0102', 'hex'), Buffer.from([20, 0]), shared, rest, label]));
    if (from !== undefined) continue;
    bodies.push(local);
    at += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, index, end]);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type MadeSheet = {
  /** Everything inside `worksheet`. */
  sheet?: string;
  shared?: string;
  workbook?: string;
  types?: string;
  more?: readonly ZipPart[];
  prolog?: string;
};

/** The parts of a small XLSX with one sheet called Scored. */
export const xlsxParts = ({ sheet, shared, workbook, types = '', more = [], prolog = head }: MadeSheet): ZipPart[] => [
  {
    name: '[Content_Types].xml',
    text: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types}</Types>`,
  },
  {
    name: 'xl/workbook.xml',
    text: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Scored" sheetId="1" r:id="rId1"/></sheets>${workbook ?? ''}</workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    text: `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  },
  {
    name: 'xl/worksheets/sheet1.xml',
    text: `${prolog}<worksheet xmlns="${main}">${sheet ?? '<sheetData/>'}</worksheet>`,
  },
  ...(shared === undefined
    ? []
    : [{ name: 'xl/sharedStrings.xml', text: `${head}<sst xmlns="${main}">${shared}</sst>` }]),
  ...more,
];

export const xlsxOf = (made: MadeSheet): Buffer => zipOf(xlsxParts(made));

/** A cell with its text written into it. */
export const cellXml = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

const ods = 'urn:oasis:names:tc:opendocument:xmlns';
/** An ODS around a body of `office:spreadsheet` and the automatic styles before it. */
export const odsOf = (body: string, styles = '', more: readonly ZipPart[] = []): Buffer =>
  zipOf([
    { name: 'mimetype', text: 'application/vnd.oasis.opendocument.spreadsheet' },
    {
      name: 'content.xml',
      text: `${head}<office:document-content xmlns:office="${ods}:office:1.0" xmlns:table="${ods}:table:1.0" xmlns:text="${ods}:text:1.0" xmlns:style="${ods}:style:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`,
    },
    ...more,
  ]);
