import { describe, expect, it } from 'vitest';
import { checkFile, claimedType, cleanName } from './file-type';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const le = (value: number, size: number): string =>
  Array.from({ length: size }, (_, at) => String.fromCharCode((value >>> (8 * at)) & 255)).join('');

/** A ZIP file of stored entries. */
function zip(entries: Record<string, string>): Uint8Array {
  let body = '';
  let directory = '';
  for (const [name, content] of Object.entries(entries)) {
    const at = body.length;
    const sizes = le(0, 4) + le(content.length, 4) + le(content.length, 4);
    body += `PK\x03\x04${le(20, 2)}${le(0, 8)}${sizes}${le(name.length, 2)}${le(0, 2)}${name}${content}`;
    directory += `PK\x01\x02${le(20, 2)}${le(20, 2)}${le(0, 8)}${sizes}${le(name.length, 2)}${le(0, 12)}${le(at, 4)}${name}`;
  }
  const count = Object.keys(entries).length;
  return bytes(
    `${body}${directory}PK\x05\x06${le(0, 4)}${le(count, 2)}${le(count, 2)}${le(directory.length, 4)}${le(body.length, 4)}${le(0, 2)}`,
  );
}

const docx = zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' });
const xlsx = zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<w/>' });
const odt = zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<o/>' });
const ods = zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<o/>' });
const ole = bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest');

describe('a file', () => {
  it.each([
    ['Report.PDF', bytes('%PDF-1.7\nrest'), 'pdf'],
    ['plan.png', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDRrest'), 'png'],
    ['photo.jpeg', bytes('\xff\xd8\xff\xe0rest'), 'jpg'],
    ['policy.docx', docx, 'docx'],
    ['list.xlsx', xlsx, 'xlsx'],
    ['policy.odt', odt, 'odt'],
    ['list.ods', ods, 'ods'],
    ['rows.csv', bytes('name,value\r\nCaf\xe9,1\r\n'), 'csv'],
  ])('%s is known by name and content', (name, content, type) => {
    expect(checkFile(name, content)).toEqual({ ok: true, type });
  });

  it.each([
    ['page.html', bytes('<html>'), 'supplier.file-type'],
    ['picture.svg', bytes('<svg/>'), 'supplier.file-type'],
    ['noending', bytes('%PDF-1.7'), 'supplier.file-type'],
    ['report.pdf.exe', bytes('MZ'), 'supplier.file-type'],
    ['report.pdf', bytes('MZ\x90'), 'supplier.file-content'],
    ['report.pdf', new Uint8Array(0), 'supplier.file-empty'],
    ['policy.docx', xlsx, 'supplier.file-content'],
    ['policy.docx', ole, 'supplier.file-locked'],
    [
      'list.xlsx',
      zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '', 'xl/vbaProject.bin': 'x' }),
      'supplier.file-content',
    ],
    ['policy.odt', ods, 'supplier.file-content'],
    ['rows.csv', bytes('a,b\n\x00\x01'), 'supplier.file-content'],
    ['rows.csv', bytes('\xef\xbb\xbf <script>alert(1)</script>'), 'supplier.file-content'],
    ['list.xlsx', bytes('PK\x03\x04 not really'), 'supplier.file-content'],
  ])('%s whose name and content disagree is refused', (name, content, key) => {
    const found = checkFile(name, content);
    expect(found.ok ? '' : found.message.key).toBe(key);
  });

  it('has the type that its ending claims, whatever its case', () => {
    expect([claimedType('a.JPG'), claimedType('a.jpeg'), claimedType('a.zip')]).toEqual(['jpg', 'jpg', null]);
  });
});

describe('a file name', () => {
  it.each([
    ['..\\..\\etc\\passwd.pdf', 'passwd.pdf'],
    ['/tmp/../x.csv', 'x.csv'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie: x.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['\u0000', 'file'],
    ['  spaced name.pdf ', 'spaced name.pdf'],
    ['half\ud800.pdf', 'half.pdf'],
  ])('%j becomes %j', (name, clean) => {
    expect(cleanName(name)).toBe(clean);
  });

  it('keeps its ending when it is too long', () => {
    expect(cleanName(`${'x'.repeat(5_000)}.pdf`)).toBe(`${'x'.repeat(190)}.pdf`);
  });
});
