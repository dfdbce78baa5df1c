/**
 * Sixty files that are not what they say, or that are two things at once, made by hand. Each says what it tries if a
 * browser ever runs it: `attack` asks for an address of its own and opens a dialog.
 */
export type HostileFile = {
  /** What it is, for the report. */
  what: string;
  name: string;
  bytes: Buffer;
  /** The type it is kept as; null where it must be refused. */
  kept: 'pdf' | 'docx' | 'xlsx' | 'odt' | 'ods' | 'csv' | 'png' | 'jpg' | null;
};

/** The address that a file asks for when it has run. */
export const ranAt = '/hostile-file-ran';

const attack = `fetch('${ranAt}');new Image().src='${ranAt}';alert('ran');document.title='ran';`;
const script = `<script>${attack}</script>`;
const html = `<!DOCTYPE html><html><head><title>x</title></head><body onload="${attack}">${script}</body></html>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${attack}"><script>${attack}</script></svg>`;

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const u16 = (value: number): Buffer => Buffer.from([value & 255, value >> 8]);
const u32 = (value: number): Buffer => Buffer.concat([u16(value & 65_535), u16(value >>> 16)]);

/** A ZIP whose parts lie in it uncompressed, so that what they say can be read by whoever guesses at content. */
export function storedZip(parts: Readonly<Record<string, string>>, comment = ''): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const [label, bytes] = [Buffer.from(name), Buffer.from(text)];
    const sizes = Buffer.concat([u32(0), u32(bytes.length), u32(bytes.length), u16(label.length)]);
    const local = Buffer.concat([latin('PK\x03\x04'), u16(20), Buffer.alloc(8), sizes, u16(0), label, bytes]);
    const entry = Buffer.concat([latin('PK\x01\x02'), u16(20), u16(20), Buffer.alloc(8), sizes, Buffer.alloc(12)]);
    directory.push(Buffer.concat([entry, u32(at), label]));
    bodies.push(local);
    at += local.length;
  }
  const index = Buffer.concat(directory);
  const count = u16(bodies.length);
  const end = [latin('PK\x05\x06'), u32(0), count, count, u32(index.length), u32(at), u16(comment.length)];
  return Buffer.concat([...bodies, index, ...end, Buffer.from(comment)]);
}

const pngSign = latin('\x89PNG\r\n\x1a\n');
const chunk = (kind: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, latin(kind), data, Buffer.alloc(4)]);
};
const pngHead = chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
/** One black dot, whole and valid, so that a browser which looks inside would draw it. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);
const png = (...chunks: Buffer[]): Buffer =>
  Buffer.concat([pngSign, pngHead, ...chunks, chunk('IEND', Buffer.alloc(0))]);
const jpg = (...rest: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), ...rest, Buffer.from([0xff, 0xd9])]);
const segment = (mark: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, mark, (data.length + 2) >> 8, (data.length + 2) & 255]), data]);
const jfif = segment(0xe0, latin('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'));

const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const word = { '[Content_Types].xml': types, 'word/document.xml': `<w>${script}</w>` };
const excel = { '[Content_Types].xml': types, 'xl/workbook.xml': `<w>${script}</w>` };
const opened = (kind: string) => ({
  mimetype: `application/vnd.oasis.opendocument.${kind}`,
  'content.xml': `<o>${script}</o>`,
});
const pdf = (text: string): Buffer => latin(`%PDF-1.7\n${text}\n%%EOF\n`);

const one = (what: string, name: string, bytes: Buffer | string, kept: HostileFile['kept'] = null): HostileFile => ({
  what,
  name,
  bytes: typeof bytes === 'string' ? latin(bytes) : bytes,
  kept,
});

const endings = ['pdf', 'docx', 'xlsx', 'odt', 'ods', 'csv', 'png', 'jpg'] as const;

/** All sixty, always the same. */
export const hostileFiles: readonly HostileFile[] = [
  // A page or a drawing under another name.
  ...endings.map((ending) => one(`a page called ${ending}`, `page.${ending}`, html)),
  ...(['csv', 'png', 'jpg', 'pdf'] as const).map((ending) => one(`a drawing called ${ending}`, `art.${ending}`, svg)),
  // What we never take, whatever it holds.
  ...['html', 'svg', 'xhtml', 'js', 'swf', 'zip', 'docm', 'xlsm', 'mht', 'hta', 'exe'].map((ending) =>
    one(`a file of the kind ${ending}`, `report.${ending}`, ending === 'svg' ? svg : html),
  ),
  // Names that say two things.
  one('a page behind a second ending', 'report.pdf.html', html),
  one('a page behind a sign that turns text round', 'report\u202efdp.html', html),
  one('a page whose name ends in a space', 'report.html ', html),
  one('a PDF that was called a page', 'report.html.pdf', pdf(script), 'pdf'),
  one('a picture named like markup', `"><img src=x onerror="${attack}">.png`, dot, 'png'),
  one('a picture named like a header', 'a"; filename="x.html".png', dot, 'png'),
  // Two things at once, the first of them something else.
  one('a page with a PDF inside', 'both.pdf', `<html>${script}<!--%PDF-1.7\n-->`),
  one('a picture with a PDF inside', 'both.pdf', `GIF89a/*%PDF-1.7\n*/=1;${attack}`),
  one('a script with a PDF inside', 'both.pdf', `//%PDF-1.7\n${attack}`),
  one('a page with an archive inside', 'both.docx', Buffer.concat([latin(html), storedZip(word)])),
  one('a script that is a picture of another kind', 'both.png', `GIF89a=1;${attack}`),
  one('a program called a document', 'setup.pdf', latin(`MZ\x90\0\x03${'\0'.repeat(60)}PE\0\0`)),
  one('a page in two-byte letters', 'wide.csv', Buffer.from(`\ufeff${html}`, 'utf16le')),
  one('a page after spaces', 'late.csv', `\r\n\t  ${html}`),
  one('a page after the mark of UTF-8', 'marked.csv', Buffer.from(`\ufeff${script}`)),
  one('rich text called rows', 'rich.csv', '{\\rtf1 {\\object\\objocx}}'),
  one('mail with a page in it called rows', 'mail.csv', `MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${html}`),
  // Documents that run something.
  one('a document with macros', 'macro.docx', storedZip({ ...word, 'word/vbaProject.bin': 'x' })),
  one('a workbook with macro sheets', 'macro.xlsx', storedZip({ ...excel, 'xl/macrosheets/sheet1.xml': '<x/>' })),
  one('a document with controls', 'control.docx', storedZip({ ...word, 'word/activeX/activeX1.bin': 'x' })),
  one('a text with macros', 'macro.odt', storedZip({ ...opened('text'), 'Basic/Standard/Module1.xml': '<x/>' })),
  one('rows called a text', 'rows.odt', storedZip(opened('spreadsheet'))),
  // Two things at once, the first of them what it says: kept as that, and never run.
  one('a PDF that is a page too', 'page.pdf', pdf(`${html}`), 'pdf'),
  one(
    'a PDF that runs a script when opened',
    'action.pdf',
    pdf(`1 0 obj<</OpenAction<</S/JavaScript/JS(${attack})>>>>endobj`),
    'pdf',
  ),
  one('a picture with a page in its text', 'text.png', png(chunk('tEXt', latin(`Comment\0${html}`))), 'png'),
  one('a picture with a page after its end', 'after.png', Buffer.concat([dot, latin(html)]), 'png'),
  one('a picture with an archive after its end', 'archive.png', Buffer.concat([dot, storedZip(word)]), 'png'),
  one('a photograph with a page in its comment', 'comment.jpg', jpg(jfif, segment(0xfe, latin(html))), 'jpg'),
  one(
    'a photograph that is a script too',
    'script.jpg',
    Buffer.concat([latin('\xff\xd8\xff\xe0/*'), latin(`*/=1;${attack}//`)]),
    'jpg',
  ),
  one(
    'a photograph with an archive after its end',
    'archive.jpg',
    Buffer.concat([jpg(jfif), storedZip({ 'META-INF/MANIFEST.MF': 'Main-Class: X' })]),
    'jpg',
  ),
  one('a document with a page at its end', 'end.docx', storedZip(word, html), 'docx'),
  one(
    'a document that is a Java program too',
    'java.docx',
    storedZip({ ...word, 'META-INF/MANIFEST.MF': 'Main-Class: X' }),
    'docx',
  ),
  one('a workbook with a page inside', 'page.xlsx', storedZip({ ...excel, 'index.html': html }), 'xlsx'),
  one('a text with a page inside', 'page.odt', storedZip({ ...opened('text'), 'index.html': html }), 'odt'),
  one('rows of formulas', 'formula.csv', `name,value\r\n=HYPERLINK("${ranAt}"),+cmd|'/c calc'!A0\r\n`, 'csv'),
  one('rows with a page in them', 'page.csv', `a,b\r\n"${html.replaceAll('"', '""')}",1\r\n`, 'csv'),
  one('rows that are a script', 'script.csv', `a=1,b=2\n${attack}\n`, 'csv'),
];
