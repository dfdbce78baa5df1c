import { nil, refOf } from '../../question/kind';
import { answerFaults, isAnswered, rulesOf } from '../../question/kinds';
import { countWords } from '../../question/words';
import { assuranceBases, type Question, type QuestionnaireDocument } from '../../questionnaire/document';
import { everyQuestion } from '../../questionnaire/find';
import { type AnswerEntries, AnswerExtras } from '../../response/extras';
import { askedOf } from '../../response/relevant';
import { emptyAnswer, entryOf, type OwnFile, type StoredAnswer, sameAnswer } from '../../response/stored-answer';
import type { Message } from '../../result';
import { say } from '../../text';
import { asLines, noRow, quoted, rowsIn, sameRows, saysRows } from './answer-rows';
import { plainWords, sameText, saysText } from './cell-text';
import { headingOf, type InputColumn, inputColumns, nilWords, takes } from './columns';
import type { LocatedRow, Returned } from './located';
import { dateOf, memberNamed, parseCell } from './parse-cell';
import { type AnswerTexts, choicesOf, textsOf, written } from './write-answer';

type Part = InputColumn | 'table';

/** One thing that differs between what is here and what the file says. Texts are whole. */
export type Difference = { part: Part; label: string; place: string; now: string; file: string };

/**
 * `changed`: the file says something new. `both`: it was changed here as well since the download. `kept`: changed here
 * alone. `same`: nothing differs. `hidden`: not asked by these answers. `refused`: the file says what no answer can be.
 */
export const results = ['changed', 'both', 'refused', 'hidden', 'kept', 'same'] as const;
export type RowResult = (typeof results)[number];

export type ComparedRow = {
  questionId: string;
  ref: string;
  wording: string;
  result: RowResult;
  place: string;
  differences: Difference[];
  /** What is wrong, of a row that is refused; else what to know before it is loaded. */
  notes: Message[];
  /** The version of the answer that this was compared with; 0 where there is none. */
  version: number;
  /** What would be saved. */
  answer: StoredAnswer | null;
};

export type Held = { answer: StoredAnswer; version: number };

const placeOf = (sheet: string, cell: string): string => say('offline.place', { sheet, cell });
/** What is in the file, part by part; parts that the file no longer has are absent. */
type InFile = { cells: Partial<Record<InputColumn, string>>; rows: string[][] | null };

type Merge = { texts: AnswerTexts; edited: Set<Part>; both: boolean; kept: boolean };

/** Takes what is here, what was downloaded and what the file says; a part that the file left alone stays as it is. */
const merge = (now: AnswerTexts, base: AnswerTexts, file: InFile): Merge => {
  const merged: Merge = {
    texts: { cells: { ...now.cells }, rows: now.rows },
    edited: new Set(),
    both: false,
    kept: false,
  };
  const settle = (part: Part, same: { asNow: boolean; asBase: boolean; nowAsBase: boolean }): boolean => {
    if (same.asNow) return false;
    if (same.asBase) {
      merged.kept = true;
      return false;
    }
    if (!same.nowAsBase) merged.both = true;
    merged.edited.add(part);
    return true;
  };
  for (const column of inputColumns) {
    const text = file.cells[column];
    if (text === undefined) continue;
    const [here, before] = [now.cells[column], base.cells[column]];
    const same = { asNow: saysText(text, here), asBase: saysText(text, before), nowAsBase: sameText(here, before) };
    if (settle(column, same)) merged.texts.cells[column] = text;
  }
  if (file.rows) {
    const same = {
      asNow: saysRows(file.rows, now.rows),
      asBase: saysRows(file.rows, base.rows),
      nowAsBase: sameRows(now.rows, base.rows),
    };
    if (settle('table', same)) merged.texts.rows = file.rows;
  }
  return merged;
};

const dayIn = (text: string): string => (text.trim() === '' ? '' : (dateOf(text) ?? text));

type Reading = {
  question: Question;
  located: LocatedRow;
  current: StoredAnswer;
  files: readonly OwnFile[];
  refused: Message[];
  notes: Message[];
};

const at = ({ located }: Reading, column: InputColumn): string =>
  placeOf(located.at?.sheet ?? '', located.cells[column]?.cell ?? '');

const optionFault = (reading: Reading, column: InputColumn, text: string, words: readonly string[]): void => {
  reading.refused.push({
    path: '',
    key: 'offline.wrong-option',
    params: { place: at(reading, column), text: quoted(text), options: words.map((each) => `“${each}”`).join(', ') },
  });
};

/** The names of files in a cell, one on each line, as ids of the organisation's files. */
const evidenceIn = (reading: Reading, column: InputColumn, text: string): string[] => {
  const { current, files } = reading;
  return text.split(/\r\n?|\n/).flatMap((line) => {
    const name = line.trim();
    if (name === '') return [];
    const called = files.filter((file) => file.name.trim() === name);
    const own = called.filter(({ id }) => current.evidence.includes(id));
    const found = own.length > 0 ? own : called;
    if (found.length === 1) return [found[0]?.id ?? ''];
    const key = found.length === 0 ? 'offline.file-unknown' : 'offline.file-several';
    if (found.length > 1 && own.length > 0) return own.map(({ id }) => id);
    reading.notes.push({ path: '', key, params: { place: at(reading, column), name: quoted(name) } });
    return [];
  });
};

const tableValue = (reading: Reading, texts: AnswerTexts): StoredAnswer['value'] => {
  const { question, located } = reading;
  if (question.kind !== 'table') return '';
  const said = texts.cells.response;
  const rows = texts.rows.filter((row) => !noRow(row));
  const isNil = plainWords(said).toLowerCase() === nilWords().toLowerCase();
  if (said.trim() !== '' && !isNil) {
    optionFault(reading, 'response', said, [nilWords()]);
    return '';
  }
  if (isNil && rows.length > 0) {
    reading.refused.push({
      path: '',
      key: 'offline.nil-and-rows',
      params: { place: at(reading, 'response'), sheet: located.table?.sheet ?? '' },
    });
    return '';
  }
  if (isNil) return nil;
  if (rows.length === 0) return '';
  const fixed = question.settings?.fixedRows;
  return fixed ? texts.rows.map((row, index) => [fixed[index]?.en ?? '', ...row]) : rows;
};

const valueIn = (reading: Reading, texts: AnswerTexts): StoredAnswer['value'] => {
  const { question } = reading;
  if (question.kind === 'table') return tableValue(reading, texts);
  const text = texts.cells.response;
  if (text === '' || (text.trim() === '' && question.kind !== 'long-text' && question.kind !== 'short-text')) return '';
  const parsed = parseCell(question, text);
  if ('value' in parsed) return parsed.value;
  if (parsed.fault === 'date') reading.refused.push(dateFault(reading, 'response', text));
  else
    optionFault(
      reading,
      'response',
      text,
      choicesOf(question).map(({ words }) => words),
    );
  return '';
};

const dateFault = (reading: Reading, column: InputColumn, text: string): Message => ({
  path: '',
  key: 'offline.wrong-date',
  params: { place: at(reading, column), text: quoted(text) },
});

/** What was added beside the answer, from the texts of its cells; what a workbook has no columns for stays. */
const extrasIn = (reading: Reading, texts: AnswerTexts, edited: ReadonlySet<Part>): AnswerExtras => {
  const { question, current } = reading;
  const { cells } = texts;
  const extras: AnswerExtras = { ...current.extras };
  const touched = (prefix: string): boolean => [...edited].some((part) => part.startsWith(prefix));
  for (const column of ['basis-date', 'basis-expires', 'not-yet-by', 'confidential-until'] as const)
    if (edited.has(column) && cells[column].trim() !== '' && dateOf(cells[column]) === null)
      reading.refused.push(dateFault(reading, column, cells[column]));
  if (touched('basis')) {
    const basis = memberNamed(cells.basis, assuranceBases, (each) => say(`response.basis-${each}`));
    delete extras.assurance;
    const [date, expires] = [dayIn(cells['basis-date']), dayIn(cells['basis-expires'])];
    if (basis) extras.assurance = { basis, ...(date ? { date } : {}), ...(expires ? { expires } : {}) };
    else if (cells.basis.trim() !== '' || date || expires)
      optionFault(
        reading,
        'basis',
        cells.basis,
        assuranceBases.map((each) => say(`response.basis-${each}`)),
      );
  }
  if (touched('equivalent')) {
    const offered = memberNamed(cells.equivalent, ['yes', 'no'] as const, (each) => say(`answer.${each}`));
    const why = cells['equivalent-why'];
    const given = cells.equivalent.trim() !== '';
    delete extras.equivalent;
    if (given && offered === null)
      optionFault(reading, 'equivalent', cells.equivalent, [say('answer.yes'), say('answer.no')]);
    else if (offered === 'no' && why.trim() !== '')
      reading.refused.push({ path: '', key: 'offline.equivalent-no', params: { place: at(reading, 'equivalent') } });
    else if (offered === 'yes' || why.trim() !== '') extras.equivalent = { text: why };
  }
  if (touched('not-yet')) {
    delete extras.notYet;
    const [by, text] = [dayIn(cells['not-yet-by']), cells['not-yet']];
    if (by || text.trim() !== '') extras.notYet = { by, text };
  }
  if (touched('confidential')) {
    delete extras.confidential;
    const [part, reason, until] = [
      cells['confidential-part'],
      cells['confidential-why'],
      dayIn(cells['confidential-until']),
    ];
    if (part.trim() !== '' || reason.trim() !== '' || until)
      extras.confidential = { part, reason, ...(until ? { until } : {}) };
  }
  // Its reason is the claim: without one the answer itself counts again.
  if (touched('not-applicable')) {
    delete extras.notApplicable;
    const reason = cells['not-applicable'];
    if (reason.trim() !== '') extras.notApplicable = { reason };
  }
  const kept = AnswerExtras.safeParse(extras);
  if (!kept.success)
    reading.refused.push({
      path: '',
      key: 'offline.too-long',
      params: { place: placeOf(reading.located.at?.sheet ?? '', ''), ref: refOf(question), limit: '20,000' },
    });
  return extras;
};

/** Whether the value is of a shape that can be kept at all, and what a reader should know of it before it is. */
const lookAtValue = (reading: Reading, value: StoredAnswer['value'], place: string): void => {
  const { question } = reading;
  if (question.kind === 'file' || value === '') return;
  if (!rulesOf(question).draft.safeParse(value).success) {
    const limits: Partial<Record<Question['kind'], string>> = { 'short-text': '5,000', number: '100', table: '20,000' };
    const params = { place, ref: refOf(question), limit: limits[question.kind] ?? '200,000' };
    reading.refused.push({ path: '', key: 'offline.too-long', params });
    return;
  }
  if (!isAnswered(question, value)) return;
  for (const fault of answerFaults(question, value)) {
    const over = fault.key === 'answer.words-over' && typeof value === 'string';
    reading.notes.push(
      over
        ? { path: '', key: 'offline.words-over', params: { ...fault.params, place, words: countWords(value) } }
        : { path: '', key: 'offline.draft', params: { place, why: say(fault) } },
    );
  }
};

const labelOf = (part: Part): string => (part === 'table' ? say('offline.table') : headingOf(part));

/** Compares one question of a returned workbook with its answer here, and with the answer as it was downloaded. */
const compareRow = (
  question: Question,
  located: LocatedRow,
  held: Held | undefined,
  base: StoredAnswer,
  files: readonly OwnFile[],
): ComparedRow => {
  const current = held?.answer ?? emptyAnswer;
  const reading: Reading = { question, located, current, files, refused: [], notes: [] };
  const [now, before] = [textsOf(question, current, files), written(textsOf(question, base, files))];
  const file: InFile = {
    cells: Object.fromEntries(
      inputColumns.flatMap((column) =>
        takes(question, column) && located.cells[column] ? [[column, located.cells[column].text]] : [],
      ),
    ),
    rows: located.table ? rowsIn(question, located, reading.refused) : null,
  };
  const { texts, edited, both, kept } = merge(now, before, file);
  const tablePlace = located.table ? say('offline.place-sheet', { sheet: located.table.sheet }) : '';
  const partPlace = (part: Part): string => (part === 'table' ? tablePlace : at(reading, part));
  const place = located.at
    ? at(reading, question.kind === 'table' && !located.cells.response ? 'evidence' : 'response')
    : tablePlace;
  const row = (result: RowResult, answer: StoredAnswer | null, notes: Message[]): ComparedRow => ({
    questionId: question.id,
    ref: located.ref,
    wording: question.wording.en,
    result,
    place,
    differences: [...edited].map((part) => ({
      part,
      label: labelOf(part),
      place: partPlace(part),
      now: part === 'table' ? asLines(now.rows) : now.cells[part],
      file: part === 'table' ? asLines(texts.rows) : texts.cells[part],
    })),
    notes,
    version: held?.version ?? 0,
    answer,
  });
  if (edited.size === 0 && reading.refused.length === 0) return row(kept ? 'kept' : 'same', null, []);
  if (reading.refused.length > 0) return row('refused', null, reading.refused);
  const valueEdited = edited.has('response') || edited.has('table');
  const names: InputColumn = question.kind === 'file' ? 'response' : 'evidence';
  const value = valueEdited && question.kind !== 'file' ? valueIn(reading, texts) : current.value;
  const evidence = edited.has(names) ? [...new Set(evidenceIn(reading, names, texts.cells[names]))] : current.evidence;
  const answer: StoredAnswer = { value, extras: extrasIn(reading, texts, edited), evidence };
  if (valueEdited && reading.refused.length === 0)
    lookAtValue(reading, value, edited.has('table') ? tablePlace : at(reading, 'response'));
  if (reading.refused.length > 0) return row('refused', null, reading.refused);
  // The same answer in other words, such as “yes” for “Yes”; or files alone that nobody knows.
  if (sameAnswer(answer, { ...current, value: current.value }))
    return reading.notes.length > 0 ? row('refused', null, reading.notes) : row('same', null, []);
  return row(both ? 'both' : 'changed', answer, reading.notes);
};

/**
 * Takes a returned workbook, the answers that are here and those that its download held; returns one row for each
 * question in it, in the order of the document. Nothing is decided here but what differs.
 */
export const compareAnswers = (given: {
  document: QuestionnaireDocument;
  returned: Returned;
  held: ReadonlyMap<string, Held>;
  /** The answer that the download held, by question; absent where it held none. */
  base: ReadonlyMap<string, StoredAnswer>;
  files: readonly OwnFile[];
}): ComparedRow[] => {
  const { document, returned, held, base, files } = given;
  const located = new Map(returned.rows.map((row) => [row.questionId, row]));
  const questions = everyQuestion(document);
  const rows = questions.flatMap((question) => {
    const row = located.get(question.id);
    return row ? [compareRow(question, row, held.get(question.id), base.get(question.id) ?? emptyAnswer, files)] : [];
  });
  // What would be asked if all of it were loaded.
  const loaded = new Map(rows.flatMap(({ questionId, answer }) => (answer ? [[questionId, answer]] : [])));
  const entries: AnswerEntries = Object.fromEntries(
    questions.flatMap((question) => {
      const answer = loaded.get(question.id) ?? held.get(question.id)?.answer;
      return answer ? [[question.id, entryOf(question, answer, files)]] : [];
    }),
  );
  const asked = askedOf(document, entries);
  return rows.map((row) =>
    row.answer !== null && !asked.has(row.questionId) ? { ...row, result: 'hidden' as const, answer: null } : row,
  );
};
