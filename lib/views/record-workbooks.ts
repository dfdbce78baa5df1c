import 'server-only';
import type { Reader } from '@/db/client';
import { findProcurement, type ProcurementState } from '@/db/store/procurement';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import type { Workbook } from '@/lib/workbook/model';
import {
  conflictWorkbook,
  type InterestLine,
  openingWorkbook,
  type UnopenedLine,
} from '@/lib/workbook/record-workbooks';
import { type DeclaredInterest, loadRegister, type RegisterRow } from './conflicts';
import { authorityOf, type ExportFile, rendered, type Wanted } from './exports';
import { loadOpeningRecord, type Opened } from './opening';
import { procurementFacts } from './procurement-facts';
import { view } from './view';

/** The kinds of these documents among the exports of a procurement. */
export const openingKind = 'opening-record';
export const conflictsKind = 'conflict-register';

const decided = (decision: Opened['late'][number]['decision']): string =>
  decision === null
    ? say('records.undecided')
    : say('records.decided', {
        decision: say(decision.decision === 'accept' ? 'records.decided-accept' : 'records.decided-refuse'),
        first: decision.askedBy,
        second: decision.confirmedBy,
        reason: decision.reason,
      });

const unopenedIn = ({
  withdrawn,
  late,
  outdated,
  unreadable,
}: Pick<Opened, 'withdrawn' | 'late' | 'outdated' | 'unreadable'>): UnopenedLine[] => [
  ...withdrawn.map(({ supplierName, withdrawnAt }) => ({
    name: supplierName,
    what: say('records.withdrawn'),
    reference: '',
    at: withdrawnAt,
    decision: '',
  })),
  ...late.map(({ supplierName, receivedAt, reference, decision }) => ({
    name: supplierName,
    what: say('records.late-attempt'),
    reference,
    at: receivedAt,
    decision: decided(decision),
  })),
  ...outdated.map(({ supplierName, version, reference, receivedAt }) => ({
    name: supplierName,
    what: say('records.outdated', { version }),
    reference,
    at: receivedAt,
    decision: '',
  })),
  ...unreadable.map(({ supplierName, reference }) => ({
    name: supplierName,
    what: say('records.unreadable'),
    reference,
    at: '',
    decision: '',
  })),
];

/** The opening record (schedule F) before it is a file; null before the opening. */
export const openingModel = async (db: Reader, state: ProcurementState): Promise<Workbook | null> => {
  const made = await loadOpeningRecord(db, state);
  if (!made) return null;
  const { record } = made;
  const { title, reference } = record.procurement;
  const times = [
    record.openedAt,
    ...record.late.flatMap(({ decision }) => decision?.decidedAt ?? []),
    ...(state.qualityLock ? [state.qualityLock.lockedAt] : []),
  ];
  return openingWorkbook({
    title,
    reference,
    asOf: times.reduce((last, at) => (at > last ? at : last)),
    deadline: record.deadline,
    openedAt: record.openedAt,
    askedBy: record.askedBy,
    confirmedBy: record.confirmedBy,
    reason: record.reason,
    portal:
      record.portal &&
      say('records.portal-words', {
        name: record.portal.name,
        time: ukDateTime(record.portal.openedThereAt),
      }),
    submissions: record.submissions.map((line) => ({
      ...line,
      lots: made.lots.get(line.name) ?? [],
      letter: line.letter ?? null,
    })),
    unopened: unopenedIn(record),
  });
};

/** The opening record as a workbook, for whoever may read the opening; null before it. */
export const openingRecordFile = view({
  action: 'opening.read',
  load: (db, { id }: { id: string } & Wanted) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input }): Promise<ExportFile | null> => {
    const model = await openingModel(db, state);
    return (
      model && rendered(`${state.procurement.reference} opening record`, model, input, await authorityOf(db, state))
    );
  },
});

const dutiesOf = ({ duties }: RegisterRow): string => duties.map((duty) => say(`procurement.duty-${duty}`)).join(', ');

const linesOf = (row: RegisterRow): InterestLine[] => {
  const { decision, state, signedAt } = row;
  const cleared =
    decision === null
      ? state === 'waiting'
        ? say('records.to-decide')
        : state === 'clear'
          ? say('records.not-needed')
          : ''
      : say(decision.decision === 'allow' ? 'records.allowed-by' : 'records.removed-by', {
          name: decision.by,
          time: ukDateTime(decision.at),
        });
  const about = {
    person: row.name,
    role: dutiesOf(row),
    mitigation: decision?.mitigation ?? '',
    cleared,
    signed: signedAt === null ? '' : ukDateTime(signedAt),
  };
  const given = (one: DeclaredInterest, before: boolean): InterestLine => {
    const interest = say('records.interest', { kind: one.kind ?? '', way: one.way ?? '' });
    return {
      ...about,
      bidder: one.name,
      interest: before ? say('records.declared-before', { interest }) : interest,
      look: one.look ?? '',
      details: one.details,
    };
  };
  if (row.interests.length + row.earlier.length > 0)
    return [...row.interests.map((one) => given(one, false)), ...row.earlier.map((one) => given(one, true))];
  const none = signedAt === null ? say('records.not-declared') : say('records.no-interest');
  return [{ ...about, bidder: say('records.every-bidder'), interest: none, look: '', details: '' }];
};

/** The register of interests as a workbook (schedule K), for those who lead; null for anybody else and before the opening. */
export const conflictRegisterFile = view({
  action: 'conflict.read',
  load: (db, { id }: { id: string } & Wanted) => findProcurement(db, id),
  facts: (state, context) => procurementFacts(state, context),
  show: async (db, { loaded: state, input, context }): Promise<ExportFile | null> => {
    const register = await loadRegister(db, state, context);
    if (!register || !state.opening) return null;
    const { title, reference } = state.procurement;
    const times = register.rows.flatMap(({ signedAt, decision }) => [signedAt ?? '', decision?.at ?? '']);
    const model = conflictWorkbook({
      title,
      reference,
      asOf: times.reduce((last, at) => (at > last ? at : last), state.opening.openedAt),
      lines: register.rows.flatMap(linesOf),
    });
    return rendered(`${reference} conflict register`, model, input, await authorityOf(db, state));
  },
});
