/** One of each workbook that Assay makes, for what holds of all of them. */
import { principles } from '../catalogue';
import { decideContest } from '../evaluation/outcome';
import { editThreatModel, emptyModel } from '../threats';
import { text } from '../workbook/cells';
import { clarificationLogWorkbook } from '../workbook/clarification-log';
import { complianceMatrix } from '../workbook/compliance-matrix';
import { earlierAnswersWorkbook } from '../workbook/earlier-answers-sheet';
import { evaluationMatrix } from '../workbook/evaluation-matrix';
import { withFront } from '../workbook/front-sheets';
import { incidentWorkbook, selfCheckWorkbook, threatsWorkbook } from '../workbook/guidance-workbooks';
import { evaluatorWorkbook } from '../workbook/marking/evaluator-workbook';
import { markingScheme } from '../workbook/marking-scheme';
import type { Workbook } from '../workbook/model';
import { moderationWorkbook } from '../workbook/moderation-record';
import { noticeWorkbook } from '../workbook/notice-sheet';
import { obligationWorkbook } from '../workbook/obligation-sheet';
import { cellOf } from '../workbook/offline/cell-text';
import { pricingSchedule } from '../workbook/pricing-schedule';
import { conflictWorkbook, openingWorkbook } from '../workbook/record-workbooks';
import { supplierWorkbook } from '../workbook/supplier-workbook';
import { aContest, aDocument, aGate, aSection, aTextQuestion, someRules } from './contests';
import { everyKind } from './every-kind';
import { markingFacts, markingRows } from './marking-workbook';
import { aModeration } from './schedules';

/** Takes facts; returns them with other words in them. */
export type Change = <T>(facts: T) => T;

const asOf = '2027-01-10T09:00:00.000Z';
const about = { title: 'Air & water sensors', reference: 'PRJ-0142', asOf };
const published = {
  ...about,
  authority: 'Brackwater Council',
  version: 1,
  documentHash: 'a'.repeat(64),
  publishedAt: '2026-12-01T09:00:00.000Z',
  document: everyKind(),
  deadline: '2027-01-22T12:00:00.000Z',
  receiving: 'hosted',
  scope: ['cameras record  people', '=scope'],
} as const;

/** Texts that a format could lose: blanks, tabs, signs of markup, what looks like a formula or a link. */
const awkward = ' two  blanks\tand a tab\n\nhttps://example.test/?a=1&b="2" <b>\n_x000D_ ends ';

const filled = (change: Change): Workbook =>
  supplierWorkbook(change(published), {
    key: `ASSAY-${'k'.repeat(40)}.${'m'.repeat(43)}`,
    organisation: change('Fenlight & Sons'),
    at: asOf,
    answers: new Map([
      ['story', { cells: { response: cellOf(change(awkward)) } as never, rows: [] }],
      ['hours', { cells: { response: '-12' } as never, rows: [] }],
    ]),
    tooLong: new Map([['gate', ['response']]]),
  });

const matrix = (change: Change): Workbook => {
  const criteria = [{ id: 'quality', title: { en: 'Other quality' }, weight: '45', max: '100' }];
  const plain = aContest(
    aDocument({
      scoring: someRules({
        award: { mode: 'points', security: '15', criteria, price: { formula: 'T7', weight: '40' } },
      }),
      sections: [aSection('s1', '100', [aTextQuestion('q1', '60'), aTextQuestion('q2', '40'), aGate('g1')])],
    }),
    ['Alpha', 'Beta'].map((bidder, at) => ({
      bidder,
      answers: { q1: awkward, g1: 'yes' },
      marks: { q1: String(2 + at), q2: '3' },
      decisions: { g1: 'pass' as const },
      criteria: { quality: '73.333333' },
      price: `${95_000 + at}.50`,
    })),
  );
  const contest = change(plain);
  const judged = decideContest(contest);
  if (!judged.ok) throw new Error(JSON.stringify(judged.faults));
  return evaluationMatrix({
    ...change(about),
    version: 1,
    engineVersion: '1.0.0',
    isFinal: true,
    contest,
    outcome: judged.value,
    letters: {},
    gates: [change({ bidder: 'Alpha', questionId: 'g1', decision: 'pass', reason: '=as evidenced' } as const)],
    agreed: [change({ bidder: 'Beta', questionId: 'q1', how: 'moderated', reason: awkward } as const)],
    criteria: [],
  });
};

const threats = (change: Change): Workbook => {
  let made = 0;
  const by = { by: 'ana', at: asOf, id: () => `id${++made}` };
  const started = editThreatModel(emptyModel, { edit: 'start', starter: 'environment' }, by);
  if (!started.ok || 'clash' in started.value) throw new Error('no parts');
  const { model } = started.value;
  const words = change({ text: '=cmd()', owner: '', plan: awkward });
  const values = { ...words, likelihood: 4, impact: 5, treatment: 'reduce' } as const;
  const part = model.parts[0]?.id ?? '';
  const rated = editThreatModel(model, { edit: 'save-threat', part, letter: 'T', revision: 0, values }, by);
  if (!rated.ok || 'clash' in rated.value) throw new Error('no threat');
  const { parts, ...more } = rated.value.model;
  const named = parts.map(({ name, holds, boundary, ...one }) => ({ ...one, ...change({ name, holds, boundary }) }));
  return threatsWorkbook(change(about), { ...more, parts: named });
};

/** A model with what no workbook of ours has at the time, but may have. */
const trial = (): Workbook => ({
  title: 'Trial <1> & "2"',
  foot: 'Foot & <mouth>',
  asOf,
  locked: true,
  sheets: [
    {
      name: 'First & last',
      title: '=Trial',
      note: '',
      table: 'TrialTable',
      columns: ['Ref', 'Number', 'Sum', 'Check', 'Answer'].map((heading) => ({ heading, width: 12 })),
      rows: [
        [
          text(awkward),
          { number: '-0.000000125', places: 9 },
          { formula: "SUM('First & last'!$B$5:$B$6)", value: '2.999999875', places: 9 },
          { formula: 'B6=3', value: true },
          { text: '', input: true, wants: { from: '-1.5', to: '5' }, prompt: 'One number & "more"' },
        ],
        [
          text(''),
          { number: '3', places: 0 },
          { formula: 'B5*-2^2', value: '-0.0000005', places: 0 },
          { formula: 'B5>B6', value: false },
          { text: 'two', input: true, wants: { oneOf: "'First & last'!$A$5:$A$6" } },
        ],
      ],
    },
  ],
});

/** Scores and reasons of which the first is awkward, and an answer that goes on beyond its cell. */
const marks = (lockedAt: string | null, change: Change): Workbook =>
  evaluatorWorkbook(
    change(
      markingFacts(
        markingRows(({ letter, question, given }) =>
          letter === 'A' && question.id === 'Q-A'
            ? {
                value: `${awkward}${'y'.repeat(40_000)}`,
                extras: { equivalent: { text: '=1+1' } },
                files: [{ type: 'PDF', size: '1.2 MB' }],
                saidMore: true,
                given: { ...given, mark: '4', strengths: awkward, gaps: '-none', againstDescriptor: "'=quoted" },
              }
            : letter === 'B' && question.id === 'Q-B'
              ? { given: { ...given, mark: '3', reason: '@nobody' } }
              : {},
        ),
        { lockedAt },
      ),
    ),
  );

const opening = (change: Change): Workbook =>
  openingWorkbook(
    change({
      ...about,
      deadline: '2027-01-22T12:00:00.000Z',
      openedAt: '2027-01-22T12:05:00.000Z',
      askedBy: 'Ana Whitlock',
      confirmedBy: '=Bo Ferris',
      reason: awkward,
      portal: null,
      submissions: [
        {
          name: 'Fenlight & Sons',
          letter: null,
          version: 2,
          reference: 'R-0001',
          receivedAt: '2027-01-20T11:20:03.417Z',
          snapshotHash: 'b'.repeat(64),
          lots: [],
          files: 3,
        },
        {
          name: '=Oakhollow',
          letter: 'A',
          version: 1,
          reference: 'R-0002',
          receivedAt: '2027-01-22T12:00:00.000Z',
          snapshotHash: 'c'.repeat(64),
          lots: ['North', 'South'],
          files: null,
        },
      ],
      unopened: [{ name: 'Corvane', what: 'Withdrawn by the supplier', reference: '', at: asOf, decision: '' }],
    }),
  );

const conflicts = (change: Change): Workbook =>
  conflictWorkbook(
    change({
      ...about,
      lines: [
        {
          person: 'Ana Whitlock',
          role: 'lead',
          bidder: 'Fenlight & Sons',
          interest: 'financial, indirect',
          look: 'perceived',
          details: awkward,
          mitigation: '+none',
          cleared: '',
          signed: '',
        },
      ],
    }),
  );

const obligations = (change: Change): Workbook | null =>
  obligationWorkbook(
    change({
      ...about,
      supplier: 'Fenlight & Sons',
      lines: [
        {
          number: 1,
          kind: 'commitment',
          ref: 'SEC-04',
          obligation: `${awkward}${'z'.repeat(40_000)}`,
          owner: '@owner',
          due: '2027-06-30',
          evidence: '=report',
          state: 'open',
          indicator: true,
        },
      ],
    }),
  );

const clarifications = (change: Change): Workbook | null =>
  clarificationLogWorkbook(
    change({
      ...about,
      authority: 'Brackwater Council',
      log: [
        {
          number: 1,
          about: 'SEC-04',
          wording: 'May we answer for a group?',
          answer: '=Yes, of course',
          answeredAt: '2026-12-10T09:00:00.000Z',
          leadsToAmendment: false,
          followedBy: null,
        },
      ],
    }),
  );

const shaped = (change: Change): [name: string, book: Workbook][] => [
  ['trial', trial()],
  ['marking scheme', markingScheme(change(published))],
  ['blank response workbook', supplierWorkbook(change(published))],
  ['filled response workbook', filled(change)],
  ['evaluation matrix', matrix(change)],
  [
    'self-check',
    selfCheckWorkbook(change(about), principles, {
      '1': { revision: 1, by: 'ana', at: asOf, answers: { 'C01-01': 'partly' } },
    }),
  ],
  ['parts and threats', threats(change)],
  [
    'incident contacts',
    incidentWorkbook(change(about), {
      contacts: change([{ who: 'Duty officer', reach: '+44 1632 960000', when: 'any hour' }]),
      times: { tell: '24', report: '', updates: '4' },
      duties: ['contact'],
      more: change('Ring twice'),
    }),
  ],
  [
    'notice fields',
    noticeWorkbook(
      change({
        ...about,
        notice: 'tender notice (UK4)',
        fields: [
          { id: 'title', heading: 'Title', asked: '18(2)(b)', known: ['=1+1', 'Lamps'], left: null },
          { id: 'risks', heading: 'Known risks', asked: null, known: [], left: { what: 'Risks', who: 'Project lead' } },
        ],
      }),
    ),
  ],
  [
    'earlier answers',
    earlierAnswersWorkbook(
      change([
        {
          question: 'How?',
          answer: `${awkward}${'x'.repeat(40_000)}`,
          beside: '',
          files: 'plan.pdf',
          authority: 'Brackwater Council',
          title: 'Sensors',
          sent: '4 January 2027',
          changes: '@changed',
        },
      ]),
      asOf,
    ),
  ],
  ['evaluator’s workbook', marks(null, change)],
  ['evaluator’s workbook after locking', marks('2027-02-02T16:30:00.000Z', change)],
  ['opening record', opening(change)],
  ['conflict register', conflicts(change)],
  ['schedule of obligations', obligations(change) as Workbook],
  ['clarification log', clarifications(change) as Workbook],
  ['compliance matrix', complianceMatrix(change(published)) as Workbook],
  ['pricing schedule', pricingSchedule({ ...change(published), years: 3 })],
  ['moderation record', moderationWorkbook(aModeration(awkward, change))],
];

/** Name and model of each, as it is given away, made of words as `change` leaves them. */
export const everyWorkbook = (change: Change = (facts) => facts): [name: string, book: Workbook][] =>
  shaped(change).map(([name, book]) => [name, withFront(book, 'Brackwater Council')]);
