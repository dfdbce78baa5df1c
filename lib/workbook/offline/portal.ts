import { z } from 'zod';
import type { QuestionnaireDocument } from '../../questionnaire/document';
import { everyQuestion } from '../../questionnaire/find';
import type { AnswerEntries } from '../../response/extras';
import type { FromPortal } from '../../response/snapshot';
import { entriesOf, type OwnFile, type StoredAnswer } from '../../response/stored-answer';
import type { Message } from '../../result';
import { say } from '../../text';
import { compareAnswers, type Difference } from './compare';
import type { Returned } from './located';

const Id = z.string().min(1).max(64);

/**
 * What the key of a workbook says that suppliers return through the authority's portal: the procurement and the version,
 * and no organisation, for everybody gets the same file.
 */
export const PortalKey = z.strictObject({
  format: z.literal('assay-portal-workbook/1'),
  procurementId: Id,
  reference: z.string().max(200),
  documentHash: z.string().regex(/^[0-9a-f]{64}$/),
  version: z.int().min(1),
});
export type PortalKey = z.infer<typeof PortalKey>;

/** How the key of a workbook stands: it is ours, there is none, or what is there is not one that we gave out. */
export const KeyState = z.enum(['ours', 'none', 'changed']);
export type KeyState = z.infer<typeof KeyState>;

/**
 * `taken`: becomes the answer. `blank`: nothing is written there. `not-asked`: written, and not asked by these answers.
 * `refused`: written, and no answer can be that.
 */
export const portalResults = ['taken', 'refused', 'not-asked', 'blank'] as const;
export type PortalResult = (typeof portalResults)[number];

/** One question of a returned workbook, and what becomes of it. */
export type PortalRow = {
  questionId: string;
  ref: string;
  wording: string;
  result: PortalResult;
  place: string;
  /** What the file says, whole, by the cell it is in. */
  said: Pick<Difference, 'part' | 'label' | 'place' | 'file'>[];
  /** Why it is refused, or what to know of what is taken. */
  notes: Message[];
  answer: StoredAnswer | null;
};

export type PortalReport = {
  rows: PortalRow[];
  /** Rows whose reference is no question's. */
  unknown: Returned['unknown'];
  /** Questions that the file does not hold at all. */
  missing: number;
};

/** Sentences for the team of a supplier, in the words for officers. */
const forOfficers: Readonly<Record<string, string>> = {
  'offline.file-unknown': 'portal.file-unknown',
  'offline.file-several': 'portal.file-several',
  'offline.words-over': 'portal.words-over',
  'offline.draft': 'portal.draft',
  'offline.wrong-option': 'portal.wrong-option',
  'offline.wrong-date': 'portal.wrong-date',
  'offline.half-character': 'portal.half-character',
  'offline.fixed-twice': 'portal.fixed-twice',
  'offline.nil-and-rows': 'portal.nil-and-rows',
  'offline.equivalent-no': 'portal.equivalent-no',
};
const reworded = (message: Message): Message => ({ ...message, key: forOfficers[message.key] ?? message.key });

const resultOf = { changed: 'taken', both: 'taken', hidden: 'not-asked', refused: 'refused' } as const;

/**
 * Takes a workbook that came back through a portal, the document it answers and the files that came with it; returns what
 * becomes of each question that it holds, in the order of the document. There is nothing to compare it with: every cell
 * with something in it counts.
 */
export const portalReport = (
  document: QuestionnaireDocument,
  returned: Returned,
  files: readonly OwnFile[],
): PortalReport => ({
  rows: compareAnswers({ document, returned, held: new Map(), base: new Map(), files }).map((row) => ({
    questionId: row.questionId,
    ref: row.ref,
    wording: row.wording,
    result: row.result === 'same' || row.result === 'kept' ? 'blank' : resultOf[row.result],
    place: row.place,
    said: row.differences.map(({ part, label, place, file }) => ({ part, label, place, file })),
    notes: row.notes.map(reworded),
    answer: row.answer,
  })),
  unknown: returned.unknown,
  missing: returned.missing,
});

/** How many rows have each result. */
export const countsOf = ({
  rows,
  unknown,
  missing,
}: PortalReport): Record<PortalResult | 'unknown' | 'missing', number> => {
  const of = (result: PortalResult): number => rows.filter((row) => row.result === result).length;
  return {
    taken: of('taken'),
    refused: of('refused'),
    'not-asked': of('not-asked'),
    blank: of('blank'),
    unknown: unknown.length,
    missing,
  };
};

/** Takes a report; returns the answers that it makes, as rules and readers see them. */
export const entriesTaken = (
  document: QuestionnaireDocument,
  { rows }: PortalReport,
  files: readonly OwnFile[],
): AnswerEntries =>
  entriesOf(
    document,
    new Map(rows.flatMap(({ questionId, answer }) => (answer ? [[questionId, { answer }] as const] : []))),
    files,
  );

/** Notes about something that is written in the file and that the answer does not hold. */
const losing = new Set(['portal.file-unknown', 'portal.file-several']);

/** Takes a report; returns what the file says and no answer takes, word for word, so that nothing of a bid is lost. */
export const leftOutOf = ({ rows, unknown }: PortalReport): FromPortal['leftOut'] => [
  ...rows.flatMap(({ questionId, result, said, notes, place }): FromPortal['leftOut'] => {
    if (result === 'taken')
      return notes
        .filter(({ key }) => losing.has(key))
        .map((note) => ({ questionId, place, text: String(note.params?.name ?? ''), why: say(note) }));
    if (result === 'blank') return [];
    const why = result === 'not-asked' ? say('portal.not-asked') : notes.map((note) => say(note)).join(' ');
    if (said.length === 0) return [{ questionId, place, text: '', why }];
    return said.map((each) => ({ questionId, place: each.place, text: each.file, why }));
  }),
  ...unknown.map(({ sheet, cell, ref }) => ({
    questionId: '',
    place: say('offline.place', { sheet, cell }),
    text: ref,
    why: say('portal.unknown-ref', { ref }),
  })),
];

/** Files that no answer names: they are kept with the response all the same. */
export const unnamedFiles = (report: PortalReport, files: readonly OwnFile[]): OwnFile[] => {
  const named = new Set(report.rows.flatMap(({ answer }) => answer?.evidence ?? []));
  return files.filter(({ id }) => !named.has(id));
};

/** Takes a document and a report; true where every question is in exactly one row or counted as missing. */
export const isWhole = (document: QuestionnaireDocument, { rows, missing }: PortalReport): boolean =>
  new Set(rows.map(({ questionId }) => questionId)).size === rows.length &&
  rows.length + missing === everyQuestion(document).length;
