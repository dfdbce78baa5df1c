import { getTableColumns } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { blankedTables, copyTables, fileTables, keptTables, removedTables } from '@/lib/procurement/removal-inventory';
import { tables } from './schema';

const named = [
  ...removedTables.map(({ table }) => table),
  ...blankedTables.map(({ table }) => table),
  ...fileTables,
  ...copyTables,
  ...Object.keys(keptTables),
];
const columnsOf = (table: string): string[] => Object.keys(getTableColumns(tables[table as keyof typeof tables]));

test('every table of the schema is either removed or kept, once', () => {
  expect([...named].sort()).toEqual(Object.keys(tables).sort());
});

test('what is removed is found by a column that the table has, and what is blanked is there', () => {
  for (const { table, by } of [...removedTables, ...blankedTables]) expect(columnsOf(table), table).toContain(by);
  for (const { table, columns } of blankedTables)
    for (const column of columns) expect(columnsOf(table), table).toContain(column);
});

/** Sealed text that stays, each for its own reason: anything new that is sealed has to be thought of. */
const sealedAndKept = ['obligation', 'supplier', 'supplierMember', 'teamInvitation'];

test('nothing sealed stays unless it is known why', () => {
  const sealed = Object.keys(keptTables).filter((table) => columnsOf(table).some((name) => name.startsWith('sealed')));
  expect(sealed.sort()).toEqual(sealedAndKept);
});

test('nothing that is about one response, submission or supplier stays unless it is known why', () => {
  const about = Object.keys(keptTables).filter((table) =>
    columnsOf(table).some((name) => ['responseId', 'submissionId', 'supplierId', 'evidenceId'].includes(name)),
  );
  expect(about.sort()).toEqual(['awardDecision', 'evidencePending', 'response', 'supplierMember', 'teamInvitation']);
});
