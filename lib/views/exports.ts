import 'server-only';
import type { Reader } from '@/db/client';
import { findAuthority } from '@/db/store/people';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { findScoping } from '@/db/store/scoping';
import { answersIn, flagWords, readScoping, scopingQuestions } from '@/lib/catalogue';
import { reasonText } from '@/lib/evaluation/moderation';
import { outcomeToJson } from '@/lib/evaluation/outcome-json';
import { setupOf } from '@/lib/procurement/setup-state';
import { engineVersion } from '@/lib/scoring/version';
import { runChild } from '@/lib/server/child';
import { signWorkbookKey } from '@/lib/server/workbook-key';
import { complianceMatrix } from '@/lib/workbook/compliance-matrix';
import { csvOf } from '@/lib/workbook/csv';
import { evaluationMatrix } from '@/lib/workbook/evaluation-matrix';
import { withFront } from '@/lib/workbook/front-sheets';
import { markingScheme, type PublishedFacts } from '@/lib/workbook/marking-scheme';
import type { Workbook, WorkbookFormat } from '@/lib/workbook/model';
import type { PortalKey } from '@/lib/workbook/offline/portal';
import { pricingSchedule } from '@/lib/workbook/pricing-schedule';
import { supplierWorkbook } from '@/lib/workbook/supplier-workbook';
import { bidderNames, type DecisionRecord, loadDecision } from './decision-record';
import { findCurrentDocument } from './evaluation-record';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** Made from the published version alone: the same whatever suppliers do. */
export const publishedExports = [
  'supplier-workbook',
  'marking-scheme',
  'compliance-matrix',
  'pricing-schedule',
  'questionnaire',
] as const;
/** Made from the decided outcome; for the team. */
export const decidedExports = ['evaluation-matrix', 'contest', 'outcome'] as const;
export type PublishedExport = (typeof publishedExports)[number];
export type DecidedExport = (typeof decidedExports)[number];

export type ExportFile = { name: string; body: Uint8Array | string };

/**
 * The format that a workbook is wanted in; XLSX where nothing is said. CSV is for workbooks of one sheet, or of one that
 * holds what a flat file can; others are given as XLSX. Other documents have one format alone.
 */
export type Wanted = {
  format?: WorkbookFormat | 'csv' | undefined;
  /** Headings stay in sight while somebody scrolls: only where it is asked for. */
  frozen?: boolean | undefined;
};

/** The name of the authority whose procurement it is. */
export const authorityOf = async (db: Reader, { procurement }: ProcurementState): Promise<string> =>
  (await findAuthority(db, procurement.authorityId))?.name ?? '';

/** Made in a process of its own, which cannot take the server's memory or time with it. */
export const rendered = async (
  name: string,
  shaped: Workbook,
  { format = 'xlsx', frozen }: Wanted,
  authority: string,
): Promise<ExportFile> => {
  const [only, ...others] = shaped.sheets;
  const flat = others.length === 0 ? only : shaped.sheets.find((sheet) => sheet.name === shaped.flat);
  if (format === 'csv' && flat) return { name: `${name}.csv`, body: csvOf(flat) };
  const model = { ...withFront(shaped, authority), ...(frozen ? { frozen: true as const } : {}) };
  const as = format === 'csv' ? 'xlsx' : format;
  return {
    name: `${name}.${as}`,
    body: Buffer.from((await runChild('render-workbook', { model, format: as })) as string, 'base64'),
  };
};

/** JSON as a file: indented for readers, with a line end. */
export const jsonFile = (name: string, value: unknown): ExportFile => ({
  name: `${name}.json`,
  body: `${JSON.stringify(value, null, 1)}\n`,
});

/** Phrases of what the place has, without the word that joins them to a reason. */
export const scopeOf = async (db: Reader, id: string): Promise<string[]> => {
  const scoping = await findScoping(db, id);
  if (!scoping) return [];
  const { flags } = readScoping(scopingQuestions, answersIn(scoping.answers, 'all'));
  return [...flags].filter((flag) => flag !== 'always').map((flag) => flagWords[flag].phrase.en);
};

/** What the documents of the published version are made of; null before publication. */
export const factsOf = async (db: Reader, state: ProcurementState): Promise<PublishedFacts | null> => {
  const published = await findCurrentDocument(db, state);
  if (!published) return null;
  const { title, reference } = state.procurement;
  const { number: version, documentHash, publishedAt, document } = published;
  const authority = await authorityOf(db, state);
  return { title, reference, authority, version, documentHash, publishedAt, document };
};

/** The key of the copy that goes to the authority's portal: the same for everybody, for ever. */
const portalKeyOf = (procurementId: string, { reference, documentHash, version }: PublishedFacts): string => {
  const key: PortalKey = { format: 'assay-portal-workbook/1', procurementId, reference, documentHash, version };
  return signWorkbookKey(JSON.stringify(key));
};

/** A document of the published questionnaire; null before publication. */
export const publishedExport = view({
  action: 'document.make',
  load: (db, { id }: { id: string; kind: PublishedExport } & Wanted) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input }): Promise<ExportFile | null> => {
    const { id, kind } = input;
    const facts = await factsOf(db, state);
    if (!facts) return null;
    const name = (what: string) => `${facts.reference} ${what} version ${facts.version}`;
    if (kind === 'questionnaire') return jsonFile(name('questionnaire'), facts.document);
    if (kind === 'marking-scheme')
      return rendered(name('marking scheme'), markingScheme(facts), input, facts.authority);
    const setup = setupOf(state.procurement.setup);
    const receiving = setup.receiving ?? 'hosted';
    if (kind === 'compliance-matrix') {
      const model = complianceMatrix({ ...facts, receiving });
      return model && rendered(name('compliance matrix'), model, input, facts.authority);
    }
    if (kind === 'pricing-schedule') {
      const years = setup.years === undefined ? null : Math.ceil(Number(setup.years));
      return rendered(name('pricing schedule'), pricingSchedule({ ...facts, years }), input, facts.authority);
    }
    const { deadline } = state.procurement;
    if (deadline === null) return null;
    return rendered(
      name('response workbook'),
      supplierWorkbook({
        ...facts,
        deadline,
        receiving,
        scope: await scopeOf(db, id),
        ...(receiving === 'portal' ? { portalKey: portalKeyOf(id, facts) } : {}),
      }),
      input,
      facts.authority,
    );
  },
});

const matrixOf = (state: ProcurementState, record: DecisionRecord): Workbook | null => {
  if (!record.judged.ok) return null;
  const { title, reference } = state.procurement;
  const names = bidderNames(record);
  const bidder = (submissionId: string): string => names.get(submissionId) ?? '';
  return evaluationMatrix({
    title,
    reference,
    version: record.published.number,
    engineVersion: record.final?.engineVersion ?? engineVersion,
    asOf: record.asOf,
    isFinal: record.final !== null,
    contest: record.recorded.contest,
    outcome: record.judged.value,
    letters: Object.fromEntries(record.recorded.bidders.map((one) => [one.bidder, one.letter])),
    gates: record.facts.gates.map(({ submissionId, questionId, decision, reason }) => ({
      bidder: bidder(submissionId),
      questionId,
      decision,
      reason,
    })),
    agreed: record.facts.agreed.map(({ submissionId, questionId, source, publishableReason }) => ({
      bidder: bidder(submissionId),
      questionId,
      how: source,
      reason: reasonText(publishableReason),
    })),
    // The last version first: it is the one that stands.
    criteria: [...record.scores].reverse().map(({ submissionId, criterionId, reason }) => ({
      bidder: bidder(submissionId),
      criterionId,
      reason,
    })),
  });
};

/** A document of the outcome; null while scores or prices are missing. */
export const decidedExport = view({
  action: 'results.read',
  load: (db, { id }: { id: string; kind: DecidedExport } & Wanted) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input }): Promise<ExportFile | null> => {
    const { kind } = input;
    const record = await loadDecision(db, state);
    if (!record?.judged.ok) return null;
    const name = (what: string) => `${state.procurement.reference} ${what}`;
    // Not indented: the file is what `npm run score` reads, to the byte of what it prints.
    if (kind === 'contest') return { name: `${name('contest')}.json`, body: JSON.stringify(record.recorded.contest) };
    if (kind === 'outcome')
      return { name: `${name('outcome')}.json`, body: `${JSON.stringify(outcomeToJson(record.judged.value))}\n` };
    const model = matrixOf(state, record);
    return model && rendered(name('evaluation matrix'), model, input, await authorityOf(db, state));
  },
});
