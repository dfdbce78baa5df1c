import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import type { CheckContext } from '../questionnaire/finding';
import { aChoiceQuestion, aDocument, aGate, aSection, aTextQuestion, someRules } from './contests';

/** A document with what a rule must find in it: names of findings, none where it passes. */
export type LintCase = {
  what: string;
  document: QuestionnaireDocument;
  finds: readonly string[];
  context?: CheckContext;
};

export const en = (text: string) => ({ en: text });
export const guide = ['5', '4', '3', '2', '1', '0'].map((mark) => ({ mark, text: en(`Meets ${mark}`) }));

/** An open question that people mark, with a whole marking guide. */
export const open = (id: string, changes: object = {}, weight = '100'): Question =>
  aTextQuestion(id, weight, { markingGuide: guide, ...changes } as Partial<Question>);
export const one = (...questions: Question[]): QuestionnaireDocument =>
  aDocument({ sections: [aSection('s1', '100', questions)] });
const rules = (changes: Parameters<typeof someRules>[0]): QuestionnaireDocument => ({
  ...one(open('q1')),
  scoring: someRules(changes),
});

export const fails = (
  what: string,
  finds: string | string[],
  document: QuestionnaireDocument,
  context?: CheckContext,
): LintCase => ({ what, document, finds: [finds].flat(), ...(context ? { context } : {}) });
export const passes = (what: string, document: QuestionnaireDocument, context?: CheckContext): LintCase =>
  fails(what, [], document, context);

/** An option or column. */
export const label = (id: string, text: string, more: object = {}) => ({ id, label: en(text), ...more });
export const choice = (labels: object[], changes: object = {}): Question =>
  ({ ...aChoiceQuestion('q1', '100', []), settings: { options: labels }, ...changes }) as Question;
export const date = (value: string, operator = 'onOrAfter'): Question =>
  open('q1', {
    kind: 'date',
    markingGuide: undefined,
    settings: { otherwise: '0', bands: [{ operator, value, mark: '5' }] },
  });
/** A yes or no for information, with the id `y`. */
export const asked: Question = { ...aGate('y'), purpose: 'information', passIf: undefined } as unknown as Question;
const price = { formula: 'T8', weight: '40', low: '180000', high: '90000' } as const;
const withPrice = (changes: object) =>
  rules({ award: { mode: 'points', security: '60', criteria: [], price: { ...price, ...changes } } });
const criterion = (changes: object = {}) => ({
  id: 'c',
  title: en('Social value'),
  weight: '20',
  max: '10',
  ...changes,
});
const withCriteria = (...criteria: ReturnType<typeof criterion>[]) =>
  rules({ award: { mode: 'price-per-quality', security: '60', criteria } });

/** Failing and passing examples of the rules about structure and scoring, by the id of the rule. */
export const structureCases: Record<string, LintCase[]> = {
  'complete-texts': [
    fails('no title', 'no-title', { ...one(open('q1')), title: en(' ') }),
    fails(
      'a section without title',
      'no-section-title',
      aDocument({ sections: [aSection('s1', '100', [open('q1')], { title: en('') })] }),
    ),
    fails('questions without words', ['no-wording', 'no-wording'], {
      ...one(open('q1', { wording: en('') })),
      declarations: [{ ...asked, wording: en(' ') }],
    }),
    passes('everything has words', one(open('q1'))),
  ],
  'empty-sections': [
    fails(
      'a section without questions',
      'section-empty',
      aDocument({ sections: [aSection('s1', '100', [open('q1')]), aSection('s2', '0', [])] }),
    ),
    passes('no empty section', one(open('q1'))),
  ],
  'one-id-each': [
    fails('an id used twice', 'id-twice', one(open('q1', {}, '60'), open('q1', {}, '40'))),
    fails(
      'a section id used twice',
      'id-twice',
      aDocument({ sections: [aSection('s1', '60', [open('q1')]), aSection('s1', '40', [open('q2')])] }),
    ),
    fails(
      'a reference used twice',
      'ref-twice',
      one(open('q1', { ref: 'SEC-01' }, '60'), open('q2', { ref: 'SEC-01' }, '40')),
    ),
    passes('every reference once', one(open('q1', { ref: 'SEC-01' }, '60'), open('q2', { ref: 'SEC-02' }, '40'))),
  ],
  'weights-total-100': [
    fails(
      'three times 33.33 (vector T13)',
      'weights-questions',
      one(open('q1', {}, '33.33'), open('q2', {}, '33.33'), open('q3', {}, '33.33')),
    ),
    fails('sections of 95', 'weights-sections', aDocument({ sections: [aSection('s1', '95', [open('q1')])] })),
    fails('nothing is scored', 'no-award-criterion', one(aGate('g1'))),
    fails('an award model of 90', 'weights-award', withPrice({ weight: '30' })),
    fails('quality of 80', 'weights-quality', withCriteria(criterion())),
    passes('33.34, 33.33, 33.33', one(open('q1', {}, '33.34'), open('q2', {}, '33.33'), open('q3', {}, '33.33'))),
  ],
  'marking-scheme': [
    fails(
      'steps that miss the top',
      'scale-form',
      rules({ scale: { min: '0', max: '5', step: '2', method: 'over-max' } }),
    ),
    fails(
      'a description of a mark that is not there',
      ['descriptor-off-scale', 'scale-undescribed'],
      rules({
        scale: { ...someRules().scale, descriptors: [{ mark: '7', label: en('Too good'), text: en('Beyond.') }] },
      }),
    ),
    passes(
      'every mark described',
      rules({
        scale: {
          min: '0',
          max: '1',
          step: '1',
          method: 'over-max',
          descriptors: ['0', '1'].map((mark) => ({ mark, label: en(mark), text: en('Told.') })),
        },
      }),
    ),
  ],
  'award-criteria-complete': [
    fails(
      'a bare criterion, twice',
      ['criterion-title', 'criterion-weight', 'criterion-max', 'criterion-twice'],
      withCriteria(criterion({ title: undefined, weight: '0', max: '0' }), criterion()),
    ),
    fails(
      'security and price without weight',
      ['no-security', 'price-weight'],
      rules({
        award: { mode: 'points', security: '0', criteria: [], price: { formula: 'T4', weight: '0' } },
      }),
    ),
    fails('price levels the wrong way round', 'price-levels', withPrice({})),
    fails('a minimum quality above 100', 'minimum-quality', rules({ minimumQuality: '101' })),
    passes('complete criteria and price', withCriteria(criterion())),
    passes('price levels in order', withPrice({ low: '90000', high: '180000' })),
  ],
  'tie-break-order': [
    fails('nothing published', 'no-tie-break', rules({})),
    fails('price that does not count', 'tie-no-price', rules({ tieBreakers: [{ by: 'price' }] })),
    fails(
      'a section and a question that are not scored here',
      ['tie-unknown-section', 'tie-unknown-question'],
      rules({
        tieBreakers: [
          { by: 'section', id: 'gone' },
          { by: 'question', id: 'gone' },
        ],
      }),
    ),
    passes(
      'a section, then a question',
      rules({
        tieBreakers: [
          { by: 'section', id: 's1' },
          { by: 'question', id: 'q1' },
        ],
      }),
    ),
  ],
  'weights-count': [
    fails(
      'a weight on a section of gates',
      'section-weight-unused',
      aDocument({ sections: [aSection('s1', '95', [open('q1')]), aSection('s2', '5', [aGate('g1')])] }),
    ),
    fails(
      'weights of nothing',
      ['section-weight-zero', 'weight-zero'],
      aDocument({ sections: [aSection('s1', '0', [open('q1', {}, '0')])] }),
    ),
    fails(
      'weights below nothing',
      ['section-weight-negative', 'weight-negative'],
      aDocument({ sections: [aSection('s1', '-5', [open('q1', {}, '-5')])] }),
    ),
    passes('weights that count', one(open('q1'), aGate('g1'))),
  ],
  'suitability-stage': [
    fails(
      'a condition of participation below the threshold in England',
      'suitability-below-threshold',
      one(open('q1'), aGate('g1', 'condition-of-participation')),
      { conditionsOfParticipation: false },
    ),
    passes('the same where it is lawful', one(open('q1'), aGate('g1', 'condition-of-participation')), {
      conditionsOfParticipation: true,
    }),
    passes('a requirement of the tender', one(open('q1'), aGate('g1')), { conditionsOfParticipation: false }),
  ],
  'gate-has-pass-rule': [
    fails(
      'a requirement',
      'no-pass-rule-requirement',
      one({ ...aGate('g1'), passIf: undefined } as unknown as Question),
    ),
    fails(
      'a condition with half its outcomes',
      'no-pass-rule-condition-of-participation',
      one(
        choice([label('a', 'Held', { outcome: 'pass' }), label('b', 'Not held')], {
          purpose: 'condition-of-participation',
        }),
      ),
    ),
    passes('a condition on the answer', one(aGate('g1'))),
    passes(
      'words for the people who decide',
      one({
        ...aGate('g1'),
        passIf: undefined,
        passRule: en('Passes if accepted as it stands'),
      } as unknown as Question),
    ),
    passes(
      'an outcome for each option',
      one(
        choice([label('a', 'Held', { outcome: 'pass' }), label('b', 'Not held', { outcome: 'fail' })], {
          purpose: 'requirement',
        }),
      ),
    ),
  ],
  'gate-not-scored': [
    fails(
      'marks on a requirement',
      'marked-requirement',
      one(choice([label('a', 'Held', { mark: '5', outcome: 'pass' })], { purpose: 'requirement' })),
    ),
    fails(
      'marks on a condition of participation',
      'marked-condition-of-participation',
      one(choice([label('a', 'Held', { mark: '5', outcome: 'pass' })], { purpose: 'condition-of-participation' })),
    ),
    fails(
      'bands on a requirement',
      'marked-requirement',
      one({ ...date('2034-02-28'), purpose: 'requirement' } as Question),
    ),
    fails(
      'outcomes on an award criterion',
      'outcome-on-award',
      one(choice([label('a', 'Held', { mark: '5', outcome: 'pass' })])),
    ),
    passes('marks on an award criterion', one(aChoiceQuestion('q1', '100', ['5', '0']), aGate('g1'))),
  ],
  'information-not-assessed': [
    fails(
      'marks on information',
      'marked-information',
      one(choice([label('a', 'Yes', { mark: '5' })], { purpose: 'information' })),
    ),
    fails(
      'bands on information',
      'marked-information',
      one({ ...date('2034-02-28'), purpose: 'information' } as Question),
    ),
    fails('a declaration that is scored', 'declaration-purpose', { ...one(open('q1')), declarations: [open('d1')] }),
    passes('plain information', { ...one(open('q1'), asked), declarations: [{ ...asked, id: 'd1' }] }),
  ],
};
