import { describe, expect, it } from 'vitest';
import { checkFile, cleanName } from '../response/file-type';
import { hostileFiles } from './hostile-files';

describe('sixty files that are not what they say', () => {
  it('are sixty, each a case of its own', () => {
    expect(hostileFiles).toHaveLength(60);
    expect(new Set(hostileFiles.map(({ what }) => what)).size).toBe(60);
    expect(hostileFiles.filter(({ kept }) => kept !== null).length).toBeGreaterThanOrEqual(15);
  });

  it.each(hostileFiles)('$what ($name) is refused, or kept as the type that it has', ({ name, bytes, kept }) => {
    const found = checkFile(cleanName(name), bytes);
    expect(found.ok ? found.type : null).toBe(kept);
  });

  it.each(hostileFiles.filter(({ kept }) => kept !== null))(
    '$what is seen the same in small parts',
    async ({ name, bytes, kept }) => {
      const { FileProbe } = await import('../response/file-type');
      const probe = new FileProbe(cleanName(name));
      for (let at = 0; at < bytes.length; at += 7) probe.take(bytes.subarray(at, at + 7));
      const found = probe.verdict();
      expect(found.ok ? found.type : null).toBe(kept);
    },
  );
});
