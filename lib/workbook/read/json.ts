import { ReadFault } from './fault';

/** Deepest nesting of a JSON file, and its greatest size in bytes. */
const deepest = 60;
const largest = 5_000_000;

/** Where a reader stands in a text, counted from 1. */
const placeIn = (text: string, position: number): string => {
  const before = text.slice(0, position).split('\n');
  return `line ${before.length}, character ${(before.at(-1) ?? '').length + 1}`;
};

const depthOf = (text: string): number => {
  let depth = 0;
  let most = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (inText) {
      if (sign === '\\') at += 1;
      else if (sign === '"') inText = false;
    } else if (sign === '"') inText = true;
    else if (sign === '{' || sign === '[') {
      depth += 1;
      if (depth > most) most = depth;
    } else if (sign === '}' || sign === ']') depth -= 1;
  }
  return most;
};

/** Reads JSON as text and no more than that; the parent checks what it says. @throws ReadFault with line and character. */
export function readJson(bytes: Buffer): unknown {
  if (bytes.length > largest) throw new ReadFault('too-large-json', { limit: largest / 1_000_000 });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ReadFault('not-utf-8');
  }
  if (depthOf(text) > deepest) throw new ReadFault('too-deep', { limit: deepest });
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    throw new ReadFault('not-json', { place: placeIn(text, position) });
  }
}
