import type { z } from 'zod';
import { at, faultLine, schemaFaults } from '../evaluation/faults';
import { readJson } from '../evaluation/read-json';
import { BundleFault } from './fault';
import type { Part } from './zip';

/** The files of a bundle, read and checked by their forms when they are asked for, each once. */
export type OpenedBundle = {
  readonly parts: readonly Part[];
  /** @throws BundleFault where the file is missing or no UTF-8 text. */
  text: (path: string) => string;
  /** @throws BundleFault where it is missing, no JSON, or not of the form. */
  json: <T>(path: string, form: z.ZodType<T>) => T;
  /** The lines of a file that has one JSON value in each. @throws BundleFault naming the line. */
  lines: <T>(path: string, form: z.ZodType<T>) => T[];
};

export const openBundle = (parts: readonly Part[]): OpenedBundle => {
  const byPath = new Map(parts.map((part) => [part.path, part.bytes]));
  const texts = new Map<string, string>();
  const values = new Map<string, { form: unknown; value: unknown }>();
  const text = (path: string): string => {
    const known = texts.get(path);
    if (known !== undefined) return known;
    const bytes = byPath.get(path);
    if (!bytes) throw new BundleFault(path, 'is missing');
    try {
      const read = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      texts.set(path, read);
      return read;
    } catch {
      throw new BundleFault(path, 'is not UTF-8 text');
    }
  };
  const parsed = <T>(path: string, place: string, content: string, form: z.ZodType<T>): T => {
    const json = readJson(content);
    if (!json.ok) {
      const [fault] = json.faults;
      throw new BundleFault(path, `${place}${fault?.path === 'contest' ? fault.message : fault && faultLine(fault)}`);
    }
    const read = form.safeParse(json.value, { reportInput: true });
    if (read.success) return read.data;
    const [fault] = schemaFaults(read.error);
    const where = fault && fault.path !== 'contest' ? `${fault.path}: ` : '';
    throw new BundleFault(path, `${place}${where}${fault?.message ?? 'is not in the right form'}`);
  };
  const json = <T>(path: string, form: z.ZodType<T>): T => {
    const known = values.get(path);
    if (known?.form === form) return known.value as T;
    const value = parsed(path, '', text(path), form);
    values.set(path, { form, value });
    return value;
  };
  const lines = <T>(path: string, form: z.ZodType<T>): T[] => {
    const whole = text(path);
    if (whole !== '' && !whole.endsWith('\n')) throw new BundleFault(path, 'its last line has no end');
    const contents = whole.split('\n').slice(0, -1);
    return contents.map((content, index) => parsed(path, `line ${index + 1}: `, content, form));
  };
  return { parts, text, json, lines };
};

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * Where two JSON values first differ: the place, and both values as they may be shown; null where they are equal. A
 * property that is undefined is the same as none.
 */
export const firstDifference = (
  left: unknown,
  right: unknown,
  place = '',
): { place: string; left: string; right: string } | null => {
  if (Object.is(left, right)) return null;
  if (!isObject(left) || !isObject(right) || Array.isArray(left) !== Array.isArray(right))
    return { place, left: shown(left), right: shown(right) };
  const inList = Array.isArray(left);
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const of = (value: Record<string, unknown>) => (Object.hasOwn(value, key) ? value[key] : undefined);
    const found = firstDifference(of(left), of(right), at(place, inList ? Number(key) : key));
    if (found) return found;
  }
  return null;
};
