import { deflateSync } from 'node:zlib';

/** Capital letters, digits and signs in five by seven dots: one number for each row, the leftmost dot highest. */
const glyphs: Readonly<Record<string, string>> = {
  A: '0E11111F111111',
  B: '1E11111E11111E',
  C: '0E11101010110E',
  D: '1E11111111111E',
  E: '1F10101E10101F',
  F: '1F10101E101010',
  G: '0E11101711110F',
  H: '1111111F111111',
  I: '0E04040404040E',
  J: '0702020202120C',
  K: '11121418141211',
  L: '1010101010101F',
  M: '111B1515111111',
  N: '11191513111111',
  O: '0E11111111110E',
  P: '1E11111E101010',
  Q: '0E11111115120D',
  R: '1E11111E141211',
  S: '0F10100E01011E',
  T: '1F040404040404',
  U: '1111111111110E',
  V: '11111111110A04',
  W: '11111115151B11',
  X: '11110A040A1111',
  Y: '11110A04040404',
  Z: '1F01020408101F',
  0: '0E11131519110E',
  1: '040C040404040E',
  2: '0E11010608101F',
  3: '1F01020601110E',
  4: '02060A121F0202',
  5: '1F101E0101110E',
  6: '0608101E11110E',
  7: '1F010204080808',
  8: '0E11110E11110E',
  9: '0E11110F01020C',
  '.': '00000000000C0C',
  ',': '000000000C0408',
  ':': '000C0C000C0C00',
  ';': '000C0C000C0408',
  '-': '0000000E000000',
  '/': '01010204081010',
  "'": '04040800000000',
  '(': '02040808080402',
  ')': '08040202020408',
};
/** What is drawn where we have no dots for a sign. */
const unknownGlyph = '1F11111111111F';

const scale = 2;
const [letterWidth, lineHeight, margin] = [6 * scale, 12 * scale, 12 * scale];
const [paper, ink, bar] = [255, 30, 200];

const wrapped = (text: string, columns: number): string[] => {
  const lines: string[] = [''];
  for (const word of text.toUpperCase().split(/\s+/)) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

const crcTable = Uint32Array.from({ length: 256 }, (_, at) => {
  let value = at;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** The checksum of PNG (ISO 3309), which `node:zlib` has only from Node 20.15 on. */
const crc32 = (bytes: Uint8Array): number => {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** Takes a heading and a text; returns a grey PNG picture, 640 dots wide, in which both can be read. */
export const pictureOf = (heading: string, text: string): Uint8Array => {
  const width = 640;
  const columns = Math.floor((width - 2 * margin) / letterWidth);
  const lines = [...wrapped(heading, columns), '', ...wrapped(text, columns)];
  const height = 2 * margin + lines.length * lineHeight;
  const rows = Array.from({ length: height }, () => new Uint8Array(width).fill(paper));
  for (const row of rows.slice(0, margin - scale)) row.fill(bar);
  lines.forEach((line, at) => {
    [...line].forEach((sign, column) => {
      if (sign === ' ') return;
      const dots = Buffer.from(glyphs[sign] ?? unknownGlyph, 'hex');
      for (let y = 0; y < 7 * scale; y += 1)
        for (let x = 0; x < 5 * scale; x += 1)
          if (((dots[Math.floor(y / scale)] ?? 0) >> (4 - Math.floor(x / scale))) & 1) {
            const row = rows[margin + at * lineHeight + y];
            if (row) row[margin + column * letterWidth + x] = ink;
          }
    });
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8; // bits of each dot; colour type 0 is grey
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows.flatMap((row) => [Buffer.from([0]), row])))),
    chunk('IEND', new Uint8Array(0)),
  ]);
};
