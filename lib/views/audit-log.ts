import 'server-only';
import type { Reader } from '@/db/client';
import { listAudit, listAuditBySide } from '@/db/store/audit';
import { supplierNamesOf } from '@/db/store/audit-actors';
import { listBidders } from '@/db/store/opening';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { type AuditRow, firstBrokenRow } from '@/lib/audit';
import type { Context } from '@/lib/commands/command';
import { ukDateTime, ukDay } from '@/lib/procurement/uk-time';
import { has, say } from '@/lib/text';
import { peopleNames } from './evaluation-record';
import { viewerId } from './own-marking';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

export type AuditLine = {
  id: string;
  at: string;
  who: string;
  what: string;
  about: string;
  refused: boolean;
  /** Place in the chain; only after the opening, because it counts what suppliers did. */
  number: number | null;
};
export type AuditFilter = {
  person?: string | undefined;
  kind?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  refused?: boolean | undefined;
  page?: number | undefined;
};
type Input = { id: string } & AuditFilter;

export const auditPageSize = 50;

/**
 * The rows that may be shown. Before the opening only what the buyer's side and the system did: a supplier's act, even
 * as a number that is missing, would tell that somebody responds.
 */
async function everyRow(db: Reader, state: ProcurementState): Promise<AuditRow[]> {
  const stream = state.procurement.id;
  if (state.opening) return listAudit(db, stream);
  const sides = [await listAuditBySide(db, stream, 'buyer'), await listAuditBySide(db, stream, 'system')];
  return sides.flat().sort((a, b) => (a.at === b.at ? a.sequence - b.sequence : a.at < b.at ? -1 : 1));
}

/** What a log leaves out after the opening: colleagues' marking, or everything about responses before a declaration. */
export type LeftOut = 'marking' | 'undeclared' | null;

const hidden: Readonly<Record<'marking' | 'undeclared', readonly string[]>> = {
  marking: ['mark', 'agreed-mark'],
  undeclared: [
    'gate',
    'disregard',
    'bidder-question',
    'mark',
    'agreed-mark',
    'criterion-score',
    'price',
    'price-notice',
    'award',
    'obligation',
  ],
};

/**
 * Until all have locked, an evaluator learns nothing of colleagues' marking here, not even how much is done, and a late
 * substitute nothing of what was agreed before. Whoever may not read responses yet learns nothing of what they led to.
 */
const leftOutFor = (state: ProcurementState, context: Context): LeftOut => {
  const { duties = [], allLocked, interests, opened } = procurementFacts(state, context);
  if (!opened) return null;
  if (interests !== 'clear' && interests !== 'allowed') return 'undeclared';
  return !allLocked && duties.includes('evaluator') && !duties.includes('lead') ? 'marking' : null;
};

/** The rows for one viewer, and whether they are the whole chain: numbers are shown only then, for a gap counts too. */
async function rowsFor(
  db: Reader,
  state: ProcurementState,
  context: Context,
): Promise<{ rows: AuditRow[]; whole: boolean; leftOut: LeftOut }> {
  const rows = await everyRow(db, state);
  const leftOut = leftOutFor(state, context);
  if (leftOut === null) return { rows, whole: state.opening !== null, leftOut };
  const me = viewerId(context);
  const shown = rows.filter(({ action, actorId }) => !hidden[leftOut].includes(kindOf(action)) || actorId === me);
  return { rows: shown, whole: false, leftOut };
}

type Known = {
  people: ReadonlyMap<string, string>;
  duties: ReadonlyMap<string, string>;
  suppliers: ReadonlyMap<string, string>;
  /** What a submission is called: its letter until quality is locked, its supplier's name afterwards. */
  submissions: ReadonlyMap<string, string>;
};

async function knownOf(db: Reader, state: ProcurementState, rows: readonly AuditRow[]): Promise<Known> {
  const people = await peopleNames(db, state);
  const duties = new Map<string, string>();
  for (const { userId, duty } of state.duties)
    duties.set(userId, [duties.get(userId), say(`procurement.duty-${duty}`)].filter(Boolean).join(', '));
  // Names beside times would tell evaluators whose letter is whose.
  const named = state.qualityLock !== null;
  const acting = rows.flatMap(({ actorKind, actorId }) => (actorKind === 'supplier' && actorId ? [actorId] : []));
  const bidders = state.opening ? await listBidders(db, state) : [];
  return {
    people,
    duties,
    suppliers: named ? await supplierNamesOf(db, [...new Set(acting)]) : new Map(),
    submissions: new Map(
      bidders.map(({ submissionId, letter, name }) => [submissionId, named ? name : `Bidder ${letter}`]),
    ),
  };
}

const actorOf = ({ actorKind, actorId }: AuditRow, known: Known): string => {
  if (actorKind === 'system') return 'Assay';
  if (actorKind === 'anonymous') return 'Somebody who was not signed in';
  if (actorKind === 'supplier') return known.suppliers.get(actorId ?? '') ?? 'A supplier';
  const duties = known.duties.get(actorId ?? '');
  const name = known.people.get(actorId ?? '') ?? 'A former colleague';
  return duties ? `${name} (${duties})` : name;
};

/** The facts of an entry as words; ids of people and submissions become their names. */
const paramsOf = (row: AuditRow, known: Known): Record<string, string> =>
  Object.fromEntries(
    Object.entries(JSON.parse(row.data) as Record<string, unknown>).map(([key, value]) => {
      const text = Array.isArray(value) ? value.join(', ') : value === null ? '' : String(value);
      if (key.startsWith('deadline') && text !== '') return [key, ukDateTime(text)];
      return [key, known.people.get(text) ?? known.submissions.get(text) ?? text];
    }),
  );

/** An entry in plain words. An attempt has words of its own, or those of the act with what became of it. */
const sentenceOf = (row: AuditRow, known: Known): string => {
  const params: Record<string, string> = { ...paramsOf(row, known), actor: actorOf(row, known), action: row.action };
  const attempt = `audit.refused-${row.action}`;
  if (row.refused && has(attempt)) return say({ path: '', key: attempt, params });
  const amended = `audit.${row.action}-amended`;
  const key = params.deadlineBefore !== undefined && has(amended) ? amended : `audit.${row.action}`;
  const sentence = say({ path: '', key: has(key) ? key : 'audit.other', params }).trim();
  return row.refused ? say('audit.refused', { sentence }) : sentence;
};

const subjects: Record<string, string> = {
  procurement: 'Procurement',
  version: 'Questionnaire',
  'two-person-step': 'Request to a second person',
  invitation: 'Invitation',
  response: 'Response',
  submission: 'Submission',
  evidence: 'Evidence',
  'late-attempt': 'Late attempt',
  person: 'Person',
  'scoping-question': 'Question about the place',
  declaration: 'Interests',
  obligation: 'Obligation',
};

const aboutOf = (row: AuditRow, known: Known): string => {
  // What a supplier did is not tied to a bidder's letter.
  const submission = row.actorKind === 'buyer' ? known.submissions.get(row.subjectId) : undefined;
  return submission ?? known.people.get(row.subjectId) ?? subjects[row.subjectType] ?? 'Record';
};

const kindOf = (action: string): string => action.split('.')[0] ?? action;

/** The label of a group of actions in the filter. */
export const kindLabel = (kind: string): string => {
  const words = kind.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const personOf = (row: AuditRow): string => (row.actorKind === 'buyer' ? (row.actorId ?? '') : row.actorKind);

const matches = (row: AuditRow, { person, kind, from, to, refused }: AuditFilter): boolean =>
  (!person || personOf(row) === person) &&
  (!kind || kindOf(row.action) === kind) &&
  (!from || ukDay(row.at) >= from) &&
  (!to || ukDay(row.at) <= to) &&
  (!refused || row.refused);

/** What happened, who did it, and when; with its chain checked once responses are open. */
export const auditLog = view({
  action: 'audit.read',
  load: (db, { id }: Input) => findProcurement(db, id),
  facts: (state: ProcurementState, context: Context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input, context }) => {
    const { rows, whole, leftOut } = await rowsFor(db, state, context);
    const known = await knownOf(db, state, rows);
    const found = rows.filter((row) => matches(row, input)).reverse();
    const pages = Math.max(1, Math.ceil(found.length / auditPageSize));
    const page = Math.min(Math.max(1, input.page ?? 1), pages);
    const people = new Map(
      rows.map((row) => [
        personOf(row),
        row.actorKind === 'buyer'
          ? (known.people.get(row.actorId ?? '') ?? '')
          : actorOf(row, { ...known, suppliers: new Map() }),
      ]),
    );
    const opened = state.opening !== null;
    const broken = whole ? firstBrokenRow(rows) : null;
    return {
      procurement: {
        id: state.procurement.id,
        title: state.procurement.title,
        reference: state.procurement.reference,
      },
      opened,
      chain: whole ? { entries: rows.length, broken } : null,
      leftOut,
      /** The download leaves out what would tie a supplier to a letter, and with it the chain. */
      unlinked: opened && state.qualityLock === null,
      page,
      pages,
      lines: found.slice((page - 1) * auditPageSize, page * auditPageSize).map(
        (row): AuditLine => ({
          id: row.id,
          at: row.at,
          who: actorOf(row, known),
          what: sentenceOf(row, known),
          about: aboutOf(row, known),
          refused: row.refused,
          number: whole ? row.sequence : null,
        }),
      ),
      people: [...people].map(([value, text]) => ({ value, text })).sort((a, b) => (a.text < b.text ? -1 : 1)),
      kinds: [...new Set(rows.map(({ action }) => kindOf(action)))].sort(),
    };
  },
});

/** A row as plain facts. Of what a supplier did nothing is said that would tell which bidder it was. */
const plainOf = ({ at, actorId, actorKind, action, subjectType, subjectId, refused, data }: AuditRow) =>
  actorKind === 'supplier'
    ? { at, actorKind, action, subjectType, refused }
    : { at, actorId, actorKind, action, subjectType, subjectId, refused, data };

/**
 * The log as lines of JSON: whole rows with their chain once quality is locked, plain facts before. Ids of submissions,
 * even as hashes that can be tried out, would tie the times of suppliers to letters and undo the blind marking.
 */
export const auditLines = view({
  action: 'audit.read',
  load: (db, { id }: { id: string }) => findProcurement(db, id),
  facts: (state: ProcurementState, context: Context) => procurementFacts(state, context),
  show: async (db, { loaded: state, context }) => {
    const { rows, whole } = await rowsFor(db, state, context);
    const lines = whole && state.qualityLock ? rows : rows.map(plainOf);
    return {
      name: `${state.procurement.reference} audit log.ndjson`,
      body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    };
  },
});
