import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Action } from './policy';
import { canonical } from './questionnaire/hash';

/**
 * The audit log: rows are only ever added, each carrying the hash of the one before. What is written is a closed set:
 * the actions of the policy, with small plain facts. Never an answer, an address or a file name of a supplier.
 */
export type AuditFact = string | number | boolean | null | string[];

export type AuditEntry = {
  action: Action;
  subject: { type: string; id: string };
  /** Present for everything about one procurement: its own chain. */
  procurementId?: string;
  /** Present for what happens to a supplier's account by nobody signed in: the organisation's own chain. */
  supplierId?: string;
  data?: Record<string, AuditFact>;
};

export type AuditRow = {
  /** A procurement's id, `authority`, or `supplier:<id>`. */
  stream: string;
  sequence: number;
  id: string;
  at: string;
  actorId: string | null;
  actorKind: 'buyer' | 'supplier' | 'anonymous' | 'system';
  action: string;
  subjectType: string;
  subjectId: string;
  refused: boolean;
  data: string;
  previousHash: string;
  hash: string;
};

/** Actions that change the world but leave no entry of their own; their history is kept beside the data. */
export const withoutEntry = ['answer.save', 'reason-draft.save'] as const satisfies readonly Action[];

/** Hash of a row: SHA-256 over the canonical form of everything but the hash itself. */
export function rowHash(row: Omit<AuditRow, 'hash'>): string {
  const { stream, sequence, id, at, actorId, actorKind, action, subjectType, subjectId, refused, data, previousHash } =
    row;
  const text = canonical({
    stream,
    sequence: String(sequence),
    id,
    at,
    actorId,
    actorKind,
    action,
    subjectType,
    subjectId,
    refused,
    data,
    previousHash,
  });
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The hash that the first row continues. */
export const chainStart = 'start';

/** Checks a run of rows in order. Returns null when unbroken, else the sequence of the first bad row. */
export function firstBrokenRow(rows: readonly AuditRow[], before: string = chainStart): number | null {
  let previous = before;
  for (const row of rows) {
    const { hash, ...rest } = row;
    if (row.previousHash !== previous || rowHash(rest) !== hash) return row.sequence;
    previous = hash;
  }
  return null;
}
