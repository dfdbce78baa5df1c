/** One of each workbook that Assay makes, for what holds of all of them. */
import { principles } from '../catalogue';
import { decideContest } from '../evaluation/outcome';
import { editThreatModel, emptyModel } from '../threats';
import { text } from '../workbook/cells';
import { earlierAnswersWorkbook } from '../workbook/earlier-answers-sheet';
import { evaluationMatrix } from '../workbook/evaluation-matrix';
import { withFront } from '../workbook/front-sheets';
import { incidentWorkbook, selfCheckWorkbook, threatsWorkbook } from '../workbook/guidance-workbooks';
import { evaluatorWorkbook } from '../workbook/marking/evaluator-workbook';
import { markingScheme } from '../workbook/marking-scheme';
import type { Workbook } from '../workbook/model';
import { noticeWorkbook } from '../workbook/notice-sheet';
import { conflictWorkbook, openingWorkbook } from '../workbook/record-workbooks';
import { supplierWorkbook } from '../workbook/supplier-workbook';
import { aContest, aDocument, aGate, aSection, aTextQuestion, someRules } from './contests';
import { everyKind } from './every-kind';
import { markingFacts, markingRows } from './marking-workbook';

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

const filled = (): Workbook =>
  supplierWorkbook(published, {
    key: `ASSAY-${'k'.repeat(40)}.${'m'.repeat(43)}`,
    organisation: 'Fenlight & Sons',
    at: asOf,
    answers: new Map([
      ['story', { cells: { response: awkward } as never, rows: [] }],
      ['hours', { cells: { response: '-12' } as never, rows: [] }],
    ]),
    tooLong: new Map([['gate', ['response']]]),
  });

const matrix = (): Workbook => {
  const criteria = [{ id: 'quality', title: { en: 'Other quality' }, weight: '45', max: '100' }];
  const contest = aContest(
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
  const judged = decideContest(contest);
  if (!judged.ok) throw new Error(JSON.stringify(judged.faults));
  return evaluationMatrix({
    ...about,
    version: 1,
    engineVersion: '1.0.0',
    isFinal: true,
    contest,
    outcome: judged.value,
    letters: {},
    gates: [{ bidder: 'Alpha', questionId: 'g1', decision: 'pass', reason: '=as evidenced' }],
    agreed: [{ bidder: 'Beta', questionId: 'q1', how: 'moderated', reason: awkward }],
    criteria: [],
  });
};

const threats = (): Workbook => {
  let made = 0;
  const by = { by: 'ana', at: asOf, id: () => `id${++made}` };
  const started = editThreatModel(emptyModel, { edit: 'start', starter: 'environment' }, by);
  if (!started.ok || 'clash' in started.value) throw new Error('no parts');
  const { model } = started.value;
  const values = { text: '=cmd()', likelihood: 4, impact: 5, owner: '', treatment: 'reduce', plan: awkward } as const;
  const part = model.parts[0]?.id ?? '';
  const rated = editThreatModel(model, { edit: 'save-threat', part, letter: 'T', revision: 0, values }, by);
  if (!rated.ok || 'clash' in rated.value) throw new Error('no threat');
  return threatsWorkbook(about, rated.value.model);
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
const marks = (lockedAt: string | null): Workbook =>
  evaluatorWorkbook(
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
  );

const opening = (): Workbook =>
  openingWorkbook({
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
  });

const conflicts = (): Workbook =>
  conflictWorkbook({
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
  });

const shaped = (): [name: string, book: Workbook][] => [
  ['trial', trial()],
  ['marking scheme', markingScheme(published)],
  ['blank response workbook', supplierWorkbook(published)],
  ['filled response workbook', filled()],
  ['evaluation matrix', matrix()],
  [
    'self-check',
    selfCheckWorkbook(about, principles, {
      '1': { revision: 1, by: 'ana', at: asOf, answers: { 'C01-01': 'partly' } },
    }),
  ],
  ['parts and threats', threats()],
  [
    'incident contacts',
    incidentWorkbook(about, {
      contacts: [{ who: 'Duty officer', reach: '+44 1632 960000', when: 'any hour' }],
      times: { tell: '24', report: '', updates: '4' },
      duties: ['contact'],
      more: '',
    }),
  ],
  [
    'notice fields',
    noticeWorkbook({
      ...about,
      notice: 'tender notice (UK4)',
      fields: [
        { id: 'title', heading: 'Title', asked: '18(2)(b)', known: ['=1+1', 'Lamps'], left: null },
        { id: 'risks', heading: 'Known risks', asked: null, known: [], left: { what: 'Risks', who: 'Project lead' } },
      ],
    }),
  ],
  [
    'earlier answers',
    earlierAnswersWorkbook(
      [
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
      ],
      asOf,
    ),
  ],
  ['evaluator’s workbook', marks(null)],
  ['evaluator’s workbook after locking', marks('2027-02-02T16:30:00.000Z')],
  ['opening record', opening()],
  ['conflict register', conflicts()],
];

/** Name and model of each, as it is given away. */
export const everyWorkbook = (): [name: string, book: Workbook][] =>
  shaped().map(([name, book]) => [name, withFront(book, 'Brackwater Council')]);
