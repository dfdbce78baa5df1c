import { describe, expect, test } from 'vitest';
import { nil } from '../question/kind';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import { canonical, hashOf } from '../questionnaire/hash';
import { aDocument, aSection } from '../testing/contests';
import { has, say } from '../text';
import { type Blocker, blockersOf, maySubmit, progressOf, type ResponseFacts } from './completeness';
import { type AnswerEntries, extrasFaults, valuesOf } from './extras';
import { lateReference, makeReceipt, receiptReference, receiptText } from './receipt';
import { askedOf, relevantEntries } from './relevant';
import { snapshotAnswers, snapshotFiles, snapshotHash, takeSnapshot } from './snapshot';

const en = (text: string) => ({ en: text });
const file = (name: string, digit = 'a') => ({ sha256: digit.repeat(64), name, size: 2_048 });

const outside: Question = {
  id: 'q1',
  ref: 'SEC-03',
  kind: 'yes-no',
  wording: en('Do you host outside the UK?'),
  principle: 8,
  purpose: 'information',
};
const where: Question = {
  id: 'q2',
  ref: 'SEC-04',
  kind: 'long-text',
  wording: en('Where, and why?'),
  principle: 8,
  purpose: 'award-criterion',
  weight: '100',
  showIf: { question: 'q1', operator: 'is', value: 'yes' },
  settings: { wordLimit: 20 },
};
const certified: Question = {
  id: 'q3',
  ref: 'SEC-15',
  kind: 'yes-no',
  wording: en('Are you certified?'),
  principle: 3,
  purpose: 'requirement',
  passIf: { question: 'q3', operator: 'is', value: 'yes' },
  evidenceRequired: true,
  extras: { equivalent: true, assuranceBasis: true, notYet: true, confidentiality: true },
};
const tools: Question = {
  id: 'D-06',
  kind: 'table',
  wording: en('AI tools used'),
  principle: 1,
  purpose: 'information',
  settings: { columns: [{ id: 'tool', label: en('Tool') }], nilAllowed: true },
};
const document: QuestionnaireDocument = aDocument({
  sections: [
    aSection('s1', '100', [outside, where], { title: en('Protecting data') }),
    aSection('s2', '0', [certified]),
  ],
  declarations: [tools],
});
const facts = (changes: Partial<ResponseFacts> = {}): ResponseFacts => ({
  version: 2,
  confirmedVersion: true,
  uploading: [],
  completedSections: new Set(['s1', 's2']),
  contractStart: '2027-03-01',
  ...changes,
});
const full: AnswerEntries = {
  q1: { value: 'yes' },
  q2: { value: 'In Iceland, for cooling', extras: { notYet: { by: '2027-01-01', text: 'not offered here' } } },
  q3: { value: 'yes', evidence: [file('certificate.pdf')] },
  'D-06': { value: nil },
  gone: { value: 'answer to an earlier version' },
};
const sentences = (blockers: Blocker[], severity: Blocker['severity']) =>
  blockers.filter((each) => each.severity === severity).map(({ key, params }) => say({ path: '', key, params }));
const mustFix = (entries: AnswerEntries, changes: Partial<ResponseFacts> = {}) =>
  sentences(blockersOf(document, entries, facts(changes)), 'must-fix');
const look = (entries: AnswerEntries, changes: Partial<ResponseFacts> = {}) =>
  sentences(blockersOf(document, entries, facts(changes)), 'worth-a-look');

describe('what is in a submission', () => {
  test('is what is asked and started, with allowed extras only', () => {
    expect(relevantEntries(document, full)).toEqual({
      q1: { value: 'yes' },
      q2: { value: 'In Iceland, for cooling' },
      q3: { value: 'yes', evidence: [file('certificate.pdf')] },
      'D-06': { value: nil },
    });
  });
  test('leaves a hidden answer behind, which the response keeps', () => {
    const entries = { ...full, q1: { value: 'no' } };
    expect([...askedOf(document, entries)]).toEqual(['q1', 'q3', 'D-06']);
    expect(relevantEntries(document, entries)).not.toHaveProperty('q2');
    expect(valuesOf(entries).q2).toBe('In Iceland, for cooling');
  });
});

describe('what stops a submission', () => {
  test('is nothing when everything asked is answered', () => {
    expect(blockersOf(document, full, facts())).toEqual([]);
    expect(maySubmit(blockersOf(document, full, facts()))).toBe(true);
  });
  test('is said in the words of the blueprint', () => {
    const long = { value: 'word '.repeat(44) };
    expect(
      mustFix(
        { q1: { value: 'yes' }, q2: long, q3: { value: 'yes' } },
        { confirmedVersion: false, uploading: ['Pen test report.pdf'] },
      ),
    ).toEqual([
      'You have not confirmed version 2.',
      'SEC-04: your answer is 24 words too long.',
      'SEC-15: attach the certificate, or offer an equivalent.',
      'Pen test report.pdf is still being uploaded.',
    ]);
    expect(mustFix({})).toEqual(['SEC-03 has no answer.', 'SEC-15 has no answer.']);
    expect(mustFix({ ...full, q2: { value: '' } })).toEqual(['SEC-04 has no answer.']);
    expect(maySubmit(blockersOf(document, {}, facts()))).toBe(false);
  });
  test('never is a question that is not asked', () => {
    expect(mustFix({ ...full, q1: { value: 'no' }, q2: { value: '' } })).toEqual([]);
  });
  test('is no missing file where an equivalent or a date is offered', () => {
    const without = (extras: object) => mustFix({ ...full, q3: { value: 'yes', extras } });
    expect(without({})).toHaveLength(1);
    expect(without({ equivalent: { text: 'An independent report' } })).toEqual([]);
    expect(without({ notYet: { by: '2027-02-01', text: 'Audit booked' } })).toEqual([]);
  });
  test('is told apart from what is only worth a look', () => {
    expect(look(full, { completedSections: new Set(['s2']) })).toEqual([
      'Section Protecting data is not marked as completed.',
    ]);
    expect(look({ ...full, 'D-06': { value: [] } })).toEqual(['D-06 is empty. If there are none, say so.']);
    expect(look({ ...full, q2: { value: 'word '.repeat(19) } })).toEqual(['SEC-04: 1 word is left of 20.']);
    const expiring = { assurance: { basis: 'certified', date: '2026-01-10', expires: '2027-02-28' } } as const;
    expect(look({ ...full, q3: { value: 'yes', evidence: [file('c.pdf')], extras: expiring } })).toEqual([
      'SEC-15: your evidence expires before the contract starts.',
    ]);
    expect(look({ ...full, q3: { value: 'yes', extras: { equivalent: { text: ' ' } } } })).toEqual([
      'SEC-15: what you added to your answer is not finished.',
    ]);
  });
  test('points at the question, its section and the fault of the answer', () => {
    const [blocker] = blockersOf(document, { ...full, q2: { value: 'word '.repeat(21) } }, facts());
    expect(blocker).toMatchObject({
      questionId: 'q2',
      sectionId: 's1',
      detail: { key: 'answer.words-over', params: { count: 1, limit: 20 } },
    });
  });
});

describe('the task list', () => {
  const states = (entries: AnswerEntries, completed: string[] = []) => {
    const progress = progressOf(document, entries, facts({ completedSections: new Set(completed) }));
    return [...progress.sections, progress.declarations].map(
      ({ state, answered, asked }) => `${state} ${answered}/${asked}`,
    );
  };
  test('follows the answers and what the team says', () => {
    expect(states({})).toEqual(['not-started 0/1', 'not-started 0/1', 'not-started 0/1']);
    expect(states({ q1: { value: 'yes' } })).toEqual(['in-progress 1/2', 'not-started 0/1', 'not-started 0/1']);
    expect(states({ q1: { value: 'yes' } }, ['s1'])).toEqual(['problem 1/2', 'not-started 0/1', 'not-started 0/1']);
    expect(states(full, ['s1', 's2', 'declarations'])).toEqual(['completed 2/2', 'completed 1/1', 'completed 1/1']);
    expect(states({ ...full, q2: { value: 'word '.repeat(30) } })[0]).toBe('problem 2/2');
  });
  test('counts what is asked of this supplier', () => {
    expect(progressOf(document, { ...full, q1: { value: 'no' } }, facts())).toMatchObject({
      answered: 2,
      asked: 2,
      completed: 2,
    });
  });
});

describe('extras', () => {
  test('are read in the order of the form and only where the question allows them', () => {
    const extras = {
      assurance: { basis: 'certified', date: '2026-02-30', expires: '2025-01-01' },
      equivalent: { text: '' },
      notYet: { by: 'soon', text: '' },
      confidential: { part: '', reason: '', until: 'x' },
    } as const;
    const faults = extrasFaults(certified, extras);
    expect(faults.map(({ path }) => path)).toEqual([
      'assurance.date',
      'assurance.expires',
      'equivalent.text',
      'notYet.by',
      'notYet.text',
      'confidential.part',
      'confidential.reason',
      'confidential.until',
    ]);
    expect(faults.every(({ key }) => has(key))).toBe(true);
    expect(extrasFaults(outside, extras)).toEqual([]);
  });
});

describe('snapshot and receipt', () => {
  const input = {
    document,
    documentHash: hashOf(document),
    version: 2,
    entries: full,
    lotIds: ['b', 'a'],
    declaration: { name: 'Sam Okoro', role: 'Director', confirmed: true } as const,
  };
  const snapshot = takeSnapshot(input);
  const made = makeReceipt(snapshot, {
    reference: receiptReference('7k2mq4xdaaaa'),
    procurement: { reference: 'PRJ-0142', title: 'Sensors' },
    supplier: 'Fenlight',
    submission: 1,
    receivedAt: '2027-01-20T11:20:03.417Z',
  });
  test('freeze what counts, whatever order it was given in', () => {
    expect(Object.keys(snapshot.answers).sort()).toEqual(['D-06', 'q1', 'q2', 'q3']);
    expect(snapshot.lotIds).toEqual(['a', 'b']);
    const turned = Object.fromEntries(Object.entries(full).reverse());
    expect(snapshotHash(takeSnapshot({ ...input, entries: turned, lotIds: ['a', 'b'] }))).toBe(snapshotHash(snapshot));
    expect(snapshotAnswers(snapshot)).toEqual({ q1: 'yes', q2: 'In Iceland, for cooling', q3: 'yes', 'D-06': nil });
  });
  test('change with one letter of one answer or one byte of one file', () => {
    for (const entries of [
      { ...full, q2: { value: 'In Iceland, for cooling.' } },
      { ...full, q3: { value: 'yes', evidence: [file('certificate.pdf', 'b')] } },
    ])
      expect(snapshotHash(takeSnapshot({ ...input, entries }))).not.toBe(snapshotHash(snapshot));
  });
  test('survive a round trip through JSON', () => {
    const read = JSON.parse(canonical(snapshot));
    expect(read).toEqual(snapshot);
    expect(hashOf(read)).toBe(snapshotHash(snapshot));
  });
  test('list every file once', () => {
    const entries = { ...full, q1: { value: 'yes', evidence: [file('certificate.pdf'), file('a.csv', 'c')] } };
    expect(snapshotFiles(takeSnapshot({ ...input, entries })).map(({ name }) => name)).toEqual([
      'a.csv',
      'certificate.pdf',
    ]);
  });
  test('give a random reference and a text that says what arrived and when', () => {
    expect(made.reference).toBe('ASY-7K2M-Q4XD');
    expect(lateReference('3q7t')).toBe('LATE-3Q7T');
    expect(made).toMatchObject({
      answered: 4,
      documentHash: snapshot.documentHash,
      snapshotHash: snapshotHash(snapshot),
      files: [file('certificate.pdf')],
    });
    expect(receiptText(made)).toContain('"receivedAt":"2027-01-20T11:20:03.417Z"');
    expect(receiptText(JSON.parse(receiptText(made)))).toBe(receiptText(made));
  });
  test('refuse a declaration that was not confirmed', () => {
    expect(() =>
      takeSnapshot({ ...input, declaration: { ...input.declaration, confirmed: false as unknown as true } }),
    ).toThrow();
  });
});

test('every sentence that a response needs is there', () => {
  const keys = [
    'no-answer',
    'nil-not-said',
    'words-over',
    'unfinished',
    'evidence-missing',
    'evidence-or-equivalent',
    'extras-unfinished',
    'near-limit',
    'expires-early',
    'version-unconfirmed',
    'uploading',
    'section-open',
    'cannot-complete',
  ];
  expect(keys.filter((key) => !has(`response.${key}`))).toEqual([]);
});
