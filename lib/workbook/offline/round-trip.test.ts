import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question, QuestionnaireDocument } from '../../questionnaire/document';
import { everyQuestion } from '../../questionnaire/find';
import { wellFormed } from '../../questionnaire/hash';
import { defaultScoring } from '../../questionnaire/presets';
import type { StoredAnswer } from '../../response/stored-answer';
import { everyKind } from '../../testing/every-kind';
import { law } from '../../testing/laws';
import { libreOffice, recalculated } from '../../testing/xlsx';
import { withoutUnprintable } from '../cells';
import type { SourceBook } from '../import/source';
import type { Workbook } from '../model';
import { readFile } from '../read/read';
import { renderWorkbook } from '../render';
import { renderOds } from '../render-ods';
import { supplierWorkbook } from '../supplier-workbook';
import { answerOf, cellOf, saysText, survivors } from './cell-text';
import { compareAnswers, type Held } from './compare';
import { keysIn } from './key';
import { locateAnswers } from './locate';
import { type AnswerTexts, textsOf, tooLongOf, written } from './write-answer';

const scale = Number.parseFloat(process.env.ASSAY_LAW_SCALE ?? '1');
const seed = Number.parseInt(process.env.ASSAY_SEED ?? '20260101', 10);
/** Answers of one workbook, and of the whole law where it is held in full. */
const perBook = 100;
const all = 10_000;
/** A share of 2% in every run of the tests; all of them where the laws are held at length, as in the gate. */
const books = scale >= 10 ? all / perBook : Math.max(1, Math.round(2 * scale));

const en = (text: string) => ({ en: text });

/** A document of text questions alone, and tables of two columns. */
const texts = (count: number, tables: number): QuestionnaireDocument => ({
  format: 'assay-questionnaire/1',
  title: en('Texts'),
  scoring: defaultScoring(),
  sections: [
    {
      id: 's1',
      title: en('Texts'),
      principle: 1,
      weight: '100',
      questions: Array.from({ length: count + tables }, (_, at): Question => {
        const shared = {
          id: `q${at}`,
          ref: `SEC-${at}`,
          principle: 1,
          wording: en(`Text ${at}?`),
          purpose: 'information' as const,
        };
        return at < count
          ? {
              ...shared,
              kind: 'long-text',
              extras: { confidentiality: true, notApplicable: at % 2 === 0 },
              settings: { wordLimit: 5_000 },
            }
          : {
              ...shared,
              kind: 'table',
              settings: {
                columns: [
                  { id: 'a', label: en('A') },
                  { id: 'b', label: en('B') },
                ],
              },
            };
      }),
    },
  ],
});

const facts = (document: QuestionnaireDocument) => ({
  title: 'Air quality sensors',
  reference: 'PRJ-0142',
  authority: 'Brackwater Council',
  version: 1,
  documentHash: 'a'.repeat(64),
  publishedAt: '2026-12-01T09:00:00.000Z',
  document,
  deadline: '2027-01-22T12:00:00.000Z',
  receiving: 'hosted' as const,
  scope: [],
});
const key = `ASSAY-${'k'.repeat(40)}.${'m'.repeat(43)}`;

const bytesOf = async (
  document: QuestionnaireDocument,
  answers: ReadonlyMap<string, StoredAnswer>,
  render: (book: Workbook) => Promise<Uint8Array> = renderWorkbook,
): Promise<Uint8Array> => {
  const whole = new Map(
    everyQuestion(document).flatMap((question) => {
      const answer = answers.get(question.id);
      return answer ? [[question.id, textsOf(question, answer, [])] as const] : [];
    }),
  );
  return render(
    supplierWorkbook(facts(document), {
      key,
      organisation: 'Fenlight Systems',
      at: '2027-01-10T09:00:00.000Z',
      answers: new Map([...whole].map(([id, one]) => [id, written(one)])),
      tooLong: new Map([...whole].map(([id, one]) => [id, tooLongOf(one)])),
    }),
  );
};

const bookOf = async (bytes: Uint8Array, name = 'answers.xlsx'): Promise<SourceBook> => {
  const reply = await readFile(name, Buffer.from(bytes), { exact: true });
  if (!('book' in reply)) throw new Error(JSON.stringify(reply));
  return reply.book;
};

/** What a workbook says once it is back, compared with `held` and with what was downloaded. */
const back = (
  document: QuestionnaireDocument,
  book: SourceBook,
  held: ReadonlyMap<string, Held>,
  base = new Map<string, StoredAnswer>(),
) => {
  const located = locateAnswers(document, book);
  if (!located.ok) throw new Error(JSON.stringify(located.faults));
  return compareAnswers({ document, returned: located.returned, held, base, files: [] });
};

const sign = fc.constantFrom(
  ...[
    '\r\n',
    '\n',
    '\r',
    '\t',
    ' ',
    '_x000D_',
    '_x0041_',
    '_',
    "'",
    '"',
    '=',
    '+',
    '-',
    '@',
    '\u0000',
    '\u001b',
    '\u007f',
  ],
  ...[
    '\u202e',
    '\u2066',
    '\u200f',
    '\ufeff',
    '\u200b',
    '\u00a0',
    '\ufffe',
    '\uffff',
    '\ud83d',
    '\ude00',
    '👩🏽‍🚀',
    '🇬🇧',
    'é',
    'e\u0301',
  ],
  ...['<', '&', ']]>', '&#13;', '＝', '{{', 'word '],
);
const anyText = fc.oneof(
  fc
    .array(fc.oneof(sign, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 12 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t=', "'=", "''=", ' @', '\r='), fc.string())
    .map((parts) => parts.join('')),
  fc.constantFrom('=1+1'.repeat(9_000), 'x'.repeat(32_767), 'x'.repeat(32_768), '-'.repeat(32_767)),
);

law('a text without what XML cannot hold is marked as with it', anyText, (text) => {
  expect(withoutUnprintable(cellOf(text))).toBe(cellOf(withoutUnprintable(text)));
});

law('a text of which a program dropped what it cannot hold is the text that was left alone', anyText, (text) => {
  for (const kept of survivors) expect(saysText(kept(text), text)).toBe(true);
  expect(saysText(`${withoutUnprintable(text)}!`, text)).toBe(false);
});

law('every text comes back from the cell that it was put in, and none begins as a formula does', anyText, (text) => {
  expect(answerOf(cellOf(text))).toBe(text.toWellFormed());
  expect(/^[=+\-@\t\r]/.test(cellOf(text))).toBe(false);
});

it('characters of two places survive wherever the file is cut into pieces to be packed', async () => {
  const document = texts(2, 0);
  const value = '😀'.repeat(16_000);
  const answers = new Map(
    ['q0', 'q1'].map((id, at) => [id, { value: `${'x'.repeat(at)}${value}`, extras: {}, evidence: [] }]),
  );
  const rows = back(document, await bookOf(await bytesOf(document, answers)), new Map());
  expect(rows.map(({ answer }) => answer?.value === answers.get('q0')?.value || answer?.value === `x${value}`)).toEqual(
    [true, true],
  );
});

describe(`${books * perBook} random answers through a workbook and back`, () => {
  // An ODS has no way to write what XML cannot hold: those characters alone are lost, and nothing is made of it.
  it.each([
    ['XLSX', renderWorkbook, (text: string) => text],
    ['ODS', renderOds, withoutUnprintable],
  ])(
    'are equal to the character in %s, or left out by name',
    async (_format, render, kept) => {
      const document = texts(perBook - 10, 10);
      let left = 0;
      for (let book = 0; book < books; book += 1) {
        const given = fc.sample(anyText, { seed: seed + book, numRuns: 2 * perBook });
        const answers = new Map(
          document.sections[0]?.questions.map(({ id, kind }, at): [string, StoredAnswer] => {
            // Cells of tables and words beside an answer are kept to 20,000 characters, online as here.
            const [whole = '', second = ''] = [given[at], given[perBook + at]?.slice(0, 20_000)];
            const first = kind === 'table' ? whole.slice(0, 20_000) : whole;
            const value = kind === 'table' ? [[first, second]] : first;
            const extras = {
              confidential: { part: second, reason: 'why' },
              ...(at % 2 === 0 ? { notApplicable: { reason: second } } : {}),
            };
            return [id, { value, extras: kind === 'table' ? {} : extras, evidence: [] }];
          }),
        );
        // Nothing is here: whatever the workbook holds is a change, and shows exactly what came back.
        const bytes = await bytesOf(document, answers, render);
        const rows = back(document, await bookOf(bytes), new Map());
        const compared = new Map(rows.map((row) => [row.questionId, row]));
        for (const question of document.sections[0]?.questions ?? []) {
          const answer = answers.get(question.id);
          if (!answer) throw new Error('no answer');
          const gone = tooLongOf(textsOf(question, answer, []));
          left += gone.length;
          const wanted = wellFormed(written(textsOf(question, answer, []))) as AnswerTexts;
          const row = compared.get(question.id);
          const got = row?.answer ?? { value: '', extras: {}, evidence: [] };
          if (question.kind === 'table') {
            const whole = wanted.rows
              .map((cells) => cells.map(kept))
              .filter((row) => row.some((cell) => cell.trim() !== ''));
            expect(got.value === '' ? [] : got.value).toEqual(whole);
          } else {
            expect(got.value).toBe(kept(wanted.cells.response));
            expect(got.extras.confidential?.part ?? '').toBe(kept(wanted.cells['confidential-part']));
            // The reason is the claim: blanks alone are none.
            const reason = kept(wanted.cells['not-applicable']);
            expect(got.extras.notApplicable?.reason ?? '').toBe(reason.trim() === '' ? '' : reason);
          }
        }
        // The same file over the same answers changes nothing, whatever could not be in it.
        const base = new Map([...answers].map(([id, answer]) => [id, wellFormed(answer) as StoredAnswer]));
        const held = new Map([...base].map(([id, answer]) => [id, { answer, version: 1 }]));
        const again = back(document, await bookOf(bytes), held, base);
        expect(again.filter(({ result }) => result !== 'same' && result !== 'kept')).toEqual([]);
      }
      expect(left).toBeGreaterThan(0);
    },
    600_000,
  );
});

const answered = (): Map<string, StoredAnswer> =>
  new Map(
    Object.entries({
      gate: 'yes',
      choice: 'b',
      story: 'Each sensor sits\nin a network of its own. ',
      abroad: 'no',
      many: ['a', 'b'],
      hours: '12',
      day: '2026-06-01',
      chain: [['Northmere Cloud', 'United Kingdom']],
      d1: [['AirNode 3.4']],
    }).map(([id, value]) => [
      id,
      {
        value,
        extras:
          id === 'choice'
            ? {
                assurance: { basis: 'certified', date: '2026-11-11' },
                equivalent: { text: '=not a formula' },
                notYet: { by: '2027-05-01', text: '@later' },
              }
            : {},
        evidence: [],
      } as StoredAnswer,
    ]),
  );

describe('a question of every kind', () => {
  it.each([
    ['XLSX', renderWorkbook],
    ['ODS', renderOds],
  ])('comes back from %s as it went out, and its key with it', async (_, render) => {
    const [document, answers] = [everyKind(), answered()];
    const book = await bookOf(await bytesOf(document, answers, render));
    expect(keysIn(book)).toEqual([key]);
    const rows = back(document, book, new Map());
    const got = new Map(rows.flatMap(({ questionId, answer }) => (answer ? [[questionId, answer]] : [])));
    expect(Object.fromEntries(got)).toEqual(Object.fromEntries(answers));
    const held = new Map([...answers].map(([id, answer]) => [id, { answer, version: 1 }]));
    expect(back(document, book, held, answers).map(({ result }) => result)).toEqual(rows.map(() => 'same'));
  });

  const office = libreOffice();
  it.skipIf(office === null).each([
    ['xlsx', renderWorkbook],
    ['ods', renderOds],
  ] as const)(
    'is the same after LibreOffice wrote the %s again',
    async (format, render) => {
      const [document, answers] = [everyKind(), answered()];
      const held = new Map([...answers].map(([id, answer]) => [id, { answer, version: 1 }]));
      const [again] = await recalculated(office ?? '', [await bytesOf(document, answers, render)], {
        from: format,
        to: format,
      });
      const rows = back(document, await bookOf(again ?? Buffer.from('')), held, answers);
      expect(rows.filter(({ result }) => result !== 'same')).toEqual([]);
      expect(keysIn(await bookOf(again ?? Buffer.from('')))).toEqual([key]);
    },
    120_000,
  );
});
