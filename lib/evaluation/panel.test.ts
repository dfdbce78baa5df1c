import { describe, expect, test } from 'vitest';
import type { Question } from '../questionnaire/document';
import { aChoiceQuestion, aDocument, aSection, aTextQuestion } from '../testing/contests';
import { missingForQuality, type PanelFacts, panelOf, toAdopt } from './panel';

const gate = (id: string, purpose: 'requirement' | 'condition-of-participation'): Question =>
  ({ id, kind: 'yes-no', wording: { en: id }, principle: 3, purpose }) as Question;

const document = aDocument({
  sections: [
    aSection('s1', '100', [
      gate('c1', 'condition-of-participation'),
      gate('r1', 'requirement'),
      aTextQuestion('t1', '60'),
      aChoiceQuestion('q1', '40', ['5', '3', '0']),
    ]),
  ],
});

type Mark = { submissionId: string; questionId: string; evaluatorId: string; mark: string };
type Agreed = {
  submissionId: string;
  questionId: string;
  mark: string;
  source: 'adopted' | 'moderated';
  agreedBy: string;
};
type Gate = { submissionId: string; questionId: string; decision: 'pass' | 'fail' };
type Facts = PanelFacts<Mark, Agreed, Gate>;

const term = (evaluatorId: string, questionId: string, endedAt: string | null = null) => ({
  evaluatorId,
  questionId,
  endedAt,
});
const facts = (changes: Partial<Facts> = {}): Facts => ({
  document,
  submissions: [{ id: 's', letter: 'A', answers: { t1: { value: 'Text' }, q1: { value: 'm0' } } }],
  gates: [],
  assignments: [term('x', 't1'), term('y', 't1'), term('x', 'q1')],
  marks: [],
  agreed: [],
  disregarded: new Set(),
  locked: new Set(),
  ...changes,
});
const mark = (evaluatorId: string, questionId: string, given: string): Mark => ({
  submissionId: 's',
  questionId,
  evaluatorId,
  mark: given,
});
const agreed = (questionId: string, given: string, source: Agreed['source'], agreedBy = 'x'): Agreed => ({
  submissionId: 's',
  questionId,
  mark: given,
  source,
  agreedBy,
});
const decided = (questionId: string, decision: Gate['decision']): Gate => ({ submissionId: 's', questionId, decision });
const statuses = (changes: Partial<Facts>) =>
  panelOf(facts(changes)).items.map(({ question, status }) => [question.id, status]);
const allMarks = [mark('x', 't1', '4'), mark('y', 't1', '3'), mark('x', 'q1', '5')];

describe('the panel', () => {
  test('waits for every evaluator who is assigned', () => {
    expect(statuses({})).toEqual([
      ['t1', 'unmarked'],
      ['q1', 'unmarked'],
    ]);
    expect(statuses({ marks: [mark('x', 't1', '4')] })[0]).toEqual(['t1', 'unmarked']);
  });

  test('agrees what people marked, and what one lowered; a confirmed mark stands by itself', () => {
    expect(statuses({ marks: allMarks })).toEqual([
      ['t1', 'to-agree'],
      ['q1', 'confirmed'],
    ]);
    expect(statuses({ marks: [...allMarks.slice(0, 2), mark('x', 'q1', '3')] })[1]).toEqual(['q1', 'to-agree']);
  });

  test('agrees a blank structured answer like any other', () => {
    const blank = { submissions: [{ id: 's', letter: 'A', answers: {} }], marks: [mark('x', 'q1', '0')] };
    expect(statuses(blank)[1]).toEqual(['q1', 'to-agree']);
  });

  test('has agreed once a moderated mark is recorded, but not by an adopted one that was lowered since', () => {
    expect(statuses({ marks: allMarks, agreed: [agreed('t1', '4', 'moderated')] })[0]).toEqual(['t1', 'agreed']);
    const lowered = { marks: [mark('x', 'q1', '3')], agreed: [agreed('q1', '5', 'adopted')] };
    expect(statuses(lowered)[1]).toEqual(['q1', 'to-agree']);
  });

  test('leaves out the marks of an evaluator whose assignment ended', () => {
    const assignments = [
      term('x', 't1', '2027-01-01T00:00:00.000Z'),
      term('z', 't1'),
      term('y', 't1'),
      term('x', 'q1'),
    ];
    const [item] = panelOf(facts({ marks: allMarks, assignments })).items;
    expect([item?.marks.map(({ evaluatorId }) => evaluatorId), item?.status]).toEqual([['y'], 'unmarked']);
  });

  test('has nothing to mark for a bidder that failed a condition of participation, and all for a failed requirement', () => {
    const out = panelOf(facts({ gates: [decided('c1', 'fail')] }));
    expect([out.items, [...out.disregarded], out.gates.length]).toEqual([[], ['s'], 2]);
    expect(panelOf(facts({ gates: [decided('r1', 'fail')] })).items).toHaveLength(2);
  });

  test('asks only what was asked of the bidder', () => {
    const hidden = aTextQuestion('t2', '0', { showIf: { question: 'r1', operator: 'is', value: 'yes' } });
    const more = aDocument({ sections: [aSection('s1', '100', [gate('r1', 'requirement'), hidden])] });
    expect(panelOf(facts({ document: more })).items).toEqual([]);
  });
});

describe('adoption', () => {
  test('takes confirmed marks that are not recorded yet', () => {
    const open = panelOf(facts({ marks: allMarks }));
    expect(toAdopt(open.items).map(({ question }) => question.id)).toEqual(['q1']);
    const done = panelOf(facts({ marks: allMarks, agreed: [agreed('q1', '5', 'adopted')] }));
    expect(toAdopt(done.items)).toEqual([]);
  });

  test('is done again where the evaluator who confirmed no longer counts', () => {
    const again = panelOf(facts({ marks: allMarks, agreed: [agreed('q1', '5', 'adopted', 'gone')] }));
    expect(toAdopt(again.items)).toHaveLength(1);
  });
});

describe('what quality waits for', () => {
  const missing = (changes: Partial<Facts>) => {
    const given = facts(changes);
    return missingForQuality(given, panelOf(given)).map((each) => each.what);
  };
  const gates = [decided('c1', 'pass'), decided('r1', 'pass')];
  const whole = { marks: allMarks, gates, agreed: [agreed('t1', '4', 'moderated')], locked: new Set(['x', 'y']) };

  test('is nothing when all is decided, marked, locked and agreed', () => {
    expect(missing(whole)).toEqual([]);
  });

  test('is every gate, evaluator and mark that is open', () => {
    expect(missing({ ...whole, gates: [] })).toEqual(['gate', 'gate']);
    expect(missing({ ...whole, locked: new Set(['x']) })).toEqual(['unlocked']);
    expect(missing({ ...whole, agreed: [] })).toEqual(['to-agree']);
    // What there is to agree would tell, before all have locked, whether somebody lowered a claim.
    expect(missing({ ...whole, agreed: [], locked: new Set(['x']) })).toEqual(['unlocked']);
    expect(missing({ ...whole, assignments: [term('x', 't1'), term('x', 'q1')] })).toEqual(['coverage', 'unmarked']);
  });

  test('is nothing of a disregarded bidder', () => {
    expect(missing({ ...whole, gates: [decided('c1', 'fail')], marks: [], agreed: [] })).toEqual([]);
  });
});
