import { deflateSync } from 'node:zlib';

const width = 400;
const height = 24;

/** The check that every part of a PNG ends with. */
const checkOf = (bytes: Buffer): number => {
  let check = 0xffff_ffff;
  for (const byte of bytes) {
    check ^= byte;
    for (let bit = 0; bit < 8; bit += 1) check = check & 1 ? (check >>> 1) ^ 0xedb8_8320 : check >>> 1;
  }
  return (check ^ 0xffff_ffff) >>> 0;
};

const chunk = (type: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(checkOf(named));
  return Buffer.concat([length, named, check]);
};

/** Takes a share from 0 to 1; returns a PNG of a bar that is so much of its frame, dark on white with a grey edge. */
export const barPicture = (share: number): { width: number; height: number; bytes: Buffer } => {
  const filled = Math.round(share * (width - 2));
  // One byte a place: 0 is the bar, 1 the paper, 2 the edge.
  const rows = Array.from({ length: height }, (_, y) => {
    const edge = y === 0 || y === height - 1;
    const places = Array.from({ length: width }, (_place, x) =>
      edge || x === 0 || x === width - 1 ? 2 : x <= filled ? 0 : 1,
    );
    return Buffer.from([0, ...places]);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const bytes = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from('0b4144ffffffb3b5b5', 'hex')),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { width, height, bytes };
};
