import { describe, expect, it } from 'vitest';
import { percentOf, standingOf } from '../procurement/prepared-file';
import { contentsText, fileWords, packedName } from './pack-contents';
import { packFiles } from './render-pack';

describe('names in a pack', () => {
  it.each([
    ['PRJ-1 marking scheme version 2.ods', 'B', 2, 'B PRJ-1 marking scheme version 2.ods'],
    ['PRJ-1 opening record.xlsx', 'F', 2, 'F PRJ-1 opening record, questionnaire version 2.xlsx'],
    ['PRJ-1 self-check.xlsx', undefined, null, 'PRJ-1 self-check.xlsx'],
    ['../PRJ/1: "x"\n.xlsx', 'A', 1, 'A -PRJ-1- -x-, questionnaire version 1.xlsx'],
  ])('%j becomes %j', (name, letter, version, packed) => {
    expect(packedName(name, letter, version)).toBe(packed);
  });

  it('never lead out of a folder, whatever an officer chose as reference', () => {
    for (const words of ['..', '.', 'a/../../b', '\\\\x\\y', 'C:\\x', '\u0000a', ' . ']) {
      expect(fileWords(words)).not.toMatch(/[\\/:]|^\./);
    }
  });

  it('are different, or there is no file', async () => {
    const body = Buffer.from('');
    await expect(
      packFiles([
        { name: 'a', body },
        { name: 'A', body },
      ]),
    ).rejects.toThrow('same name');
  });
});

it('contents say each file with its hash, each on lines of its own, whatever the title holds', () => {
  const text = contentsText({
    title: 'Lamps\r\nand more',
    reference: 'PRJ-1',
    authority: 'Brackwater',
    published: null,
    files: [{ letter: 'A', what: 'Workbook', name: 'A x.xlsx', size: 12_345, sha256: 'f'.repeat(64) }],
    missing: [{ letter: undefined, what: 'Log', why: 'Later.' }],
  });
  expect(text.split('\r\n')).toEqual([
    '\ufeffContents: Lamps and more',
    'Brackwater, PRJ-1',
    '',
    'A. Workbook',
    '  A x.xlsx',
    `  12,345 bytes, SHA-256 ${'f'.repeat(64)}`,
    '',
    'Not in this file:',
    '  Log: Later.',
    '',
  ]);
});

describe('how far a file is', () => {
  const at = '2027-01-01T00:00:00.000Z';
  const later = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString();

  it('is what is written down, until its server is silent for a minute', () => {
    const running = { state: 'running', beatAt: at, fault: null } as const;
    expect(standingOf(running, later(60))).toEqual({ state: 'running', fault: null });
    expect(standingOf(running, later(61))).toEqual({ state: 'failed', fault: 'interrupted' });
    expect(standingOf({ ...running, state: 'done' }, later(9_999))).toEqual({ state: 'done', fault: null });
  });

  it('is never all before it is done', () => {
    expect([percentOf(0, 3), percentOf(1, 3), percentOf(3, 3), percentOf(0, 0)]).toEqual([0, 33, 99, 0]);
  });
});
