import { isDecimal } from '../condition/decimal';
import { isOnScale, tidy } from '../question/marks';
import { type Message, ok, type Result, refuseAll } from '../result';
import { type Award, decimalPattern, type Scale, type TieBreaker } from '../scoring/rules';

import type { Question, QuestionnaireDocument } from './document';
import { everyQuestion } from './find';
import { checkScoring } from './lint/scoring';
import { scalePreset, scalePresetIds } from './presets';
import { type MarkMap, marksIn, marksUsed, proposeMarks } from './scale-change';

export const priceFormulas = ['T4', 'T5', 'T6', 'T7', 'T8'] as const;
const awardModes = ['points', 'price-per-quality', 'value-index'] as const;

/** What a criterion assesses, in characters, as the schema of the award takes it. */
const longestDescription = 2_000;

type Raw = Record<string, unknown>;
const raw = (value: unknown): Raw => (typeof value === 'object' && value !== null ? (value as Raw) : {});
const line = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** True for formulas with which a third supplier can change who is first and second. */
export const isRelative = (award: Award): boolean =>
  award.mode === 'points' && award.price !== null && award.price.formula !== 'T8';

/** Takes a document and a scale; returns the questions that publish a mark which is not on that scale. */
const questionsOffScale = (document: QuestionnaireDocument, scale: Scale): Question[] =>
  everyQuestion(document).filter((question) => marksIn(question).some((mark) => !isOnScale(mark, scale)));

export type OfferedScale = {
  preset: (typeof scalePresetIds)[number];
  scale: Scale;
  /** The table to confirm before this scheme takes the place of the one in use: every published mark and its new one. */
  marks: { from: string; to: string; questions: string[] }[];
};

/** The marking schemes to choose from, each with the proposed new mark for every mark that a question publishes. */
export const offeredScales = (document: QuestionnaireDocument): OfferedScale[] => {
  const used = marksUsed(document);
  const bearers = everyQuestion(document).map((question) => ({ question, marks: marksIn(question).map(tidy) }));
  return scalePresetIds.map((preset) => {
    const scale = scalePreset(preset);
    const proposed = proposeMarks(document.scoring.scale, scale, used);
    return {
      preset,
      scale,
      marks: used.map((from) => ({
        from,
        to: proposed[from] ?? scale.max,
        questions: bearers
          .filter(({ marks }) => marks.includes(from))
          .map(({ question }) => question.ref ?? question.id),
      })),
    };
  });
};

/**
 * Takes the posted table of old and new marks; returns it as a map. Rows come as `marks.<place>.from` and `.to`.
 */
export const readMarkTable = (form: Raw): MarkMap =>
  Object.fromEntries(
    Object.values(raw(form.marks))
      .map(raw)
      .flatMap(({ from, to }) => (isDecimal(line(from)) && isDecimal(line(to)) ? [[tidy(line(from)), line(to)]] : [])),
  );

/** Takes the posted form; returns the preset that it asks for where that is another than the scheme in use. */
export const otherPreset = (form: Raw, before: Scale): Scale | null => {
  const chosen = scalePresetIds.find((id) => id === line(form.preset));
  return chosen && chosen !== before.preset ? scalePreset(chosen) : null;
};

const decimal = (faults: Message[], text: string, path: string, what: string): string => {
  if (!decimalPattern.test(text) || text.startsWith('-')) {
    faults.push({ path, key: 'questionnaire.number-form', params: { what } });
    return '0';
  }
  return text;
};

/** An id made from a title, that no other criterion has: it never changes when the title does. */
const criterionId = (title: string, taken: readonly string[]): string => {
  const plain = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  const base = plain || 'criterion';
  let id = base;
  for (let count = 2; taken.includes(id); count += 1) id = `${base}-${count}`;
  return id;
};

/**
 * Takes the posted form of criteria and price; returns the award. Criteria without title, weighting and words are left out.
 * Refuses fields that are no numbers; totals are not judged here, so that work in the making can be saved.
 */
export const readAwardForm = (form: Raw): Result<Award> => {
  const faults: Message[] = [];
  const mode = awardModes.find((each) => each === line(form.mode));
  if (!mode) faults.push({ path: 'mode', key: 'questionnaire.mode-missing' });
  const security = decimal(faults, line(form.security), 'security', 'security');
  const rows = Object.entries(raw(form.criteria))
    .map(([at, row]) => ({ at, row: raw(row) }))
    .filter(({ row }) => [row.title, row.weight, row.description].some((field) => line(field) !== ''));
  const taken = rows.map(({ row }) => line(row.id)).filter((id) => id !== '');
  const criteria = rows.map(({ at, row }) => {
    const title = line(row.title);
    if (title === '') faults.push({ path: `criteria.${at}.title`, key: 'questionnaire.criterion-title' });
    if (line(row.description).length > longestDescription)
      faults.push({
        path: `criteria.${at}.description`,
        key: 'questionnaire.criterion-long',
        params: { count: longestDescription },
      });
    const id = line(row.id) || criterionId(title, taken);
    taken.push(id);
    return {
      id,
      title: { en: title },
      ...(line(row.description) === '' ? {} : { description: { en: line(row.description) } }),
      weight: decimal(faults, line(row.weight), `criteria.${at}.weight`, title),
      max: decimal(faults, line(row.max), `criteria.${at}.max`, title),
    };
  });
  const price = mode === 'points' ? readPrice(form, faults) : null;
  const exponent = Number(line(form.exponent));
  if (mode === 'value-index' && !(Number.isInteger(exponent) && exponent >= 1 && exponent <= 10))
    faults.push({ path: 'exponent', key: 'questionnaire.exponent-form' });
  if (faults.length > 0 || !mode) return refuseAll('invalid', faults);
  if (mode === 'points') return ok({ mode, security, criteria, price });
  return ok(mode === 'value-index' ? { mode, security, criteria, exponent } : { mode, security, criteria });
};

const readPrice = (form: Raw, faults: Message[]): Extract<Award, { mode: 'points' }>['price'] => {
  const chosen = line(form.formula);
  if (chosen === 'none') return null;
  const formula = priceFormulas.find((each) => each === chosen);
  if (!formula) {
    faults.push({ path: 'formula', key: 'questionnaire.formula-missing' });
    return null;
  }
  const weight = decimal(faults, line(form.priceWeight), 'priceWeight', 'price');
  if (formula !== 'T8') return { formula, weight };
  const low = decimal(faults, line(form.low), 'low', 'lower level');
  return { formula, weight, low, high: decimal(faults, line(form.high), 'high', 'upper level') };
};

/** Takes the posted form of the marking scheme and the scheme as it is; returns it with the descriptors as edited. */
export const readScaleForm = (form: Raw, before: Scale): Result<Scale> => {
  const faults: Message[] = [];
  const descriptors = Object.entries(raw(form.descriptors)).map(([at, each]) => {
    const row = raw(each);
    for (const field of ['label', 'text'])
      if (line(row[field]) === '')
        faults.push({
          path: `descriptors.${at}.${field}`,
          key: 'questionnaire.descriptor-missing',
          params: { mark: line(row.mark) },
        });
    const old = before.descriptors?.find(({ mark }) => mark === line(row.mark));
    return { mark: line(row.mark), label: reworded(old?.label, row.label), text: reworded(old?.text, row.text) };
  });
  if (faults.length > 0) return refuseAll('invalid', faults);
  return ok(descriptors.length > 0 ? { ...before, descriptors } : before);
};

/** English words as typed; the Welsh stays while the English does. */
const reworded = (old: { en: string; cy?: string | undefined } | undefined, typed: unknown) =>
  old?.en === line(typed) ? old : { en: line(typed) };

/** Takes the steps in order and the button pressed (`up:1`, `down:0`, `remove:2`, or none); returns them as asked. */
export const moveStep = (steps: readonly string[], pressed: string): string[] => {
  const [, act, place] = /^(up|down|remove):(\d{1,3})$/.exec(pressed) ?? [];
  const at = Number(place);
  const step = steps[at];
  if (!act || step === undefined) return [...steps];
  const rest = steps.filter((_, index) => index !== at);
  if (act === 'remove') return rest;
  rest.splice(Math.max(0, at + (act === 'up' ? -1 : 1)), 0, step);
  return rest;
};

/** Takes the chosen steps of the tie-break order (`price`, `section:id`, `question:id`, or ''); returns the order. */
export const readTies = (steps: readonly string[]): Result<TieBreaker[]> => {
  const chosen = steps.filter((step) => step !== '');
  const twice = chosen.findIndex((step, at) => chosen.indexOf(step) !== at);
  if (twice >= 0) return refuseAll('invalid', [{ path: `ties.${twice}`, key: 'questionnaire.tie-twice' }]);
  return ok(
    chosen.map((step): TieBreaker => {
      const cut = step.indexOf(':');
      const by = step.slice(0, cut < 0 ? undefined : cut);
      return by === 'section' || by === 'question' ? { by, id: step.slice(cut + 1) } : { by: 'price' };
    }),
  );
};

/** The field of the award pages to which the path of a finding belongs. */
const fieldOf = (path: string): string => {
  const plain = path.replace(/^scoring\./, '').replaceAll(/\[(\d+)\]/g, '.$1');
  if (plain === 'award.price.weight') return 'priceWeight';
  if (plain === 'award.price.low') return 'low';
  if (plain.startsWith('award.')) return plain.slice('award.'.length);
  if (plain.startsWith('tieBreakers')) return plain.replace('tieBreakers', 'ties');
  if (plain.startsWith('scale')) return 'preset';
  return plain;
};

const belongs: Record<string, RegExp> = {
  award: /^scoring\.award/,
  scale: /^scoring\.scale/,
  minimums: /^scoring\.minimumQuality/,
  ties: /^scoring\.tieBreakers/,
};

/**
 * Takes an edited document and the part of the award model that was edited; returns what makes that part unusable,
 * with the form's fields. What is only not finished (totals, an empty tie-break order) waits for the checks.
 */
export const awardModelFaults = (document: QuestionnaireDocument, part: string): Message[] => {
  const own = belongs[part];
  const faults: Message[] = own
    ? checkScoring(document)
        .filter(({ severity, path }) => severity === 'error' && own.test(path))
        .map(({ path, key, params }) => ({ path: fieldOf(path), key, params: params ?? {} }))
    : [];
  if (part !== 'scale') return faults;
  const off = questionsOffScale(document, document.scoring.scale).map(({ id, ref }) => ref ?? id);
  return off.length === 0
    ? faults
    : [
        ...faults,
        { path: 'preset', key: 'questionnaire.scale-off', params: { count: off.length, refs: off.join(', ') } },
      ];
};
