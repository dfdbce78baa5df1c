import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Judged, readContest } from '../evaluation/contest';
import { faultLine } from '../evaluation/faults';
import { decideContest, type Outcome } from '../evaluation/outcome';
import { outcomeToJson } from '../evaluation/outcome-json';
import { readJson } from '../evaluation/read-json';

// `npm run --silent score -- CONTEST.json`: prints the outcome (exit 0) or one line per fault on stderr (exit 2).

const mostBytes = 100_000_000;

const one = (path: string, message: string): Judged<never> => ({ ok: false, faults: [{ path, message }] });

const textOf = (name: string): Judged<string> => {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), name);
  try {
    const about = statSync(path);
    if (!about.isFile()) return one(name, 'is not a file');
    if (about.size > mostBytes) return one(name, 'is over the limit of 100 MB');
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) };
  } catch (error) {
    if (error instanceof TypeError) return one(name, 'is not UTF-8 text');
    return one(name, `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
};

const score = (names: readonly string[]): Judged<Outcome> => {
  const [name] = names;
  if (name === undefined || names.length > 1) return one('arguments', 'give exactly one contest file');
  const text = textOf(name);
  if (!text.ok) return text;
  const json = readJson(text.value);
  if (!json.ok) return json;
  const contest = readContest(json.value);
  return contest.ok ? decideContest(contest.value) : contest;
};

const judged = score(process.argv.slice(2));
if (judged.ok) {
  process.stdout.write(`${JSON.stringify(outcomeToJson(judged.value))}\n`);
} else {
  process.stderr.write(judged.faults.map((fault) => `${faultLine(fault)}\n`).join(''));
  process.exitCode = 2;
}
