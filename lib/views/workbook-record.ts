import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { listAnswerVersions } from '@/db/store/answer';
import type { WorkbookLoad } from '@/db/store/workbook-load';
import type { StoredAnswer } from '@/lib/response/stored-answer';
import type { Message } from '@/lib/result';
import { Choices, noChoices } from '@/lib/workbook/offline/choices';
import { type ComparedRow, compareAnswers } from '@/lib/workbook/offline/compare';
import { versionsHeld, WorkbookKey } from '@/lib/workbook/offline/key';
import { Returned } from '@/lib/workbook/offline/located';
import type { ResponseRecord } from './response-record';

/** What is kept of a file while it is being loaded: what it says and its key, or why it was refused. */
export const LoadContent = z.union([
  z.strictObject({ returned: Returned, key: WorkbookKey }),
  z.strictObject({ refused: z.array(z.custom<Message>()) }),
]);
export type LoadContent = z.infer<typeof LoadContent>;

export type ComparedLoad = { rows: ComparedRow[]; unknown: Returned['unknown']; missing: number; choices: Choices };

/** The answers that a download held, by question: as they are here, or out of the history. */
async function baseOf(db: Reader, record: ResponseRecord, key: WorkbookKey): Promise<Map<string, StoredAnswer>> {
  const { answers, head, published } = record;
  const base = new Map<string, StoredAnswer>();
  const older = new Map<string, number>();
  for (const [questionId, version] of versionsHeld(published.document, key.held)) {
    const now = answers.get(questionId);
    if (version === 0) continue;
    if (now?.version === version) base.set(questionId, now.answer);
    else older.set(questionId, version);
  }
  for (const [questionId, answer] of await listAnswerVersions(db, head.id, older)) base.set(questionId, answer);
  return base;
}

/** A file that was read, compared with the answers as they are at this moment; null where it was refused. */
export async function comparedLoad(
  db: Reader,
  record: ResponseRecord,
  load: WorkbookLoad,
): Promise<ComparedLoad | null> {
  const content = LoadContent.parse(load.content);
  if (!('returned' in content)) return null;
  const { returned, key } = content;
  return {
    rows: compareAnswers({
      document: record.published.document,
      returned,
      held: record.answers,
      base: await baseOf(db, record, key),
      files: record.files,
    }),
    unknown: returned.unknown,
    missing: returned.missing,
    choices: load.choices === null ? noChoices : Choices.parse(load.choices),
  };
}
