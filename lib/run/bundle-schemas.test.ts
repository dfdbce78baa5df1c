import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as forms from '@/lib/bundle/parts';
import { unpackBundle } from '@/lib/bundle/read';
import { asSteppedUp } from '@/lib/testing/decided-procurement';
import { aFinalisedProcurement } from '@/lib/testing/finalised-procurement';
import { schemaFaults } from '@/lib/testing/json-schema';
import { value } from '@/lib/testing/results';
import { aDatabase } from '@/lib/testing/world';
import { evidenceBundle } from '@/lib/views/evidence-bundle';

aDatabase();

const names = readdirSync(new URL('../../public/schemas/', import.meta.url)).map((name) =>
  name.replace('.schema.json', ''),
);

type Json = { format?: string };

/**
 * The schema of a file by the format that it names: of its version, or the one that has every version up to now. An
 * outcome names none, so that it is what scoring prints.
 */
const schemaOf = ({ format }: Json, path = ''): string => {
  if (path === forms.paths.outcome) return 'assay-outcome-1';
  const [, kind = '', version = ''] = /^assay-([a-z-]+)\/(\d+)$/.exec(format ?? '') ?? [];
  const exact = `assay-${kind}-${version}`;
  const found = names.includes(exact) ? exact : names.find((name) => name.replace(/-\d+$/, '') === `assay-${kind}`);
  if (!found) throw new Error(`no schema for the format ${format}`);
  return found;
};

const files: { path: string; json: Json }[] = [];
const lines: { path: string; json: Json }[] = [];
beforeAll(async () => {
  const c = await aFinalisedProcurement();
  const made = value(await evidenceBundle(asSteppedUp(c, 'lead'), { id: c.id }));
  for (const { path, bytes } of await unpackBundle(Buffer.from(made?.body ?? ''))) {
    const text = Buffer.from(bytes).toString('utf8');
    if (path.endsWith('.json')) files.push({ path, json: JSON.parse(text) });
    if (path.endsWith('.ndjson'))
      lines.push(
        ...text
          .trimEnd()
          .split('\n')
          .map((line) => ({ path, json: JSON.parse(line) })),
      );
  }
});

describe('the JSON files of an evidence bundle, by the word of another validator', () => {
  it('are each of the schema of the format that they name, submissions and receipts among them', () => {
    const used = new Map(files.map(({ path, json }) => [path, schemaOf(json, path)]));
    for (const { path, json } of files) expect([path, schemaFaults(used.get(path) ?? '', json)]).toEqual([path, []]);
    const kinds = [
      'agreed',
      'bidders',
      'bundle',
      'contest',
      'criteria',
      'disregards',
      'gates',
      'keys',
      'marks',
      'opening',
    ];
    kinds.push('outcome', 'people', 'prices', 'questionnaire', 'versions', 'questions', 'summaries', 'award');
    expect([...new Set(used.values())]).toEqual(
      expect.arrayContaining([...kinds.map((kind) => `assay-${kind}-1`), 'assay-receipt-2', 'assay-submission-3']),
    );
  });

  it('and so is each line of the log and of its signed head', () => {
    expect(lines.length).toBeGreaterThan(20);
    for (const { path, json } of lines) {
      const name = path === forms.paths.audit ? 'assay-audit-line' : schemaOf(json);
      expect([path, schemaFaults(name, json)]).toEqual([path, []]);
    }
  });

  it('are refused with one key too many, one too few, or something else where a value is', () => {
    for (const { path, json } of files) {
      const name = schemaOf(json, path);
      const [key = ''] = Object.keys(json).filter((each) => each !== 'format');
      const { [key as keyof Json]: _, ...less } = json;
      // The opening record may say more than is checked.
      if (name !== 'assay-opening-1') expect([path, schemaFaults(name, { ...json, more: 1 })]).not.toEqual([path, []]);
      if (name !== 'assay-opening-1' || key === 'procurement')
        expect([path, schemaFaults(name, less).length > 0]).toEqual([path, true]);
      expect([path, schemaFaults(name, { ...json, [key]: { nobody: true } }).length > 0]).toEqual([path, true]);
    }
  });
});
