import 'server-only';
import { namesOf } from '@/db/store/answer';
import { findSupplierName } from '@/db/store/people';
import { findWorkbookLoad, listAppliedLoads } from '@/db/store/workbook-load';
import { everyQuestion } from '@/lib/questionnaire/find';
import type { Message } from '@/lib/result';
import { signWorkbookKey } from '@/lib/server/workbook-key';
import { heldIn, type WorkbookKey } from '@/lib/workbook/offline/key';
import { textsOf, tooLongOf, written } from '@/lib/workbook/offline/write-answer';
import { type Filling, supplierWorkbook } from '@/lib/workbook/supplier-workbook';
import { type ExportFile, rendered, scopeOf, type Wanted } from './exports';
import { ofResponse, type ResponseFrameFacts } from './response';
import type { ResponseRecord } from './response-record';
import { type ComparedLoad, comparedLoad, LoadContent } from './workbook-record';

type Id = { responseId: string };

export type LoadedBefore = { id: string; name: string; at: string; by: string; changed: number };

/** The workbook page of a response: what can be downloaded, and files that were loaded before. */
export const workbookPage = ofResponse<Id, { frame: ResponseFrameFacts; loads: LoadedBefore[] }>(
  async ({ record, frame }, db) => {
    const loads = await listAppliedLoads(db, record.head.id);
    const names = await namesOf(
      db,
      record.head.supplierId,
      loads.map(({ appliedBy }) => appliedBy),
    );
    return {
      frame,
      loads: loads.map(({ id, name, appliedAt, appliedBy, changed }) => ({
        id,
        name,
        at: appliedAt,
        by: names.get(appliedBy) ?? '',
        changed,
      })),
    };
  },
);

/** What a copy of the workbook holds of the answers so far. A blank one holds none, whatever is here. */
const fillingOf = (record: ResponseRecord, kind: 'blank' | 'filled', organisation: string, at: string): Filling => {
  const { head, published, answers, files } = record;
  const { document } = published;
  const whole = everyQuestion(document).flatMap((question) => {
    const saved = kind === 'filled' ? answers.get(question.id) : undefined;
    return saved ? [{ id: question.id, version: saved.version, texts: textsOf(question, saved.answer, files) }] : [];
  });
  const key: WorkbookKey = {
    format: 'assay-workbook/1',
    procurementId: head.procurementId,
    reference: head.reference,
    documentHash: published.documentHash,
    version: published.number,
    supplierId: head.supplierId,
    responseId: head.id,
    at,
    held: heldIn(document, new Map(whole.map(({ id, version }) => [id, version]))),
  };
  return {
    key: signWorkbookKey(JSON.stringify(key)),
    organisation,
    at,
    answers: new Map(whole.map(({ id, texts }) => [id, written(texts)])),
    tooLong: new Map(whole.map(({ id, texts }) => [id, tooLongOf(texts)])),
  };
};

/** The supplier's own copy of the response workbook, blank or with the answers so far. */
export const workbookFile = ofResponse<Id & { kind: 'blank' | 'filled' } & Wanted, ExportFile>(
  async ({ record, frame, input }, db) => {
    const { kind } = input;
    const { head, published } = record;
    const organisation = (await findSupplierName(db, head.supplierId)) ?? '';
    const model = supplierWorkbook(
      {
        title: head.title,
        reference: head.reference,
        authority: head.authorityName,
        version: published.number,
        documentHash: published.documentHash,
        publishedAt: published.publishedAt,
        document: published.document,
        deadline: frame.deadline,
        receiving: 'hosted',
        scope: await scopeOf(db, head.procurementId),
      },
      fillingOf(record, kind, organisation, frame.now),
    );
    const what = kind === 'blank' ? 'blank workbook' : 'workbook';
    return rendered(`${head.reference} ${what} version ${published.number}`, model, input, head.authorityName);
  },
);

export type WorkbookLoadView = {
  frame: ResponseFrameFacts;
  load: { id: string; name: string; sha256: string; createdAt: string; revision: number } & (
    | { refused: Message[]; compared: null }
    | { refused: null; compared: ComparedLoad }
  );
};

/** One file that is being loaded, beside the answers as they are at this moment; null where it is over. */
export const workbookLoad = ofResponse<Id & { loadId: string }, WorkbookLoadView | null>(
  async ({ record, frame, input: { responseId, loadId } }, db) => {
    const load = await findWorkbookLoad(db, responseId, loadId, frame.now);
    if (!load) return null;
    const { id, name, sha256, createdAt, revision } = load;
    const head = { id, name, sha256, createdAt, revision };
    const content = LoadContent.parse(load.content);
    if ('refused' in content) return { frame, load: { ...head, refused: content.refused, compared: null } };
    const compared = await comparedLoad(db, record, load);
    return compared && { frame, load: { ...head, refused: null, compared } };
  },
);
