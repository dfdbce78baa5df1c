'use client';

import { useState } from 'react';
import { ActionForm, type ActionFormProps } from '@/app/_ui/form';
import { useAssayForm } from '@/app/_ui/use-assay-form';
import { type EditorRows, questionFormSchema } from '@/lib/questionnaire/editor-rows';
import { sayDrafting } from '@/lib/text/drafting';

type Props = Omit<ActionFormProps, 'check' | 'live'> & { questionId: string; rows: EditorRows };

/** The editor's form, checked in the browser by the schema that the server reads it with. */
export function QuestionForm({ questionId, rows, ...props }: Props) {
  const [schema] = useState(() => questionFormSchema(questionId, sayDrafting));
  const { check, live } = useAssayForm(schema, rows as Record<string, unknown>);
  return <ActionForm {...props} check={check} live={live} />;
}
