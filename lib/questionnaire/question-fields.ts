import { z } from 'zod';
import { Condition } from '../condition/condition';
import { passCondition } from '../question/pass';
import { kinds, Text } from '../question/settings';
import { ok, type Result, refuseAll } from '../result';
import { Decimal } from '../scoring/rules';
import { Extras, MarkingGuide, purposes, Question } from './document';
import { isGate, isGatePurpose } from './find';

/** What an officer may set of a question. Its id, reference and where it came from are not among them. */
export const QuestionFields = z.strictObject({
  wording: Text,
  guidance: Text.optional(),
  principle: z.int().min(1).max(14),
  kind: z.enum(kinds),
  /** Checked against the kind when the question is made. */
  settings: z.unknown().optional(),
  purpose: z.enum(purposes),
  weight: Decimal.optional(),
  threshold: Decimal.nullable().optional(),
  markingGuide: MarkingGuide.optional(),
  passIf: Condition.optional(),
  passRule: Text.optional(),
  evidence: Text.optional(),
  evidenceRequired: z.boolean().optional(),
  equivalence: Text.optional(),
  showIf: Condition.nullable().optional(),
  extras: Extras.optional(),
});
export type QuestionFields = z.infer<typeof QuestionFields>;

/** Takes a question; returns what an officer may set of it, as it stands. */
export const editableOf = (question: Question): QuestionFields => {
  const names = Object.keys(QuestionFields.shape);
  return Object.fromEntries(Object.entries(question).filter(([name]) => names.includes(name))) as QuestionFields;
};

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keeps the Welsh of every text whose English did not change; members of lists are matched by id where they have one. */
const keepWelsh = (before: unknown, after: unknown): unknown => {
  if (Array.isArray(after)) {
    const old = Array.isArray(before) ? before : [];
    return after.map((item, at) =>
      keepWelsh(
        isPlain(item) && 'id' in item ? old.find((each) => isPlain(each) && each.id === item.id) : old[at],
        item,
      ),
    );
  }
  if (!isPlain(after)) return after;
  const old = isPlain(before) ? before : {};
  if (typeof after.en === 'string') {
    return old.en === after.en && typeof old.cy === 'string' && after.cy === undefined
      ? { ...after, cy: old.cy }
      : after;
  }
  return Object.fromEntries(Object.entries(after).map(([name, value]) => [name, keepWelsh(old[name], value)]));
};

const without = (item: unknown, names: readonly string[]): unknown =>
  isPlain(item) ? Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name))) : item;

/** Marks belong to award criteria, outcomes to gates: what does not belong to the purpose is left out. */
const settingsFor = (purpose: QuestionFields['purpose'], settings: unknown): unknown => {
  if (!isPlain(settings)) return settings;
  const award = purpose === 'award-criterion';
  const gate = isGatePurpose(purpose);
  const leaveOut = [...(award ? [] : ['mark', 'points']), ...(gate ? [] : ['outcome'])];
  const own = award ? settings : (without(settings, ['bands', 'otherwise']) as Plain);
  return Array.isArray(own.options) ? { ...own, options: own.options.map((option) => without(option, leaveOut)) } : own;
};

const byPurpose = ({ purpose, weight, threshold, markingGuide, passIf, passRule }: QuestionFields): Plain => {
  if (purpose === 'information') return { purpose };
  if (purpose === 'award-criterion')
    return {
      purpose,
      weight: weight ?? '0',
      threshold: threshold ?? null,
      ...(markingGuide && markingGuide.length > 0 ? { markingGuide } : {}),
    };
  return { purpose, ...(passIf ? { passIf } : {}), ...(passRule ? { passRule } : {}) };
};

/**
 * Makes a question from what an officer set and from what stays: the question before, or an id and reference for a
 * new one. Marks, outcomes and bands that do not fit the purpose are left out; the pass rule of options is worked out
 * from their outcomes. Refuses a weighting on anything but an award criterion, and fields of a wrong form.
 */
export const withFields = (
  before: Question | { id: string; ref: string },
  fields: QuestionFields,
): Result<Question> => {
  const { purpose, weight, threshold, markingGuide, passIf, passRule, settings, ...shared } = fields;
  const ref = ('ref' in before && before.ref) || before.id;
  if (weight !== undefined && purpose !== 'award-criterion')
    return refuseAll('invalid', [{ path: 'weight', key: `checks.weighted-${purpose}`, params: { ref } }]);
  // No settings and empty settings mean the same: saving a form without a change must not change the document.
  const empty = isPlain(settings) && Object.keys(settings).length === 0;
  const old = 'kind' in before && before.kind === fields.kind ? before.settings : undefined;
  const oldEmpty = isPlain(old) && Object.keys(old).length === 0;
  const next = settings === undefined || empty ? (oldEmpty ? old : undefined) : settingsFor(purpose, settings);
  const kept = without(before, [...Object.keys(QuestionFields.shape)]) as Plain;
  const made = keepWelsh(before, {
    ...kept,
    ...shared,
    ...byPurpose(fields),
    ...(next === undefined ? {} : { settings: next }),
  });
  const read = Question.safeParse(made);
  if (!read.success)
    return refuseAll(
      'invalid',
      read.error.issues.map(({ path }) => ({
        path: path.join('.'),
        key: 'questionnaire.field-form',
        params: { field: path.join(' ') },
      })),
    );
  const question = read.data;
  if (isGate(question)) {
    // Outcomes of the options are the rule; a rule kept from earlier options would contradict them.
    const { passIf: earlier, ...rest } = question;
    const passIf = passCondition(rest as Question) ?? earlier;
    return ok((passIf ? { ...rest, passIf } : rest) as Question);
  }
  return ok(question);
};

/** Takes questions; returns the next free reference of the authority's own questions: and so on. */
export const nextRef = (questions: readonly { ref?: string | undefined }[]): string => {
  const taken = questions.map(({ ref }) => Number(/^Q-(\d{1,4})$/.exec(ref ?? '')?.[1] ?? 0));
  return `Q-${String(Math.max(0, ...taken) + 1).padStart(2, '0')}`;
};
