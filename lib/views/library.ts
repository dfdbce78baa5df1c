import 'server-only';
import type { Reader } from '@/db/client';
import {
  type EarlierHead,
  type EarlierRow,
  expiriesOf,
  listEarlierHeads,
  openEarlier,
} from '@/db/store/earlier-answer';
import { listEvidence } from '@/db/store/evidence';
import { templates } from '@/lib/catalogue';
import type { Context } from '@/lib/commands/command';
import { ukDay } from '@/lib/procurement/uk-time';
import { isRealDate } from '@/lib/question/date';
import type { assuranceBases } from '@/lib/questionnaire/document';
import { changedSince, expiryInWords } from '@/lib/response/earlier-answers';
import type { Message } from '@/lib/result';
import { sayIn } from '@/lib/text';
import { earlierAnswersWorkbook, earlierLines } from '@/lib/workbook/earlier-answers-sheet';
import { workbookFormats } from '@/lib/workbook/model';
import { type ExportFile, rendered } from './exports';
import { view } from './view';

/** One answer of the library, with what changed since it was sent. */
export type LibraryAnswer = EarlierRow & { changes: Message[] };

export type Certificate = {
  submissionId: string;
  questionId: string;
  question: string;
  /** Asserted, certified and so on; null where only dates were given. */
  basis: (typeof assuranceBases)[number] | null;
  expires: string;
  /** "Expires in 20 days". */
  words: Message;
  authority: string;
};

export type LibraryPage = {
  /** Answers of this page, newest first. */
  answers: LibraryAnswer[];
  count: number;
  page: number;
  pages: number;
  /** What answers rest on and that ends, by the day of its end; on the first page. */
  certificates: Certificate[];
};

/** Answers that one page shows. */
const perPage = 50;

const editions = new Map(templates.map(({ id, edition }) => [id, edition]));

async function withChanges(
  db: Reader,
  supplierId: string,
  heads: readonly EarlierHead[],
  now: string,
): Promise<LibraryAnswer[]> {
  const rows = await openEarlier(db, supplierId, heads);
  const has = new Set((await listEvidence(db, supplierId)).map(({ sha256 }) => sha256));
  return rows.map((row) => {
    const edition = editions.get(row.template ?? '');
    const facts = { today: ukDay(now), submittedOn: ukDay(row.submittedAt), cancelled: row.cancelled, has };
    return { ...row, changes: changedSince(row.answer, edition === undefined ? facts : { ...facts, edition }) };
  });
}

/** The same certificate stands beside one question in many submissions: its newest answer is shown. */
async function certificatesOf(db: Reader, supplierId: string, heads: readonly EarlierHead[], today: string) {
  const newest = new Map<string, { head: EarlierHead; expires: string }>();
  for (const each of await expiriesOf(db, supplierId, heads)) {
    const key = each.head.template ?? each.head.words;
    if (isRealDate(each.expires) && !newest.has(key)) newest.set(key, each);
  }
  const soonest = [...newest.values()]
    .sort((a, b) => (a.expires < b.expires ? -1 : a.expires > b.expires ? 1 : 0))
    .slice(0, perPage);
  const rows = await openEarlier(
    db,
    supplierId,
    soonest.map(({ head }) => head),
  );
  return rows.flatMap(({ submissionId, questionId, answer, authority }): Certificate[] => {
    const expires = answer.extras.assurance?.expires ?? '';
    const words = expiryInWords(expires, today);
    const basis = answer.extras.assurance?.basis ?? null;
    const question = answer.question.wording.en;
    return words ? [{ submissionId, questionId, question, basis, expires, words, authority }] : [];
  });
}

/** The library of the viewer's own organisation; there is none for anybody else. */
const own = async ({ viewer }: Context): Promise<{ supplierId: string } | null> =>
  viewer.kind === 'supplier' ? { supplierId: viewer.supplierId } : null;

/** What the organisation said before, a page at a time; certificates first. */
export const library = view({
  action: 'library.read',
  load: (_db, _input: { page: number }, context) => own(context),
  facts: ({ supplierId }) => ({ supplierId }),
  show: async (db, { loaded: { supplierId }, input, context }): Promise<LibraryPage> => {
    const heads = await listEarlierHeads(db, supplierId);
    const pages = Math.max(1, Math.ceil(heads.length / perPage));
    const page = Math.min(Math.max(1, input.page), pages);
    const shown = heads.slice((page - 1) * perPage, page * perPage);
    return {
      answers: await withChanges(db, supplierId, shown, context.now),
      count: heads.length,
      page,
      pages,
      certificates: page === 1 ? await certificatesOf(db, supplierId, heads, ukDay(context.now)) : [],
    };
  },
});

/** One answer of the library in full; null where it is not there. */
export const libraryAnswer = view({
  action: 'library.read',
  load: (_db, _input: { submissionId: string; questionId: string }, context) => own(context),
  facts: ({ supplierId }) => ({ supplierId }),
  show: async (db, { loaded: { supplierId }, input, context }): Promise<LibraryAnswer | null> => {
    const [head] = await listEarlierHeads(db, supplierId, input);
    const [found] = head ? await withChanges(db, supplierId, [head], context.now) : [];
    return found ?? null;
  },
});

export const libraryExports = ['json', ...workbookFormats] as const;
export type LibraryExport = (typeof libraryExports)[number];

/** The whole library as a file of the organisation's own; null where there is nothing in it. */
export const libraryFile = view({
  action: 'library.read',
  load: (_db, _input: { kind: LibraryExport }, context) => own(context),
  facts: ({ supplierId }) => ({ supplierId }),
  show: async (db, { loaded: { supplierId }, input, context }): Promise<ExportFile | null> => {
    const rows = await withChanges(db, supplierId, await listEarlierHeads(db, supplierId), context.now);
    if (rows.length === 0) return null;
    const lines = earlierLines(rows, sayIn('en'));
    if (input.kind !== 'json')
      return rendered('Earlier answers', earlierAnswersWorkbook(lines, context.now), { format: input.kind }, '');
    const answers = rows.map(({ authority, title, submittedAt, answer }, at) => ({
      authority,
      procurement: title,
      submittedAt,
      changedSince: lines[at]?.changes ?? '',
      ...answer,
    }));
    const file = { format: 'assay-earlier-answers/1', madeAt: context.now, answers };
    return { name: 'Earlier answers.json', body: `${JSON.stringify(file, null, 2)}\n` };
  },
});
