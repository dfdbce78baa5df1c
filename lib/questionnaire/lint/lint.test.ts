import { describe, expect, test } from 'vitest';
import { en, type LintCase, one, open, structureCases } from '../../testing/lint-cases';
import { markingCases } from '../../testing/lint-marking-cases';
import { innocentWordings, wordingCases } from '../../testing/lint-wording-cases';
import { has, say } from '../../text';
import { checkDocument, ruleBehind, rules } from './index';
import { namesChecked } from './names';

const cases: Record<string, LintCase[]> = { ...structureCases, ...markingCases, ...wordingCases };
const nameOf = (key: string): string => key.replace(/^checks\./, '');

describe.each(rules.map((rule) => [rule.id, rule] as const))('the rule %s', (id, rule) => {
  const own = cases[id] ?? [];
  const failing = own.filter(({ finds }) => finds.length > 0);

  test('has an example that fails and one that passes', () => {
    expect(failing.length).toBeGreaterThan(0);
    expect(own.length - failing.length).toBeGreaterThan(0);
  });

  test.each(own.map((each) => [each.what, each] as const))('%s', (_, { document, finds, context = {} }) => {
    expect(rule.check(document, context).map(({ key }) => nameOf(key))).toEqual(finds);
  });

  test('can find everything that it says it finds', () => {
    expect(new Set(failing.flatMap(({ finds }) => finds))).toEqual(new Set(Object.keys(rule.findings)));
  });

  test('says each finding in a sentence, with the words that it saw', () => {
    for (const { document, context = {} } of failing)
      for (const finding of rule.check(document, context)) {
        expect(has(finding.key), finding.key).toBe(true);
        expect(say(finding)).not.toContain('{{');
        expect(finding.severity).toBe(rule.findings[nameOf(finding.key)]);
        expect(finding.id).toMatch(/^[A-Za-z0-9.:_-]+$/);
        expect(ruleBehind(finding.key).id).toBe(id);
        const { words } = finding.params ?? {};
        if (words !== undefined) expect(JSON.stringify(document)).toContain(String(words));
      }
  });

  test('is explained in plain sentences, with its source and the day it was read', () => {
    const { title, explanation, fix, source } = rule;
    expect(title).not.toMatch(/[.?!]$/);
    for (const text of [explanation, fix]) {
      expect(text).toMatch(/[.?!]$/);
      for (const sentence of text.split(/(?<=[.?!]) /)) expect(sentence.split(' ').length, sentence).toBeLessThan(26);
    }
    if (source === 'our own') return;
    expect(source.url).toMatch(/^https:\/\/www\.(legislation\.gov\.uk|gov\.uk)\//);
    expect(source.checked).toMatch(/^20\d\d-\d\d-\d\d$/);
  });
});

describe('the rules together', () => {
  test('have ids of their own, and no two find the same', () => {
    const names = rules.flatMap(({ findings }) => Object.keys(findings));
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(Object.keys(cases).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  test('find each thing once', () => {
    for (const { document, context = {} } of Object.values(cases).flat()) {
      const ids = checkDocument(document, context)
        .map(({ id }) => id)
        .filter((id) => !id.startsWith('checks.id-twice'));
      expect(new Set(ids).size, ids.join()).toBe(ids.length);
    }
  });

  test.each(innocentWordings)('find nothing in: %s', (wording) => {
    const found = checkDocument(one(open('q1', { wording: en(wording) })), { applicablePrinciples: [] });
    expect(found.map(({ id }) => id)).toEqual(['checks.scale-undescribed', 'checks.no-tie-break']);
  });

  test('show what is about the whole first, then question by question', () => {
    const document = one(
      open('q1', { threshold: '6', wording: en('Is it 100% secure?') }, '60'),
      open('q2', { threshold: '7' }, '30'),
    );
    const order = checkDocument(document, { applicablePrinciples: [] }).map(({ key, questionId }) =>
      [nameOf(key), questionId].filter(Boolean).join(' '),
    );
    expect(order).toEqual([
      'weights-questions',
      'scale-undescribed',
      'no-tie-break',
      'absolute q1',
      'threshold-off-scale q1',
      'threshold-off-scale q2',
    ]);
  });

  test('know what the engine itself refuses by a rule of its own', () => {
    expect(ruleBehind('questionnaire.engine-fault').id).toBe('engine-runs');
  });

  test('rest on a list of names with a date', () => {
    expect(namesChecked).toMatch(/^20\d\d-\d\d-\d\d$/);
  });
});
