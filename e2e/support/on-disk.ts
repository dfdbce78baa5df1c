import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Server } from './server';

type Row = Record<string, string | number | null>;

/** What the database file holds, read past the product. */
export type OnDisk = {
  /** Faults that SQLite finds in its own file; empty where there are none. */
  faults: string[];
  /** Versions of each answer that the history holds, in order: question id to versions. */
  history: Map<string, number[]>;
  /** Chains of the audit log that do not hold, each with the first bad entry; empty where all hold. */
  brokenChains: string[];
  entries: number;
};

const hashOf = (row: Row): string => {
  const { hash: _, ...rest } = row;
  const facts = { ...rest, sequence: String(row.sequence), refused: row.refused === 1 };
  // The canonical form of flat JSON: keys in order, no spaces.
  const text = JSON.stringify(Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))));
  return createHash('sha256').update(text).digest('hex');
};

const columns = [
  ['stream', 'stream'],
  ['sequence', 'sequence'],
  ['id', 'id'],
  ['at', 'at'],
  ['actor_id', 'actorId'],
  ['actor_kind', 'actorKind'],
  ['action', 'action'],
  ['subject_type', 'subjectType'],
  ['subject_id', 'subjectId'],
  ['refused', 'refused'],
  ['data', 'data'],
  ['previous_hash', 'previousHash'],
  ['hash', 'hash'],
].map(([column, name]) => `${column} as "${name}"`);

/** The first entry of each chain that does not continue the one before, worked out apart from the product. */
function brokenChains(rows: readonly Row[]): string[] {
  const last = new Map<unknown, Row>();
  const broken = new Map<unknown, string>();
  for (const row of rows) {
    const before = last.get(row.stream);
    const follows =
      row.sequence === Number(before?.sequence ?? 0) + 1 && row.previousHash === (before?.hash ?? 'start');
    if ((!follows || hashOf(row) !== row.hash) && !broken.has(row.stream))
      broken.set(row.stream, `${row.stream} at entry ${row.sequence}`);
    last.set(row.stream, row);
  }
  return [...broken.values()];
}

/** Reads what a response left on disk. The server may be running. */
export function onDisk(server: Server, response: string): OnDisk {
  const db = new Database(join(server.dataFolder, 'assay.sqlite'), { readonly: true, fileMustExist: true });
  try {
    const checks = [...(db.pragma('integrity_check') as Row[]), ...(db.pragma('foreign_key_check') as Row[])];
    const kept = db
      .prepare(
        "select question_id as question, version from answer_history where response_id = ? and outcome = 'saved' order by version",
      )
      .all(response) as { question: string; version: number }[];
    const history = new Map<string, number[]>();
    for (const { question, version } of kept) history.set(question, [...(history.get(question) ?? []), version]);
    const audit = db.prepare(`select ${columns.join(', ')} from audit_event order by stream, sequence`).all() as Row[];
    return {
      faults: checks.map((row) => Object.values(row).join(' ')).filter((text) => text !== 'ok'),
      history,
      brokenChains: brokenChains(audit),
      entries: audit.length,
    };
  } finally {
    db.close();
  }
}
