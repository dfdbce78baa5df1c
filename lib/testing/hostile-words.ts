import type { Change } from './every-workbook';
import { longPayloads, payloads } from './payloads';

/** What makes facts what they are rather than what people wrote: identity, kind, figures, times and keys. */
const structural = new Set([
  ...['id', 'kind', 'purpose', 'format', 'operator', 'question', 'questionId', 'section', 'mode', 'method', 'formula'],
  ...['letter', 'key', 'decision', 'how', 'state', 'treatment', 'receiving', 'basis', 'from', 'here', 'stride'],
  ...[
    'snapshotHash',
    'documentHash',
    'notApplicable',
    'portal',
    'due',
    'by',
    'asked',
    'settled',
    'decisions',
    'source',
  ],
]);
const figure = /^(?:-?\d+(?:\.\d+)?|\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?|[0-9a-f]{64}|)$/;

/** The parts of facts that hold ids or figures and nothing that a person wrote. */
const closed = new Set(['passIf', 'showIf', 'marks', 'extrasOffered']);

/**
 * Takes a round, counted from 0; returns a change that puts a payload in the place of every text that a person wrote, and
 * what it has put in so far, each with the text whose place it took. The same text becomes the same payload everywhere, and two texts never the same.
 * Every payload is reached in some round; the last ones of each round are longer than a cell.
 */
export const hostileWords = (
  round: number,
  share = 12,
): { change: Change; given: () => [plain: string, word: string][] } => {
  const put = new Map<string, string>();
  const wordsFor = (plain: string): string => {
    const known = put.get(plain);
    if (known !== undefined) return known;
    const at = put.size;
    const long = at === share ? longPayloads[round % longPayloads.length] : undefined;
    const body = long ?? payloads[(round * share + at) % payloads.length] ?? '';
    // A number at the end keeps texts apart that were apart.
    const word = at > share ? `${body} ${at}` : body;
    const given = [...put.values()].includes(word) ? `${word} ${at}` : word;
    put.set(plain, given);
    return given;
  };
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return structural.has(key) || figure.test(value) ? value : wordsFor(value);
    if (Array.isArray(value)) return value.map((each) => walk(each, key));
    if (value instanceof Map) return new Map([...value].map(([name, each]) => [name, walk(each, key)]));
    if (typeof value !== 'object' || value === null || closed.has(key)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, name === 'answers' ? answers(each) : walk(each, name)]),
    );
  };
  /** Answers by question: a choice stays a choice. */
  const answers = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map)
      ? Object.fromEntries(
          Object.entries(value).map(([name, each]) => [
            name,
            typeof each === 'string' && each.length > 3 ? wordsFor(each) : each,
          ]),
        )
      : walk(value, 'answers');
  return { change: (facts) => walk(facts, '') as typeof facts, given: () => [...put] };
};

/** Rounds after which every payload was put in. */
export const allRounds = Math.ceil(payloads.length / 12);
