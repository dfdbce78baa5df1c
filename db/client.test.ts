import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { aDatabase } from '@/lib/testing/world';
import { closeConnections, databaseHealth, reading, schemaUpToDate, type Writer, writing } from './client';
import { tables as t } from './schema';

aDatabase();

const put = (tx: Writer, key: string, value: string) => tx.insert(t.installation).values({ key, value });
const get = async (key: string) =>
  (await reading().select().from(t.installation).where(eq(t.installation.key, key)))[0]?.value;

describe('the one writer', () => {
  test('commits what it wrote, and a reader sees it', async () => {
    await writing(async (tx) => {
      await put(tx, 'a', '1');
    });
    expect(await get('a')).toBe('1');
  });

  test('rolls everything back when it throws, and the next writer is undisturbed', async () => {
    const failing = writing(async (tx) => {
      await put(tx, 'b', '1');
      throw new Error('no');
    });
    const next = writing(async (tx) => {
      await put(tx, 'c', '1');
    });
    await expect(failing).rejects.toThrow('no');
    await next;
    expect(await get('b')).toBeUndefined();
    expect(await get('c')).toBe('1');
  });

  test('runs writers one after another, never interleaved', async () => {
    const order: string[] = [];
    await Promise.all(
      ['x', 'y', 'z'].map((name) =>
        writing(async (tx) => {
          order.push(`${name} in`);
          await new Promise((done) => setTimeout(done, 5));
          await put(tx, name, '1');
          order.push(`${name} out`);
        }),
      ),
    );
    expect(order).toEqual(['x in', 'x out', 'y in', 'y out', 'z in', 'z out']);
  });

  test('leaves the event loop to others between two writers, in the order of asking, past one that fails', async () => {
    const order: string[] = [];
    const write = (name: string, work: () => void = () => undefined) =>
      writing(async () => {
        order.push(name);
        work();
      });
    // Due before the second writer begins: only a turn of the loop between the two lets it run.
    const timer = () => setTimeout(() => order.push('timer'), 0);
    const spin = () => {
      const until = Date.now() + 5;
      while (Date.now() < until);
    };
    const results = await Promise.allSettled([
      write('first', () => {
        timer();
        spin();
      }),
      write('second', () => {
        throw new Error('no');
      }),
      write('third'),
    ]);
    expect(order).toEqual(['first', 'timer', 'second', 'third']);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('a writer may not open a writer', async () => {
    await expect(writing(async () => writing(async () => undefined))).rejects.toThrow('may not open');
  });

  test('a writer that has ended can write no more', async () => {
    let kept: Writer | undefined;
    await writing(async (tx) => {
      kept = tx;
    });
    expect(() => put(kept as Writer, 'late', '1')).toThrow('has ended');
  });

  test('the read connection cannot write', async () => {
    const reader = reading() as unknown as Writer;
    await expect((async () => put(reader, 'stray', '1'))()).rejects.toThrow();
    expect(await get('stray')).toBeUndefined();
  });

  test('every connection holds its pragmas, also when the database is opened again', () => {
    const wanted = {
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      busy_timeout: 5000,
      trusted_schema: 0,
      secure_delete: 1,
    };
    expect(databaseHealth().pragmas).toEqual(wanted);
    closeConnections();
    expect(databaseHealth().pragmas).toEqual(wanted);
    expect(schemaUpToDate()).toBe(true);
  });
});
