import 'server-only';
import { z } from 'zod';
import type { Reader } from '@/db/client';
import { listAgreedMarks } from '@/db/store/agreed-mark';
import { listAudit } from '@/db/store/audit';
import { listEveryPriceExplanation, listEveryPriceNotice } from '@/db/store/disregard';
import { listGateDecisions } from '@/db/store/gate';
import { listMarks } from '@/db/store/mark';
import { listOpenedReceipts } from '@/db/store/opening';
import { findAuthority } from '@/db/store/people';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { listPublishedDocuments } from '@/db/store/response';
import { chainStart } from '@/lib/audit';
import { type File, type Material, signedBundle } from '@/lib/bundle/make';
import { type Head, paths, receiptPath, receiptSignaturePath, submissionPath, versionPath } from '@/lib/bundle/parts';
import { decideContest } from '@/lib/evaluation/outcome';
import { outcomeToJson } from '@/lib/evaluation/outcome-json';
import { canonical } from '@/lib/questionnaire/hash';
import { runChild } from '@/lib/server/child';
import { signingKey, signText } from '@/lib/server/keys';
import { laterFiles } from './bundle-later';
import { type DecisionRecord, loadDecision } from './decision-record';
import { peopleNames } from './evaluation-record';
import type { ExportFile } from './exports';
import { loadOpeningRecord } from './opening';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

const json = (path: string, format: string, value: object): File => ({ path, json: { format, ...value } });

async function documentFiles(db: Reader, state: ProcurementState, { published }: DecisionRecord): Promise<File[]> {
  const ids = state.versions.flatMap(({ id, publishedAt }) => (publishedAt === null ? [] : [id]));
  const found = [...(await listPublishedDocuments(db, ids)).values()].sort((a, b) => a.number - b.number);
  const pathOf = (id: string, number: number) => (id === published.id ? paths.document : versionPath(number));
  return [
    ...found.map(({ id, number, document }): File => ({ path: pathOf(id, number), canonical: document })),
    json(paths.versions, 'assay-versions/1', {
      versions: found.map(({ id, number, documentHash, publishedAt }) => ({
        number,
        documentHash,
        publishedAt,
        path: pathOf(id, number),
      })),
    }),
  ];
}

/** What came in: receipts as they were signed, what each is of, who stands for which bid, and the opening. */
async function submittedFiles(db: Reader, state: ProcurementState, record: DecisionRecord): Promise<File[]> {
  const receipts = await listOpenedReceipts(db, state);
  const opening = await loadOpeningRecord(db, state);
  return [
    ...record.submissions.flatMap(({ id, snapshot }): File[] => {
      const receipt = receipts.get(id);
      return [
        { path: submissionPath(id), canonical: snapshot },
        { path: receiptPath(id), text: receipt?.text ?? '' },
        { path: receiptSignaturePath(id), text: `${receipt?.signature ?? ''}\n` },
      ];
    }),
    json(paths.bidders, 'assay-bidders/1', {
      bidders: record.recorded.bidders.map(({ bidder, submissionId, letter }) => ({
        bidder,
        submissionId,
        letter,
        keyId: receipts.get(submissionId)?.keyId ?? '',
      })),
    }),
    { path: paths.opening, json: opening?.record ?? null },
  ];
}

/** Rows without the ids that only the database needs. */
const rowsOf = <R extends { id: string; procurementId: string }>(rows: readonly R[]) =>
  rows.map(({ id: _, procurementId: __, ...row }) => row);

async function decidedFiles(db: Reader, state: ProcurementState, record: DecisionRecord): Promise<File[]> {
  const { id } = state.procurement;
  const { priceOpening, qualityLock } = state;
  const names = await peopleNames(db, state);
  const people = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    json(paths.gates, 'assay-gates/1', { decisions: rowsOf(await listGateDecisions(db, id)) }),
    json(paths.disregards, 'assay-disregards/1', {
      decisions: rowsOf(record.disregards),
      // A decision names its notice, so notices keep their ids.
      notices: (await listEveryPriceNotice(db, id)).map(({ procurementId: _, ...row }) => row),
      explanations: rowsOf(await listEveryPriceExplanation(db, id)),
    }),
    json(paths.marks, 'assay-marks/1', {
      assignments: rowsOf(state.assignments),
      locks: state.locks.map(({ evaluatorId, lockedAt }) => ({ evaluatorId, lockedAt })),
      marks: rowsOf(await listMarks(db, id)),
    }),
    json(paths.agreed, 'assay-agreed/1', {
      lockedBy: qualityLock?.lockedBy ?? '',
      lockedAt: qualityLock?.lockedAt ?? '',
      marks: rowsOf(await listAgreedMarks(db, id)),
    }),
    json(paths.criteria, 'assay-criteria/1', { scores: rowsOf(record.scores) }),
    json(paths.prices, 'assay-prices/1', {
      opened: priceOpening && {
        askedBy: priceOpening.askedBy,
        confirmedBy: priceOpening.confirmedBy,
        openedAt: priceOpening.openedAt,
      },
      prices: rowsOf(record.prices),
    }),
    json(paths.people, 'assay-people/1', {
      people: people.map(([userId, name]) => ({
        id: userId,
        name,
        duties: state.duties.filter((row) => row.userId === userId).map(({ duty }) => duty),
      })),
    }),
  ];
}

/** The frozen contest and outcome; the outcome in the text that scoring prints, as long as this engine gives the same. */
const outcomeFiles = ({ contest, result }: NonNullable<DecisionRecord['final']>): File[] => {
  const decided = decideContest(contest);
  const again = decided.ok ? outcomeToJson(decided.value) : null;
  const outcome = again && canonical(again) === canonical(result) ? again : result;
  return [
    { path: paths.contest, text: JSON.stringify(contest) },
    { path: paths.outcome, text: `${JSON.stringify(outcome)}\n` },
  ];
};

/** The log of the procurement to its last entry, where it ends, signed, and the key that signed. */
async function logFiles(db: Reader, { procurement: { id: stream } }: ProcurementState): Promise<File[]> {
  const rows = await listAudit(db, stream);
  const last = rows.at(-1);
  const head = {
    format: 'assay-head/1' as const,
    stream,
    sequence: last?.sequence ?? 0,
    hash: last?.hash ?? chainStart,
  };
  const { publicPem, keyId } = signingKey();
  const signed: Head = { ...head, keyId, signature: signText(canonical(head)).signature };
  return [
    { path: paths.audit, text: rows.map((row) => `${JSON.stringify(row)}\n`).join('') },
    { path: paths.heads, text: `${JSON.stringify(signed)}\n` },
    json(paths.keys, 'assay-keys/1', { keys: [{ keyId, publicKey: publicPem }] }),
  ];
}

const Made = z.strictObject({ manifest: z.string(), zip: z.string() });

/**
 * Everything that a final outcome rests on as one signed archive (decision 0022); null before it is final. The same state
 * makes the same bytes: taking the bundle writes nothing, and nothing in it says when it was taken.
 */
export const evidenceBundle = view({
  action: 'bundle.make',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state }): Promise<ExportFile | null> => {
    const record = await loadDecision(db, state);
    if (!record?.final) return null;
    const { id, reference, title, authorityId } = state.procurement;
    const { engineVersion, finalisedAt } = record.final;
    const material: Material = {
      about: {
        procurement: { id, reference, title },
        authority: (await findAuthority(db, authorityId))?.name ?? '',
        engineVersion,
        finalisedAt,
        keyId: signingKey().keyId,
      },
      files: [
        ...(await documentFiles(db, state, record)),
        ...(await submittedFiles(db, state, record)),
        ...(await decidedFiles(db, state, record)),
        ...outcomeFiles(record.final),
        ...(await laterFiles(db, state)),
        ...(await logFiles(db, state)),
      ],
    };
    const made = Made.parse(await runChild('make-bundle', material));
    const { signature } = signText(made.manifest);
    const body = signedBundle(Buffer.from(made.zip, 'base64'), signature);
    return { name: `${reference} evidence bundle.zip`, body };
  },
});
