import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { databasePath, reading } from '@/db/client';
import { findAcknowledgement } from '@/db/store/amendment';
import { listAnswerHistory, listAnswers } from '@/db/store/answer';
import { findProcurement } from '@/db/store/procurement';
import { findResponse } from '@/db/store/response';
import { countableSubmissions } from '@/db/store/submission';
import {
  type Amendable,
  amend,
  anAmendableProcurement,
  draftAmendment,
  publishByTwo,
  withQuestion,
} from '@/lib/testing/amendments';
import { key, keys, value, why } from '@/lib/testing/results';
import { invite, save, shift, submit, type Team, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase, testId } from '@/lib/testing/world';
import { auditLines, auditLog } from '@/lib/views/audit-log';
import { findCurrentDocument, loadEvaluation } from '@/lib/views/evaluation-record';
import { invitations } from '@/lib/views/invitations';
import { openingPage, openingRecord } from '@/lib/views/opening';
import { procurementOverview } from '@/lib/views/procurement-overview';
import { receipt } from '@/lib/views/receipt';
import { responseCheck, responseTasks } from '@/lib/views/response';
import { responseChanges } from '@/lib/views/response-changes';
import { responses } from '@/lib/views/responses';
import { signOff } from '@/lib/views/sign-off';
import { askOpening } from './ask-opening';
import { confirmOpening } from './confirm-opening';
import { confirmVersion } from './confirm-version';
import { markSection } from './mark-section';
import { saveAnswer } from './save-answer';

aDatabase();

const after = '2027-01-13T09:00:00.000Z';
const later = '2027-02-05T12:00:00.000Z';
const plainer = withQuestion('Q-A', { wording: { en: 'How do you keep devices apart?' } });
const yesNo = withQuestion('Q-B', {
  kind: 'yes-no',
  markingGuide: undefined,
  settings: {
    options: [
      { id: 'yes', label: { en: 'Yes' }, mark: '5' },
      { id: 'no', label: { en: 'No' }, mark: '0' },
    ],
  },
});
const sql = (text: string, ...params: unknown[]) => {
  const raw = new Database(databasePath());
  try {
    return raw.prepare(text).run(...params);
  } finally {
    raw.close();
  }
};

const sqlAll = (text: string, ...params: unknown[]) => {
  const raw = new Database(databasePath(), { readonly: true });
  try {
    return raw.prepare(text).all(...params) as Record<string, string>[];
  } finally {
    raw.close();
  }
};

/** A team that answered everything of version 1. */
const answered = async (tender: Amendable, organisation?: string): Promise<Team> => {
  const one = await team(tender, organisation);
  for (const id of ['Q-A', 'Q-B']) value(await save(one, id, { value: `Our answer to ${id}.` }));
  return one;
};
const latestId = async ({ procurementId }: Amendable) =>
  (await findProcurement(reading(), procurementId))?.versions.findLast((row) => row.publishedAt !== null)?.id ?? '';
const confirm = async (tender: Amendable, of: Team, at = after, versionId?: string) =>
  confirmVersion(aContext(of.viewer, at), {
    responseId: of.responseId,
    versionId: versionId ?? (await latestId(tender)),
  });

describe('a response to a version that was replaced', () => {
  test('takes no answer, no finished section and no submission until its team has confirmed the new one', async () => {
    const tender = await anAmendableProcurement();
    const one = await answered(tender);
    await amend(tender, plainer);
    expect(why(await save(one, 'Q-A', { value: 'Typed late', base: 1, at: after }))).toBe(
      'conflict amend.confirm-first',
    );
    expect((await listAnswers(reading(), one.responseId)).get('Q-A')?.answer.value).toBe('Our answer to Q-A.');
    const section = markSection(aContext(one.viewer, after), {
      responseId: one.responseId,
      sectionId: 's1',
      done: 'yes',
    });
    expect(why(await section)).toBe('conflict amend.confirm-first');
    expect(keys(await submit(one, testId(), after))).toEqual(['response.version-unconfirmed']);
    const tasks = value(await responseTasks(aContext(one.viewer, after), { responseId: one.responseId }));
    expect(tasks.frame.newer).toMatchObject({ number: 2 });
    value(await confirm(tender, one));
    expect(why(await save(one, 'Q-A', { value: 'Typed late', base: 1, at: after }))).toBe('ok');
    expect(why(await submit(one, testId(), after))).toBe('ok');
  });

  test('keeps every answer that fits, and who confirmed and when', async () => {
    const tender = await anAmendableProcurement();
    const one = await answered(tender);
    value(
      await markSection(aContext(one.viewer, '2027-01-11T09:00:00.000Z'), {
        responseId: one.responseId,
        sectionId: 's1',
        done: 'yes',
      }),
    );
    await amend(tender, plainer);
    value(await confirm(tender, one));
    const saved = await listAnswers(reading(), one.responseId);
    expect([saved.get('Q-A')?.version, saved.get('Q-B')?.version]).toEqual([1, 1]);
    expect(await findAcknowledgement(reading(), one.responseId)).toMatchObject({
      fromVersionId: tender.versionId,
      acknowledgedBy: one.viewer.userId,
      acknowledgedAt: after,
      report: {
        kept: [
          { questionId: 'Q-A', changed: true },
          { questionId: 'Q-B', changed: false },
        ],
        look: [],
        reopened: ['s1'],
      },
    });
    expect((await findResponse(reading(), one.responseId))?.versionId).toBe(await latestId(tender));
    const check = value(await responseCheck(aContext(one.viewer, after), { responseId: one.responseId }));
    // Somebody looks again at a section with something new in it.
    expect(check.blockers.map(({ key: name }) => name)).toEqual(['response.section-open']);
  });

  test('sets aside, in full, an answer that would say something else now', async () => {
    const tender = await anAmendableProcurement();
    const one = await answered(tender);
    await amend(tender, yesNo);
    const before = value(await responseChanges(aContext(one.viewer, after), { responseId: one.responseId }));
    expect(before).toMatchObject({ confirmed: null, report: { look: [{ questionId: 'Q-B', why: 'kind' }] } });
    value(await confirm(tender, one));
    expect((await listAnswers(reading(), one.responseId)).get('Q-B')).toMatchObject({
      version: 2,
      answer: { value: '' },
    });
    const history = await listAnswerHistory(reading(), one.responseId, 'Q-B');
    expect(history.map(({ answer }) => answer.value)).toContain('Our answer to Q-B.');
    const shown = value(await responseChanges(aContext(one.viewer, after), { responseId: one.responseId }));
    expect(shown.report?.look[0]?.was).toBe('Our answer to Q-B.');
    expect(keys(await submit(one, testId(), after))).toEqual(['response.no-answer']);
  });

  test('is confirmed once, for the version that the page showed', async () => {
    const tender = await anAmendableProcurement();
    const one = await answered(tender);
    await amend(tender, plainer);
    const second = await latestId(tender);
    await amend(tender, withQuestion('Q-B', { weight: '50.0' }), null, '2027-01-12T16:00:00.000Z');
    expect(why(await confirm(tender, one, after, second))).toBe('conflict amend.newer-published');
    const pressed = await Promise.all([confirm(tender, one), confirm(tender, one)]);
    expect(pressed.map(why)).toEqual(['ok', 'ok']);
    expect((await findResponse(reading(), one.responseId))?.versionId).toBe(await latestId(tender));
  });

  test('is confirmed by its own team only, and before the deadline', async () => {
    const tender = await anAmendableProcurement();
    const [one, other] = [await answered(tender), await answered(tender, 'Oakhollow')];
    await amend(tender, plainer);
    const strange = confirmVersion(aContext(other.viewer, after), {
      responseId: one.responseId,
      versionId: await latestId(tender),
    });
    expect(why(await strange)).toBe('not-found common.not-found');
    expect(why(await confirm(tender, one, tender.deadline))).toBe('refused policy.supplier-closed-said');
  });

  test('takes no text from a page that shows the question as it was', async () => {
    const tender = await anAmendableProcurement();
    const one = await answered(tender);
    await amend(tender, plainer);
    value(await confirm(tender, one));
    const from = (questionId: string) =>
      saveAnswer(aContext(one.viewer, after), {
        responseId: one.responseId,
        questionId,
        base: 1,
        value: 'Typed on a page of version 1',
        extras: {},
        evidence: [],
        seen: tender.versionId,
      });
    expect(why(await from('Q-A'))).toBe('conflict amend.confirm-first');
    expect(why(await from('Q-B'))).toBe('ok');
  });
});

describe('a submission to a version that was replaced', () => {
  test('does not count, is never scored, and its supplier is told so', async () => {
    const tender = await anAmendableProcurement();
    const { procurementId: id, people } = tender;
    const [stays, renews] = [await answered(tender, 'Stays on one'), await answered(tender, 'Renews')];
    value(await submit(stays, testId()));
    value(await submit(renews, testId()));
    expect(await countableSubmissions(reading(), id)).toHaveLength(2);
    await amend(tender, plainer);
    expect(await countableSubmissions(reading(), id)).toHaveLength(0);
    const list = value(await responses(aContext(stays.viewer, after), null));
    expect(list[0]?.standing).toBe('outdated');
    const told = value(await receipt(aContext(stays.viewer, after), { responseId: stays.responseId }));
    expect([told.submissions[0]?.state, told.outdated]).toEqual(['outdated', { from: 1, version: 2 }]);
    value(await confirm(tender, renews));
    // Confirming alone is no submission.
    expect(await countableSubmissions(reading(), id)).toHaveLength(0);
    value(await submit(renews, testId(), after));
    const counting = await countableSubmissions(reading(), id);
    expect(counting.map(({ supplierId, version }) => [supplierId, version])).toEqual([[renews.viewer.supplierId, 2]]);

    const at = shift(tender.deadline, 120_000);
    value(await askOpening(aContext(people.lead, at, { steppedUp: true }), { id, reason: 'After the deadline' }));
    value(await confirmOpening(aContext(people.officer, at, { steppedUp: true }), { id }));
    const { opened } = value(await openingPage(aContext(people.lead, at), { id }));
    expect(opened?.suppliers.map(({ name }) => name)).toEqual(['Renews']);
    expect(opened?.outdated).toMatchObject([{ supplierName: 'Stays on one', version: 1 }]);
    expect(opened?.acknowledged).toMatchObject([{ supplierName: 'Renews', version: 2, acknowledgedAt: after }]);
    const state = await findProcurement(reading(), id);
    if (!state) throw new Error('no procurement');
    const record = await loadEvaluation(reading(), state);
    const scored = await findCurrentDocument(reading(), state);
    expect(record?.submissions.map(({ snapshot }) => snapshot.documentHash)).toEqual([scored?.documentHash]);
    // Even an opening that was tampered with gets nobody scored by rules that they did not answer to.
    const old = sqlAll('select id, supplier_id from submission where supplier_id = ?', stays.viewer.supplierId)[0];
    const letters = JSON.stringify([{ submissionId: old?.id, supplierId: old?.supplier_id, letter: 'A' }]);
    const tampered = { ...state, opening: state.opening && { ...state.opening, letters } };
    await expect(loadEvaluation(reading(), tampered)).rejects.toThrow('answers another version');
    const file = value(await openingRecord(aContext(people.lead, at), { id }));
    expect(JSON.stringify(file?.record)).toContain('Stays on one');
  });

  test('still counts where the questionnaire is the same word for word and only the deadline moved', async () => {
    const tender = await anAmendableProcurement();
    const one = await answered(tender);
    value(await submit(one, testId()));
    await amend(tender, (document) => document, later);
    expect(await countableSubmissions(reading(), tender.procurementId)).toHaveLength(1);
    const tasks = value(await responseTasks(aContext(one.viewer, after), { responseId: one.responseId }));
    expect(tasks.frame).toMatchObject({ newer: null, deadline: later, stand: { standing: 'sent', outdated: null } });
    expect(why(await save(one, 'Q-A', { value: 'Changed', base: 1, at: shift(tender.deadline, 1_000) }))).toBe('ok');
    expect(why(await submit(one, testId(), shift(tender.deadline, 2_000)))).toBe('ok');
  });

  test('is refused by the database too', async () => {
    const tender = await anAmendableProcurement();
    const one = await answered(tender);
    value(await submit(one, testId()));
    await amend(tender, plainer);
    const copy = () =>
      sql(
        `insert into submission select 'copy', response_id, procurement_id, supplier_id, version_id, 2, 'ASY-COPY', lot_ids, sealed_snapshot, snapshot_hash, received_at, submitted_by, sealed_receipt, signature, key_id, 'other' from submission where response_id = ?`,
        one.responseId,
      );
    expect(copy).toThrow('answers the version that stands');
    expect(() =>
      sql(
        'update response set version_id = (select id from questionnaire_version where number = 2 and procurement_id = ?) where id = ?',
        tender.procurementId,
        one.responseId,
      ),
    ).toThrow('a version that its team has seen');
    value(await confirm(tender, one));
    expect(() =>
      sql("update version_acknowledgement set acknowledged_by = 'x' where response_id = ?", one.responseId),
    ).toThrow('never changed');
    expect(() => sql('delete from version_acknowledgement where response_id = ?', one.responseId)).toThrow(
      'never changed',
    );
    expect(() =>
      sql(
        "insert into version_acknowledgement values (?, 'nowhere', ?, 'from', 'x', 'now', 'sealed')",
        one.responseId,
        tender.procurementId,
      ),
    ).toThrow('only a published version');
  });
});

describe('a publication and what suppliers do at the same moment', () => {
  test.each([0, 1, 2, 3])('a submission and an autosave either come first or are refused, round %i', async (round) => {
    const tender = await anAmendableProcurement();
    const one = await answered(tender);
    await draftAmendment(tender, plainer);
    const moment = '2027-01-12T15:00:00.000Z';
    const acts = [
      () => publishByTwo(tender, moment),
      () => submit(one, testId(), moment),
      () => save(one, 'Q-A', { value: 'At the last moment', base: 1, at: moment }),
    ];
    const order = [0, 1, 2].map((at) => (at + round) % 3);
    const results = await Promise.all(order.map((at) => acts[at]?.()));
    const of = (at: number) => results[order.indexOf(at)];
    expect(why(of(0) as never)).toBe('ok');
    expect(['ok', 'invalid response.version-unconfirmed']).toContain(why(of(1) as never));
    expect(['ok', 'conflict amend.confirm-first']).toContain(why(of(2) as never));
    // Whoever came first, nothing to version 1 counts now.
    expect(await countableSubmissions(reading(), tender.procurementId)).toHaveLength(0);
    const saved = (await listAnswers(reading(), one.responseId)).get('Q-A')?.answer.value;
    expect(saved).toBe(of(2)?.ok ? 'At the last moment' : 'Our answer to Q-A.');
  });
});

describe('before the opening', () => {
  test('no page of a buyer tells who has seen a version, or that anybody has', async () => {
    const tender = await anAmendableProcurement();
    const { procurementId: id, people } = tender;
    const one = await answered(tender);
    await invite(tender, 'nobody@oakhollow.test', 'Oakhollow');
    await amend(tender, plainer);
    const pages = async () =>
      JSON.stringify([
        await openingPage(aContext(people.lead, after), { id }),
        await openingRecord(aContext(people.lead, after), { id }),
        await invitations(aContext(people.lead, after), { procurementId: id }),
        await procurementOverview(aContext(people.lead, after), { id }),
        await signOff(aContext(people.lead, after), { id }),
        await auditLog(aContext(people.lead, after), { id }),
        await auditLines(aContext(people.lead, after), { id }),
      ]);
    const before = await pages();
    value(await confirm(tender, one));
    value(await submit(one, testId(), after));
    expect(await pages()).toBe(before);
    expect(
      key(await confirmVersion(aContext(people.lead, after), { responseId: one.responseId, versionId: 'x' })),
    ).toBe('common.not-found');
    expect(why(await responseChanges(aContext(people.lead, after), { responseId: one.responseId }))).toBe(
      'not-found common.not-found',
    );
  });
});
