import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decideContest } from '../evaluation/outcome';
import { outcomeToJson } from '../evaluation/outcome-json';
import { aContest, aDocument } from '../testing/contests';
import { everyKind } from '../testing/every-kind';
import { schemaFaults } from '../testing/json-schema';
import { jsonSchemas } from './json-schemas';

const folder = new URL('../../public/schemas/', import.meta.url);

describe('published JSON Schemas', () => {
  test('are the ones that the app itself uses (npx tsx lib/run/schemas.ts writes them)', () => {
    const made = jsonSchemas();
    expect(readdirSync(folder).sort()).toEqual(Object.keys(made).sort());
    for (const [name, text] of Object.entries(made)) expect(readFileSync(new URL(name, folder), 'utf8')).toBe(text);
  });

  test('take what the app makes, by the word of another validator', () => {
    const contest = aContest(aDocument(), [{ bidder: 'A', answers: { q1: 'text' }, marks: { q1: '4', q2: '5' } }]);
    const judged = decideContest(contest);
    if (!judged.ok) throw new Error(JSON.stringify(judged.faults));
    expect(schemaFaults('assay-questionnaire-1', everyKind())).toEqual([]);
    expect(schemaFaults('assay-contest-1', contest)).toEqual([]);
    expect(schemaFaults('assay-outcome-1', outcomeToJson(judged.value))).toEqual([]);
  });

  test('refuse what the app refuses: a key too many, a number for a decimal, a missing weighting', () => {
    const document = JSON.parse(JSON.stringify(everyKind()));
    expect(schemaFaults('assay-questionnaire-1', { ...document, note: 'x' })).not.toEqual([]);
    document.sections[0].weight = 60;
    expect(schemaFaults('assay-questionnaire-1', document)).not.toEqual([]);
    delete document.sections[0].weight;
    expect(schemaFaults('assay-questionnaire-1', document)).not.toEqual([]);
  });
});
