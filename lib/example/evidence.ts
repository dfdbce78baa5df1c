import { PDFDocument, type PDFFont, rgb, StandardFonts } from 'pdf-lib';
import type { EvidenceText } from './content/shape';
import { pictureOf } from './picture';

const notReal = 'Example document. Nothing in it is real.';

/** The name of a file as a heading: `fenlight-threat-model.pdf` becomes "Fenlight threat model". */
const headingOf = (name: string): string => {
  const words = name.replace(/\.[a-z]+$/, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const wrapped = (text: string, font: PDFFont, size: number, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
};

/** One A4 page, dated, in a font that every reader has. */
async function page({ name, text }: EvidenceText, owner: string, at: string): Promise<Uint8Array> {
  const made = new Date(at);
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(headingOf(name));
  document.setAuthor(owner);
  document.setCreationDate(made);
  document.setModificationDate(made);
  const [plain, bold] = [
    await document.embedFont(StandardFonts.Helvetica),
    await document.embedFont(StandardFonts.HelveticaBold),
  ];
  const sheet = document.addPage([595, 842]);
  let y = 770;
  const write = (words: string, font: PDFFont, size: number, gap: number) => {
    for (const line of wrapped(words, font, size, 475)) {
      sheet.drawText(line, { x: 60, y, size, font, color: rgb(0.05, 0.05, 0.05) });
      y -= size * 1.5;
    }
    y -= gap;
  };
  write(owner, plain, 11, 6);
  write(headingOf(name), bold, 18, 14);
  write(text, plain, 12, 24);
  write(notReal, plain, 10, 0);
  return document.save();
}

const field = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A line for each statement of the text, beneath two headings. */
const lines = ({ name, text }: EvidenceText, owner: string): Uint8Array => {
  const statements = text.split(/(?<=[;.])\s+/).map((each) => each.replace(/;$/, ''));
  const rows = [
    ['Item', 'Statement'],
    ['Document', headingOf(name)],
    ['Organisation', owner],
    ...statements.map((each, at) => [String(at + 1), each]),
    ['Note', notReal],
  ];
  return new TextEncoder().encode(rows.map((row) => `${row.map(field).join(',')}\r\n`).join(''));
};

/**
 * Makes the file that a name promises: PDF, PNG or CSV.
 * @param owner name of the organisation, which stands in it.
 * @param at ISO UTC; the same content at the same time gives the same bytes.
 * @throws Error for any other kind of file.
 */
export async function makeEvidence(content: EvidenceText, owner: string, at: string): Promise<Uint8Array> {
  if (content.name.endsWith('.pdf')) return page(content, owner, at);
  if (content.name.endsWith('.png')) return pictureOf(headingOf(content.name), `${content.text} ${notReal}`);
  if (content.name.endsWith('.csv')) return lines(content, owner);
  throw new Error(`The example makes no file such as ${content.name}.`);
}
