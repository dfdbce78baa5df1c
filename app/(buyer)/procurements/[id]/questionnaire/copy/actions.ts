'use server';

import { act } from '@/app/_act/act';
import type { FormState } from '@/app/_ui/form-state';
import { copyQuestions } from '@/lib/commands/copy-questions';
import { readContext } from '@/lib/commands/from-request';
import { renameTemplate } from '@/lib/commands/rename-template';
import { saveTemplate } from '@/lib/commands/save-template';
import { copySource, type SourceKey } from '@/lib/views/copy-source';

const texts = (value: unknown): string[] => [value].flat().filter((each) => typeof each === 'string');

/** Copies whole sections and single questions of a source into the draft. */
export async function copyChosen(id: string, source: SourceKey, _state: FormState, form: FormData): Promise<FormState> {
  const shown = await copySource(await readContext(), { id, source });
  const sections = shown.ok && shown.value.source ? shown.value.sections : [];
  return act(copyQuestions, form, {
    shape: ({ revision, weights, questionIds, sectionIds }) => ({
      id,
      revision,
      weights,
      source,
      questionIds: [
        ...new Set([
          ...sections
            .filter((section) => texts(sectionIds).includes(section.id))
            .flatMap((section) => section.questions.map((question) => question.id)),
          ...texts(questionIds),
        ]),
      ],
    }),
    then: ({ revision }) => `/procurements/${id}/questionnaire?changed=${revision}`,
  });
}

/** Saves chosen sections as a template, or as the next version of one. */
export async function keepTemplate(id: string, _state: FormState, form: FormData): Promise<FormState> {
  return act(saveTemplate, form, {
    shape: ({ name, note, sectionIds, template }) => ({
      id,
      name: String(name ?? ''),
      note: String(note ?? ''),
      templateId: template === 'new' || template === undefined ? '' : template,
      sectionIds: texts(sectionIds),
    }),
    then: ({ templateId }) => `/procurements/${id}/questionnaire/copy?saved=${templateId}`,
  });
}

/** Gives a template another name. */
export async function nameTemplate(
  id: string,
  templateId: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return act(renameTemplate, form, {
    shape: ({ from, name }) => ({ id, templateId, from: String(from ?? ''), name: String(name ?? '') }),
    then: () => `/procurements/${id}/questionnaire/copy?renamed=${templateId}`,
  });
}
