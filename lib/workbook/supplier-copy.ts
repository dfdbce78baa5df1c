import { say, type TextKey } from '../text';
import type { Workbook } from './model';

/**
 * What a supplier may be sent, sheet by sheet and column by column (schedules A to E of a tender pack). Everything that
 * decides a mark is here. Notes of the buyer, names of its people and whatever other suppliers say are not, and a column
 * that is not in this list stops the file from being made: to send one more is to write it here.
 */
type Columns = readonly TextKey[];

const rules: Columns = ['documents.col-rule', 'documents.col-words'];
const scale: Columns = ['documents.col-score', 'documents.col-name', 'documents.col-means'];
const options: Columns = ['documents.col-ref', 'documents.col-option', 'documents.col-worth', 'documents.col-supports'];

const asked: Columns = [
  'documents.col-ref',
  'documents.col-principle',
  'documents.col-section',
  'documents.col-question',
  'documents.col-kind',
  'documents.col-purpose',
  'documents.col-section-weighting',
  'documents.col-question-weighting',
  'documents.col-minimum',
  'documents.col-guidance',
  'documents.col-why',
  'documents.col-asked-when',
  'documents.col-options',
  'documents.col-guide',
  'documents.col-passes',
  'documents.col-evidence',
  'documents.col-equivalence',
  'documents.col-how-to-answer',
];

/** What the supplier writes, and the count of its words. */
const answered: Columns = [
  'documents.col-response',
  'documents.col-words-used',
  'documents.col-word-limit',
  'documents.col-evidence-reference',
  'documents.col-basis',
  'documents.col-basis-date',
  'documents.col-basis-expires',
  'documents.col-equivalent-offered',
  'documents.col-equivalent-explained',
  'documents.col-not-yet-by',
  'documents.col-not-yet',
  'documents.col-confidential-part',
  'documents.col-confidential-why',
  'documents.col-confidential-until',
  'documents.col-not-applicable',
];

/** Name of a sheet to its columns; `'any'` where the columns are those that the published question itself asks for. */
type Sheets = readonly (readonly [sheet: TextKey, columns: Columns | 'any'])[];

export const supplierFiles = {
  'response-workbook': [
    ['documents.sheet-start', ['documents.col-item', 'documents.col-words']],
    ['documents.sheet-scope', ['documents.col-scope']],
    ['documents.sheet-questions', [...asked, ...answered]],
    ['documents.sheet-table', 'any'],
    ['documents.sheet-declarations', [...asked, ...answered]],
    ['documents.sheet-options', options],
    ['documents.sheet-rules', rules],
    ['documents.sheet-scale', scale],
  ],
  'marking-scheme': [
    ['documents.sheet-rules', rules],
    [
      'documents.sheet-award',
      ['documents.col-criterion', 'documents.col-weighting', 'documents.col-highest', 'documents.col-how'],
    ],
    ['documents.sheet-scale', scale],
    ['documents.sheet-sections', ['documents.col-section', 'documents.col-section-weighting', 'documents.col-minimum']],
    [
      'documents.sheet-questions',
      [
        'documents.col-ref',
        'documents.col-purpose',
        'documents.col-section',
        'documents.col-principle',
        'documents.col-question',
        'documents.col-kind',
        'documents.col-section-weighting',
        'documents.col-question-weighting',
        'documents.col-overall',
        'documents.col-minimum',
        'documents.col-disqualifies',
        'documents.col-passes',
        'documents.col-evidence',
        'documents.col-equivalence',
        'documents.col-word-limit',
        'documents.col-asked-when',
      ],
    ],
    ['documents.sheet-options', options],
    ['documents.sheet-guides', ['documents.col-ref', 'documents.col-score', 'documents.col-means']],
  ],
  'clarification-log': [
    [
      'clarification.sheet-name',
      [
        'clarification.sheet-number',
        'clarification.sheet-about',
        'clarification.question',
        'clarification.answer',
        'clarification.sheet-issued',
        'clarification.sheet-to',
        'clarification.sheet-amendment',
      ],
    ],
  ],
  'compliance-matrix': [
    ['schedules.sheet-use', ['documents.col-item', 'documents.col-words']],
    [
      'schedules.sheet-requirements',
      [
        'documents.col-ref',
        'schedules.col-requirement',
        'schedules.col-must',
        'schedules.col-source',
        'schedules.col-principle-named',
        'schedules.col-control',
        'documents.col-evidence',
        'schedules.col-answered-in',
        'schedules.col-complies',
        'schedules.col-comment',
        'schedules.col-evidence-written',
        'schedules.col-clause',
      ],
    ],
    ['schedules.sheet-compliance-count', ['schedules.col-complies', 'schedules.col-count', 'schedules.col-adds-up']],
  ],
  // As many columns of years as the contract has, and nothing in them but what suppliers write.
  'pricing-schedule': [
    ['schedules.sheet-use', ['documents.col-item', 'documents.col-words']],
    ['schedules.sheet-prices', 'any'],
    ['schedules.sheet-totals', ['schedules.col-total-item', 'schedules.col-amount', 'schedules.col-adds-up']],
  ],
} as const satisfies Record<string, Sheets>;
export type SupplierFile = keyof typeof supplierFiles;

/** Takes a workbook and what it is; returns each sheet and column that suppliers are not to have, in words. */
export const notForSuppliers = (file: SupplierFile, { sheets }: Pick<Workbook, 'sheets'>): string[] => {
  const list: Sheets = supplierFiles[file];
  return sheets.flatMap(({ name, columns }) => {
    const allowed = list.find(([key, of]) => name === say(key) || (of === 'any' && name.startsWith(`${say(key)} `)));
    if (!allowed) return [`sheet “${name}”`];
    const [, of] = allowed;
    if (of === 'any') return [];
    const headings = new Set(of.map((key) => say(key)));
    return columns.flatMap(({ heading }) => (headings.has(heading) ? [] : [`column “${heading}” of sheet “${name}”`]));
  });
};

/**
 * Takes a workbook that goes to suppliers, and which it is; returns it.
 * @throws Error where it holds a sheet or column that suppliers are not to have: better no file than one too much.
 */
export const supplierCopy = (file: SupplierFile, book: Workbook): Workbook => {
  const faults = notForSuppliers(file, book);
  if (faults.length > 0) throw new Error(`not for suppliers, in the ${file}: ${faults.join(', ')}`);
  return book;
};
