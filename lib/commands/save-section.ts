import 'server-only';
import { z } from 'zod';
import type { Section } from '@/lib/questionnaire/document';
import { applyEdit } from '@/lib/questionnaire/edits';
import { awardQuestions } from '@/lib/questionnaire/fit';
import { type Message, ok, refuse, refuseAll } from '@/lib/result';
import { compare, hundred, parseDecimal, zero } from '@/lib/scoring/fraction';
import { decimalPattern } from '@/lib/scoring/rules';
import { command } from './command';
import { decideChange, draftParts } from './draft-change';

const SaveSection = z.strictObject({
  id: z.string(),
  revision: z.coerce.number().int(),
  /** Null for a new section. */
  sectionId: z.string().nullable(),
  title: z.string().trim().min(1, { error: 'questionnaire.section-title' }).max(300),
  introduction: z.string().trim().max(10_000).default(''),
  /** '' where the section is not one principle's own. */
  principle: z
    .string()
    .regex(/^(|[1-9]|1[0-4])$/, { error: 'questionnaire.principle-missing' })
    .default(''),
  weight: z.string().trim().default(''),
  threshold: z.string().trim().default(''),
});

const share = (text: string, path: string, what: string): Message[] => {
  if (text === '') return [];
  const inRange =
    decimalPattern.test(text) && compare(parseDecimal(text), zero) >= 0 && compare(parseDecimal(text), hundred) <= 0;
  return inRange ? [] : [{ path, key: 'questionnaire.share-form', params: { what } }];
};

/** Names a section, introduces it, sets its weighting and the least score it must reach; or adds a new one at the end. */
export const saveSection = command({
  action: 'questionnaire.edit',
  input: SaveSection,
  ...draftParts,
  decide: ({ loaded, input, context }) => {
    const faults = [...share(input.weight, 'weight', 'weighting'), ...share(input.threshold, 'threshold', 'minimum')];
    if (faults.length > 0) return refuseAll('invalid', faults);
    const freshId = context.id();
    return decideChange(loaded, input.revision, (document) => {
      const before = document.sections.find(({ id }) => id === input.sectionId);
      if (input.sectionId !== null && !before) return refuse('not-found', 'checks.unknown-section');
      if (input.threshold !== '' && before && awardQuestions(before).length === 0)
        return refuse('invalid', 'questionnaire.threshold-unscored', undefined, 'threshold');
      const fields = {
        title: { ...before?.title, en: input.title },
        introduction: input.introduction === '' ? undefined : { ...before?.introduction, en: input.introduction },
        principle: input.principle === '' ? undefined : Number(input.principle),
        weight: input.weight === '' ? (before?.weight ?? '0') : input.weight,
        threshold: input.threshold === '' ? null : input.threshold,
      };
      const section = { id: before?.id ?? freshId, questions: [], ...fields } as unknown as Section;
      if (section.introduction === undefined) delete section.introduction;
      if (section.principle === undefined) delete section.principle;
      const edited = applyEdit(
        document,
        before
          ? { edit: 'set-section', sectionId: before.id, fields: fields as Partial<Section> }
          : { edit: 'add-section', section, at: document.sections.length },
      );
      if (!edited.ok) return edited;
      const key = before ? 'questionnaire.what-section-saved' : 'questionnaire.what-section-added';
      return ok({
        document: edited.value,
        what: { key, params: { section: input.title } },
        data: { section: input.title },
        value: { sectionId: section.id, revision: loaded.draft.revision + 1 },
      });
    });
  },
});
