import { describe, expect, it } from 'vitest';
import { halfPayloads, longPayloads, payloads } from '@/lib/testing/payloads';
import { download } from './download';

const headerOf = (name: string): string => download(name, 'x').headers.get('Content-Disposition') ?? '';
const nameIn = (header: string): string => decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(header)?.[1] ?? '');

describe('the file name of a download', () => {
  it.each([...payloads, ...halfPayloads, ...longPayloads].map((payload) => [payload.slice(0, 40), payload]))(
    'stays a name beside %j',
    (_, payload) => {
      const header = headerOf(`${payload} marking scheme.xlsx`);
      expect(header).toMatch(
        /^attachment; filename="[A-Za-z0-9._ -]{1,200}"; filename\*=UTF-8''[A-Za-z0-9%._~!$&+^`|-]+$/,
      );
      const name = nameIn(header);
      expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\u202a-\u202e\u2028\u2029\ufeff]|^\.|^\s/u);
      expect(name.endsWith('.xlsx')).toBe(true);
      expect(name.length).toBeLessThanOrEqual(400);
    },
  );

  it('is as it was where it does no harm', () => {
    expect(nameIn(headerOf("PRJ-0142 – Ann’s plan (final) 'v2', £5.xlsx"))).toBe(
      "PRJ-0142 – Ann’s plan (final) 'v2', £5.xlsx",
    );
  });
});
