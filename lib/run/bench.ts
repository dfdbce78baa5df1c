/**
 * `npm run bench`: how fast the heavy work is, as a ratio to a baseline measured in the same run, because machines are
 * noisy. Prints one JSON line for each row and then a table; reports, and never fails.
 */
import { join } from 'node:path';
import { readContest } from '../evaluation/contest';
import { decideContest } from '../evaluation/outcome';
import { QuestionnaireDocument } from '../questionnaire/document';
import { renderWorkbook } from '../workbook/render';
import { benchContest } from './bench-contest';
import { benchDraft, editOnce } from './bench-drafting';
import { benchEvidence } from './bench-evidence';
import { benchRobustness } from './bench-rehearsal';
import { benchMatrix, childMemory, writeBare } from './bench-workbook';

type Row = {
  work: string;
  baseline: string;
  /** The line we hold ourselves to: the work takes at most so many times as long as the baseline. */
  atMost: number;
  /** Measures both, in milliseconds, one after the other. */
  measure: () => Promise<Sample[]>;
};
type Sample = { work: number; baseline: number };

const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Takes turns, so that a slow moment of the machine meets both. The first turn only warms up. */
async function inTurns(times: number, work: () => unknown, baseline: () => unknown): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let turn = 0; turn <= times; turn += 1)
    samples.push({ work: await timed(work), baseline: await timed(baseline) });
  return samples.slice(1);
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};

const rows: Row[] = [
  {
    work: 'score and rank 200 bids x 300 questions, with traces',
    baseline: 'JSON.parse of the contest file',
    atMost: 10,
    measure: async () => {
      const file = JSON.stringify(benchContest(200, 300));
      const contest = readContest(JSON.parse(file));
      if (!contest.ok) throw new Error(contest.faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n'));
      const decided = decideContest(contest.value);
      if (!decided.ok) throw new Error(decided.faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n'));
      return inTurns(
        7,
        () => decideContest(contest.value),
        () => JSON.parse(file),
      );
    },
  },
  {
    work: 'one move in a draft of 300 questions, compared, checked and counted',
    baseline: 'reading the draft from JSON through its schema',
    atMost: 10,
    measure: async () => {
      const draft = benchDraft(300);
      const file = JSON.stringify(draft);
      return inTurns(
        15,
        () => editOnce(draft),
        () => QuestionnaireDocument.parse(JSON.parse(file)),
      );
    },
  },
  {
    work: 'evaluation workbook, 20 bids x 300 questions',
    baseline: 'bare exceljs writing the same cells without styles',
    atMost: 1.5,
    measure: async () => {
      const model = benchMatrix(20, 300);
      return inTurns(
        3,
        () => renderWorkbook(model),
        () => writeBare(model),
      );
    },
  },
  {
    work: 'robustness run: 10,000 weight samples x 20 bids of 45 questions, identical winners',
    baseline: 'scoring everything again per sample (100 samples measured, times 100)',
    atMost: 1 / 50,
    measure: async () => {
      const { work, baseline } = benchRobustness(10_000, 100);
      const samples = await inTurns(3, work, baseline);
      return samples.map((sample) => ({ ...sample, baseline: 100 * sample.baseline }));
    },
  },
];

const shown = [];
for (const { work, baseline, atMost, measure } of rows) {
  const samples = await measure();
  const ratios = samples.map((sample) => sample.work / sample.baseline);
  const result = {
    work,
    baseline,
    milliseconds: Number(median(samples.map((sample) => sample.work)).toFixed(1)),
    baselineMilliseconds: Number(median(samples.map((sample) => sample.baseline)).toFixed(1)),
    ratio: Number(median(ratios).toPrecision(3)),
    atMost,
    holds: median(ratios) <= atMost,
    samples: samples.length,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  shown.push({
    work,
    'ms (median)': result.milliseconds,
    'baseline ms': result.baselineMilliseconds,
    ratio: result.ratio,
    'at most': atMost,
    holds: result.holds ? 'yes' : 'NO',
  });
}
console.table(shown);

const standalone = join(process.cwd(), process.env.ASSAY_DIST || '.next', 'standalone');
const megabytes = await childMemory(benchMatrix(20, 300), standalone);
const work = 'memory of the child that makes the evaluation workbook, 20 bids x 300 questions';
const memory = megabytes === null ? { holds: null } : { megabytes: Math.round(megabytes), holds: megabytes < 300 };
process.stdout.write(`${JSON.stringify({ work, atMostMegabytes: 300, ...memory })}\n`);

const uploads = await benchEvidence(standalone);
const rounded = (value: number): number => Number(value.toFixed(1));
if (uploads) {
  const { idle, busy, memory: used } = uploads;
  const line = {
    work: 'slowest hundredth of the autosaves of 50 clients while 100 MB of evidence is uploaded',
    baseline: 'their median while nothing is uploaded',
    milliseconds: rounded(busy.p99),
    baselineMilliseconds: rounded(idle.median),
    ratio: Number((busy.p99 / idle.median).toPrecision(3)),
    atMost: 10,
    holds: busy.p99 <= 10 * idle.median,
    idleSlowestHundredth: rounded(idle.p99),
    saves: busy.saves,
    seconds: rounded(busy.seconds),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  const grown = used.most - used.before;
  const flat = { work: 'growth of the server while 100 MB of evidence is uploaded', atMostMegabytes: 50 };
  const measured = { megabytes: rounded(grown), before: rounded(used.before), after: rounded(used.after) };
  process.stdout.write(`${JSON.stringify({ ...flat, ...measured, holds: grown <= 50 })}\n`);
} else
  process.stdout.write(`${JSON.stringify({ work: '100 MB of evidence while 50 clients autosave', holds: null })}\n`);
