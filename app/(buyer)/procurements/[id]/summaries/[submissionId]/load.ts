import 'server-only';
import { cache } from 'react';
import { readContext } from '@/lib/commands/from-request';
import type { Ok } from '@/lib/result';
import { summaryEditor } from '@/lib/views/summary-editor';

/** One summary for its three pages, read once a request. */
export const loadEditor = cache(async (id: string, submissionId: string) =>
  summaryEditor(await readContext(), { id, submissionId }),
);

export type Editor = NonNullable<Extract<Awaited<ReturnType<typeof summaryEditor>>, Ok<unknown>>['value']>;
