import type { Question } from '../questionnaire/document';
import { aChoiceQuestion, aDocument, aGate, aSection, someRules } from './contests';
import { asked, choice, date, en, fails, guide, type LintCase, label, one, open, passes } from './lint-cases';

const number = (settings: object): Question => open('q1', { kind: 'number', markingGuide: undefined, settings });
const yes = { question: 'y', operator: 'is', value: 'yes' } as const;
const claim = { notApplicable: true };
const later = { ...asked, ref: 'SEC-12' };

/** Failing and passing examples of the rules about options, marks and conditions, by the id of the rule. */
export const markingCases: Record<string, LintCase[]> = {
  'options-differ': [
    fails('the same words', 'option-twice', one(choice([label('a', 'Fully'), label('b', 'fully ')]))),
    fails('the same id', 'option-id-twice', one(choice([label('a', 'Fully'), label('a', 'Partly')]))),
    fails('no words', 'option-blank', one(choice([label('a', 'Fully'), label('b', ' ')]))),
    fails('a reserved id', 'option-reserved', one(choice([label('none-of-these', 'None')]))),
    fails(
      'a yes and a perhaps',
      'yes-no-options',
      one(choice([label('yes', 'Yes'), label('maybe', 'Perhaps')], { kind: 'yes-no' })),
    ),
    fails(
      'two columns of one name',
      'column-twice',
      one(open('q1', { kind: 'table', settings: { columns: [label('a', 'Owner'), label('b', 'owner')] } })),
    ),
    passes('options that differ', one(choice([label('a', 'Fully'), label('b', 'Partly')]))),
  ],
  'figures-and-dates': [
    fails('a range the wrong way round', 'number-range', one(number({ min: '5', max: '1' }))),
    fails(
      'a band at a word',
      'band-number',
      one(number({ otherwise: '0', bands: [{ operator: 'atMost', value: 'few', mark: '5' }] })),
    ),
    fails('the name of a day', 'band-date', one(date('contractEnd'))),
    fails('a day compared as a figure', 'band-date', one(date('2034-02-28', 'atLeast'))),
    passes('a real day', one(date('2034-02-28'))),
  ],
  'marks-on-scale': [
    fails('half a mark', 'option-off-scale', one(aChoiceQuestion('q1', '100', ['5', '2.5']))),
    fails(
      'a guide beyond the top',
      'mark-off-scale',
      one(open('q1', { markingGuide: [...guide, { mark: '7', text: en('More') }] })),
    ),
    fails(
      'a band beyond the top',
      'mark-off-scale',
      one(number({ otherwise: '0', bands: [{ operator: 'atMost', value: '4', mark: '6' }] })),
    ),
    passes('whole marks of the scale', one(aChoiceQuestion('q1', '100', ['5', '0']))),
  ],
  'marks-published': [
    fails('no guide', 'no-marking-guide', one(open('q1', { markingGuide: undefined }))),
    fails('no marks', 'no-marks', one(open('q1', { kind: 'yes-no', markingGuide: undefined }))),
    fails('marks left out of the guide', 'guide-gaps', one(open('q1', { markingGuide: guide.slice(0, 4) }))),
    fails(
      'an option without a mark',
      'option-unmarked',
      one(choice([label('a', 'Fully', { mark: '5' }), label('b', 'Partly')])),
    ),
    fails(
      'nothing for other figures',
      'no-otherwise',
      one(number({ bands: [{ operator: 'atMost', value: '4', mark: '5' }] })),
    ),
    fails('one mark for every figure', 'no-bands', one(number({ otherwise: '5' }))),
    passes('a whole guide', one(open('q1'))),
    passes('marks on all options', one(aChoiceQuestion('q1', '100', ['5', '0']))),
  ],
  'minimum-marks': [
    fails('beyond the scale', 'threshold-off-scale', one(open('q1', { threshold: '6' }))),
    fails(
      'beyond the best answer',
      'threshold-unreachable',
      one({ ...aChoiceQuestion('q1', '100', ['3', '0']), threshold: '4' } as Question),
    ),
    fails(
      'a section above 100',
      'section-threshold',
      aDocument({ sections: [aSection('s1', '100', [open('q1')], { threshold: '100.01' })] }),
    ),
    passes('within reach', one({ ...aChoiceQuestion('q1', '100', ['5', '0']), threshold: '4' } as Question)),
  ],
  'not-applicable-rule': [
    fails('scored, conditional, and no rule', 'conditional-forbidden', one(asked, open('q1', { showIf: yes }))),
    fails(
      'an answer that a gate cannot have',
      'claim-gate',
      one(open('q1'), { ...aGate('g1'), extras: claim } as Question),
    ),
    fails('“not applicable” and no rule', 'claim-forbidden', one(open('q1', { extras: claim }))),
    fails('“not applicable” round a minimum', 'claim-minimum', {
      ...one(open('q1', { extras: claim, threshold: '2' })),
      scoring: someRules({ notApplicable: 'redistribute' }),
    }),
    fails('“not applicable” for the highest score', 'claim-full', {
      ...one(open('q1', { extras: claim })),
      scoring: someRules({ notApplicable: 'full' }),
    }),
    passes('“not applicable” with a rule', {
      ...one(open('q1', { extras: claim })),
      scoring: someRules({ notApplicable: 'redistribute' }),
    }),
    passes('with a rule', {
      ...one(asked, open('q1', { showIf: yes })),
      scoring: someRules({ notApplicable: 'redistribute' }),
    }),
  ],
  'conditions-look-back': [
    fails('a later question', 'condition.refers-forward', one(open('q1', { showIf: yes }), later)),
    fails('itself', 'condition.refers-to-itself', one(open('q1', { showIf: { ...yes, question: 'q1' } }))),
    fails('a question that is gone', 'condition.unknown-question', one(open('q1', { showIf: yes }))),
    fails(
      'an operator of another kind',
      'condition.wrong-operator',
      one(asked, open('q1', { showIf: { ...yes, operator: 'atLeast' } })),
    ),
    fails(
      'an answer that is not offered',
      'condition.not-a-value',
      one(asked, open('q1', { showIf: { ...yes, value: 'perhaps' } })),
    ),
    fails('a conditional declaration', 'condition.declaration-conditional', {
      ...one(asked, open('q1')),
      declarations: [{ ...asked, id: 'd1', showIf: yes } as Question],
    }),
    passes('an earlier question', one(asked, open('q1', { showIf: yes }))),
  ],
  'principles-covered': [
    fails('principle 8 is empty', 'principle-empty', one(open('q1')), { applicablePrinciples: [1, 8] }),
    passes('only principle 1 fits', one(open('q1')), { applicablePrinciples: [1] }),
  ],
  'within-budget': [
    fails('one too many of each', ['over-questions', 'over-gates'], one(open('q1'), aGate('g1')), {
      budget: { questions: 1, gates: 0 },
    }),
    passes('within it', one(open('q1'), aGate('g1')), { budget: { questions: 2, gates: 1 } }),
    passes('no profile yet', one(open('q1'), aGate('g1'))),
  ],
  'one-ranking': [
    fails('two lots', 'lots-one-ranking', one(open('q1')), { lots: 2 }),
    passes('one lot', one(open('q1')), { lots: 1 }),
    passes('no lots', one(open('q1')), { lots: 0 }),
  ],
  'word-limit-fits': [
    fails(
      'six things in fifty words',
      'word-limit-small',
      one(
        open('q1', {
          settings: { wordLimit: 50 },
          markingGuide: [
            {
              mark: '5',
              text: en('Named owner, review dates, tested restore, offline copy, separate keys and a dated example'),
            },
            ...guide.slice(1),
          ],
        }),
      ),
    ),
    passes(
      'six things in three hundred words',
      one(
        open('q1', {
          settings: { wordLimit: 300 },
          markingGuide: [
            {
              mark: '5',
              text: en('Named owner, review dates, tested restore, offline copy, separate keys and a dated example'),
            },
            ...guide.slice(1),
          ],
        }),
      ),
    ),
    passes('no limit', one(open('q1'))),
  ],
};
