/** Measurements of the evaluation workbook: its time against the bare writer, and the memory of the child that makes it. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { readContest } from '../evaluation/contest';
import { decideContest } from '../evaluation/outcome';
import { children } from '../server/child';
import { evaluationMatrix } from '../workbook/evaluation-matrix';
import type { Workbook, WorkbookFormat } from '../workbook/model';
import { benchContest } from './bench-contest';

/** The evaluation matrix of a made-up contest. */
export function benchMatrix(bids: number, questions: number): Workbook {
  const contest = readContest(benchContest(bids, questions));
  if (!contest.ok) throw new Error(contest.faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n'));
  const outcome = decideContest(contest.value);
  if (!outcome.ok) throw new Error(outcome.faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n'));
  return evaluationMatrix({
    title: 'Measured contest',
    reference: 'M-1',
    version: 1,
    engineVersion: '1',
    asOf: '2027-01-22T12:00:00.000Z',
    isFinal: true,
    contest: contest.value,
    outcome: outcome.value,
    letters: {},
    gates: [],
    agreed: contest.value.bids.flatMap(({ bidder, marks = {} }) =>
      Object.keys(marks).map((questionId) => ({
        bidder,
        questionId,
        how: 'moderated' as const,
        reason:
          `Both assessors found keys rotated and devices kept apart, with proof. ${bidder}, ${questionId}.`.repeat(4),
      })),
    ),
    criteria: [],
  });
}

/** The same cells by the library alone: no style, no table, no width. */
export async function writeBare(model: Workbook): Promise<number> {
  const book = new ExcelJS.Workbook();
  for (const { name, rows } of model.sheets) {
    const sheet = book.addWorksheet(name);
    for (const cells of rows)
      sheet.addRow(
        cells.map((cell) => {
          if ('text' in cell) return cell.text;
          if ('number' in cell) return Number(cell.number);
          return { formula: cell.formula, result: typeof cell.value === 'boolean' ? cell.value : Number(cell.value) };
        }),
      );
  }
  return (await book.xlsx.writeBuffer()).byteLength;
}

/**
 * The most memory, in MB, that the built child takes to make a workbook within its limits; null without a build, off
 * Linux, or where it failed.
 */
export async function childMemory(
  model: Workbook,
  standalone: string,
  format: WorkbookFormat = 'xlsx',
): Promise<number | null> {
  const program = join(standalone, 'children', 'render-workbook.mjs');
  if (!existsSync(program) || !existsSync('/proc/self/status')) return null;
  const limits = JSON.stringify(children['render-workbook']);
  const child = spawn(process.execPath, [program, limits], { stdio: ['pipe', 'pipe', 'ignore', 'pipe'] });
  let most = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // It has just ended.
    }
  }, 10);
  const parts: Buffer[] = [];
  child.stdout?.on('data', (part: Buffer) => parts.push(part));
  child.stdin?.end(JSON.stringify({ model, format }));
  await new Promise((done) => child.on('close', done));
  clearInterval(look);
  const made = Buffer.concat(parts).toString('utf8').startsWith('{"ok":true');
  return made ? (most * 1024) / 1_000_000 : null;
}
