import { type FrameworkKey, frameworks, principles, type SourceRef, sources, templates } from '../catalogue';
import type { Question, QuestionnaireDocument } from '../questionnaire/document';
import { say, type TextKey } from '../text';
import { text } from './cells';
import { noteOf, type PublishedFacts } from './marking-scheme';
import { address, type Cell, rangeOn, type Sheet, type Workbook } from './model';
import { cellOf } from './offline/cell-text';
import { referencesOf } from './offline/columns';
import { supplierCopy } from './supplier-copy';

export type ComplianceFacts = PublishedFacts & {
  /** Where responses go: into Assay, or into the authority's own portal. */
  readonly receiving: 'hosted' | 'portal';
};

const choices: readonly TextKey[] = [
  'schedules.complies-full',
  'schedules.complies-partial',
  'schedules.complies-no',
  'schedules.complies-equivalent',
];

/** Column in which a supplier says how it complies. */
const compliesColumn = 8;

const templateOf = ({ from }: Question) => {
  const [id, edition] = (from ?? '').split('@');
  const found = templates.find((template) => template.id === id);
  return found ? { template: found, sameEdition: String(found.edition) === edition } : null;
};

const sourceInWords = ({ source, edition, principle }: SourceRef): string => {
  const title = sources.find(({ id }) => id === source)?.title ?? source;
  return principle === undefined
    ? say('schedules.source-plain', { title, edition })
    : say('schedules.source-principle', { title, number: principle, edition });
};

/** The guidance that a question rests on, from the catalogue that it was taken from: what officers wrote about it stays with them. */
const sourcesOf = (question: Question): string =>
  templateOf(question)?.template.basis.map(sourceInWords).join('\n') ?? say('schedules.own-source');

const controlsOf = (question: Question): string =>
  Object.entries(templateOf(question)?.template.map ?? {})
    .map(([key, identifiers]) => `${frameworks[key as FrameworkKey].name}: ${identifiers.join(', ')}`)
    .join('\n');

const principleOf = ({ principle }: Question): string =>
  `${principle}. ${principles.find(({ number }) => number === principle)?.title.en ?? ''}`;

const mustOf = (question: Question): string => {
  if (question.purpose === 'information') return say('schedules.information');
  if (question.purpose !== 'award-criterion') return say('schedules.must');
  return question.threshold == null
    ? say('schedules.should')
    : say('schedules.should-minimum', { minimum: question.threshold });
};

const requirements = (facts: ComplianceFacts, asked: readonly Question[]): Sheet => {
  const refs = referencesOf(facts.document);
  const list = { oneOf: rangeOn(say('schedules.sheet-compliance-count'), 0, 0, choices.length - 1) };
  const open: Cell = { text: '', input: true };
  return {
    name: say('schedules.sheet-requirements'),
    title: say('schedules.title-requirements'),
    note: noteOf(facts),
    table: 'RequirementsTable',
    columns: [
      { heading: say('documents.col-ref'), width: 12 },
      { heading: say('schedules.col-requirement'), width: 60 },
      { heading: say('schedules.col-must'), width: 18 },
      { heading: say('schedules.col-source'), width: 44 },
      { heading: say('schedules.col-principle-named'), width: 36 },
      { heading: say('schedules.col-control'), width: 44 },
      { heading: say('documents.col-evidence'), width: 44 },
      { heading: say('schedules.col-answered-in'), width: 22 },
      { heading: say('schedules.col-complies'), width: 16 },
      { heading: say('schedules.col-comment'), width: 40 },
      { heading: say('schedules.col-evidence-written'), width: 30 },
      { heading: say('schedules.col-clause'), width: 20 },
    ],
    rows: asked.map((question) => {
      const ref = cellOf(refs.get(question.id) ?? '');
      return [
        text(ref),
        text(question.wording.en),
        text(mustOf(question)),
        text(sourcesOf(question)),
        text(principleOf(question)),
        text(controlsOf(question)),
        text(question.evidence?.en ?? ''),
        text(say('schedules.answered-in', { sheet: say('documents.sheet-questions'), ref })),
        { ...open, wants: list },
        open,
        open,
        open,
      ];
    }),
  };
};

/** How many requirements are answered how, worked out from the sheet of requirements; the first column is the list to choose from. */
const count = (asked: number): Sheet => {
  const complies = rangeOn(say('schedules.sheet-requirements'), compliesColumn, 0, asked - 1);
  const counted = (row: number): string => `SUMPRODUCT((${complies}=${address(0, row)})*1)`;
  const last = choices.length;
  const all = `SUM(${address(1, 0)}:${address(1, last)})`;
  const yes: Cell = { formula: `${all}=${asked}`, value: true };
  const row = (words: string, formula: string, value: number): Cell[] => [
    text(words),
    { formula, value: String(value), places: 0 },
    yes,
  ];
  return {
    name: say('schedules.sheet-compliance-count'),
    title: say('schedules.title-compliance-count'),
    note: say('schedules.compliance-count-note'),
    table: 'ComplianceCount',
    columns: [
      { heading: say('schedules.col-complies'), width: 30 },
      { heading: say('schedules.col-count'), width: 16 },
      { heading: say('schedules.col-adds-up'), width: 12 },
    ],
    rows: [
      ...choices.map((key, at) => row(say(key), counted(at), 0)),
      row(say('schedules.complies-none'), `SUMPRODUCT((LEN(${complies})=0)*1)`, asked),
      row(say('schedules.complies-all'), all, asked),
    ],
  };
};

const use = (facts: ComplianceFacts): Sheet => {
  const rows: [string, string][] = [
    [say('documents.start-procurement'), facts.title],
    [say('documents.start-reference'), facts.reference],
    [say('documents.start-authority'), facts.authority],
    [say('documents.start-version'), String(facts.version)],
    [say('documents.start-hash'), facts.documentHash],
    [say('schedules.use-what'), say('schedules.use-compliance-words')],
    [say('schedules.use-answers'), say(`schedules.use-answers-${facts.receiving}`, { authority: facts.authority })],
    [say('schedules.use-columns'), say('schedules.use-columns-words')],
    [say('schedules.use-must'), say('schedules.use-must-words')],
    [say('schedules.use-sources'), say('schedules.use-sources-words')],
  ];
  return {
    name: say('schedules.sheet-use'),
    title: say('schedules.compliance-of', { title: facts.title }),
    note: noteOf(facts),
    table: 'UseTable',
    cover: true,
    columns: [
      { heading: say('documents.col-item'), width: 30 },
      { heading: say('documents.col-words'), width: 100 },
    ],
    rows: rows.map(([item, words]) => [text(item), text(words)]),
  };
};

const askedIn = ({ sections }: QuestionnaireDocument): Question[] => sections.flatMap(({ questions }) => questions);

/**
 * Takes a published version; returns its compliance matrix (schedule C of the tender pack): each requirement with the
 * guidance that it rests on, whether it must or should be met, and where schedule A asks for it. Nothing is answered
 * here: two places for one answer could say two things. Null where nothing is asked.
 */
export const complianceMatrix = (facts: ComplianceFacts): Workbook | null => {
  const asked = askedIn(facts.document);
  if (asked.length === 0) return null;
  return supplierCopy('compliance-matrix', {
    title: say('schedules.compliance-of', { title: facts.title }),
    foot: noteOf(facts),
    asOf: facts.publishedAt,
    locked: true,
    flat: say('schedules.sheet-requirements'),
    sheets: [use(facts), requirements(facts, asked), count(asked.length)],
  });
};
