import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { databasePath, reading } from '@/db/client';
import { listAudit } from '@/db/store/audit';
import { findDraft, findPublished } from '@/db/store/questionnaire';
import type { Contest } from '@/lib/evaluation/contest';
import { decideContest } from '@/lib/evaluation/outcome';
import { actions } from '@/lib/policy';
import type { QuestionnaireDocument } from '@/lib/questionnaire/document';
import { editableOf } from '@/lib/questionnaire/question-fields';
import { compare, parseDecimal, toDecimal } from '@/lib/scoring/fraction';
import type { Award, ScoringRules } from '@/lib/scoring/rules';
import { anAgreedProcurement } from '@/lib/testing/agreed-procurement';
import { amend, amendedAt, anAmendableProcurement } from '@/lib/testing/amendments';
import { aClosedProcurement, anOpenedProcurement, deadline, refusedActs } from '@/lib/testing/closed-procurement';
import { aContest, aDocument, aGate, aSection, aTextQuestion, someRules } from '@/lib/testing/contests';
import { asSteppedUp, late, openPrices, priced } from '@/lib/testing/decided-procurement';
import { aDraftedProcurement, aGuidedQuestion, aPublishableDocument, aSetup } from '@/lib/testing/drafts';
import { aFinalisedProcurement } from '@/lib/testing/finalised-procurement';
import { openProcurement } from '@/lib/testing/open-procurement';
import { agree, as, assign, lock, mark, markAll } from '@/lib/testing/panel-steps';
import { key, keys, value, why } from '@/lib/testing/results';
import { early, pdf, save, shift, team } from '@/lib/testing/supplier-team';
import { aContext, aDatabase } from '@/lib/testing/world';
import { evaluationPage } from '@/lib/views/evaluation';
import { gatesPage } from '@/lib/views/gates';
import { markingRoom } from '@/lib/views/marking-room';
import { moderationRoom } from '@/lib/views/moderation';
import { responseChanges } from '@/lib/views/response-changes';
import { results } from '@/lib/views/results';
import { summaries } from '@/lib/views/summaries';
import { evaluationMatrix } from '@/lib/workbook/evaluation-matrix';
import { readFile } from '@/lib/workbook/read/read';
import { renderWorkbook } from '@/lib/workbook/render';
import { renderOds } from '@/lib/workbook/render-ods';
import { askExtension } from './ask-extension';
import { askOpening } from './ask-opening';
import { askRelease } from './ask-release';
import { askSignOff } from './ask-sign-off';
import { disregardTender } from './disregard-tender';
import { releaseSummaries } from './release-summaries';
import { saveQuestion } from './save-question';
import { uploadEvidence } from './upload-evidence';

/**
 * The minimum acceptance tests that an auditor of a buyer would run (procurement practice, end of section 6), each by its
 * number.
 */
aDatabase();

test("auditor's test 1: as the owner of the organisation, a look at a submitted response one minute before the deadline is refused and logged", async () => {
  const c = await aClosedProcurement();
  const minuteBefore = shift(deadline, -60_000);
  // Whoever administers the authority, with every duty as well, and by every door that leads to a response.
  const owner = aContext({ ...c.people.lead, administrator: true }, minuteBefore, { steppedUp: true });
  expect(key(await askOpening(owner, { id: c.id, reason: 'Only a look' }))).toBe('policy.sealed');
  expect(key(await gatesPage(owner, { id: c.id }))).toBe('policy.sealed');
  expect(key(await results(owner, { id: c.id }))).toBe('policy.sealed');
  expect(await refusedActs(c)).toEqual(['opening.ask', 'gate.read', 'results.read']);
  const row = (await listAudit(reading(), c.id)).findLast(({ refused }) => refused);
  expect(row).toMatchObject({ actorId: c.people.lead.userId, at: minuteBefore });
});

test("auditor's test 2: a weight changes after publication only by an amendment, and every draft is flagged", async () => {
  const tender = await anAmendableProcurement();
  const { procurementId: id, people } = tender;
  const one = await team(tender);
  const two = await team(tender, 'Birch Networks', 'Owen Hale');
  const reweigh = { sectionId: 's1', questionId: 'Q-A', fields: editableOf(aGuidedQuestion('Q-A', { weight: '60' })) };
  const revision = (await findPublished(reading(), id))?.revision ?? 0;
  expect(why(await saveQuestion(aContext(people.lead, amendedAt), { id, revision, ...reweigh }))).toBe(
    'refused policy.published-said',
  );
  await amend(tender, (document: QuestionnaireDocument) => ({
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) =>
        question.purpose === 'award-criterion'
          ? { ...question, weight: question.id === 'Q-A' ? '60' : '40' }
          : question,
      ),
    })),
  }));
  expect((await findPublished(reading(), id))?.number).toBe(2);
  for (const { viewer, responseId } of [one, two]) {
    const later = shift(amendedAt, 60 * 60_000);
    const { frame } = value(await responseChanges(aContext(viewer, later), { responseId }));
    expect(frame.newer?.number).toBe(2);
  }
});

test("auditor's test 3: an agreed score of 3.5 on a scale of whole marks is refused", async () => {
  const c = await anOpenedProcurement();
  value(await assign(c));
  await markAll(c);
  value(await lock(c, 'evaluator'));
  value(await lock(c, 'second'));
  expect(keys(await agree(c, 0, 'Q-A', '3.5', { whyDiffers: 'Between the two' }))).toEqual([
    'marking.agreed-not-on-scale',
  ]);
  expect(key(await agree(c, 0, 'Q-A', '3', { whyDiffers: 'Between the two' }))).toBe('ok');
});

test("auditor's test 4: a score without a reason is not locked", async () => {
  const c = await anOpenedProcurement();
  value(await assign(c));
  for (const b of [0, 1]) {
    expect(key(await mark(c, 'second', b, 'Q-A', '4', { strengths: ' ' }))).not.toBe('ok');
  }
  expect(key(await lock(c, 'second'))).toBe('evaluation.lock-missing');
});

test("auditor's test 5: an evaluator who has not declared sees nothing", async () => {
  const c = await anOpenedProcurement(undefined, undefined, ['lead', 'officer', 'second', 'moderator']);
  value(await assign(c));
  const blind = as(c, 'evaluator');
  const submissionId = c.submissions[0] ?? '';
  const looks = [
    await markingRoom(blind, { id: c.id, submissionId, questionId: 'Q-A' }),
    await moderationRoom(blind, { id: c.id, submissionId, questionId: 'Q-A' }),
    await gatesPage(blind, { id: c.id }),
    await results(blind, { id: c.id }),
  ];
  expect(looks.map(({ ok }) => ok)).toEqual([false, false, false, false]);
  expect(looks.slice(0, 2).map(key)).toEqual(['policy.not-declared', 'policy.not-declared']);
  const own = JSON.stringify(await evaluationPage(blind, { id: c.id }));
  for (const secret of ['Alder', 'Birch', 'We test it', 'We plan it', submissionId]) expect(own).not.toContain(secret);
});

test("auditor's test 6: a tender is not disregarded for its price without the notice of section 19(4), nor while it may explain", async () => {
  const c = await anAgreedProcurement();
  await openPrices(c);
  value(await priced(c, { 0: '95000.00', 1: '60000.00' }));
  const decide = (more: object = {}) =>
    disregardTender(asSteppedUp(c, 'lead'), {
      id: c.id,
      submissionId: c.submissions[1],
      version: 0,
      decision: 'disregard',
      ground: 'abnormally-low-price',
      notDemonstrated: 'yes',
      reason: 'Far below the others.',
      ...more,
    });
  expect(why(await decide())).toBe('refused disregard.no-notice');
  expect(await refusedActs(c)).toEqual(['disregard.decide']);
  const row = (await listAudit(reading(), c.id)).findLast(({ refused }) => refused);
  expect(row?.actorId).toBe(c.people.lead.userId);
});

test("auditor's test 7: one assessment summary alone is not released, by either of the two people", async () => {
  const c = await aFinalisedProcurement();
  const lead = asSteppedUp(c, 'lead', late);
  const { submissionIds, hash } = value(await summaries(lead, { id: c.id }));
  expect(submissionIds).toHaveLength(4);
  const [one = ''] = submissionIds;
  const asked = { id: c.id, reason: 'This one is urgent.', shown: hash };
  for (const some of [[one], [], submissionIds.slice(1)])
    expect(why(await askRelease(lead, { ...asked, submissionIds: some }))).toBe('refused policy.release-alone');
  const approver = asSteppedUp(c, 'approver', late);
  expect(why(await releaseSummaries(approver, { id: c.id, submissionIds: [one] }))).toBe(
    'refused policy.release-alone',
  );
  expect(value(await summaries(lead, { id: c.id })).release).toBeNull();
  expect(await refusedActs(c)).toEqual(['summary.ask', 'summary.ask', 'summary.ask', 'summary.release']);
});

describe("auditor's test 8: the total on screen, in XLSX and in ODS is the same to the last digit", () => {
  const bids = (given: [bidder: string, q1: string, q2: string, price: string, quality: string][]): Contest['bids'] =>
    given.map(([bidder, q1, q2, price, quality]) => ({
      bidder,
      answers: { gate: bidder === 'Out' ? 'no' : 'yes' },
      marks: { q1, q2 },
      criteria: { quality },
      price,
    }));
  const four = bids([
    ['Alder', '4', '3', '95000.00', '80'],
    ['Birch', '3', '5', '102000.00', '73.333333'],
    ['Cedar', '5', '2', '120000.01', '61.7'],
    ['Out', '5', '5', '10.00', '100'],
  ]);
  const criteria = [{ id: 'quality', title: { en: 'Other quality' }, weight: '45', max: '100' }];
  const points = (price: NonNullable<Extract<Award, { mode: 'points' }>['price']> | null): Award =>
    price
      ? { mode: 'points', security: '15', criteria, price }
      : { mode: 'points', security: '55', criteria, price: null };
  const contest = (rules: Partial<ScoringRules>, given = four): Contest =>
    aContest(
      aDocument({
        scoring: someRules(rules),
        sections: [
          aSection('s1', '33.33', [aTextQuestion('q1', '100'), aGate('gate')]),
          aSection('s2', '66.67', [aTextQuestion('q2', '100')], { threshold: '20' }),
        ],
      }),
      given,
    );
  const weight = '40';
  const vectors: [name: string, contest: Contest][] = [
    ['T1, T2 weighted and nested', contest({ award: points(null) })],
    ['T3, T4 combined, relative price', contest({ award: points({ formula: 'T4', weight }) })],
    ['T5 linear from the lowest', contest({ award: points({ formula: 'T5', weight }) })],
    ['T6 range', contest({ award: points({ formula: 'T6', weight }) })],
    ['T7 deviation from the mean', contest({ award: points({ formula: 'T7', weight }) })],
    ['T8 benchmark', contest({ award: points({ formula: 'T8', weight, low: '90000', high: '180000' }) })],
    [
      'T9 price for each quality point',
      contest({ award: { mode: 'price-per-quality', security: '55', criteria }, minimumQuality: '20' }),
    ],
    ['T10 value index', contest({ award: { mode: 'value-index', security: '55', criteria, exponent: 2 } })],
    [
      'T11 a failed gate before the lowest price',
      contest({ award: points({ formula: 'T4', weight }) }, four.toReversed()),
    ],
    ['T12 rounding', contest({ award: points(null), rounding: { places: 0, mode: 'half-up' } })],
    ['T13 halves', contest({ award: points({ formula: 'T4', weight }), rounding: { places: 3, mode: 'half-up' } })],
    ...(['none', 'redistribute', 'full'] as const).map((notApplicable): [string, Contest] => {
      const given = contest({ award: points(null), notApplicable });
      const [first, ...others] = given.bids;
      return [
        `T14 an answer that is not applicable: ${notApplicable}`,
        { ...given, bids: first ? [{ ...first, marks: { q1: '4' }, notApplicable: ['q2'] }, ...others] : others },
      ];
    }),
    [
      'T15 a scale that starts at 1',
      contest({ award: points(null), scale: { min: '1', max: '5', step: '1', method: 'over-range' } }),
    ],
    ['T16 a minimum', contest({ award: points(null), minimumQuality: '65' })],
    [
      'T17 a low price, which a flag never takes out',
      contest(
        { award: points({ formula: 'T7', weight }) },
        bids([
          ['Alder', '4', '4', '60000.00', '80'],
          ['Birch', '5', '4', '100000.00', '80'],
          ['Cedar', '4', '5', '104000.00', '70'],
          ['Dogwood', '3', '4', '110000.00', '80'],
        ]),
      ),
    ],
    [
      'T18 a tie',
      contest(
        { award: points({ formula: 'T4', weight }) },
        bids([
          ['Alder', '4', '4', '100.00', '80'],
          ['Birch', '4', '4', '100.00', '80'],
          ['Cedar', '3', '4', '100.00', '80'],
        ]),
      ),
    ],
  ];

  const rankingIn = async (name: string, bytes: Uint8Array) => {
    const reply = await readFile(name, Buffer.from(bytes), { exact: true });
    if (!('book' in reply)) throw new Error(JSON.stringify(reply));
    const sheet = reply.book.sheets.find((one) => one.name === 'Ranking');
    const text = (row: number, column: number) =>
      sheet?.cells.find((cell) => cell.row === row && cell.column === column)?.text ?? '';
    const rows = new Set(sheet?.cells.map(({ row }) => row).filter((row) => row > 4));
    return [...rows].map((row) => ({ bidder: text(row, 3), total: text(row, 4) }));
  };

  test.each(vectors)('%s', async (_name, given) => {
    const judged = decideContest(given);
    if (!judged.ok) throw new Error(JSON.stringify(judged.faults));
    const book = evaluationMatrix({
      title: 'Test',
      reference: 'PRJ-1',
      version: 1,
      engineVersion: '1.0.0',
      asOf: '2027-02-12T09:00:00.000Z',
      isFinal: true,
      contest: given,
      outcome: judged.value,
      letters: {},
      gates: [],
      agreed: [],
      criteria: [],
    });
    const xlsx = await rankingIn('a.xlsx', await renderWorkbook(book));
    const ods = await rankingIn('a.ods', await renderOds(book));
    expect(ods).toEqual(xlsx);
    const ranked = judged.value.ranking.filter(({ shownTotal }) => shownTotal !== null);
    expect(ranked.length).toBeGreaterThan(0);
    for (const { bidder, shownTotal } of judged.value.ranking) {
      const total = xlsx.find((row) => row.bidder === bidder)?.total ?? '';
      if (shownTotal === null) expect(total).toBe('None');
      else {
        // A cell holds the figure; its places are those of the screen.
        const places = shownTotal.split('.')[1]?.length ?? 0;
        expect(compare(parseDecimal(total), parseDecimal(shownTotal))).toBe(0);
        expect(toDecimal(parseDecimal(total), places)).toBe(shownTotal);
      }
    }
  });
});

test("auditor's test 9: the same file is accepted for two questions", async () => {
  const tender = await openProcurement();
  const one = await team(tender);
  const file = { name: 'ISO certificate.pdf', bytes: pdf('The certificate.') };
  const upload = async () => value(await uploadEvidence(aContext(one.viewer, early), one.responseId, file)).id;
  const [first, second] = [await upload(), await upload()];
  // Once beside words, and once as the answer to a question that asks for a file.
  expect(key(await save(one, 'story', { value: 'See the certificate.', evidence: [first] }))).toBe('ok');
  expect(key(await save(one, 'paper', { value: [second] }))).toBe('ok');
});

test("auditor's test 10: nothing extends the deadline of one supplier", async () => {
  const tender = await anAmendableProcurement();
  const { procurementId: id, people } = tender;
  const one = await team(tender);
  const officer = aContext(people.officer, amendedAt, { steppedUp: true });
  // No action of the policy is about one supplier's deadline, no command takes a supplier beside a time, no row has one.
  expect(actions.filter((action) => /extend|extension|deadline/.test(action))).toEqual([
    'extension.ask',
    'extension.confirm',
    'extension.cancel',
  ]);
  const asked = { id, day: '2027-02-01', time: '12:00', reason: 'They asked for it' };
  for (const name of ['supplierId', 'responseId', 'invitationId'])
    expect(why(await askExtension(officer, { ...asked, [name]: one.responseId }))).toBe('invalid common.check-field');
  const db = new Database(databasePath());
  const columns = (table: string) =>
    (db.pragma(`table_info(${table})`) as { name: string }[])
      .map(({ name }) => name)
      .filter((name) => /deadline|closes|due/.test(name));
  for (const table of ['response', 'invitation', 'supplier', 'submission']) expect(columns(table)).toEqual([]);
  expect(columns('procurement')).toEqual(['deadline']);
  db.close();
});

describe('what cannot be published', () => {
  const refusal = async (document: QuestionnaireDocument, setup: object = {}) => {
    const { id, people } = await aDraftedProcurement(document);
    const db = new Database(databasePath());
    db.prepare('update procurement set setup = ? where id = ?').run(JSON.stringify({ ...aSetup(), ...setup }), id);
    db.close();
    const { revision = 0 } = (await findDraft(reading(), id)) ?? {};
    const lead = aContext(people.lead, '2026-11-23T09:00:00.000Z');
    const { publicationChecks } = await import('@/lib/views/publication-checks');
    const page = value(await publicationChecks(lead, { id }));
    return {
      asked: keys(await askSignOff(lead, { id, revision, reason: 'Ready.' })),
      found: JSON.stringify(page),
    };
  };
  const withGate = (purpose: 'requirement' | 'condition-of-participation', wording: string) => {
    const document = aPublishableDocument();
    const gate = { ...aGate('Q-G', purpose), wording: { en: wording } };
    return {
      ...document,
      sections: document.sections.map((section) => ({ ...section, questions: [gate, ...section.questions] })),
    } as QuestionnaireDocument;
  };

  test("auditor's test 11: a questionnaire with “must hold Cyber Essentials” and no equivalent cannot be published", async () => {
    const { asked, found } = await refusal(withGate('requirement', 'Do you hold Cyber Essentials? You must hold it.'));
    expect(asked).toContain('questionnaire.not-ready');
    expect(found).toContain('no-equivalence');
  });

  test("auditor's test 12: a procurement in England below the threshold with a shortlisting stage cannot be published", async () => {
    const below = { nation: 'england', value: '100000' };
    const { asked, found } = await refusal(
      withGate('condition-of-participation', 'Do you have the staff to install 40 sensors a week?'),
      below,
    );
    expect(asked).toContain('questionnaire.not-ready');
    expect(found).toContain('suitability-below-threshold');
  });
});
