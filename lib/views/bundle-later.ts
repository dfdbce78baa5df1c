import 'server-only';
import type { z } from 'zod';
import type { Reader } from '@/db/client';
import { findAwardDecision, listAwardNotices, listContractRecords } from '@/db/store/award';
import { listAskedIn } from '@/db/store/bidder-question';
import type { ProcurementState } from '@/db/store/procurement';
import {
  findSummaryRelease,
  listReleasedSummaries,
  listSummaryAdditions,
  listSummaryRedactions,
} from '@/db/store/summary';
import type { Award, Questions, Summaries } from '@/lib/bundle/later-parts';
import type { File } from '@/lib/bundle/make';
import { paths, summaryPath } from '@/lib/bundle/parts';
import { sayIn } from '@/lib/text';

async function questionFile(db: Reader, procurementId: string): Promise<File> {
  const asked = await listAskedIn(db, procurementId);
  const json: Questions = {
    format: 'assay-questions/1',
    questions: asked.map(({ procurementId: _, responseId: __, supplierId: ___, ...row }) => row),
  };
  return { path: paths.questions, json };
}

/** The summaries as they were released; nothing of those that are being prepared. */
async function summaryFiles(db: Reader, procurementId: string): Promise<File[]> {
  const release = await findSummaryRelease(db, procurementId);
  const released = release ? await listReleasedSummaries(db, procurementId) : [];
  const inOrder = [...released].sort((a, b) => (a.submissionId < b.submissionId ? -1 : 1));
  const json: Summaries = {
    format: 'assay-summaries/1',
    release: release && {
      hash: release.hash,
      count: release.count,
      askedBy: release.askedBy,
      confirmedBy: release.confirmedBy,
      releasedAt: release.releasedAt,
    },
    summaries: inOrder.map(({ submissionId, documentHash }) => ({
      submissionId,
      documentHash,
      path: summaryPath(submissionId),
    })),
    instead: release ? sayIn('en')('summary.an-evaluator') : '',
    added: release
      ? (await listSummaryAdditions(db, procurementId)).map(({ id: _, procurementId: __, ...row }) => row)
      : [],
    withheld: release
      ? (await listSummaryRedactions(db, procurementId)).map(
          ({ id: _, procurementId: __, endedBy: ___, endedAt: ____, ...row }) => row,
        )
      : [],
  };
  return [
    { path: paths.summaries, json },
    ...inOrder.map(({ submissionId, document }): File => ({ path: summaryPath(submissionId), canonical: document })),
  ];
}

async function awardFile(db: Reader, procurementId: string): Promise<File> {
  const decision = await findAwardDecision(db, procurementId);
  const notices = await listAwardNotices(db, procurementId);
  const contracts = await listContractRecords(db, procurementId);
  const json: z.input<typeof Award> = {
    format: 'assay-award/1',
    decision: decision && {
      submissionId: decision.submissionId,
      outcomeHash: decision.outcomeHash,
      facts: JSON.parse(decision.facts),
      reason: decision.reason,
      askedBy: decision.askedBy,
      confirmedBy: decision.confirmedBy,
      decidedAt: decision.decidedAt,
    },
    notices: notices.map(({ id: _, procurementId: __, holidays, standstill, ...row }) => ({
      ...row,
      standstill: standstill as Award['notices'][number]['standstill'],
      holidays: JSON.parse(holidays),
    })),
    contracts: contracts.map(({ id: _, procurementId: __, ...row }) => row),
  };
  return { path: paths.award, json };
}

/** What bidders were asked, what suppliers were told, and what became of the contract, as far as it is recorded. */
export async function laterFiles(db: Reader, { procurement: { id } }: ProcurementState): Promise<File[]> {
  return [await questionFile(db, id), ...(await summaryFiles(db, id)), await awardFile(db, id)];
}
