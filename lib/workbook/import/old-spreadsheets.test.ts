import { describe, expect, it } from 'vitest';
import { principles, templates } from '@/lib/catalogue';
import { Question } from '@/lib/questionnaire/document';
import { weightLevels } from '@/lib/questionnaire/fit';
import { aPublishableDocument } from '@/lib/testing/drafts';
import {
  bareList,
  everyOldSpreadsheet,
  flatRegister,
  mergedSections,
  type OldSpreadsheet,
  oldCsv,
  openDocument,
  sheetForEachTheme,
} from '@/lib/testing/old-spreadsheets';
import { sayIn } from '@/lib/text';
import { readFile } from '../read/read';
import { addToDocument, questionsToAdd } from './add';
import type { PlannedRow } from './note';
import { guessPlan, ImportPlan } from './plan';
import { principleIndex, suggestPrinciple } from './principles';
import { countsOf, remarksOn, reportCsv, weightRemarks } from './report';
import { listsOf, planRows } from './rows';
import { SourceBook } from './source';

const draft = aPublishableDocument();

const bookOf = async ({ name, bytes }: OldSpreadsheet): Promise<SourceBook> => {
  const reply = await readFile(name, bytes);
  if (!('book' in reply)) throw new Error(JSON.stringify(reply));
  return SourceBook.parse(reply.book);
};
const planned = async (old: OldSpreadsheet, change: (plan: ImportPlan) => ImportPlan = (plan) => plan) => {
  const book = await bookOf(old);
  const plan = ImportPlan.parse(change(guessPlan(book)));
  return { book, plan, rows: planRows(book, plan, draft) };
};
const keysOf = (row: PlannedRow | undefined) => row?.notes.map(({ key }) => key.replace('import.', ''));
const rowAt = (rows: PlannedRow[], row: number, sheet?: string) =>
  rows.find((each) => each.row === row && (sheet === undefined || each.sheet === sheet));

describe('a spreadsheet that an officer has', () => {
  it('is accounted for row by row, whatever its shape', async () => {
    for (const old of await everyOldSpreadsheet()) {
      const { book, plan, rows } = await planned(old);
      const counts = countsOf(rows);
      expect([old.name, counts.taken + counts.changed + counts.leftOut]).toEqual([old.name, old.sourceRows]);
      expect(rows.every(({ outcome, notes }) => outcome === 'taken' || notes.length > 0)).toBe(true);
      const sheets = new Set(plan.sheets.map(({ sheet }) => book.sheets[sheet]?.name));
      const said = remarksOn(book, plan).map(({ params }) => params.sheet);
      for (const { name, cells } of book.sheets)
        expect(cells.length === 0 || sheets.has(name) || said.includes(name)).toBe(true);
    }
  });

  it('one flat table: title rows named, percentages read, rules on cells found, the total left out', async () => {
    const { book, plan, rows } = await planned(await flatRegister());
    expect(plan.sheets).toEqual([
      {
        sheet: 0,
        heading: 4,
        columns: {
          '1': 'reference',
          '2': 'section',
          '3': 'question',
          '4': 'guidance',
          '5': 'answers',
          '6': 'weight',
          '7': 'mandatory',
          '8': 'leave',
        },
      },
    ]);
    expect(listsOf(book, plan).map(({ values, rows: used }) => [values, used.length])).toEqual([[['Yes', 'No'], 3]]);
    expect(keysOf(rowAt(rows, 1))).toEqual(['above-heading']);
    expect(rowAt(rows, 5)?.draft).toMatchObject({
      ref: '1.1',
      kind: 'yes-no',
      purpose: 'award-criterion',
      weight: '10',
    });
    expect(rowAt(rows, 6)?.draft).toMatchObject({ purpose: 'requirement', weight: '0' });
    expect(rowAt(rows, 7)?.draft).toMatchObject({
      weight: '7.5',
      guidance: 'Name the algorithms and who holds the keys.',
    });
    expect(keysOf(rowAt(rows, 8))).toEqual(['mandatory-unread']);
    expect(keysOf(rowAt(rows, 9))).toEqual(['ref-used']);
    expect(rowAt(rows, 9)?.draft?.ref).toBeNull();
    expect(keysOf(rowAt(rows, 10))).toEqual(['no-question']);
    expect(weightRemarks(rows).map(({ params }) => [params.section, params.total])).toEqual([
      ['Governance', '10'],
      ['Data', '57.5'],
    ]);
    expect(remarksOn(book, plan).map(({ key }) => key)).toContain('import.column-left');
  });

  it('merged sections and lists elsewhere: the merge is named, formulas are never taken for values', async () => {
    const { book, plan, rows } = await planned(await mergedSections());
    expect(plan.sheets.map(({ sheet }) => book.sheets[sheet]?.name)).toEqual(['Questions']);
    expect(listsOf(book, plan).map(({ values, from }) => [from, values.length])).toEqual([
      ['Lists!A2:A5', 4],
      ['Lists!B2:B4', 3],
    ]);
    expect(rowAt(rows, 2)?.draft?.settings).toEqual({
      options: [
        { id: 'a', label: { en: 'Not in place' }, mark: '0' },
        { id: 'b', label: { en: 'Partly in place' }, mark: '1' },
        { id: 'c', label: { en: 'Fully in place' }, mark: '3' },
        { id: 'd', label: { en: 'Independently tested' }, mark: '5' },
      ],
    });
    expect(rowAt(rows, 3)).toMatchObject({ section: 'Access control', outcome: 'changed' });
    expect(keysOf(rowAt(rows, 3))).toEqual(['section-merged']);
    expect(keysOf(rowAt(rows, 4))).toEqual(['section-merged', 'formula', 'information-proposed']);
    expect(keysOf(rowAt(rows, 5))).toEqual(['marks-off']);
    expect(keysOf(rowAt(rows, 6))).toEqual(['formula-question']);
    expect(keysOf(rowAt(rows, 7))).toEqual(['section-above', 'hidden-row']);
    expect(rowAt(rows, 7)?.draft?.kind).toBe('date');
    expect(remarksOn(book, plan).map(({ key }) => key)).toEqual(
      expect.arrayContaining(['import.sheet-not-chosen', 'import.formulas', 'import.merged', 'import.unread-comments']),
    );
  });

  it('a sheet for each theme: sheets become sections, marks behind answers are read', async () => {
    const { book, plan, rows } = await planned(await sheetForEachTheme());
    expect(plan.sheets.map(({ sheet }) => book.sheets[sheet]?.name)).toEqual(['Supply chain', 'Resilience']);
    expect(rowAt(rows, 3, 'Supply chain')?.draft).toMatchObject({
      kind: 'single-choice',
      settings: { options: [{ label: { en: 'Yes' }, mark: '5' }, { mark: '3' }, { mark: '0' }] },
    });
    expect(rowAt(rows, 4, 'Supply chain')?.draft?.kind).toBe('file');
    expect(rowAt(rows, 3, 'Resilience')).toMatchObject({
      section: 'Resilience',
      draft: { kind: 'single-choice', ref: null },
    });
    expect(rowAt(rows, 4, 'Resilience')?.draft?.kind).toBe('number');
    expect(keysOf(rowAt(rows, 5, 'Resilience'))).toEqual(['answers-words']);
    expect(rowAt(rows, 5, 'Resilience')?.draft?.guidance).toBe('Describe failure modes and manual override.');
  });

  it('an old CSV: semicolons, Western letters, decimal commas and lines within a cell', async () => {
    const { book, plan, rows } = await planned(oldCsv());
    expect(book.unread).toEqual(['old-letters']);
    expect(listsOf(book, plan).map(({ values }) => values)).toEqual([
      ['Yes', 'No'],
      ['All', 'Most', 'Some', 'None'],
    ]);
    expect(rowAt(rows, 2)?.draft).toMatchObject({ weight: '12.5', kind: 'yes-no' });
    expect(rowAt(rows, 3)?.words).toBe('Is equipment worth over £500 tagged, e.g. "asset 12"?');
    expect(keysOf(rowAt(rows, 4))).toEqual(['section-above']);
    expect(rowAt(rows, 5)?.outcome).toBe('left-out');
    expect(keysOf(rowAt(rows, 6))).toEqual(['requirement-proposed', 'ref-long']);
  });

  it('an ODS: heading rows become sections, content rules become lists, repeated empty rows are nothing', async () => {
    const { rows, book, plan } = await planned(openDocument());
    expect(book.format).toBe('ods');
    expect(rowAt(rows, 2)).toMatchObject({ as: 'heading', section: 'Devices', outcome: 'taken' });
    expect(rowAt(rows, 3)?.draft).toMatchObject({
      wording: 'Are default passwords changed before use?',
      kind: 'single-choice',
      weight: '50',
    });
    expect(rowAt(rows, 4)?.words).toBe('How are devices updated?\nSay how quickly.');
    expect(rowAt(rows, 9)).toMatchObject({ section: 'Network', draft: { kind: 'yes-no', purpose: 'information' } });
    expect(rowAt(rows, 9)?.words).toBe('Is the sensor network apart from other networks?');
    expect(remarksOn(book, plan).map(({ key }) => key)).toContain('import.unread-comments');
  });

  it('a bare list: the wordiest column is the question, a merged line a heading, a text beyond the limit is left out', async () => {
    const { rows } = await planned(await bareList());
    expect(rowAt(rows, 3)).toMatchObject({ as: 'heading', outcome: 'changed' });
    expect(rowAt(rows, 4)).toMatchObject({ as: 'question', section: 'Incident response' });
    expect(keysOf(rowAt(rows, 7))).toEqual(['question-long']);
  });

  it('obeys the officer: rows left out, a list asked as text, a lone line taken as a question', async () => {
    const leave = await planned(await flatRegister(), (plan) => ({
      ...plan,
      rows: { '0:5': 'leave' },
      lists: { '0': 'text' },
    }));
    expect(keysOf(rowAt(leave.rows, 5))).toEqual(['by-choice']);
    expect(rowAt(leave.rows, 6)?.draft?.kind).toBe('long-text');
    expect(keysOf(rowAt(leave.rows, 6))).toContain('list-as-text');
    const take = await planned(await bareList(), (plan) => ({ ...plan, rows: { '0:3': 'take', '0:5': 'heading' } }));
    expect(rowAt(take.rows, 3)?.as).toBe('question');
    expect(rowAt(take.rows, 5)?.as).toBe('heading');
  });

  it('goes into the draft as questions of the schema, in sections that weigh what they hold', async () => {
    for (const old of await everyOldSpreadsheet()) {
      const { rows } = await planned(old);
      let count = 0;
      const freshId = () => {
        count += 1;
        return `fresh-${count}`;
      };
      const home = Object.fromEntries(rows.map(({ key }) => [key, 3]));
      const questions = questionsToAdd(rows, home, freshId, draft);
      if (!questions.ok) throw new Error('not made');
      for (const { question } of questions.value) expect(Question.safeParse(question).success).toBe(true);
      const refs = questions.value.map(({ question }) => question.ref);
      expect(new Set(refs).size).toBe(refs.length);
      const added = addToDocument(draft, questions.value, freshId, false);
      if (!added.ok) throw new Error(JSON.stringify(added));
      // What stood there stays; a section with the same title takes the new questions at its end.
      expect(added.value.sections[0]?.questions.slice(0, 2)).toEqual(draft.sections[0]?.questions);
      if (old.name.startsWith('security'))
        expect(added.value.sections.map(({ title, weight, questions: own }) => [title.en, weight, own.length])).toEqual(
          [
            ['Data', '100', 5],
            ['Governance', '10', 2],
          ],
        );
      const fitted = addToDocument(draft, questions.value, freshId, true);
      expect(fitted.ok && weightLevels(fitted.value).every(({ exact }) => exact)).toBe(true);
    }
  });

  it('asks for the principle of each question by the row it stands in', async () => {
    const { rows } = await planned(await bareList());
    const refused = questionsToAdd(rows, { '0:4': 1 }, () => 'id', draft);
    expect(refused).toMatchObject({
      ok: false,
      messages: [{ path: 'principle:0:5', key: 'import.principle-missing', params: { row: 5 } }],
    });
  });

  it('gives a report whose every field is text', async () => {
    const { book, plan, rows } = await planned(await mergedSections());
    const csv = reportCsv(rows, remarksOn(book, plan), sayIn('en'));
    expect(csv).toContain(
      '"Questions","6","Left out","","","Do you watch?","Cell C6 holds a formula. Paste it as a value."',
    );
    expect(csv).not.toContain('{{');
    expect(csv).not.toMatch(/import\./);
  });
});

describe('suggested principles', () => {
  const index = principleIndex(templates, principles);

  it('find the home of most bank questions from their wording alone', () => {
    const hits = templates.filter(({ wording, home }) => suggestPrinciple(index, wording.en)?.principle === home);
    expect(hits.length / templates.length).toBeGreaterThan(0.95);
  });

  it('find a home for plain questions of an old spreadsheet, and none for words that say nothing', () => {
    expect(
      suggestPrinciple(index, 'How do you assess the security of your own suppliers and sub-contractors?')?.principle,
    ).toBe(12);
    expect(suggestPrinciple(index, 'zzz qqq')).toBeNull();
  });

  it('are the same each time', () => {
    const text = 'How quickly will you tell us about an incident, and how do you restore the service?';
    expect(suggestPrinciple(index, text)).toEqual(suggestPrinciple(principleIndex(templates, principles), text));
  });
});
