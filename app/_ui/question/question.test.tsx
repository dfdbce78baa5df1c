import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { kinds } from '@/lib/question/settings';
import { Question } from '@/lib/questionnaire/document';
import { AnswerText } from './answer-text';
import { QuestionControl } from './question-control';
import { readAnswer } from './read-answer';

const settings: Record<string, unknown> = {
  'single-choice': {
    options: [
      { id: 'a', label: { en: 'Every year' }, mark: '4' },
      { id: 'b', label: { en: 'Never' }, mark: '0' },
    ],
  },
  'multiple-choice': {
    options: [
      { id: 'a', label: { en: 'At rest' } },
      { id: 'b', label: { en: 'In transit' } },
    ],
    noneOfThese: true,
  },
  number: { unit: { en: 'hours' }, notKnown: true },
  date: { notKnown: true },
  table: {
    columns: [
      { id: 'name', label: { en: 'Name' } },
      { id: 'country', label: { en: 'Country' } },
    ],
    rowName: { en: 'sub-contractor' },
    nilAllowed: true,
  },
};
const question = (kind: string, more: Record<string, unknown> = {}): Question =>
  Question.parse({
    id: 'q1',
    kind,
    wording: { en: 'How is it done?' },
    principle: 8,
    purpose: 'information',
    ...(settings[kind] ? { settings: settings[kind] } : {}),
    ...more,
  });

const files = { available: [{ id: 'f1', name: 'Test report.pdf' }], attached: [] };
const drawn = (
  of: Question,
  value?: Parameters<typeof readAnswer>[0] extends never ? never : string | string[] | string[][],
) => renderToStaticMarkup(<QuestionControl question={of} value={value} isHeading files={files} />);
const names = (markup: string): string[] => [
  ...new Set([...markup.matchAll(/ name="([^"]*)"/g)].map((match) => match[1] ?? '')),
];
const form = (fields: [string, string][]): FormData => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
};

describe('the control of every kind', () => {
  it.each(kinds)('%s carries the question as the one h1 of its page', (kind) => {
    const markup = drawn(question(kind));
    expect(markup.match(/<h1/g)).toHaveLength(1);
    expect(markup).toContain('How is it done?');
  });

  it.each([
    ['yes-no', ['answer']],
    ['single-choice', ['answer']],
    ['multiple-choice', ['answer']],
    ['short-text', ['answer']],
    ['long-text', ['answer']],
    ['number', ['answer', 'answer.not-known']],
    ['date', ['answer.day', 'answer.month', 'answer.year', 'answer.not-known']],
    ['file', ['answer']],
    ['table', ['answer.0.name', 'answer.0.country', 'answer.add', 'answer.nil']],
  ])('%s posts plain fields', (kind, expected) => {
    expect(names(drawn(question(kind)))).toEqual(expected);
  });

  it('shows the mark that an option counts', () => {
    expect(drawn(question('single-choice'))).toContain('Counts 4');
  });

  it('says the limit of its answer, also where none is set', () => {
    expect(drawn(question('short-text'))).toContain('You can enter up to 200 characters');
    expect(drawn(question('short-text', { settings: { maxLength: 40 } }))).toContain('up to 40 characters');
    expect(drawn(question('long-text'))).toContain('You can enter up to 500 words');
    expect(drawn(question('file'))).toContain('You can attach up to 5 files to this answer');
    expect(drawn(question('file', { settings: { pages: 3 } }))).toContain('Give no more than 3 pages.');
    const columns = [{ id: 'name', label: { en: 'Name' } }];
    expect(drawn(question('table', { settings: { columns, wordLimit: 90 } }))).toMatch(
      /aria-describedby="([^"]+)".*id="\1"[^>]*>You can enter up to 90 words/,
    );
    expect(drawn(question('number', { settings: { min: '0', max: '24' } }))).toContain('From 0 to 24');
    expect(drawn(question('number', { settings: { max: '24' } }))).toContain('24 or less');
  });

  it('starts from what is stored', () => {
    expect(drawn(question('long-text'), 'Line one')).toContain('>Line one</textarea>');
    expect(drawn(question('date'), '2027-01-22')).toMatch(/name="answer\.day"[^>]*value="22"/);
    expect(drawn(question('yes-no'), 'yes')).toMatch(/checked=""[^>]*value="yes"|value="yes"[^>]*checked=""/);
  });

  it('has a group of fields for each stored row', () => {
    const markup = drawn(question('table'), [
      ['Acme', 'UK'],
      ['Bolt', 'France'],
    ]);
    expect(markup).toContain('Sub-contractor 2');
    expect(markup).toContain('>Bolt</textarea>');
    expect(markup).toContain('Add another sub-contractor');
  });

  it('names fixed rows by their first column and offers no more rows', () => {
    const fixed = question('table', {
      settings: {
        columns: [
          { id: 'area', label: { en: 'Area' } },
          { id: 'who', label: { en: 'Who' } },
        ],
        fixedRows: [{ en: 'Patching' }, { en: 'Backups' }],
      },
    });
    const markup = drawn(fixed);
    expect(names(markup)).toEqual(['answer.0.who', 'answer.1.who']);
    expect(markup).toContain('Backups');
    expect(
      readAnswer(
        fixed,
        form([
          ['answer.0.who', 'Us'],
          ['answer.1.who', ''],
        ]),
      ),
    ).toEqual([
      ['Patching', 'Us'],
      ['Backups', ''],
    ]);
  });
});

describe('reading a posted form', () => {
  it('gives the value of each kind', () => {
    expect(readAnswer(question('yes-no'), form([['answer', 'yes']]))).toBe('yes');
    expect(
      readAnswer(
        question('multiple-choice'),
        form([
          ['answer', 'a'],
          ['answer', 'b'],
        ]),
      ),
    ).toEqual(['a', 'b']);
    expect(
      readAnswer(
        question('date'),
        form([
          ['answer.day', '3'],
          ['answer.month', '5'],
          ['answer.year', '2027'],
        ]),
      ),
    ).toBe('2027-05-03');
    expect(readAnswer(question('number'), form([['answer', ' 4.5 ']]))).toBe('4.5');
  });

  it('gives nothing where nothing was typed', () => {
    expect(kinds.map((kind) => readAnswer(question(kind), form([])))).toEqual(['', '', [], '', '', '', '', [], []]);
  });

  it('keeps the line ends of texts as LF', () => {
    expect(readAnswer(question('long-text'), form([['answer', 'one\r\ntwo']]))).toBe('one\ntwo');
  });

  it('takes "not known" only where no figure or date stands beside it', () => {
    expect(
      readAnswer(
        question('number'),
        form([
          ['answer', ''],
          ['answer.not-known', 'not-known'],
        ]),
      ),
    ).toBe('not-known');
    expect(
      readAnswer(
        question('number'),
        form([
          ['answer', '4'],
          ['answer.not-known', 'not-known'],
        ]),
      ),
    ).toBe('4');
  });

  it('leaves out blank and removed rows and keeps the order of the others', () => {
    const rows: [string, string][] = [
      ['answer.2.name', 'Third'],
      ['answer.2.country', 'UK'],
      ['answer.0.name', 'First'],
      ['answer.0.country', ''],
      ['answer.1.name', ' '],
      ['answer.1.country', ''],
      ['answer.10.name', 'Gone'],
      ['answer.remove', '10'],
    ];
    expect(readAnswer(question('table'), form(rows))).toEqual([
      ['First', ''],
      ['Third', 'UK'],
    ]);
    expect(
      readAnswer(
        question('table'),
        form([
          ['answer.0.name', ''],
          ['answer.nil', 'nil'],
        ]),
      ),
    ).toBe('nil');
  });
});

describe('an answer for reading', () => {
  const shown = (kind: string, value?: string | string[] | string[][]) =>
    renderToStaticMarkup(<AnswerText question={question(kind)} value={value} />);

  it('says so where there is none', () => {
    expect(shown('yes-no')).toBe('Not answered');
  });

  it('shows text of a supplier as text, whatever is in it', () => {
    expect(shown('long-text', '<script>alert(1)</script>\nnext')).toBe(
      '<div class="assay-supplier-text" lang="en">&lt;script&gt;alert(1)&lt;/script&gt;\nnext</div>',
    );
  });

  it('shows choices by their words and rows under their columns', () => {
    expect(shown('single-choice', 'a')).toContain('Every year');
    expect(shown('table', [['Acme', 'UK']])).toContain('data-label="Country"');
  });
});
