'use server';

import { fieldsOf } from '@/app/_act/fields';
import { readContext } from '@/lib/commands/from-request';
import { readQuestionForm } from '@/lib/questionnaire/question-form';
import { typedQuestion } from '@/lib/views/question-editor';
import { FoundHere } from './found-here';
import { keptCondition } from './kept-condition';
import type { Looked } from './live-checks';

type Where = { id: string; sectionId: string; questionId: string | null };

/** Looks at the editor's form as it is typed; nothing is saved. Null where it cannot be read yet. */
export async function lookAtTyped(where: Where, form: FormData): Promise<Looked | null> {
  const read = readQuestionForm(fieldsOf(form), where.questionId ?? '', keptCondition(form));
  if (!read.ok) return null;
  const result = await typedQuestion(await readContext(), { ...where, fields: read.value });
  if (!result.ok || result.value.findings === null) return null;
  const { findings } = result.value;
  return { count: findings.length, list: <FoundHere findings={findings} /> };
}
