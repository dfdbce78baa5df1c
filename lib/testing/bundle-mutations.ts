import { Agreed, Bidders, Gates, Marks, Prices, paths, receiptPath, submissionPath } from '@/lib/bundle/parts';
import type { Part } from '@/lib/bundle/zip';
import { Contest } from '@/lib/evaluation/contest';
import {
  type Change,
  json,
  type Mutation,
  packed,
  partAt,
  pick,
  remade,
  replaced,
  type Sign,
  type Sound,
  textOf,
} from './bundle-changes';
import { laterInsiders, rewritten } from './bundle-later-mutations';

type Readers = {
  agreed: ReturnType<typeof Agreed.parse>;
  marks: ReturnType<typeof Marks.parse>;
  gates: ReturnType<typeof Gates.parse>;
  prices: ReturnType<typeof Prices.parse>;
  bidders: ReturnType<typeof Bidders.parse>;
  contest: ReturnType<typeof Contest.parse>;
};
const forms = { agreed: Agreed, marks: Marks, gates: Gates, prices: Prices, bidders: Bidders, contest: Contest };
/** A file's content, to be changed. */
const opened = <K extends keyof Readers>(sound: Sound, name: K): Readers[K] =>
  forms[name].parse(JSON.parse(textOf(partAt(sound, paths[name])))) as Readers[K];

/** Two entries of a list that differ in a field, chosen by two numbers, change that field with one another. */
const swap = <R extends object>(list: readonly R[], field: keyof R, a: number, b: number): void => {
  const left = pick(list, a);
  const right = pick(
    list.filter((one) => one[field] !== left[field]),
    b,
  );
  [left[field], right[field]] = [right[field], left[field]];
};

/** Marks of written questions change places: in the record, in the contest, or among the individual ones. */
const swappedMarks = (sound: Sound, a: number, b: number): Record<string, string> => {
  const where = pick(['agreed', 'marks', 'contest'] as const, a);
  if (where === 'contest') {
    const contest = opened(sound, 'contest');
    const marks = contest.bids.map((bid) => bid.marks ?? {});
    swap(marks, 'Q-A', a, b);
    return { [paths.contest]: JSON.stringify(contest) };
  }
  const file = opened(sound, where);
  const written: { mark: string }[] = file.marks.filter(({ questionId }) => questionId !== 'Q-B');
  swap(written, 'mark', a, b);
  return { [paths[where]]: `${JSON.stringify(file, null, 1)}\n` };
};

const lines = (sound: Sound): string[] => textOf(partAt(sound, paths.audit)).split('\n').slice(0, -1);
const logOf = (given: readonly string[]): string => given.map((line) => `${line}\n`).join('');

/** What somebody who holds the signing key could change: the manifest fits, the signature fits, and the record does not. */
export const insiders: Record<string, Change> = {
  'an agreed mark swapped with another': (sound, a, b) => {
    const agreed = opened(sound, 'agreed');
    swap(
      agreed.marks.filter(({ questionId }) => questionId === 'Q-A'),
      'mark',
      a,
      b,
    );
    return {
      changes: { [paths.agreed]: json(agreed) },
      first: /^FAIL marks: contest\.json: bids\[\d\]\.marks\.Q-A: is/,
    };
  },
  'a mark of the contest swapped with another': (sound, a, b) => {
    const contest = opened(sound, 'contest');
    swap(
      contest.bids.map((bid) => bid.marks ?? {}),
      'Q-D',
      a,
      b,
    );
    return {
      changes: { [paths.contest]: JSON.stringify(contest) },
      first: /^FAIL marks: contest\.json: bids\[\d\]\.marks\.Q-D: is/,
    };
  },
  'marks swapped in the record and the contest alike': (sound, a) => {
    const [contest, agreed] = [opened(sound, 'contest'), opened(sound, 'agreed')];
    // The two who are ranked: their totals change, and nothing else of the record disagrees.
    const id = pick(['Q-A', 'Q-D'], a);
    const { bidders } = opened(sound, 'bidders');
    const ranked = ['Alder Systems', 'Birch & Söhne'].map((name) => bidders.findIndex(({ bidder }) => bidder === name));
    const [left, right] = ranked.map((at) => contest.bids[at]?.marks ?? {});
    const ids = ranked.map((at) => bidders[at]?.submissionId);
    const [one, other] = ids.map((submissionId) =>
      agreed.marks.find((row) => row.submissionId === submissionId && row.questionId === id),
    );
    if (!left || !right || !one || !other) throw new Error('no marks');
    [left[id], right[id]] = [right[id] ?? '', left[id] ?? ''];
    [one.mark, other.mark] = [other.mark, one.mark];
    return {
      changes: { [paths.contest]: JSON.stringify(contest), [paths.agreed]: json(agreed) },
      first: /^FAIL outcome: outcome\.json: ranking\[\d\]\.\S+: is/,
    };
  },
  'a confirmed mark taken away': (sound) => {
    const marks = opened(sound, 'marks');
    const at = marks.marks.findIndex(({ kind }) => kind === 'confirmed');
    marks.marks.splice(at, 1);
    return { changes: { [paths.marks]: json(marks) }, first: /^FAIL marks: agreed\.json: marks\[\d+\]\.mark: / };
  },
  'the first version of a changed mark taken away': (sound) => {
    const marks = opened(sound, 'marks');
    const later = marks.marks.find(({ version }) => version === 2);
    marks.marks = marks.marks.filter(
      (row) =>
        row.version !== 1 ||
        row.submissionId !== later?.submissionId ||
        row.questionId !== later.questionId ||
        row.evaluatorId !== later.evaluatorId,
    );
    return { changes: { [paths.marks]: json(marks) }, first: /^FAIL marks: marks\.json: marks\[\d+\]\.version: is 2/ };
  },
  'a gate decided the other way': (sound, a) => {
    const gates = opened(sound, 'gates');
    const row = pick(gates.decisions, a);
    // The first of two versions is history; the one that stands is changed.
    const stands = gates.decisions.findLast(
      (one) => one.submissionId === row.submissionId && one.questionId === row.questionId,
    );
    if (stands) stands.decision = stands.decision === 'pass' ? 'fail' : 'pass';
    return { changes: { [paths.gates]: json(gates) }, first: /^FAIL marks: contest\.json: bids\[\d\]\.decisions\.Q-/ };
  },
  'a price changed': (sound, a) => {
    const prices = opened(sound, 'prices');
    pick(prices.prices, a).amount = '94999.99';
    return { changes: { [paths.prices]: json(prices) }, first: /^FAIL marks: contest\.json: bids\[\d\]\.price: is/ };
  },
  'an answer changed': (sound, a) => {
    const path = submissionPath(pick(opened(sound, 'bidders').bidders, a).submissionId);
    return {
      changes: { [path]: textOf(partAt(sound, path)).replace('twice a year', 'every day') },
      first: /^FAIL receipts: submissions\/\w+\.json: what you sent as a whole/,
    };
  },
  'two receipts in the place of one another': (sound, a) => {
    const { bidders } = opened(sound, 'bidders');
    const [left, right] = [pick(bidders, a), pick(bidders, a + 1)].map(({ submissionId }) => receiptPath(submissionId));
    if (!left || !right) throw new Error('no receipts');
    return {
      changes: { [left]: textOf(partAt(sound, right)), [right]: textOf(partAt(sound, left)) },
      first: /^FAIL receipts: receipts\/\w+\.sig: is not the signature of receipts\/\w+\.json/,
    };
  },
  'a receipt of another time': (sound, a) => {
    const path = receiptPath(pick(opened(sound, 'bidders').bidders, a).submissionId);
    return {
      changes: { [path]: textOf(partAt(sound, path)).replace('T11:20:03', 'T11:20:02') },
      first: /^FAIL receipts: receipts\/\w+\.sig: is not the signature/,
    };
  },
  'two letters swapped': (sound, a, b) => {
    const bidders = opened(sound, 'bidders');
    swap(bidders.bidders, 'letter', a, b);
    return {
      changes: { [paths.bidders]: json(bidders) },
      first: /^FAIL receipts: opening\.json: submission ASY-\S+: letter is/,
    };
  },
  'a weight of the document changed': (sound) => ({
    changes: { [paths.document]: textOf(partAt(sound, paths.document)).replace('"weight":"60"', '"weight":"61"') },
    first: /^FAIL document: document\.json: has the hash/,
  }),
  'a total of the outcome changed': (sound) => ({
    changes: { [paths.outcome]: textOf(partAt(sound, paths.outcome)).replace(/"total":"(\d)/, '"total":"9') },
    first: /^FAIL audit: outcome\.json: has the hash/,
  }),
  'a line of the log taken away': (sound, a) => {
    const log = lines(sound);
    const at = a % log.length;
    const first = at === log.length - 1 ? /^FAIL audit: audit\.ndjson: ends at entry \d+/ : `line ${at + 1}: is entry`;
    return {
      changes: { [paths.audit]: logOf(log.filter((_, index) => index !== at)) },
      first: typeof first === 'string' ? new RegExp(`^FAIL audit: audit\\.ndjson: ${first}`) : first,
    };
  },
  'two lines of the log in the place of one another': (sound, a) => {
    const log = lines(sound);
    const at = a % (log.length - 1);
    const turned = log.map((line, index) => (index === at ? log[at + 1] : index === at + 1 ? log[at] : line) ?? '');
    return {
      changes: { [paths.audit]: logOf(turned) },
      first: new RegExp(`^FAIL audit: audit\\.ndjson: line ${at + 1}: is entry ${at + 2}`),
    };
  },
  'a line of the log changed': (sound, a) => {
    const log = lines(sound);
    const at = a % log.length;
    return {
      changes: {
        [paths.audit]: logOf(
          log.map((line, index) => (index === at ? line.replace(/"at":"20\d\d/, '"at":"2020') : line)),
        ),
      },
      first: new RegExp(`^FAIL audit: audit\\.ndjson: line ${at + 1}: its hash is not that of what it says`),
    };
  },
};

/** The fault of a file that the manifest does not fit; the keys are read before that, to check the manifest itself. */
const spoiled = (path: string, fault: string): string =>
  path === paths.keys ? `FAIL manifest: ${path}: ` : `FAIL manifest: ${path}: ${fault}`;

/** What anybody could do to the file: each must be named by the check of the manifest. */
const outsiders: Record<string, Mutation> = {
  'a bit turned': ({ bytes }, a) => {
    const flipped = Buffer.from(bytes);
    const at = a % (8 * bytes.length);
    flipped[at >> 3] = (flipped[at >> 3] ?? 0) ^ (1 << (at & 7));
    return { bytes: flipped, first: /^FAIL manifest: [a-z/0-9.]+: \S/ };
  },
  'cut short': ({ bytes }, a) => ({
    bytes: bytes.subarray(0, a % bytes.length),
    first: /^FAIL manifest: archive: is damaged: its end cannot be read/,
  }),
  'a file dropped': ({ parts }, a) => {
    const { path } = pick(parts, a);
    return { bytes: packed(parts.filter((part) => part.path !== path)), first: `FAIL manifest: ${path}: is missing` };
  },
  'two files in the place of one another': ({ parts }, a, b) => {
    const from = a % parts.length;
    const to = (from + 1 + (b % (parts.length - 1))) % parts.length;
    const turned = [...parts];
    [turned[from], turned[to]] = [parts[to] as Part, parts[from] as Part];
    const [early, late] = from < to ? [from, to] : [to, from];
    return {
      bytes: packed(turned),
      first: `FAIL manifest: ${parts[late]?.path}: stands at place ${early + 1} of the archive`,
    };
  },
  'a file put in': ({ parts }, a) => ({
    bytes: packed(parts.toSpliced(a % (parts.length + 1), 0, { path: 'versions/9.json', bytes: Buffer.from('{}') })),
    first: /^FAIL manifest: \S+: (is not in the manifest|stands at place)/,
  }),
  'a file twice': ({ parts }, a) => {
    const part = pick(parts, a);
    return { bytes: packed([...parts, part]), first: `FAIL manifest: ${part.path}: is in the archive twice` };
  },
  'a byte of a file changed': ({ parts }, a, b) => {
    const part = pick(
      parts.filter(({ path }) => path !== paths.manifest && path !== paths.signature),
      a,
    );
    const bytes = Buffer.from(part.bytes);
    bytes[b % bytes.length] = (bytes[b % bytes.length] ?? 0) ^ 1;
    return {
      bytes: packed(replaced(parts, { [part.path]: bytes })),
      first: spoiled(part.path, 'its SHA-256 is not the one in the manifest'),
    };
  },
  'a file cut short': ({ parts }, a, b) => {
    const part = pick(
      parts.filter(({ path }) => path !== paths.manifest && path !== paths.signature),
      a,
    );
    const size = b % part.bytes.length;
    return {
      bytes: packed(replaced(parts, { [part.path]: part.bytes.subarray(0, size) })),
      first: spoiled(part.path, `has ${size} bytes, and ${part.bytes.length} in the manifest`),
    };
  },
  'marks swapped': (sound, a, b) => {
    const changes = swappedMarks(sound, a, b);
    return {
      bytes: packed(replaced(sound.parts, changes)),
      first: new RegExp(`^FAIL manifest: ${Object.keys(changes)[0]}: (its SHA-256|has \\d+ bytes)`),
    };
  },
  'marks swapped, and a manifest made for them': (sound, a, b) => ({
    bytes: remade(replaced(sound.parts, swappedMarks(sound, a, b)), null),
    first: 'FAIL manifest: manifest.sig: is not the signature of manifest.json by key ',
  }),
  'a file dropped, and a manifest made without it': ({ parts }, a) => {
    const { path } = pick(
      parts.filter((part) => part.path !== paths.manifest && part.path !== paths.signature),
      a,
    );
    return {
      bytes: remade(
        parts.filter((part) => part.path !== path),
        null,
      ),
      first: path === paths.keys ? 'FAIL manifest: keys.json: is missing' : 'FAIL manifest: manifest.sig: is not the',
    };
  },
};

/** Every way to spoil a bundle, by what it does. */
export const mutations: Record<string, Mutation> = {
  ...outsiders,
  ...rewritten,
  ...Object.fromEntries(
    Object.entries({ ...insiders, ...laterInsiders }).map(([name, change]): [string, Mutation] => [
      `${name}, signed anew`,
      (sound, a, b, sign) => {
        const { changes, first } = change(sound, a, b);
        return { bytes: remade(replaced(sound.parts, changes), sign), first };
      },
    ]),
  ),
};

/** The whole bundle as somebody with a key of their own would make it: their key inside, and everything they sign. */
export const forged = ({ parts }: Sound, sign: Sign, keyId: string, publicKey: string): Buffer =>
  remade(
    replaced(parts, { [paths.keys]: json({ format: 'assay-keys/1', keys: [{ keyId, publicKey }] }) }),
    sign,
    keyId,
  );

/** The bundle with other content in some files, signed honestly: what somebody who holds the key could make. */
export const resigned = ({ parts }: Sound, changes: Record<string, string>, sign: Sign): Buffer =>
  remade(replaced(parts, changes), sign);
