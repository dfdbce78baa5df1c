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

  test('let an award follow a final outcome by two people, and keep what follows it', async () => {
    const place = { procurement_id: 'w' };
    const award = {
      ...place,
      step_id: 's',
      submission_id: 'b',
      outcome_hash: 'h',
      facts: '{}',
      reason: 'r',
      asked_by: 'x',
      confirmed_by: 'y',
      decided_at: at,
    };
    const by = { recorded_by: 'x', recorded_at: at };
    const notice = (more: object = {}) =>
      insert('award_notice', {
        ...place,
        ...by,
        id: 'n',
        reference: 'r',
        published_on: '2026-11-23',
        standstill: 'mandatory',
        last_day: '2026-12-03',
        holidays: '[]',
        ...more,
      });
    expect(await fault(insert('award_decision', award))).toContain('on a final outcome');
    expect(await fault(notice())).toContain('follows the award decision');
    await insert('outcome', {
      ...place,
      contest: '{}',
      result: '{}',
      engine_version: '1',
      asked_by: 'x',
      confirmed_by: 'y',
      finalised_at: at,
    });
    expect(await fault(insert('award_decision', { ...award, confirmed_by: 'x' }))).toContain('by two people');
    await insert('award_decision', award);
    await notice();
    const contract = (id: string, entered_on: string | null) =>
      insert('contract_record', { ...place, ...by, id, entered_on, reason: '' });
    expect(await fault(contract('c', '2026-12-03'))).toContain('after the award and its standstill');
    await contract('c', '2026-12-04');
    await contract('d', null);
    const line = (version: number) =>
      insert('obligation', {
        ...place,
        id: `o${version}`,
        number: 1,
        version,
        kind: 'added',
        sealed_words: 'x',
        owner: 'Supplier',
        state: 'open',
        indicator: false,
        saved_by: 'x',
        saved_at: at,
      });
    expect(await fault(line(2))).toContain('goes on from its last version');
    await line(1);
    await line(2);
    await insert('record_hold', { ...place, id: 'k', reason: 'r', put_by: 'x', put_at: at });
    const lift = (more: object = {}) =>
      insert('record_hold_lift', {
        ...place,
        hold_id: 'k',
        step_id: 's',
        reason: 'r',
        asked_by: 'x',
        confirmed_by: 'y',
        lifted_at: at,
        ...more,
      });
    expect(await fault(lift({ confirmed_by: 'x' }))).toContain('lifted by two people');
    expect(await fault(lift({ procurement_id: 'else' }))).toContain('lifted by two people');
    await lift();
    for (const table of [
      'award_decision',
      'award_notice',
      'contract_record',
      'obligation',
      'record_hold',
      'record_hold_lift',
    ]) {
      expect(await fault(database.query(`update ${table} set procurement_id = 'z'`)), table).toContain('never changed');
      expect(await fault(database.query(`delete from ${table}`)), table).toContain('never changed');
    }
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

  test('release every summary at one moment by two people, and keep them as they went', async () => {
    const row = { procurement_id: 'ps', submission_id: 's1' };
    const redaction = { ...row, words: 'w', ground: 'commercial', hidden_from: 'others', why: 'y', withheld_by: 'u' };
    const addition = { ...row, place: 'q', words: 'w', written_by: 'u', written_at: at };
    await insert('summary_redaction', { ...redaction, id: 'r1', withheld_at: at });
    await insert('summary_redaction', { ...redaction, id: 'r2', withheld_at: at });
    await insert('summary_addition', { ...addition, id: 'a1', version: 1 });
    const end = (id: string) =>
      database.query("update summary_redaction set ended_at = $1, ended_by = 'u' where id = $2", [at, id]);
    await end('r1');
    expect(await fault(end('r1'))).toContain('shown again once');
    expect(await fault(database.query("update summary_redaction set words = 'x' where id = 'r2'"))).toContain('once');
    expect(await fault(database.query("update summary_addition set words = 'x'"))).toContain('are never changed');
    expect(await fault(database.query('delete from summary_redaction'))).toContain('are never removed');

    const release = { procurement_id: 'ps', step_id: 's', hash: 'h', count: 2, asked_by: 'u', released_at: at };
    const early = 'by two people, after the outcome is final';
    expect(await fault(insert('summary_release', { ...release, confirmed_by: 'v' }))).toContain(early);
    const final = { contest: '{}', result: '{}', engine_version: '1', asked_by: 'u', confirmed_by: 'v' };
    await insert('outcome', { ...final, procurement_id: 'ps', finalised_at: at });
    expect(await fault(insert('summary_release', { ...release, confirmed_by: 'u' }))).toContain(early);
    await insert('summary_release', { ...release, confirmed_by: 'v' });
    const summary = (id: string, released_at = at) =>
      insert('assessment_summary', {
        id,
        procurement_id: 'ps',
        submission_id: id,
        supplier_id: id,
        sealed_document: 'x',
        document_hash: 'h',
        released_at,
      });
    expect(await fault(summary('s1', '2026-11-23T12:00:00.000Z'))).toContain('at one moment');
    await summary('s1');
    await summary('s2');
    expect(await fault(summary('s3'))).toContain('at one moment');
    for (const table of ['assessment_summary', 'summary_release']) {
      expect(await fault(database.query(`update ${table} set released_at = 'x'`))).toContain('are never changed');
      expect(await fault(database.query(`delete from ${table}`))).toContain('are never changed');
    }
    expect(await fault(insert('summary_addition', { ...addition, id: 'a2', version: 2 }))).toContain('never changed');
    expect(await fault(end('r2'))).toContain('before the release');
  });

  test('let frozen rows go with a certificate of their removal alone, by two people and after their time', async () => {
    const own = { procurement_id: 'p' };
    const two = { asked_by: 'x', confirmed_by: 'y' };
    const outcome = { ...own, contest: '{}', result: '{}', engine_version: '1', ...two, finalised_at: at };
    await insert('outcome', outcome);
    const award = { step_id: 's', submission_id: 'b', outcome_hash: 'h', facts: '{}', reason: 'r', decided_at: at };
    await insert('award_decision', { ...own, ...two, ...award });
    await insert('contract_record', { ...own, id: 'pc', reason: '', recorded_by: 'x', recorded_at: at });
    await insert('clarification', { ...own, id: 'pq', received_at: at, sealed_question: 'q', sealed_asker: 'a' });
    const draft = { clarification_id: 'pq', revision: 1, sealed_text: 't', leads_to_amendment: false };
    await insert('clarification_draft', { ...draft, saved_by: 'x', saved_at: at });
    const step = { id: 'ps', act: 'remove', subject: 's', reason: 'r', asked_by: 'x', asked_at: at };
    const removed_at = '2029-11-22T12:00:00.000Z';
    const row = { ...own, ...two, step_id: 'ps', reason: 'r', removed_at, removed_on: '2029-11-22' };
    const removal = (more: object = {}) =>
      insert('record_removal', { ...row, certificate: '{}', certificate_hash: 'h', ...more });
    const drop = (table: string) => database.query(`delete from ${table}`);
    const blank = (more = '') =>
      database.query(`update outcome set contest = '', result = ''${more} where procurement_id = 'p'`);
    for (const table of ['clarification_draft', 'clarification'])
      expect(await fault(drop(table))).toContain('rows are never changed');
    expect(await fault(blank())).toContain('rows are never changed');
    expect(await fault(removal())).toContain('by two people');
    await insert('two_person_step', { ...step, ...own, ended: 'confirmed', ended_by: 'y', ended_at: at });
    expect(await fault(removal({ confirmed_by: 'x' }))).toContain('by two people');
    expect(await fault(removal({ removed_on: '2029-11-21' }))).toContain('after their time');
    await insert('record_hold', { ...own, id: 'ph', reason: 'r', put_by: 'x', put_at: at });
    expect(await fault(removal())).toContain('on hold');
    await insert('record_hold_lift', { ...own, ...two, hold_id: 'ph', step_id: 's', reason: 'r', lifted_at: at });
    await removal();
    for (const table of ['clarification_draft', 'clarification'])
      expect(await fault(drop(table)), table).toBe('nothing was refused');
    expect(await fault(blank(", engine_version = '2'"))).toContain('rows are never changed');
    expect(await fault(blank())).toBe('nothing was refused');
    expect(await fault(drop("outcome where procurement_id = 'p'"))).toContain('rows are never changed');
    expect(await fault(drop('record_removal'))).toContain('a certificate of removal is never changed');
    expect(await fault(insert('record_hold', { ...own, id: 'pi', reason: 'r', put_by: 'x', put_at: at }))).toContain(
      'removed records are not put on hold',
    );
    await insert('removed_file', { ...own, file_id: 'pf', owner: 'o' });
    const gone = () => database.query('update removed_file set gone_at = $1', [at]);
    expect(await fault(gone())).toBe('nothing was refused');
    expect(await fault(gone())).toContain('only noted as gone');
  });
});
