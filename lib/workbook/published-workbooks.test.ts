import { describe, expect, it } from 'vitest';
import { assembleDocument, budgets, type Recommendation, recommend, starters, templates } from '../catalogue';
import { countWords } from '../question/words';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import { everyQuestion } from '../questionnaire/find';
import { defaultScoring } from '../questionnaire/presets';
import { aSetup } from '../testing/drafts';
import { everyKind } from '../testing/every-kind';
import { changeable, libreOffice, recalculated, sheetsOf } from '../testing/xlsx';
import { markingScheme } from './marking-scheme';
import { address, type Cell, type Sheet, type Workbook } from './model';
import { renderWorkbook } from './render';
import { supplierWorkbook } from './supplier-workbook';

/** What the catalogue recommends for the first of its worked places. */
const recommended = (): Recommendation => {
  const setup = aSetup();
  const [starter] = starters;
  if (!starter) throw new Error('there are no starters');
  return recommend({
    answers: starter.answers,
    override: null,
    nation: setup.nation,
    value: setup.value,
    years: setup.years,
    contract: setup.contract,
    day: '2026-12-01',
  });
};

/** The first draft of a real questionnaire from the catalogue. */
const assembled = (): QuestionnaireDocument => {
  const made = recommended();
  return assembleDocument({
    title: { en: aSetup().title },
    templates,
    flags: made.scoping.flags,
    selection: made.selection,
    scoring: defaultScoring(),
    dates: made.dates,
    belowThresholdEngland: made.belowThresholdEngland,
  });
};

const factsOf = (document: QuestionnaireDocument) => ({
  title: 'Air quality sensors',
  reference: 'PRJ-0142',
  authority: 'Brackwater Council',
  version: 1,
  documentHash: 'a'.repeat(64),
  publishedAt: '2026-12-01T09:00:00.000Z',
  document,
});
const blank = (document: QuestionnaireDocument): Workbook =>
  supplierWorkbook({
    ...factsOf(document),
    deadline: '2027-01-22T12:00:00.000Z',
    receiving: 'hosted',
    scope: ['Because cameras are used'],
  });

const textsOf = ({ sheets }: Workbook): string =>
  sheets
    .flatMap(({ rows }) =>
      rows.flat().map((cell) => ('text' in cell ? cell.text : 'number' in cell ? cell.number : '')),
    )
    .join('\n');
const sheetOf = (book: Workbook, name: string): Sheet => {
  const sheet = book.sheets.find((one) => one.name === name);
  if (!sheet) throw new Error(`there is no sheet ${name}`);
  return sheet;
};
const inColumn = (sheet: Sheet, heading: string): (Cell | undefined)[] => {
  const at = sheet.columns.findIndex((column) => column.heading === heading);
  return sheet.rows.map((row) => row[at]);
};

/** Everything of a question that decides a mark. */
const deciding = (question: Question): string[] => {
  const settings = (question.settings ?? {}) as {
    options?: { label: { en: string }; mark?: string; points?: string; supports?: { en: string } }[];
    bands?: { mark: string }[];
  };
  return [
    ...(settings.options ?? []).flatMap(({ label, mark, points, supports }) => [
      label.en,
      mark ?? points ?? '',
      supports?.en ?? '',
    ]),
    ...(settings.bands ?? []).map(({ mark }) => mark),
    ...(question.purpose === 'award-criterion' ? (question.markingGuide ?? []).map(({ text }) => text.en) : []),
    ...(question.purpose === 'award-criterion' ? [question.weight, question.threshold ?? ''] : []),
  ].filter((text) => text !== '');
};

describe.each([
  ['every kind of question', everyKind()],
  ['a questionnaire of the catalogue', assembled()],
])('published workbooks of %s', (_, document) => {
  it('hold everything that decides a mark, in the scheme and on the supplier’s copy', () => {
    for (const book of [markingScheme(factsOf(document)), blank(document)]) {
      const texts = textsOf(book);
      const missing = everyQuestion(document)
        .flatMap(deciding)
        .filter((text) => !texts.includes(text.replace(/^-/, "'-")));
      expect(missing).toEqual([]);
    }
  });

  it('are valid models with one header row of different headings and rows as wide as their headings', () => {
    for (const book of [markingScheme(factsOf(document)), blank(document)])
      for (const { name, columns, rows } of book.sheets) {
        const headings = columns.map(({ heading }) => heading.toLowerCase());
        expect(new Set(headings).size, name).toBe(headings.length);
        expect(
          rows.every((row) => row.length === columns.length),
          name,
        ).toBe(true);
        expect(name.length).toBeLessThanOrEqual(31);
      }
  });

  it('give each question a place to answer, and only such places can be changed', async () => {
    const book = blank(document);
    const questions = sheetOf(book, 'Questions');
    const responses = inColumn(questions, 'Your response');
    const asked = document.sections.flatMap((section) => section.questions);
    for (const [at, question] of asked.entries()) {
      const cell = responses[at];
      const own = book.sheets.find(({ title }) => title.startsWith(`${question.ref ?? question.id}. `));
      if (question.kind === 'table') expect(own?.rows.flat().some((each) => 'input' in each)).toBe(true);
      else expect(cell && 'input' in cell).toBe(true);
    }
    const places = book.sheets.map(({ name, rows }) => ({
      name,
      isProtected: true,
      cells: rows.flatMap((row, r) => row.flatMap((cell, c) => ('input' in cell && cell.input ? [address(c, r)] : []))),
    }));
    expect(await changeable(await renderWorkbook(book))).toEqual(places);
    const scheme = await changeable(await renderWorkbook(markingScheme(factsOf(document))));
    expect(scheme.filter(({ isProtected, cells }) => !isProtected || cells.length > 0)).toEqual([]);
    expect(textsOf(book)).not.toContain(document.sections[0]?.questions[0]?.basis ?? 'no basis');
  });

  it('offer the options of a choice as a list', () => {
    const book = blank(document);
    const options = sheetOf(book, 'Options');
    const responses = inColumn(sheetOf(book, 'Questions'), 'Your response');
    document.sections
      .flatMap((section) => section.questions)
      .forEach((question, at) => {
        if (question.kind !== 'single-choice') return;
        const cell = responses[at];
        const wants = cell && 'wants' in cell && cell.wants && 'oneOf' in cell.wants ? cell.wants.oneOf : '';
        const [from, to] = [...wants.matchAll(/\$B\$(\d+)/g)].map((match) => Number(match[1]) - 5);
        const listed = options.rows
          .slice(from, (to ?? 0) + 1)
          .map((row) => (row[1] && 'text' in row[1] ? row[1].text : ''));
        expect(listed).toEqual(question.settings?.options.map(({ label }) => label.en));
      });
  });
});

it('the profile of the catalogue fits its budget, so that the workbook of it is a real one', () => {
  const { profile, selection, scoping } = recommended();
  const questions = assembled().sections.flatMap((section) => section.questions);
  expect(scoping.flags.length).toBeGreaterThan(0);
  expect(questions).toHaveLength(selection.chosen.length);
  expect(questions.length).toBeGreaterThan(14);
  expect(questions.length).toBeLessThanOrEqual(budgets[profile].questions);
  expect(selection.gates.length).toBeLessThanOrEqual(budgets[profile].gates);
  expect(new Set(questions.map(({ principle }) => principle)).size).toBe(14);
});

const office = libreOffice();
describe.skipIf(office === null)('in LibreOffice', () => {
  it('the live count of words is the count of Assay', async () => {
    const answers = ['', 'one', ' two  words ', 'three\nwords here', '=not a formula'];
    const book = blank(everyKind());
    const questions = sheetOf(book, 'Questions');
    const response = questions.columns.findIndex(({ heading }) => heading === 'Your response');
    const used = questions.columns.findIndex(({ heading }) => heading === 'Words used');
    const row = questions.rows.findIndex((cells) => 'formula' in (cells[used] as object));
    const books = answers.map(
      (answer): Workbook => ({
        ...book,
        sheets: [
          {
            ...questions,
            rows: questions.rows.map((cells, r) =>
              r === row
                ? cells.map((cell, c) => (c === response ? { text: answer, input: true as const } : cell))
                : cells,
            ),
          },
        ],
      }),
    );
    const files = await recalculated(
      office ?? '',
      await Promise.all(books.map((each) => renderWorkbook(each, { values: false }))),
    );
    const counts = await Promise.all(
      files.map(async (bytes) => (await sheetsOf(bytes))[0]?.cells.get(address(used, row))?.value),
    );
    expect(counts).toEqual(answers.map((answer) => String(countWords(answer))));
  }, 300_000);
});
