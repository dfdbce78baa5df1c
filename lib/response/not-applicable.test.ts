import { describe, expect, test } from 'vitest';
import { contestFromRecord } from '../evaluation/contest-from-record';
import { decideContest } from '../evaluation/outcome';
import { panelOf } from '../evaluation/panel';
import { awardText } from '../questionnaire/award-text';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import { hashOf } from '../questionnaire/hash';
import type { ScoringRules } from '../scoring/rules';
import { aDocument, aSection, aTextQuestion, someRules } from '../testing/contests';
import { say, sayIn } from '../text';
import { blockersOf, progressOf, type ResponseFacts, stopsOf } from './completeness';
import { type AnswerEntries, allowedExtras, extrasFaults, isNotApplicable } from './extras';
import { askedOf, relevantEntries } from './relevant';
import { notApplicableIn, takeSnapshot } from './snapshot';

const en = (text: string) => ({ en: text });
const claim = (reason: string) => ({ notApplicable: { reason } });
const text = (id: string, weight: string, extras: object | undefined, ref: string): Question =>
  ({ ...aTextQuestion(id, weight), ref, extras }) as Question;

/** q1 takes "not applicable", q2 does not, q3 is asked only where q0 says yes; q0 takes it too and is not scored. */
const made = (rule: ScoringRules['notApplicable']): QuestionnaireDocument =>
  aDocument({
    scoring: someRules({ notApplicable: rule }),
    sections: [
      aSection('s1', '100', [
        {
          id: 'q0',
          ref: 'SEC-01',
          kind: 'yes-no',
          wording: en('Do you run cameras?'),
          principle: 1,
          purpose: 'information',
          extras: { notApplicable: true },
        },
        text('q1', '40', { notApplicable: true, assuranceBasis: true, confidentiality: true }, 'SEC-02'),
        text('q2', '60', { assuranceBasis: true }, 'SEC-03'),
        {
          ...text('g', '0', undefined, 'SEC-04'),
          purpose: 'requirement',
          weight: undefined,
          threshold: undefined,
          kind: 'yes-no',
          settings: undefined,
          extras: { notApplicable: true },
          passIf: { question: 'g', operator: 'is', value: 'yes' },
        } as unknown as Question,
      ]),
    ],
  });
const document = made('redistribute');
const [q0, q1, q2, gate] = (document.sections[0]?.questions ?? []) as [Question, Question, Question, Question];
const facts: ResponseFacts = {
  version: 1,
  confirmedVersion: true,
  uploading: [],
  completedSections: new Set(['s1']),
};
const full: AnswerEntries = {
  q0: { value: 'no' },
  q1: { value: 'Typed first.', extras: { ...claim('We run no cameras.'), assurance: { basis: 'asserted' } } },
  q2: { value: 'Yes we do.' },
  g: { value: 'yes' },
};
const stops = (entries: AnswerEntries) =>
  stopsOf(blockersOf(document, entries, facts)).map(({ key, params }) => say({ path: '', key, params }));

describe('“not applicable because …”', () => {
  test('is an answer only where the published question takes it, and never to what must be passed', () => {
    const entry = { value: '', extras: claim('No.') };
    expect([q0, q1, q2, gate].map((question) => isNotApplicable(question, entry))).toEqual([true, true, false, false]);
    expect(allowedExtras(q2, { ...claim('No.'), assurance: { basis: 'asserted' } })).toEqual({
      assurance: { basis: 'asserted' },
    });
    expect(stops({ ...full, q2: { value: '', extras: claim('No.') } })).toEqual(['SEC-03 has no answer.']);
    expect(stops({ ...full, g: { value: '', extras: claim('No.') } })).toEqual(['SEC-04 has no answer.']);
  });

  test('completes the question with a reason, and says at its field that the reason is missing', () => {
    expect(stops(full)).toEqual([]);
    expect(progressOf(document, full, facts).sections[0]).toMatchObject({ state: 'completed', answered: 4, asked: 4 });
    expect(stops({ ...full, q1: { value: 'Typed.', extras: claim('  ') } })).toEqual([
      'SEC-02: say why the question does not apply to you.',
    ]);
    expect(extrasFaults(q1, claim(' ')).map(({ path }) => path)).toEqual(['notApplicable.reason']);
  });

  test('is sent in the place of what was typed, with nothing beside it but a claim of confidentiality', () => {
    const confidential = { part: 'All', reason: 'Prices' };
    const entries = {
      ...full,
      q1: { ...full.q1, value: 'Typed first.', extras: { ...full.q1?.extras, confidential } },
    };
    expect(relevantEntries(document, entries).q1).toEqual({
      value: '',
      extras: { ...claim('We run no cameras.'), confidential },
    });
  });

  test('counts as unanswered for whatever depends on the answer', () => {
    const depends = {
      ...document,
      sections: document.sections.map((section) => ({
        ...section,
        questions: section.questions.map((question) =>
          question.id === 'q2' ? { ...question, showIf: { question: 'q0', operator: 'is', value: 'yes' } } : question,
        ),
      })),
    } as QuestionnaireDocument;
    expect(askedOf(depends, { ...full, q0: { value: 'yes' } }).has('q2')).toBe(true);
    expect(askedOf(depends, { ...full, q0: { value: 'yes', extras: claim('No cameras.') } }).has('q2')).toBe(false);
  });

  test('is published by name, with its exact effect', () => {
    const block = awardText(document, sayIn('en')).find(({ id }) => id === 'not-applicable');
    expect(block?.lists?.[0]?.items).toEqual([
      'SEC-01. Do you run cameras?: not scored, so nothing changes in the scores',
      `SEC-02. ${q1.wording.en}: left out of its section, as above`,
    ]);
  });
});

const snapshotOf = (of: QuestionnaireDocument, entries: AnswerEntries) =>
  takeSnapshot({
    document: of,
    documentHash: hashOf(of),
    version: 1,
    entries,
    lotIds: [],
    declaration: { name: 'Sam', role: 'Director', confirmed: true },
  });

describe('how it counts', () => {
  const contest = (rule: ScoringRules['notApplicable']) => {
    const of = made(rule);
    const snapshot = snapshotOf(of, full);
    return contestFromRecord(of, [
      {
        submissionId: 's',
        supplierName: 'Fenlight',
        letter: 'A',
        snapshot,
        marks: { q2: '3' },
        decisions: { g: 'pass' },
        criteria: {},
        price: null,
      },
    ]).contest;
  };

  test.each([
    // 3 of 5 for the one question that counts.
    ['redistribute', '60.00'],
    // (5 x 40 + 3 x 60) / 5.
    ['full', '76.00'],
    ['none', '36.00'],
  ] as const)('is by the published rule alone: %s gives %s', (rule, total) => {
    const made = contest(rule);
    expect(made.bids[0]?.notApplicable).toEqual(['q1']);
    const judged = decideContest(made);
    expect(judged.ok ? judged.value.ranking[0]?.shownTotal : judged.faults).toBe(total);
  });

  test('is refused by the engine where the rule forbids it, in the document and in a bid', () => {
    const judged = decideContest(contest('forbidden'));
    expect(judged.ok ? [] : judged.faults.map(({ message }) => message)).toContain(
      'a question that takes "not applicable" needs a published not-applicable rule other than "forbidden"',
    );
  });

  test('takes the question from the evaluators, who have nothing to mark', () => {
    const snapshot = snapshotOf(document, full);
    expect(notApplicableIn(document, snapshot)).toEqual(['q1']);
    const panel = panelOf({
      document,
      submissions: [{ id: 's', letter: 'A', answers: snapshot.answers }],
      gates: [],
      assignments: [],
      marks: [],
      agreed: [],
      disregarded: new Set(),
      locked: new Set(),
    });
    expect(panel.items.map(({ question }) => question.id)).toEqual(['q2']);
  });
});

describe('dates and texts beside an answer', () => {
  test('typed without a basis are kept, and asked about at the basis', () => {
    expect(extrasFaults(q1, { assurance: { date: '2026-01-01' } }).map(({ path }) => path)).toEqual([
      'assurance.basis',
    ]);
  });
  test('take the place of evidence only once they say something', () => {
    const asks = { ...q2, evidenceRequired: true, extras: { equivalent: true, notYet: true } } as Question;
    const of = { ...document, sections: [{ ...aSection('s1', '100', [asks]) }] };
    const keys = (extras: object) =>
      stopsOf(blockersOf(of, { q2: { value: 'Yes.', extras } }, facts)).map(({ key }) => key);
    expect(keys({ equivalent: { text: ' ' } })).toEqual(['response.evidence-or-equivalent']);
    expect(keys({ equivalent: { text: 'ISO 27001' } })).toEqual([]);
    expect(keys({ notYet: { by: 'soon', text: 'x' } })).toEqual(['response.evidence-or-equivalent']);
    expect(keys({ notYet: { by: '2027-09-01', text: 'x' } })).toEqual([]);
  });
});
