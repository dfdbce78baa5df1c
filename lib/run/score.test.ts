import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OutcomeJson } from '../evaluation/outcome-json';
import { aContest, aDocument } from '../testing/contests';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-score-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command as npm does: from the repository root, with the caller's folder in INIT_CWD. */
const score = (...names: string[]) => {
  const run = spawnSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'lib/run/score.ts', ...names],
    {
      cwd: root,
      env: { ...process.env, INIT_CWD: folder },
      encoding: 'utf8',
    },
  );
  return { code: run.status, out: run.stdout, faults: run.stderr.split('\n').filter((line) => line !== '') };
};
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return name;
};

describe('npm run score', () => {
  test('prints exactly the outcome of a file named from the caller’s folder', () => {
    const contest = aContest(aDocument(), [
      { bidder: 'A', marks: { q1: '4', q2: '5' } },
      { bidder: 'B', marks: { q1: '5', q2: '5' } },
      { bidder: 'C', marks: { q1: '4', q2: '5' } },
    ]);
    const { code, out, faults } = score(write('good.json', JSON.stringify(contest)));
    expect([code, faults]).toEqual([0, []]);
    const outcome = OutcomeJson.parse(JSON.parse(out));
    expect(outcome.ranking.map(({ bidder, rank, total }) => [bidder, rank, total])).toEqual([
      ['B', 1, '100.00'],
      ['A', 2, '88.00'],
      ['C', 2, '88.00'],
    ]);
  });

  test('prints one line per fault on standard error, nothing else, and exits 2', () => {
    const contest = aContest(aDocument(), [{ bidder: 'A', marks: { q1: '9', q7: '1' } }]);
    const { code, out, faults } = score(write('bad.json', JSON.stringify(contest)));
    expect([code, out]).toEqual([2, '']);
    expect(faults).toEqual([
      'bids[0].marks.q7: no question has the id "q7"',
      'bids[0].marks.q1: 9 is not a mark on the scale 0 to 5 in steps of 1',
      'bids[0].marks.q2: a mark is missing',
    ]);
  });

  test('refuses what it cannot read', () => {
    const large = openSync(join(folder, 'large.json'), 'w');
    ftruncateSync(large, 100_000_001);
    closeSync(large);
    expect(score('large.json')).toEqual({ code: 2, out: '', faults: ['large.json: is over the limit of 100 MB'] });
    expect(score('missing.json').faults).toEqual(['missing.json: cannot be read (ENOENT)']);
    expect(score('.').faults).toEqual(['.: is not a file']);
    expect(score(write('latin.json', new Uint8Array([0x22, 0xe9, 0x22]))).faults).toEqual([
      'latin.json: is not UTF-8 text',
    ]);
    expect(score(write('twice.json', '{"format":"a","format":"b"}')).faults).toEqual([
      'format: the key is given twice',
    ]);
    expect(score()).toEqual({ code: 2, out: '', faults: ['arguments: give exactly one contest file'] });
  });
});
