import 'server-only';
import { z } from 'zod';
import { takeQuestions } from '@/lib/questionnaire/take-questions';
import { ok } from '@/lib/result';
import { loadSource } from '@/lib/views/copy-source';
import { command } from './command';
import { decideChange, draftFacts, loadDraft, writeChange } from './draft-change';

const CopyQuestions = z.strictObject({
  id: z.string(),
  revision: z.coerce.number().int(),
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('procurement'), id: z.string() }),
    z.strictObject({ kind: z.literal('template'), id: z.string(), number: z.coerce.number().int().nullable() }),
  ]),
  questionIds: z.array(z.string()).min(1, { error: 'questionnaire.add-none' }).max(500),
  weights: z.enum(['keep', 'zero']).default('zero'),
});

/**
 * Copies questions of another procurement or of a template into the draft. The sentence of the change says how many came,
 * which were there already, and which lost a condition or had marks changed on the way.
 */
export const copyQuestions = command({
  action: 'questionnaire.edit',
  input: CopyQuestions,
  load: async (db, input, context) => {
    const draft = await loadDraft(db, input);
    const source = draft && (await loadSource(db, context, input.source));
    return draft && source && { draft, source };
  },
  facts: ({ draft }, context) => draftFacts(draft, context),
  decide: ({ loaded: { draft, source }, input, context }) => {
    // The change may be made twice, to a stale document and in the merge: the same ids must come again.
    const fresh = input.questionIds.flatMap(() => [context.id(), context.id()]);
    return decideChange(draft, input.revision, (document) => {
      let next = 0;
      const freshId = (): string => fresh[next++] ?? context.id();
      const taken = takeQuestions(document, source, input.questionIds, { weights: input.weights, freshId });
      if (!taken.ok) return taken;
      const { rows } = taken.value;
      const copied = rows.filter(({ as }) => as !== null);
      const having = (note: (typeof rows)[number]['notes'][number]): string =>
        rows
          .filter(({ notes }) => notes.includes(note))
          .map(({ as, ref }) => as ?? ref)
          .join(', ');
      const without = [having('condition-left-out'), having('pass-left-out')].filter((refs) => refs !== '').join(', ');
      return ok({
        document: taken.value.document,
        what: {
          key: 'questionnaire.what-taken',
          params: {
            count: copied.length,
            source: source.label,
            there: rows.length - copied.length,
            renamed: having('renamed'),
            without,
            marks: having('marks-changed'),
          },
        },
        data: {
          refs: copied.map(({ as }) => as ?? ''),
          ...(without === '' ? {} : { without }),
        },
        value: { revision: draft.draft.revision + 1, copied: copied.length },
      });
    });
  },
  write: (tx, change, context) => writeChange(tx, change, context),
});
