import type { Judged } from './contest';
import { at, type Fault } from './faults';

type Level = { path: string; keys: Set<string> | null; index: number };

/** Returns the end of the string that opens at `from`, one past its closing quote. The text is well-formed JSON. */
const endOfString = (text: string, from: number): number => {
  let end = text.indexOf('"', from + 1);
  for (;;) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
};

const structure = /["{}[\],]/g;

/**
 * Returns a fault for every key that an object holds twice, and for `__proto__`, which no record can hold: a plain
 * JSON parser would silently keep one of them. Takes text that is well-formed JSON; one pass, no recursion.
 */
const keyFaults = (text: string): Fault[] => {
  const faults: Fault[] = [];
  const levels: Level[] = [];
  let next = '';
  let expectsKey = false;
  structure.lastIndex = 0;
  for (let found = structure.exec(text); found; found = structure.exec(text)) {
    const level = levels.at(-1);
    const sign = found[0];
    if (sign === '"') {
      const end = endOfString(text, found.index);
      if (level?.keys && expectsKey) {
        const key = JSON.parse(text.slice(found.index, end)) as string;
        next = at(level.path, key);
        if (level.keys.has(key)) faults.push({ path: next, message: 'the key is given twice' });
        if (key === '__proto__') faults.push({ path: next, message: 'is not a known key' });
        level.keys.add(key);
        expectsKey = false;
      }
      structure.lastIndex = end;
    } else if (sign === '{' || sign === '[') {
      const path = level && !level.keys ? at(level.path, level.index) : next;
      levels.push({ path, keys: sign === '{' ? new Set() : null, index: 0 });
      expectsKey = sign === '{';
    } else if (sign === ',') {
      if (level?.keys) expectsKey = true;
      else if (level) level.index += 1;
    } else {
      levels.pop();
      expectsKey = false;
    }
  }
  return faults;
};

/** Parses JSON text. Text that is not JSON, and keys given twice in one object, are faults. */
export const readJson = (text: string): Judged<unknown> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'unreadable';
    return { ok: false, faults: [{ path: 'contest', message: `is not JSON: ${reason}` }] };
  }
  const faults = keyFaults(text);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
};
