import type { z } from 'zod';

/** One fault of a contest: where it lies (`bids[0].marks.q9`) and what is wrong, in plain words on one line. */
export type Fault = { path: string; message: string };

export const faultLine = ({ path, message }: Fault): string => `${path}: ${message}`;

const plainKey = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/** Returns the path to a property of `parent`; a key with unusual characters is quoted, so a line stays one line. */
export const at = (parent: string, key: string | number): string => {
  if (typeof key === 'number') return `${parent}[${key}]`;
  if (!plainKey.test(key)) return `${parent}[${JSON.stringify(key)}]`;
  return parent === '' ? key : `${parent}.${key}`;
};

/** Returns a value as it may be shown inside a fault: quoted, cut to a readable length. */
export const quoted = (value: string): string => JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);

type Issue = z.core.$ZodIssue;

const kindOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'an array'
      : typeof value === 'object'
        ? 'an object'
        : `a ${typeof value}`;

const named: Record<string, string> = {
  string: 'text in quotes',
  object: 'an object',
  record: 'an object',
  array: 'an array',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
};

const sentence = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${named[issue.expected] ?? issue.expected}, not ${kindOf(issue.input)}`;
    case 'invalid_value':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_big':
      return `is above the limit of ${issue.maximum}`;
    case 'too_small':
      return `is below the least of ${issue.minimum}`;
    case 'invalid_format':
      return issue.message.startsWith('must') ? issue.message : 'is not in the right form';
    default:
      return issue.input === undefined ? 'is missing' : issue.message.replace(/\s+/g, ' ');
  }
};

const depthOf = (issues: readonly Issue[]): number => Math.max(0, ...issues.map((issue) => issue.path.length));

/** Of a union's alternatives, the one that the value comes closest to: fails deepest, then in fewest places. */
const closest = (alternatives: readonly Issue[][]): Issue[] | undefined =>
  [...alternatives].sort((a, b) => depthOf(b) - depthOf(a) || a.length - b.length)[0];

const faultsOf = (issue: Issue, parent: string): Fault[] => {
  const path = issue.path.reduce<string>((whole, key) => at(whole, key as string | number), parent);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: at(path, key), message: 'is not a known key' }));
  if (issue.code === 'invalid_union') {
    const best = closest(issue.errors);
    if (best && depthOf(best) > 0) return best.flatMap((inner) => faultsOf(inner, path));
    if (best?.length && best.every((inner) => inner.code === 'unrecognized_keys'))
      return best.flatMap((inner) => faultsOf(inner, path));
    if (issue.input === undefined) return [{ path, message: 'is missing' }];
    const choice = 'discriminator' in issue ? String(issue.discriminator) : null;
    if (choice === null) return [{ path, message: `has none of the allowed forms; it is ${kindOf(issue.input)}` }];
    const missing = typeof issue.input === 'object' && issue.input !== null && !(choice in issue.input);
    return [{ path, message: missing ? 'is missing' : `is not a known ${choice}` }];
  }
  if (issue.code === 'invalid_key') return [{ path, message: 'has a key that is not allowed' }];
  if (issue.code === 'invalid_element') return issue.issues.flatMap((inner) => faultsOf(inner, path));
  return [{ path: path === '' ? 'contest' : path, message: sentence(issue) }];
};

/** Takes a schema's refusal; returns a fault for each place, in the order found. */
export const schemaFaults = (error: z.core.$ZodError, parent = ''): Fault[] =>
  error.issues.flatMap((issue) => faultsOf(issue, parent));
