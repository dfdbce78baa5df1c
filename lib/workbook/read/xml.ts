import { SaxesParser } from 'saxes';
import { caps, damaged, ReadFault, tooBig } from './fault';

export type Attributes = Readonly<Record<string, string>>;
export type Handlers = {
  open?: (name: string, attributes: Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** A name without its prefix: each producer chooses its own. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const none: Attributes = Object.freeze(Object.create(null));

const locals = (attributes: Record<string, string>): Attributes => {
  const names = Object.keys(attributes);
  if (names.length === 0) return none;
  const found: Record<string, string> = Object.create(null);
  for (const name of names) if (!name.startsWith('xmlns')) found[local(name)] ??= attributes[name] ?? '';
  return found;
};

/** UTF-8, or UTF-16 where the file begins with its mark. */
const decoderFor = (bytes: Buffer): TextDecoder =>
  new TextDecoder(
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8',
    { fatal: true },
  );

const pieceBytes = 1 << 16;

/** Counts elements over all parts of one file. */
export class ElementCount {
  private count = 0;

  add(place: () => string): void {
    this.count += 1;
    if (this.count > caps.elements) tooBig('elements', place());
  }
}

/**
 * Walks one part of a workbook piece by piece. Names and attributes come without prefixes. `place` names where the
 * reader stands, for what is found damaged there.
 * @throws ReadFault for a document type, for XML that is not well formed, and beyond the caps of depth and elements.
 */
export function walk(bytes: Buffer, handlers: Handlers, elements: ElementCount, place: () => string): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', () => {
    throw new ReadFault('definitions');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > caps.depth) damaged(place());
    elements.add(place);
    handlers.open?.(local(name), locals(attributes as Record<string, string>));
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handlers.close?.(local(name));
  });
  parser.on('error', () => damaged(place()));
  const decoder = decoderFor(bytes);
  const decoded = (piece: Buffer, stream: boolean): string => {
    try {
      return decoder.decode(piece, { stream });
    } catch {
      return damaged(place());
    }
  };
  for (let from = 0; from < bytes.length; from += pieceBytes)
    parser.write(decoded(bytes.subarray(from, from + pieceBytes), true));
  parser.write(decoded(Buffer.alloc(0), false)).close();
}
