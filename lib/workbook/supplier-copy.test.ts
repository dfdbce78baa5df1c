import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { QuestionnaireDocument } from '../questionnaire/document';
import { Receipt } from '../response/receipt';
import { everyWorkbook } from '../testing/every-workbook';
import { markedDocument } from '../testing/marked-document';
import { say, type TextKey } from '../text';
import { complianceMatrix } from './compliance-matrix';
import { markingScheme } from './marking-scheme';
import type { Workbook } from './model';
import { pricingSchedule } from './pricing-schedule';
import { notForSuppliers, supplierCopy, supplierFiles } from './supplier-copy';
import { supplierWorkbook } from './supplier-workbook';

/** Fields of the questionnaire that suppliers get in words or figures: in the workbook and in the marking scheme. */
const inBoth = [
  'declarations.ref',
  'declarations.wording',
  'scoring.award.criteria.description',
  'scoring.award.criteria.max',
  'scoring.award.criteria.title',
  'scoring.award.criteria.weight',
  'scoring.award.price.high',
  'scoring.award.price.low',
  'scoring.award.price.weight',
  'scoring.award.security',
  'scoring.minimumQuality',
  'scoring.scale.descriptors.label',
  'scoring.scale.descriptors.mark',
  'scoring.scale.descriptors.text',
  'scoring.scale.max',
  'scoring.scale.min',
  'scoring.scale.step',
  'sections.questions.equivalence',
  'sections.questions.evidence',
  'sections.questions.markingGuide.mark',
  'sections.questions.markingGuide.text',
  'sections.questions.passRule',
  'sections.questions.ref',
  'sections.questions.settings.bands.label',
  'sections.questions.settings.bands.mark',
  'sections.questions.settings.bands.value',
  'sections.questions.settings.max',
  'sections.questions.settings.min',
  'sections.questions.settings.options.label',
  'sections.questions.settings.options.mark',
  'sections.questions.settings.options.points',
  'sections.questions.settings.options.supports',
  'sections.questions.settings.otherwise',
  'sections.questions.settings.unit',
  'sections.questions.threshold',
  'sections.questions.weight',
  'sections.questions.wording',
  'sections.threshold',
  'sections.title',
  'sections.weight',
];

/** Fields that help to answer and decide no mark: in the workbook that suppliers fill, not in the scheme. */
const inWorkbook = [
  'declarations.settings.columns.label',
  'introduction',
  'sections.introduction',
  'sections.questions.guidance',
  'sections.questions.settings.columns.label',
  'sections.questions.settings.fixedRows',
  'sections.questions.why',
];

/** What officers need and suppliers do not: where a question is from, and names that workbooks say otherwise. */
const keptBack = [
  'scoring.scale.preset',
  'sections.questions.basis',
  'sections.questions.from',
  'sections.questions.settings.rowName',
  'sections.questions.stride',
  'title',
];

/** Ids, kinds, switches, counts and conditions: suppliers get what they do, said in words of ours. */
const inOtherWords = [
  'declarations.id',
  'declarations.kind',
  'declarations.principle',
  'declarations.purpose',
  'declarations.settings.columns.id',
  'format',
  'scoring.award.criteria.id',
  'scoring.award.exponent',
  'scoring.award.mode',
  'scoring.award.price.formula',
  'scoring.notApplicable',
  'scoring.rounding.mode',
  'scoring.rounding.places',
  'scoring.scale.method',
  'scoring.tieBreakers.by',
  'scoring.tieBreakers.id',
  'sections.id',
  'sections.principle',
  'sections.questions.crossReferences',
  'sections.questions.effortMinutes',
  'sections.questions.evidenceRequired',
  'sections.questions.extras.assuranceBasis',
  'sections.questions.extras.confidentiality',
  'sections.questions.extras.equivalent',
  'sections.questions.extras.notApplicable',
  'sections.questions.extras.notYet',
  'sections.questions.here',
  'sections.questions.id',
  'sections.questions.kind',
  'sections.questions.passIf',
  'sections.questions.principle',
  'sections.questions.purpose',
  'sections.questions.settings.bands.operator',
  'sections.questions.settings.columns.id',
  'sections.questions.settings.maxFiles',
  'sections.questions.settings.maxLength',
  'sections.questions.settings.nilAllowed',
  'sections.questions.settings.noneOfThese',
  'sections.questions.settings.notKnown',
  'sections.questions.settings.options.id',
  'sections.questions.settings.options.outcome',
  'sections.questions.settings.pages',
  'sections.questions.settings.wordLimit',
  'sections.questions.showIf',
];

const { document, marks } = markedDocument();
const facts = {
  title: 'Sensors',
  reference: 'PRJ-0142',
  authority: 'Brackwater Council',
  version: 1,
  documentHash: 'a'.repeat(64),
  publishedAt: '2026-12-01T09:00:00.000Z',
  document,
};
const more = { deadline: '2027-01-22T12:00:00.000Z', scope: [] } as const;
const blank = supplierWorkbook({ ...facts, ...more, receiving: 'hosted' });

const textsOf = ({ sheets }: Workbook): string =>
  sheets
    .flatMap(({ columns, rows, title }) => [
      title,
      ...columns.map(({ heading }) => heading),
      ...rows.flat().map((cell) => ('text' in cell ? cell.text : 'number' in cell ? cell.number : '')),
    ])
    .join('\n');

const field = (path: string): string => path.replace(/\.(en|cy)$/, '');

/** The fields that a workbook shows, told by the words and figures that are one of a kind. */
const shownIn = (book: Workbook): string[] => {
  const texts = textsOf(book);
  return [...new Set([...marks].flatMap(([mark, path]) => (texts.includes(mark) ? [field(path)] : [])))].sort();
};

/** Every field that a schema allows and that holds a value rather than fields of its own. */
const leaves = (node: unknown, path: readonly string[]): string[] => {
  if (typeof node !== 'object' || node === null) return [];
  const { properties, items, anyOf, oneOf } = node as Record<string, unknown>;
  const branches = [...((anyOf ?? oneOf ?? []) as unknown[]), ...(items === undefined ? [] : [items])];
  const inside = [
    ...branches.flatMap((each) => leaves(each, path)),
    ...Object.entries((properties ?? {}) as object).flatMap(([name, each]) => {
      const own = leaves(each, [...path, name]);
      return own.length > 0 ? own : [field([...path, name].join('.'))];
    }),
  ];
  return inside;
};

describe('what travels to suppliers', () => {
  it('is exactly the list: everything that decides a mark in both files, the rest of their help in one', () => {
    expect(shownIn(blank)).toEqual([...inBoth, ...inWorkbook].sort());
    expect(shownIn(markingScheme(facts))).toEqual([...inBoth].sort());
  });

  it('is no more in the compliance matrix and the pricing schedule than this', () => {
    const asked = ['evidence', 'ref', 'threshold', 'wording'].map((name) => `sections.questions.${name}`);
    expect(shownIn(complianceMatrix({ ...facts, receiving: 'hosted' }) as Workbook)).toEqual(asked);
    expect(shownIn(pricingSchedule({ ...facts, years: 3 }))).toEqual(['scoring.award.price.weight']);
  });

  it('is decided for every field that a questionnaire can have', () => {
    const conditions = (path: string): string => path.replace(/\.(passIf|showIf)\..*$/, '.$1');
    const all = new Set(leaves(z.toJSONSchema(QuestionnaireDocument, { reused: 'inline' }), []).map(conditions));
    const known = new Set([...inBoth, ...inWorkbook, ...keptBack, ...inOtherWords]);
    // A declaration is a question: what is decided for one is decided for the other.
    const asQuestion = (path: string): string => path.replace(/^declarations\./, 'sections.questions.');
    expect([...all].filter((path) => !known.has(path) && !known.has(asQuestion(path)))).toEqual([]);
    expect([...known].filter((path) => !all.has(path))).toEqual([]);
    // Words and figures are told by what stands in the file, not by this list alone.
    expect([...new Set([...marks.values()].map(field))].sort()).toEqual([...inBoth, ...inWorkbook, ...keptBack].sort());
  });

  it('is the same in the copy for a portal and in the copy of one organisation, but for its own name and key', () => {
    const portal = supplierWorkbook({ ...facts, ...more, receiving: 'portal', portalKey: 'ASSAY-key' });
    const filled = supplierWorkbook(
      { ...facts, ...more, receiving: 'hosted' },
      { key: 'ASSAY-key', organisation: 'Fenlight', at: facts.publishedAt, answers: new Map(), tooLong: new Map() },
    );
    for (const book of [portal, filled]) expect(shownIn(book)).toEqual(shownIn(blank));
  });

  it('is no more of a receipt than this', () => {
    expect(Receipt.options.map((one) => Object.keys(one.shape).sort())).toEqual(
      [[], ['answers']].map((extra) =>
        [
          ...['answered', 'documentHash', 'files', 'format', 'lotIds', 'procurement', 'receivedAt', 'reference'],
          ...['snapshotHash', 'submission', 'supplier', 'version'],
          ...extra,
        ].sort(),
      ),
    );
  });
});

describe('the list of columns', () => {
  it('is all used: every sheet and column in it is in the file, in this order', () => {
    const books = new Map(everyWorkbook());
    const of = {
      'response-workbook': books.get('blank response workbook'),
      'marking-scheme': markingScheme(facts),
      'clarification-log': books.get('clarification log'),
      'compliance-matrix': books.get('compliance matrix'),
      'pricing-schedule': books.get('pricing schedule'),
    };
    for (const [file, sheets] of Object.entries(supplierFiles))
      for (const [key, columns] of sheets) {
        const sheet = of[file as keyof typeof of]?.sheets.find(({ name }) => name.startsWith(say(key)));
        const headings = sheet?.columns.map(({ heading }) => heading);
        if ((columns as unknown) === 'any') expect(headings?.length).toBeGreaterThan(0);
        else expect(headings).toEqual((columns as readonly TextKey[]).map((each) => say(each)));
      }
  });

  it('stops a file with one column or one sheet more, and names it', () => {
    const [first, ...rest] = blank.sheets;
    if (!first) throw new Error('no sheets');
    const column = { heading: 'Buyer’s note', width: 20 };
    const wider: Workbook = {
      ...blank,
      sheets: [
        { ...first, columns: [...first.columns, column], rows: first.rows.map((row) => [...row, { text: '' }]) },
        ...rest,
      ],
    };
    expect(notForSuppliers('response-workbook', blank)).toEqual([]);
    expect(() => supplierCopy('response-workbook', wider)).toThrow('column “Buyer’s note” of sheet “Start here”');
    const longer: Workbook = { ...blank, sheets: [...blank.sheets, { ...first, name: 'Other bidders' }] };
    expect(() => supplierCopy('response-workbook', longer)).toThrow('sheet “Other bidders”');
  });

  it('lets no workbook of the team pass as one for suppliers', () => {
    const team = everyWorkbook().filter(
      ([name]) => !/response workbook|marking scheme|clarification log|compliance matrix|pricing schedule/.test(name),
    );
    expect(team.length).toBeGreaterThan(8);
    for (const [name, book] of team)
      for (const file of Object.keys(supplierFiles) as (keyof typeof supplierFiles)[])
        expect([name, notForSuppliers(file, book).length > 0]).toEqual([name, true]);
  });
});
