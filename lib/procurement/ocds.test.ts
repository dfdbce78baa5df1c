import { describe, expect, it } from 'vitest';
import type { QuestionnaireDocument } from '../questionnaire/document';
import { parseDecimal, plus, toExact, zero } from '../scoring/fraction';
import type { Award } from '../scoring/rules';
import { everyKind } from '../testing/every-kind';
import { releaseFaults } from '../testing/json-schema';
import { sayIn } from '../text';
import { type OcdsFacts, ocdsRelease } from './ocds';

const document = (): QuestionnaireDocument => ({
  ...everyKind(),
  scoring: {
    ...everyKind().scoring,
    award: {
      mode: 'points',
      security: '15',
      criteria: [{ id: 'quality', title: { en: 'Other quality' }, weight: '45', max: '100' }],
      price: { formula: 'T4', weight: '40' },
    },
  },
});

const facts = (more: Partial<OcdsFacts> = {}): OcdsFacts => ({
  reference: 'PRJ-0142',
  title: 'Smart bins',
  authority: 'Brackwater Council',
  setup: { procedure: 'open', lots: ['North', 'South'] },
  notice: null,
  deadline: '2027-01-22T12:00:00.000Z',
  firstPublishedAt: '2026-12-01T09:00:00.000Z',
  version: { number: 1, documentHash: 'a'.repeat(64), publishedAt: '2026-12-01T09:00:00.000Z' },
  document: document(),
  ...more,
});

type Numbers = { number: number; weight?: string; threshold?: string }[];
type Release = {
  ocid: string;
  tag: string[];
  tender: {
    procurementMethod?: string;
    criteria: { id: string; relatesTo?: string; requirementGroups: { requirements: Record<string, unknown>[] }[] }[];
    lots: {
      title: string;
      awardCriteria: { weightingDescription?: string; criteria: { type: string; name: string; numbers: Numbers }[] };
    }[];
  };
};
const release = (more: Partial<OcdsFacts> = {}): Release => {
  const made = JSON.parse(JSON.stringify(ocdsRelease(facts(more), sayIn('en')))) as Release;
  expect(releaseFaults(made)).toEqual([]);
  return made;
};

describe('a release of the Open Contracting Data Standard', () => {
  it('has a criterion for each purpose of each section, with every question as a requirement', () => {
    const { criteria } = release().tender;
    expect(criteria.map(({ id }) => id)).toEqual([
      's1-requirement',
      's1-award-criterion',
      's2-award-criterion',
      's2-information',
    ]);
    const asked = criteria.flatMap(({ requirementGroups }) =>
      requirementGroups.flatMap(({ requirements }) => requirements),
    );
    expect(asked.map(({ id }) => id).sort()).toEqual(
      document()
        .sections.flatMap(({ questions }) => questions.map(({ id }) => id))
        .sort(),
    );
    expect(asked.find(({ id }) => id === 'gate')).toMatchObject({
      title: 'SEC-01',
      dataType: 'string',
      expectedValue: 'Yes',
    });
    expect(asked.find(({ id }) => id === 'hours')).toMatchObject({ dataType: 'number' });
    expect(asked.find(({ id }) => id === 'choice')?.description).toContain('Named people, by a gateway: 3');
  });

  it('has a weighting for every leaf, which total 100 in each lot, and minimum scores beside them', () => {
    const { lots } = release().tender;
    expect(lots.map(({ title }) => title)).toEqual(['North', 'South']);
    for (const { awardCriteria } of lots) {
      const weights = awardCriteria.criteria.flatMap(({ numbers }) =>
        numbers.filter(({ weight }) => weight !== undefined),
      );
      expect(toExact(weights.reduce((sum, { number }) => plus(sum, parseDecimal(String(number))), zero))).toBe('100/1');
      expect(awardCriteria.criteria.map(({ name, type }) => [type, name]).at(-1)).toEqual(['price', 'Price']);
      expect(awardCriteria.criteria[0]).toMatchObject({
        name: 'SEC-02. Understanding your connected place',
        numbers: [
          { number: 4.5, weight: 'percentageExact' },
          { number: 2, threshold: 'minimumScore' },
        ],
      });
    }
  });

  it('takes the identifier of a notice of the standard, and is an update from the second version on', () => {
    expect(release()).toMatchObject({ ocid: 'PRJ-0142', tag: ['tender'] });
    const later = { number: 2, documentHash: 'b'.repeat(64), publishedAt: '2026-12-10T09:00:00.000Z' };
    expect(release({ notice: 'ocds-h6vhtk-04a1b2', version: later })).toMatchObject({
      ocid: 'ocds-h6vhtk-04a1b2',
      tag: ['tenderUpdate'],
    });
    expect(release({ notice: '2027/S 000-000123' }).ocid).toBe('PRJ-0142');
  });

  it('says by words what percentages cannot: price per quality and the value index', () => {
    const criteria = [{ id: 'c', weight: '40', max: '10' }];
    const award: Award = { mode: 'value-index', security: '60', criteria, exponent: 2 };
    const scoring = { ...document().scoring, award };
    const [lot] = release({ document: { ...document(), scoring }, setup: {} }).tender.lots;
    expect(lot?.title).toBe('Smart bins');
    expect(lot?.awardCriteria.weightingDescription).toContain('power 2');
  });

  it('keeps the bound of a number that must be kept to pass, and no other condition', () => {
    const base = document();
    const [first, ...rest] = base.sections;
    if (!first) throw new Error('no section');
    const days = {
      id: 'days',
      kind: 'number',
      principle: 1,
      wording: { en: 'Days?' },
      purpose: 'condition-of-participation',
      passIf: { question: 'days', operator: 'atMost', value: '14' },
    } as const;
    const both = {
      ...days,
      id: 'both',
      passIf: { all: [{ question: 'gate', operator: 'is', value: 'yes' }] },
    } as const;
    const made = release({
      document: { ...base, sections: [{ ...first, questions: [...first.questions, days, both as never] }, ...rest] },
    });
    const found = made.tender.criteria.find(({ relatesTo }) => relatesTo === 'tenderer')?.requirementGroups[0]
      ?.requirements;
    expect(found?.map(({ id, maxValue }) => [id, maxValue])).toEqual([
      ['days', 14],
      ['both', undefined],
    ]);
  });

  it('is told apart from one with a response in it', () => {
    const made = release();
    expect(releaseFaults({ ...made, bids: { details: [] } })).not.toEqual([]);
    expect(releaseFaults({ ...made, tender: { ...made.tender, tenderers: [] } })).not.toEqual([]);
  });
});
