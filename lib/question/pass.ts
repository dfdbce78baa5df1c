import type { Condition } from '../condition/condition';
import type { Asked } from './kind';
import type { Option } from './settings';

/** Takes a question; returns the options of its settings that may pass or fail; empty for other kinds. */
export const gateOptions = (question: Asked): readonly Option[] => {
  if (question.kind !== 'yes-no' && question.kind !== 'single-choice') return [];
  const settings = question.settings;
  return settings && 'options' in settings ? ((settings.options ?? []) as readonly Option[]) : [];
};

/**
 * Takes a condition of participation or requirement; returns the published condition under which it passes: its
 * `passIf`, or else the options that carry the outcome `pass`. Null where people decide by the words of its pass rule.
 */
export const passCondition = (question: Asked & { passIf?: Condition | undefined }): Condition | null => {
  if (question.passIf) return question.passIf;
  const options = gateOptions(question);
  if (options.length === 0 || options.some(({ outcome }) => outcome === undefined)) return null;
  const any: Condition[] = options
    .filter(({ outcome }) => outcome === 'pass')
    .map(({ id }) => ({ question: question.id, operator: 'is', value: id }));
  return any.length > 0 ? { any } : null;
};
