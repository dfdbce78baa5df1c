import { describe, expect, it } from 'vitest';
import { type Question, QuestionnaireDocument } from '../questionnaire/document';
import type { ScoringRules } from '../scoring/rules';
import { totalsHundred } from '../scoring/weights';
import { type Assembly, assembleDocument, resolveBands, templateToQuestion, unresolvedDates } from './assemble';
import { declarations, templates } from './content/connected-places-principles/2021';
import type { Flag } from './flag';
import { type Chosen, selectQuestions } from './select';
import type { Profile } from './template';

const scoring: ScoringRules = {
  scale: { min: '0', max: '5', step: '1', method: 'over-max' },
  notApplicable: 'forbidden',
  rounding: { places: 2, mode: 'half-up' },
  tieBreakers: [],
  minimumQuality: null,
  award: { mode: 'points', security: '60', criteria: [], price: { formula: 'T5', weight: '40' } },
};

const dates = { contractEnd: '2030-06-30', contractEndExtended: '2031-06-30', assetLifeEnd: '2033-06-30' };

const assembleFor = (flags: Flag[], profile: Profile, over: Partial<Assembly> = {}) =>
  assembleDocument({
    title: { en: 'A place' },
    templates,
    flags,
    selection: selectQuestions({ templates, flags, profile }),
    scoring,
    dates,
    belowThresholdEngland: false,
    ...over,
  });

const sectionWeights = (document: QuestionnaireDocument) =>
  Object.fromEntries(document.sections.map((section) => [section.id, section.weight]));
const questionWeights = (document: QuestionnaireDocument, section: string) =>
  Object.fromEntries(
    (document.sections.find((one) => one.id === section)?.questions ?? []).flatMap((question) =>
      question.purpose === 'award-criterion' ? [[question.id, question.weight]] : [],
    ),
  );
const find = (document: QuestionnaireDocument, id: string): Question => {
  const found = document.sections.flatMap((section) => section.questions).find((question) => question.id === id);
  if (!found) throw new Error(`no question ${id}`);
  return found;
};

const decidedFlags: Flag[] = [
  'devices',
  'publicSpace',
  'cloud',
  'personalData',
  'video',
  'remoteAccess',
  'software',
  'wireless',
  'sharing',
];
const schoolFlags: Flag[] = ['devices', 'publicSpace', 'cloud', 'software', 'wireless', 'remoteAccess', 'sharing'];
const binFlags: Flag[] = ['devices', 'publicSpace', 'cloud', 'software', 'wireless', 'remoteAccess'];

describe('the Standard example with sensors and cameras', () => {
  const chosen: Chosen[] = selectQuestions({ templates, flags: decidedFlags, profile: 'standard' })
    .chosen.filter((one) => one.id !== 'P12-02')
    .concat({ id: 'P13-08', because: 'added' });
  const document = assembleFor(decidedFlags, 'standard', { selection: { chosen }, changedWeights: { 'P10-01': '5' } });

  it('has the published section weights after its changes', () => {
    expect(sectionWeights(document)).toEqual({
      p01: '5.42',
      p02: '4.82',
      p03: '1.81',
      p04: '5.42',
      p05: '7.83',
      p06: '9.64',
      p07: '13.86',
      p08: '14.46',
      p09: '3.61',
      p10: '3.01',
      p11: '4.82',
      p12: '5.42',
      p13: '15.06',
      p14: '4.82',
    });
  });

  it('has the published question weights in every section', () => {
    const expected = {
      p01: { 'P01-01': '33.34', 'P01-02': '33.33', 'P01-03': '33.33' },
      p02: { 'P02-01': '37.50', 'P02-04': '62.50' },
      p03: { 'P03-01': '100.00' },
      p04: { 'P04-01': '33.34', 'P04-03': '33.33', 'P04-05': '33.33' },
      p05: { 'P05-01': '38.46', 'P05-04': '38.46', 'P05-05': '23.08' },
      p06: { 'P06-01': '18.75', 'P06-02': '31.25', 'P06-03': '31.25', 'P06-06': '18.75' },
      p07: { 'P07-01': '13.04', 'P07-02': '21.74', 'P07-03': '21.74', 'P07-04': '21.74', 'P07-06': '21.74' },
      p08: {
        'P08-01': '12.50',
        'P08-02': '20.84',
        'P08-03': '12.50',
        'P08-04': '20.83',
        'P08-06': '20.83',
        'P08-07': '12.50',
      },
      p09: { 'P09-01': '50.00', 'P09-05': '50.00' },
      p10: { 'P10-01': '100.00' },
      p11: { 'P11-01': '62.50', 'P11-03': '37.50' },
      p12: { 'P12-01': '33.34', 'P12-03': '33.33', 'P12-07': '33.33' },
      p13: {
        'P13-01': '20.00',
        'P13-02': '20.00',
        'P13-03': '12.00',
        'P13-04': '20.00',
        'P13-07': '20.00',
        'P13-08': '8.00',
      },
      p14: { 'P14-01': '62.50', 'P14-02': '37.50' },
    };
    for (const [section, weights] of Object.entries(expected)) {
      expect(questionWeights(document, section)).toEqual(weights);
    }
  });

  it('switches a threshold on for its gates and leaves every other one off', () => {
    const on = document.sections
      .flatMap((section) => section.questions)
      .flatMap((question) =>
        question.purpose === 'award-criterion' && question.threshold !== null
          ? [[question.id, question.threshold]]
          : [],
      );
    expect(Object.fromEntries(on)).toEqual({ 'P05-04': '2', 'P07-02': '4', 'P11-01': '2', 'P14-01': '3' });
  });

  it('gives the two unweighted gates their purpose and a pass rule made of the passing options', () => {
    const certificate = find(document, 'P03-02');
    expect(certificate).toMatchObject({
      purpose: 'condition-of-participation',
      passIf: { any: ['a', 'b', 'c', 'd'].map((value) => ({ question: 'P03-02', operator: 'is', value })) },
    });
    expect(certificate).not.toHaveProperty('weight');
    expect(find(document, 'P05-02')).toMatchObject({
      purpose: 'requirement',
      passIf: { question: 'P05-02', operator: 'is', value: 'yes' },
    });
  });

  it('fills the reason of the place, the template and its edition, and how the question came in', () => {
    expect(find(document, 'P08-04')).toMatchObject({
      why: {
        en: 'Because cameras, microphones or images are used, we must know where recordings of the public are held.',
      },
      from: 'P08-04@2',
      here: 'fill',
    });
    expect(find(document, 'P13-08').here).toBe('added');
    expect(find(document, 'P07-02').here).toBe('gate');
  });

  it('states its sources with edition, date and whose mapping it is, within 500 characters', () => {
    expect(find(document, 'P07-02').basis).toBe(
      'Our question, based on Connected Places Cyber Security Principles, principle 7 (May 2021); EN 303 645 (3.1.3, September 2024); Consumer connectable product regime (in force April 2024); NCSC device security principles (11 principles, 2022). Last checked 22 November 2026. Our mapping.',
    );
  });

  it('ends with the six declarations, none of which is assessed', () => {
    expect(document.declarations?.map((one) => [one.id, one.purpose])).toEqual(
      declarations.map((one) => [one.id, 'information']),
    );
  });

  it('is a document that the schema accepts and that survives JSON', () => {
    expect(QuestionnaireDocument.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });
});

describe('the Light example outside schools', () => {
  const document = assembleFor(schoolFlags, 'light');

  it('has the published section weights', () => {
    expect(Object.values(sectionWeights(document))).toEqual([
      '2.89',
      '4.81',
      '2.89',
      '2.88',
      '2.88',
      '9.62',
      '22.12',
      '14.42',
      '2.88',
      '2.88',
      '4.81',
      '2.88',
      '19.23',
      '4.81',
    ]);
    expect(questionWeights(document, 'p08')).toEqual({ 'P08-02': '33.34', 'P08-04': '33.33', 'P08-06': '33.33' });
    expect(questionWeights(document, 'p13')).toEqual({
      'P13-01': '25.00',
      'P13-02': '25.00',
      'P13-04': '25.00',
      'P13-07': '25.00',
    });
  });

  it('says of each question whether it came as gate, spine or fill, as published', () => {
    const here = (wanted: string) =>
      document.sections
        .flatMap((section) => section.questions)
        .filter((question) => question.here === wanted)
        .map((question) => question.id);
    expect(here('gate')).toEqual(['P03-02', 'P07-02', 'P14-01']);
    expect(here('spine').join(' ')).toBe(
      'P01-02 P02-04 P03-01 P04-01 P05-05 P06-02 P08-02 P09-01 P10-01 P11-01 P12-01 P13-02',
    );
  });
});

describe('the Light example below the threshold in England', () => {
  const document = assembleFor(binFlags, 'light', { belowThresholdEngland: true });

  it('has the published section weights', () => {
    expect(Object.values(sectionWeights(document))).toEqual([
      '2.94',
      '4.90',
      '2.94',
      '2.94',
      '2.94',
      '9.81',
      '22.55',
      '9.81',
      '2.94',
      '2.94',
      '7.84',
      '2.94',
      '19.61',
      '4.90',
    ]);
    expect(questionWeights(document, 'p11')).toEqual({ 'P11-01': '62.50', 'P11-03': '37.50' });
  });

  it('asks for the certificate as a requirement, with its equivalence route', () => {
    const question = find(document, 'P03-02');
    expect(question.purpose).toBe('requirement');
    expect(question.extras?.equivalent).toBe(true);
    expect(question.equivalence?.en).toMatch(/^Cyber Essentials or equivalent/);
  });
});

describe('weights', () => {
  it('total exactly 100 at each level, and a section without an award criterion weighs 0', () => {
    const selection = {
      chosen: [
        { id: 'P03-02', because: 'gate' as const },
        { id: 'P01-01', because: 'fill' as const },
      ],
    };
    const document = assembleFor(binFlags, 'light', { selection });
    expect(sectionWeights(document)).toEqual({ p01: '100.00', p03: '0' });
    const whole = assembleFor(decidedFlags, 'enhanced');
    expect(totalsHundred(Object.values(sectionWeights(whole)))).toBe(true);
    for (const section of whole.sections) {
      expect(totalsHundred(Object.values(questionWeights(whole, section.id)))).toBe(true);
    }
  });
});

describe('dates', () => {
  const bandsOf = (over: Partial<typeof dates>) => {
    const question = find(assembleFor(binFlags, 'light', { dates: { ...dates, ...over } }), 'P13-01');
    return question.kind === 'date' ? (question.settings?.bands ?? []).map((band) => [band.value, band.mark]) : [];
  };

  it('take the place of their names in the bands', () => {
    expect(bandsOf({})).toEqual([
      ['2033-06-30', '5'],
      ['2031-06-30', '4'],
      ['2030-06-30', '3'],
      ['2029-06-30', '1'],
    ]);
  });

  it('never let the asset life end before the extended contract', () => {
    expect(bandsOf({ assetLifeEnd: '2031-01-01' })[0]).toEqual(['2031-06-30', '5']);
  });

  it('go back to the last day of a shorter month', () => {
    expect(bandsOf({ contractEnd: '2028-02-29' })[3]).toEqual(['2027-02-28', '1']);
    const band = { operator: 'onOrAfter' as const, value: 'contractEnd-3m', mark: '1' };
    expect(resolveBands([band], { contractEnd: '2030-01-31' })[0]?.value).toBe('2029-10-31');
    expect(resolveBands([band], { contractEnd: '2030-05-31' })[0]?.value).toBe('2030-02-28');
  });

  it('stay names while the day is not known, and are reported', () => {
    const question = find(assembleFor(binFlags, 'light', { dates: { contractEnd: '2030-06-30' } }), 'P13-01');
    expect(unresolvedDates(question)).toEqual(['assetLifeEnd', 'contractEndExtended']);
    expect(unresolvedDates(find(assembleFor(binFlags, 'light'), 'P13-01'))).toEqual([]);
  });
});

describe('a question added from the bank', () => {
  it('has no threshold and the weight given', () => {
    const template = templates.find((one) => one.id === 'P09-02');
    const question =
      template &&
      templateToQuestion(template, {
        flags: [],
        because: 'added',
        dates,
        belowThresholdEngland: false,
        weight: '12.50',
      });
    expect(question).toMatchObject({ id: 'P09-02', weight: '12.50', threshold: null, here: 'added' });
  });
});
