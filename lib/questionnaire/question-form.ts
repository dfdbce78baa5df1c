import type { Comparison, Condition, Operator } from '../condition/condition';
import { operators } from '../condition/condition';
import { type Kind, kinds } from '../question/settings';
import { type Message, ok, type Result, refuseAll } from '../result';
import { decimalPattern } from '../scoring/rules';
import { type Purpose, purposes } from './document';
import { isGatePurpose } from './find';
import type { QuestionFields } from './question-fields';

/**
 * The question editor's form and the question's fields. Settings of each kind stand under the kind's own name
 * (`single-choice.options.0.label`), so that a page can show all kinds and the chosen one decides. Rows without words
 * are left out.
 */
type Raw = Record<string, unknown>;

const raw = (value: unknown): Raw => (typeof value === 'object' && value !== null ? (value as Raw) : {});
const line = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string');
const inEnglish = (value: unknown) => ({ en: line(value) });
const given = (value: unknown) => (line(value) === '' ? undefined : inEnglish(value));

class Reading {
  readonly messages: Message[] = [];

  fault(path: string, name: string, params?: Message['params']): void {
    const key = `questionnaire.${name}`;
    this.messages.push(params ? { path, key, params } : { path, key });
  }

  /** A decimal string, or undefined where nothing was entered. */
  decimal(value: unknown, path: string, what: string): string | undefined {
    const text = line(value);
    if (text === '') return undefined;
    if (!decimalPattern.test(text) || text.startsWith('-')) this.fault(path, 'number-form', { what });
    return text;
  }

  whole(value: unknown, path: string, what: string, most: number): number | undefined {
    const text = line(value);
    if (text === '') return undefined;
    const read = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (read < 1 || read > most) this.fault(path, 'whole-form', { what, most });
    return read;
  }
}

/** The rows of a repeated part in their order on the page; rows for which `blank` holds are left out. */
const rowsOf = (value: unknown, blank: (row: Raw) => boolean): { row: Raw; at: string }[] =>
  Object.entries(raw(value))
    .map(([at, row]) => ({ at, row: raw(row) }))
    .filter(({ row }) => !blank(row));

/** The first of a, b, … z, then o27 and on, that no option has had. */
const freshOptionId = (taken: readonly string[]): string => {
  const letters = taken.filter((id) => /^[a-z]$/.test(id)).map((id) => id.charCodeAt(0) - 96);
  const numbers = taken.map((id) => Number(/^o(\d+)$/.exec(id)?.[1] ?? 0));
  const next = Math.max(0, ...letters, ...numbers) + 1;
  return next <= 26 ? String.fromCharCode(96 + next) : `o${next}`;
};

const readOptions = (form: Raw, kind: Kind, reading: Reading) => {
  const rows = rowsOf(raw(form[kind]).options, (row) => line(row.label) === '' && line(row.mark) === '');
  const taken = rows.map(({ row }) => line(row.id)).filter((id) => id !== '');
  return rows.map(({ row, at }) => {
    const path = `${kind}.options.${at}`;
    if (line(row.label) === '') reading.fault(`${path}.label`, 'option-words');
    const id = line(row.id) || freshOptionId(taken);
    taken.push(id);
    const mark = reading.decimal(row.mark, `${path}.mark`, line(row.label));
    const outcome = line(row.outcome);
    return {
      id,
      label: inEnglish(row.label),
      ...(given(row.supports) ? { supports: given(row.supports) } : {}),
      ...(mark === undefined ? {} : kind === 'multiple-choice' ? { points: mark } : { mark }),
      ...(outcome === 'pass' || outcome === 'fail' ? { outcome } : {}),
    };
  });
};

const readBands = (form: Raw, kind: Kind, reading: Reading) => {
  const own = raw(form[kind]);
  const rows = rowsOf(own.bands, (row) => line(row.value) === '' && line(row.mark) === '');
  const bands = rows.map(({ row, at }) => {
    const path = `${kind}.bands.${at}`;
    if (line(row.value) === '') reading.fault(`${path}.value`, 'band-value');
    if (line(row.mark) === '') reading.fault(`${path}.mark`, 'band-mark');
    const mark = reading.decimal(row.mark, `${path}.mark`, line(row.value)) ?? '0';
    const label = given(row.name);
    return { operator: line(row.operator), value: line(row.value), mark, ...(label ? { label } : {}) };
  });
  const otherwise = reading.decimal(own.otherwise, `${kind}.otherwise`, 'otherwise');
  return {
    ...(bands.length > 0 ? { bands } : {}),
    ...(otherwise === undefined ? {} : { otherwise }),
    ...(line(own.notKnown) === '' ? {} : { notKnown: true }),
    ...(given(own.unit) ? { unit: given(own.unit) } : {}),
  };
};

const readTable = (form: Raw, reading: Reading) => {
  const own = raw(form.table);
  const rows = rowsOf(own.columns, (row) => line(row.label) === '');
  const taken = rows.map(({ row }) => line(row.id)).filter((id) => id !== '');
  if (rows.length === 0) reading.fault('table.columns.0.label', 'columns-missing');
  const columns = rows.map(({ row }) => {
    const id = line(row.id) || freshOptionId(taken);
    taken.push(id);
    return { id, label: inEnglish(row.label) };
  });
  const fixedRows = line(own.fixedRows)
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((en) => ({ en }));
  const wordLimit = reading.whole(own.wordLimit, 'table.wordLimit', 'word-limit', 5_000);
  return {
    columns,
    ...(fixedRows.length > 0 ? { fixedRows } : {}),
    ...(wordLimit === undefined ? {} : { wordLimit }),
    ...(given(own.rowName) ? { rowName: given(own.rowName) } : {}),
    ...(line(own.nilAllowed) === '' ? {} : { nilAllowed: true }),
  };
};

const readSettings = (form: Raw, kind: Kind, reading: Reading): Raw | undefined => {
  const own = raw(form[kind]);
  switch (kind) {
    case 'yes-no': {
      const options = readOptions(form, kind, reading);
      // A plain yes or no needs no options of its own.
      const plain = options.every(
        ({ label, ...rest }) => /^(yes|no)$/i.test(label.en) && Object.keys(rest).length === 1,
      );
      return plain ? undefined : { options };
    }
    case 'single-choice':
    case 'multiple-choice': {
      const options = readOptions(form, kind, reading);
      if (options.length < 2) reading.fault(`${kind}.options.0.label`, 'options-few');
      return { options, ...(line(own.noneOfThese) === '' ? {} : { noneOfThese: true }) };
    }
    case 'short-text': {
      const maxLength = reading.whole(own.maxLength, 'short-text.maxLength', 'length', 500);
      return maxLength === undefined ? undefined : { maxLength };
    }
    case 'long-text': {
      const wordLimit = reading.whole(own.wordLimit, 'long-text.wordLimit', 'word-limit', 5_000);
      return wordLimit === undefined ? undefined : { wordLimit };
    }
    case 'number': {
      const min = reading.decimal(own.min, 'number.min', 'lowest');
      const max = reading.decimal(own.max, 'number.max', 'highest');
      return {
        ...readBands(form, kind, reading),
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
      };
    }
    case 'date':
      return readBands(form, kind, reading);
    case 'file': {
      const pages = reading.whole(own.pages, 'file.pages', 'pages', 500);
      const maxFiles = reading.whole(own.maxFiles, 'file.maxFiles', 'files', 20);
      return { ...(pages === undefined ? {} : { pages }), ...(maxFiles === undefined ? {} : { maxFiles }) };
    }
    case 'table':
      return readTable(form, reading);
  }
};

const isOperator = (text: string): text is Operator => (operators as readonly string[]).includes(text);

/**
 * One comparison from three pick lists. A value of the list is written `question|value`, so that an answer of another
 * question is noticed; a figure or date stands alone. Null where no question was chosen.
 */
const readComparison = (form: Raw, path: string, reading: Reading, own?: string): Condition | null => {
  const question = own ?? line(form.question);
  const [operator, picked, typed] = [line(form.operator), line(form.value), line(form.figure)];
  if (question === '' || (own !== undefined && typed === '')) return null;
  const cut = picked.indexOf('|');
  const value = typed !== '' ? typed : picked.slice(cut + 1);
  if (!isOperator(operator)) reading.fault(`${path}.operator`, 'condition-operator');
  if (value === '') reading.fault(`${path}.value`, 'condition-value');
  else if (typed === '' && picked.slice(0, cut) !== question) reading.fault(`${path}.value`, 'condition-other');
  return { question, operator: isOperator(operator) ? operator : 'is', value };
};

/**
 * The terms of "Ask only if", joined by all or any. One term stands alone; rows without a question are left out. Null
 * where the question is always asked.
 */
const readTerms = (form: Raw, reading: Reading): Condition | null => {
  const when = raw(form.when);
  const terms = Object.entries(raw(when.terms)).flatMap(([at, term]) => {
    const read = readComparison(raw(term), `when.terms.${at}`, reading);
    return read ? [read] : [];
  });
  const [first] = terms;
  if (!first) return null;
  if (terms.length === 1) return first;
  return line(when.join) === 'any' ? { any: terms } : { all: terms };
};

/** A condition as the rows of the form: comparisons joined once. Null where it is nested, and shown in words instead. */
export const termsOf = (condition: Condition): { join: 'all' | 'any'; terms: Comparison[] } | null => {
  if ('question' in condition) return { join: 'all', terms: [condition] };
  const [join, parts] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
  const terms = parts.flatMap((part) => ('question' in part ? [part] : []));
  return terms.length === parts.length ? { join, terms } : null;
};

const oneOf = <T extends string>(values: readonly T[], text: string): T | undefined =>
  values.find((value) => value === text);

const extraNames = ['assuranceBasis', 'equivalent', 'notYet', 'confidentiality', 'notApplicable'] as const;

/**
 * Takes the posted fields of the question editor, nested by their dots, and the question's id; returns what the
 * officer set. Refuses with the form's own field names. `kept` is a condition of several parts that the form shows in
 * words and keeps.
 */
export const readQuestionForm = (
  form: Raw,
  questionId: string,
  kept: Condition | null = null,
): Result<QuestionFields> => {
  const reading = new Reading();
  const kind = oneOf<Kind>(kinds, line(form.kind));
  const purpose = oneOf<Purpose>(purposes, line(form.purpose));
  const principle = Number(line(form.principle));
  if (line(form.wording) === '') reading.fault('wording', 'wording-missing');
  if (!Number.isInteger(principle) || principle < 1 || principle > 14) reading.fault('principle', 'principle-missing');
  if (!kind) reading.fault('kind', 'kind-missing');
  const settings = kind ? readSettings(form, kind, reading) : undefined;
  if (!purpose) reading.fault('purpose', 'purpose-missing');
  const award = purpose === 'award-criterion';
  const gate = isGatePurpose(purpose);
  const weight = award ? reading.decimal(form.weight, 'weight', 'weighting') : undefined;
  const threshold = award ? reading.decimal(form.threshold, 'threshold', 'minimum') : undefined;
  const markingGuide = rowsOf(form.guide, (row) => line(row.text) === '').map(({ row }) => ({
    mark: line(row.mark),
    text: inEnglish(row.text),
  }));
  const figures = kind === 'number' || kind === 'date';
  const own = raw(form[purpose ?? '']);
  const passIf = gate && figures ? readComparison(own, purpose, reading, questionId) : null;
  const showIf = line(raw(form.when).keep) === 'yes' ? kept : readTerms(form, reading);
  const extras = Object.fromEntries(
    extraNames.filter((name) => list(form.extras).includes(name)).map((name) => [name, true]),
  );
  if (reading.messages.length > 0 || !kind || !purpose) return refuseAll('invalid', reading.messages);
  return ok({
    wording: inEnglish(form.wording),
    ...(given(form.guidance) ? { guidance: given(form.guidance) } : {}),
    principle,
    kind,
    ...(settings === undefined ? {} : { settings }),
    purpose,
    ...(award ? { weight: weight ?? '0', threshold: threshold ?? null } : {}),
    ...(award && markingGuide.length > 0 ? { markingGuide } : {}),
    ...(passIf ? { passIf } : {}),
    ...(gate && given(own.passRule) ? { passRule: given(own.passRule) } : {}),
    ...(given(form.evidence) ? { evidence: given(form.evidence) } : {}),
    ...(line(form.evidenceRequired) === '' ? {} : { evidenceRequired: true }),
    ...(given(form.equivalence) ? { equivalence: given(form.equivalence) } : {}),
    ...(showIf ? { showIf } : {}),
    ...(Object.keys(extras).length > 0 ? { extras } : {}),
  } as QuestionFields);
};

/** Takes the path of a fault in a question, its kind and purpose; returns the field of the editor that it belongs to. */
export const formField = (path: string, kind: Kind, purpose: Purpose): string => {
  const plain = path.replaceAll(/\[(\d+)\]/g, '.$1').replace(/\.(en|cy)$/, '');
  if (plain === 'settings.options' || plain === 'settings.columns') return `${kind}${plain.slice(8)}.0.label`;
  if (/^settings\.bands/.test(plain)) return `${kind}.bands.${/\d+/.exec(plain)?.[0] ?? '0'}.value`;
  if (plain.startsWith('settings.')) return `${kind}${plain.slice(8)}`;
  if (plain.startsWith('showIf')) return 'when.terms.0.question';
  if (plain.startsWith('passIf') || plain.startsWith('passRule')) return `${purpose}.passRule`;
  if (plain.startsWith('markingGuide')) return 'guide.0.text';
  return plain;
};
