import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { canonical } from '../questionnaire/hash';
import { type Check, checkFile, checkSent, readSent, SignedReceipt } from '../response/check-receipt';
import { bundleLines, isArchive, keyIdOf, mostBytes } from './verify-bundle';

// `npm run --silent verify -- RECEIPT.json [WHAT-YOU-SENT.json] [FILE …] [--key KEY-ID]`: says whether the signature, each
// answer and each file hold. `npm run --silent verify -- BUNDLE.zip [--key PUBLIC.pem or KEY-ID]`: checks an evidence bundle
// (product 7). Needs no server, no database and no network. Exit 0 all hold, 1 something does not, 2 cannot be read.

const place = (name: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), name);
const bytesOf = (name: string): Buffer => readFileSync(place(name));
const shown = (line: string): string => `${printable(line)}\n`;

/** The file's own text never reaches the terminal raw: it may come from somebody else. */
const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '?');

const checksOf = (file: SignedReceipt, rest: readonly string[], key: string | undefined): Check[] => {
  const { receipt, signed, signature, keyId, publicKey } = file;
  const publicPem = createPublicKey(publicKey).export({ format: 'pem', type: 'spki' }).toString();
  const id = createHash('sha256').update(publicPem).digest('hex').slice(0, 16);
  const checks: Check[] = [
    {
      what: 'signature of the receipt (Ed25519)',
      holds: verify(null, Buffer.from(signed, 'utf8'), publicKey, Buffer.from(signature, 'base64')),
    },
    { what: 'the receipt that you read is the text that was signed', holds: canonical(receipt) === signed },
    { what: `key id ${keyId} belongs to the key in the file`, holds: id === keyId },
  ];
  if (key !== undefined) checks.push({ what: `key id is ${key}, as you were told elsewhere`, holds: id === key });
  for (const name of rest) {
    const bytes = bytesOf(name);
    const sent = name.endsWith('.json') ? sentIn(bytes) : null;
    if (sent) checks.push(...checkSent(receipt, sent));
    else
      checks.push(
        checkFile(receipt, { name: basename(name), sha256: createHash('sha256').update(bytes).digest('hex') }),
      );
  }
  return checks;
};

/** What was sent, where the JSON is that; null where it is any other file. */
function sentIn(bytes: Buffer): ReturnType<typeof readSent> | null {
  try {
    return readSent(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}

/** The key that was named: its id as it is, or that of the public key in a file. */
const trustedKey = (named: string): string | null =>
  /^[0-9a-f]{16}$/.test(named) ? named : keyIdOf(bytesOf(named).toString('utf8'));

async function checkBundle(bytes: Buffer, rest: readonly string[], key: string | undefined): Promise<number> {
  if (rest.length > 0) return unread('a bundle is checked by itself, without other files');
  const trusted = key === undefined ? null : trustedKey(key);
  if (key !== undefined && trusted === null) return unread(`${key} is no public key (Ed25519, PEM) and no id of one`);
  const { lines, holds } = await bundleLines(bytes, trusted);
  process.stdout.write(lines.map(shown).join(''));
  return holds ? 0 : 1;
}

const unread = (why: string): number => {
  process.stderr.write(shown(`Cannot be read: ${why}.`));
  return 2;
};

/** The bytes of a file that is no larger than we look at, or why there are none. */
function fileOf(name: string): Buffer | string {
  try {
    const about = statSync(place(name));
    if (!about.isFile()) return 'it is not a file';
    if (about.size > mostBytes) return 'it is over the limit of 100 MB';
    return bytesOf(name);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown error';
  }
}

async function run(given: readonly string[]): Promise<number> {
  const at = given.indexOf('--key');
  const key = at === -1 ? undefined : given[at + 1];
  const [name, ...rest] = at === -1 ? given : [...given.slice(0, at), ...given.slice(at + 2)];
  if (name === undefined || (at !== -1 && key === undefined)) {
    process.stderr.write('Give a bundle: verify -- BUNDLE.zip [--key PUBLIC.pem]\n');
    process.stderr.write('or a receipt, then what you sent and files: verify -- RECEIPT.json [SENT.json] [FILE …]\n');
    return 2;
  }
  const bytes = fileOf(name);
  if (typeof bytes === 'string') return unread(bytes);
  try {
    if (isArchive(bytes)) return await checkBundle(bytes, rest, key);
  } catch (error) {
    return unread((error as NodeJS.ErrnoException).code ?? 'unknown error');
  }
  let file: SignedReceipt;
  let checks: Check[];
  try {
    file = SignedReceipt.parse(JSON.parse(bytes.toString('utf8')));
    checks = checksOf(file, rest, key);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      typeof code === 'string'
        ? code
        : 'it is neither an evidence bundle nor a signed receipt of Assay, or its key is no key';
    return unread(why);
  }
  const { receipt } = file;
  const lines = [
    ...('practice' in receipt ? ['PRACTICE: nobody received this. It does not count.'] : []),
    `Receipt ${receipt.reference}: submission ${receipt.submission} of ${receipt.supplier}`,
    `for ${receipt.procurement.title} (${receipt.procurement.reference}), version ${receipt.version}`,
    `received ${receipt.receivedAt}, ${receipt.answered} answers, ${receipt.files.length} files`,
    ...checks.map(({ what, holds }) => `${holds ? 'holds         ' : 'DOES NOT HOLD '} ${what}`),
    ...(key === undefined
      ? [`Compare the key id ${file.keyId} with the one in the e-mail that came with your receipt.`]
      : []),
  ];
  process.stdout.write(lines.map(shown).join(''));
  return checks.every(({ holds }) => holds) ? 0 : 1;
}

process.exitCode = await run(process.argv.slice(2));
