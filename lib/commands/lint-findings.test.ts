import { beforeEach, describe, expect, test } from 'vitest';
import { reading, writing } from '@/db/client';
import { findProcurement, saveProcurement } from '@/db/store/procurement';
import { findDraft } from '@/db/store/questionnaire';
import type { Question } from '@/lib/questionnaire/document';
import { editableOf } from '@/lib/questionnaire/question-fields';
import { aGate } from '@/lib/testing/contests';
import { aDraftedProcurement, aGuidedQuestion, aPublishableDocument, aSetup, type Cast } from '@/lib/testing/drafts';
import { aContext, aDatabase } from '@/lib/testing/world';
import { publicationChecks } from '@/lib/views/publication-checks';
import { questionEditor, typedQuestion } from '@/lib/views/question-editor';
import { askSignOff } from './ask-sign-off';
import { giveReason } from './give-reason';
import { saveQuestion } from './save-question';

aDatabase();

const morning = '2026-11-23T09:00:00.000Z';
const essentials: Question = {
  ...aGate('Q-G'),
  principle: 8,
  wording: { en: 'The supplier must hold Cyber Essentials.' },
} as Question;

let id = '';
let people: Cast;

const drafted = async (...more: Question[]) => {
  const [section] = aPublishableDocument().sections;
  const questions = [aGuidedQuestion('Q-A'), aGuidedQuestion('Q-B'), ...more];
  const sections = [{ ...section, questions }] as ReturnType<typeof aPublishableDocument>['sections'];
  ({ id, people } = await aDraftedProcurement(aPublishableDocument({ sections })));
};
const revision = async () => (await findDraft(reading(), id))?.revision ?? 0;
const checks = async () => {
  const result = await publicationChecks(aContext(people.lead, morning), { id });
  if (!result.ok || result.value.version === null) throw new Error('no draft');
  return result.value;
};
const reason = async (findingId: string, words: string, who: keyof Cast = 'lead', at = morning) =>
  giveReason(aContext(people[who], at), { id, revision: await revision(), findingId, reason: words });
const excuseAll = async () => {
  for (const { id: findingId } of (await checks()).open) await reason(findingId, `About ${findingId}`);
};
const ask = async () =>
  askSignOff(aContext(people.lead, morning), { id, revision: await revision(), reason: 'All checks are done.' });
const save = async (question: Question) =>
  saveQuestion(aContext(people.officer, morning), {
    id,
    revision: await revision(),
    sectionId: 's1',
    questionId: question.id,
    fields: editableOf(question),
  });

describe('a questionnaire that must not be published', () => {
  beforeEach(() => drafted(essentials));

  test('demands Cyber Essentials and takes no equivalent (acceptance test 11)', async () => {
    const { errors } = await checks();
    expect(errors).toMatchObject([
      {
        key: 'checks.no-equivalence',
        ref: 'Q-G',
        params: { name: 'Cyber Essentials' },
        rule: { id: 'equivalents-allowed' },
      },
    ]);
    expect(await reason(errors[0]?.id ?? '', 'We insist.')).toMatchObject({
      ok: false,
      messages: [{ key: 'questionnaire.must-fix-first' }],
    });
    await excuseAll();
    const notReady = { ok: false, messages: [{ key: 'questionnaire.not-ready', params: { count: 1 } }] };
    expect(await ask()).toMatchObject(notReady);
    expect(await save({ ...essentials, equivalence: { en: 'Any report on the same five controls.' } })).toMatchObject({
      ok: true,
    });
    expect((await checks()).errors).toEqual([]);
    expect((await ask()).ok).toBe(true);
  });

  test('judges suitability below the threshold in England (acceptance test 12)', async () => {
    const condition = { ...aGate('Q-G', 'condition-of-participation'), principle: 8 } as Question;
    await drafted(condition);
    const procurement = (await findProcurement(reading(), id))?.procurement;
    if (!procurement) throw new Error('no procurement');
    const { title, reference, deadline, revision: expected } = procurement;
    const setup = JSON.stringify({ ...aSetup(), nation: 'england', value: '180000', procedure: 'below-threshold' });
    await writing((tx) => saveProcurement(tx, id, expected, { title, reference, deadline, setup }));
    expect((await checks()).errors.map(({ key }) => key)).toEqual(['checks.suitability-below-threshold']);
    await excuseAll();
    expect(await ask()).toMatchObject({ ok: false });
  });

  test('lets a call-off judge it there (section 85(5)(c))', async () => {
    await drafted({ ...aGate('Q-G', 'condition-of-participation'), principle: 8 } as Question);
    const procurement = (await findProcurement(reading(), id))?.procurement;
    if (!procurement) throw new Error('no procurement');
    const { title, reference, deadline, revision: expected } = procurement;
    const setup = JSON.stringify({ ...aSetup(), nation: 'england', value: '180000', procedure: 'framework-call-off' });
    await writing((tx) => saveProcurement(tx, id, expected, { title, reference, deadline, setup }));
    expect((await checks()).errors).toEqual([]);
  });
});

describe('a reason for a warning', () => {
  const vague = { ...aGate('Q-G'), principle: 8, wording: { en: 'Is security adequate?' } } as Question;
  const finding = 'checks.not-measurable:Q-G:adequate';
  beforeEach(() => drafted(vague));

  test('stands with who gave it and when, and with the last one who changed it', async () => {
    expect((await checks()).open.map((each) => each.id)).toContain(finding);
    await reason(finding, 'The pass rule says what is adequate.');
    const given = async () => (await checks()).given.find((each) => each.id === finding);
    expect(await given()).toMatchObject({
      reason: 'The pass rule says what is adequate.',
      given: { by: 'lead person', at: morning },
      rule: { id: 'measurable' },
    });
    await reason(finding, 'It repeats the law.', 'officer', '2026-11-23T11:00:00.000Z');
    expect(await given()).toMatchObject({
      reason: 'It repeats the law.',
      given: { by: 'officer person', at: '2026-11-23T11:00:00.000Z' },
    });
  });

  test('does not excuse other words', async () => {
    await reason(finding, 'The pass rule says what is adequate.');
    await save({ ...vague, wording: { en: 'Is security robust?' } });
    const { open, given } = await checks();
    expect(given.map((each) => each.id)).not.toContain(finding);
    expect(open.map((each) => each.id)).toContain('checks.not-measurable:Q-G:robust');
  });

  test('is shown beside the question in its editor', async () => {
    await reason(finding, 'The pass rule says what is adequate.');
    const editor = await questionEditor(aContext(people.lead, morning), { id, sectionId: 's1', questionId: 'Q-G' });
    expect(editor).toMatchObject({
      ok: true,
      value: {
        findings: [{ id: finding, reason: 'The pass rule says what is adequate.', rule: { id: 'measurable' } }],
      },
    });
  });
});

describe('a look at what is typed', () => {
  beforeEach(() => drafted());
  const look = (questionId: string | null, question: Question, who: keyof Cast = 'lead') =>
    typedQuestion(aContext(people[who], morning), { id, sectionId: 's1', questionId, fields: editableOf(question) });
  const named = (key: string) => ({ ok: true, value: { findings: [{ key }] } });

  test('finds what would be found if it were saved, and saves nothing', async () => {
    const before = await revision();
    const options = ['yes', 'no'].map((each) => ({
      id: each,
      label: { en: each },
      outcome: each === 'yes' ? 'pass' : 'fail',
    }));
    const unsaved = { ...essentials, passIf: undefined, settings: { options } } as Question;
    expect(await look(null, unsaved)).toMatchObject(named('checks.no-equivalence'));
    const twice = aGuidedQuestion('Q-B', { wording: { en: 'How do you do Q-A?' } });
    expect(await look('Q-B', twice)).toMatchObject(named('checks.wording-twice'));
    expect(await revision()).toBe(before);
  });

  test('finds nothing to say about a question that is gone, and tells a stranger nothing', async () => {
    expect(await look('gone', essentials)).toEqual({ ok: true, value: { findings: null } });
    expect(await look(null, essentials, 'stranger')).toMatchObject({ ok: false, why: 'not-found' });
  });
});
