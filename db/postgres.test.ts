import { PGlite } from '@electric-sql/pglite';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The migrations for PostgreSQL, on a PostgreSQL that runs in this process: what frozen-rows.test.ts holds for SQLite. */
describe('the migrations for PostgreSQL', () => {
  let database: PGlite;
  beforeAll(async () => {
    database = await PGlite.create();
    const statements = readMigrationFiles({ migrationsFolder: 'db/migrations/pg' }).flatMap(({ sql }) => sql);
    await database.exec(statements.join(';\n'));
  });
  afterAll(() => database.close());

  const at = '2026-11-22T12:00:00.000Z';
  const insert = (table: string, row: Record<string, unknown>) =>
    database.query(
      `insert into ${table} (${Object.keys(row).join()}) values (${Object.keys(row).map((_, place) => `$${place + 1}`)})`,
      Object.values(row),
    );
  const fault = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'nothing was refused',
      (error: Error) => error.message,
    );

  test('make a draft that can be edited, and refuse any change of it once it is published', async () => {
    const deadline = '2026-12-01T12:00:00.000Z';
    const by = { created_by: 'u', created_at: at };
    await insert('procurement', {
      id: 'p',
      authority_id: 'a',
      title: 'T',
      reference: 'R',
      setup: '{}',
      deadline,
      revision: 1,
      ...by,
    });
    const version = {
      id: 'v',
      procurement_id: 'p',
      number: 1,
      document: '{}',
      revision: 1,
      ...by,
      updated_by: 'u',
      updated_at: at,
      reasons: '{}',
    };
    await insert('questionnaire_version', version);
    const edit = (document: string) =>
      database.query("update questionnaire_version set document = $1 where id = 'v'", [document]);
    await edit('{"draft":1}');
    const publish =
      "update questionnaire_version set published_at = $1, document_hash = 'h', published_by = 'x', signed_off_by = $2 where id = 'v'";
    expect(await fault(database.query(publish, [at, 'x']))).toContain('publication needs two people');
    await database.query(publish, [at, 'y']);
    expect(await fault(edit('{"draft":2}'))).toContain('questionnaire_version rows are never changed');
    expect(await fault(database.query("delete from questionnaire_version where id = 'v'"))).toContain(
      'are never changed',
    );
    const move = (to: string) => database.query("update procurement set deadline = $1 where id = 'p'", [to]);
    await move('2026-12-02T12:00:00.000Z');
    expect(await fault(move(deadline))).toContain('a published deadline moves later only');
  });

  test('keep what a team said to itself, and let officers look by consent alone', async () => {
    const place = { response_id: 'r' };
    await insert('team_comment', {
      ...place,
      id: 'c',
      question_id: 'q',
      sealed_text: 'x',
      written_by: 'u',
      written_at: at,
    });
    await insert('ready_note', { ...place, id: 'n', told_by: 'u', told_at: at });
    await insert('support_code', {
      ...place,
      id: 'k',
      procurement_id: 'p',
      supplier_id: 's',
      code_hash: 'h',
      shared_by: 'u',
      shared_at: at,
      expires_at: '2026-11-23T12:00:00.000Z',
    });
    const look = (id: string, more: object = {}) =>
      insert('support_look', { ...place, id, code_id: 'k', looked_by: 'o', looked_at: at, sealed_state: 'x', ...more });
    await look('l');
    for (const table of ['team_comment', 'ready_note', 'support_look']) {
      expect(await fault(database.query(`update ${table} set response_id = 'y'`))).toContain('are never changed');
      expect(await fault(database.query(`delete from ${table}`))).toContain('are never changed');
    }
    expect(await fault(look('m', { response_id: 'y' }))).toContain('a look needs the code of that response');
    expect(await fault(look('m', { looked_at: '2026-11-23T12:00:00.000Z' }))).toContain('a look needs the code');
    expect(await fault(database.query("update support_code set expires_at = 'z'"))).toContain('stopped once');
    await database.query('update support_code set stopped_at = $1', [at]);
    expect(await fault(database.query('update support_code set stopped_at = null'))).toContain('stopped once');
    expect(await fault(database.query('delete from support_code'))).toContain('are never changed');
    expect(await fault(look('m'))).toContain('a look needs the code of that response');
  });

  test('keep decisions about tenders, and let a low price be their ground after notice and a chance to explain', async () => {
    const place = { procurement_id: 'p', submission_id: 's' };
    const decide = (id: string, more: object = {}) =>
      insert('disregard', {
        ...place,
        id,
        version: 1,
        decision: 'disregard',
        ground: 'abnormally-low-price',
        rests_on: '',
        reason: 'x',
        decided_by: 'u',
        decided_at: '2027-01-10T12:00:00.000Z',
        ...more,
      });
    const notice = (id: string, more: object = {}) =>
      insert('price_notice', {
        ...place,
        id,
        version: 1,
        price: '10.00',
        how: 'x',
        sent_at: '2027-01-05T12:00:00.000Z',
        answer_by: '2027-01-11T12:00:00.000Z',
        recorded_by: 'u',
        recorded_at: '2027-01-05T12:00:00.000Z',
        ...more,
      });
    expect(await fault(decide('d'))).toContain('after the opening and before the outcome');
    const two = { step_id: 't', asked_by: 'u', confirmed_by: 'w', opened_at: '2027-01-02T12:00:00.000Z' };
    await insert('opening', { ...two, procurement_id: 'p', letters: '[]' });
    expect(await fault(notice('n'))).toContain('once prices are open');
    await insert('price_opening', { ...two, procurement_id: 'p' });
    expect(await fault(notice('n', { answer_by: '2027-01-05T12:00:00.000Z' }))).toContain('with time to answer');
    await notice('n');
    expect(await fault(decide('d'))).toContain('after notice and a chance to explain');
    expect(await fault(decide('d', { notice_id: 'n' }))).toContain('after notice and a chance to explain');
    const explanation = { ...place, id: 'e', notice_id: 'n', says: 'x', recorded_by: 'u' };
    await insert('price_explanation', {
      ...explanation,
      received_at: '2027-01-10T11:00:00.000Z',
      recorded_at: '2027-01-10T11:00:00.000Z',
    });
    await decide('d', { notice_id: 'n' });
    for (const table of ['disregard', 'price_notice', 'price_explanation']) {
      expect(await fault(database.query(`update ${table} set submission_id = 'y'`))).toContain('are never changed');
      expect(await fault(database.query(`delete from ${table}`))).toContain('are never changed');
    }
  });

  test('take a choice about lessons before publication only, and an answer of a bidder in time', async () => {
    const choice = { version: 1, chosen: 1, seed: 1, spread: 20, chosen_by: 'u', chosen_at: at };
    expect(await fault(insert('lessons_choice', { ...choice, id: 'l', procurement_id: 'p' }))).toContain(
      'lessons are chosen before publication',
    );
    await insert('lessons_choice', { ...choice, id: 'l', procurement_id: 'other' });
    expect(await fault(database.query('update lessons_choice set seed = 2'))).toContain('are never changed');
    const asked = {
      submission_id: 's',
      response_id: 'r',
      supplier_id: 's',
      question_id: 'q',
      number: 1,
      sealed_text: 'x',
    };
    const times = { asked_by: 'u', asked_at: '2027-01-05T12:00:00.000Z', answer_by: '2027-01-06T12:00:00.000Z' };
    const ask = (procurement_id: string) =>
      insert('bidder_question', { ...asked, ...times, id: procurement_id, procurement_id });
    expect(await fault(ask('other'))).toContain('a bidder is asked after the opening');
    await ask('p');
    const answer = (answered_at: string) =>
      insert('bidder_answer', { asked_id: 'p', procurement_id: 'p', sealed_text: 'x', answered_by: 'u', answered_at });
    expect(await fault(answer('2027-01-06T12:00:00.000Z'))).toContain('before its time is over');
    await answer('2027-01-06T11:59:59.999Z');
    expect(await fault(database.query('delete from bidder_answer'))).toContain('are never changed');
  });

  test('chain the audit log and refuse a row that does not continue it, a change and a removal', async () => {
    const row = (sequence: number, previous: string) => ({
      stream: 's',
      sequence,
      id: `e${sequence}${previous}`,
      at,
      actor_kind: 'system',
      action: 'procurement.create',
      subject_type: 'procurement',
      subject_id: 'p',
      refused: false,
      data: '{}',
      previous_hash: previous,
      hash: `h${sequence}`,
    });
    await insert('audit_event', row(1, 'start'));
    await insert('audit_event', row(2, 'h1'));
    expect(await fault(insert('audit_event', row(3, 'h1')))).toContain('the audit chain does not continue here');
    expect(await fault(insert('audit_event', row(5, 'h2')))).toContain('the audit chain does not continue here');
    expect(await fault(database.query("update audit_event set data = '{}' where sequence = 1"))).toContain(
      'never changed',
    );
    expect(await fault(database.query('delete from audit_event'))).toContain('never changed');
  });
});
