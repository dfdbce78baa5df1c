import { ukDateTime, ukReceiptTime, ukShortDate } from '../procurement/uk-time';
import { say } from '../text';
import { number, text } from './cells';
import { type Cell, type Column, type Sheet, sheetOr, type Workbook } from './model';

/** Whose record it is, and the time of the last thing in it; ISO UTC. */
export type RecordFacts = { readonly title: string; readonly reference: string; readonly asOf: string };

const columns = (...wanted: [heading: string, width: number][]): Column[] =>
  wanted.map(([heading, width]) => ({ heading, width }));
const whole = (value: number | null): Cell =>
  value === null ? text(say('records.unknown')) : number(String(value), 0);

/** Day and time in the UK, to the millisecond. */
const momentOf = (iso: string): string => `${ukShortDate(iso)}, ${ukReceiptTime(iso)}`;

/** One submission that was opened. A letter is given only once quality is locked, so that it cannot undo blind marking. */
export type OpenedLine = {
  readonly name: string;
  readonly letter: string | null;
  readonly version: number;
  readonly reference: string;
  /** ISO UTC. */
  readonly receivedAt: string;
  readonly snapshotHash: string;
  readonly lots: readonly string[];
  /** Null where it cannot be read, so that nobody can say. */
  readonly files: number | null;
};

/** What came in and was not opened, with why. */
export type UnopenedLine = {
  readonly name: string;
  readonly what: string;
  readonly reference: string;
  /** ISO UTC. */
  readonly at: string;
  readonly decision: string;
};

export type OpeningFacts = RecordFacts & {
  /** ISO UTC; null where the responses came through a portal without one. */
  readonly deadline: string | null;
  readonly openedAt: string;
  readonly askedBy: string;
  readonly confirmedBy: string;
  readonly reason: string;
  /** Where receiving and sealing were done by the authority's own portal: its words for when it opened. */
  readonly portal: string | null;
  readonly submissions: readonly OpenedLine[];
  readonly unopened: readonly UnopenedLine[];
};

const received = (facts: OpeningFacts): Sheet[] =>
  sheetOr({
    name: say('records.sheet-opened'),
    title: say('records.title-opened', { title: facts.title }),
    note: say('records.note', { reference: facts.reference }),
    table: 'OpenedTable',
    columns: columns(
      [say('records.col-supplier'), 30],
      [say('records.col-letter'), 12],
      [say('records.col-version'), 10],
      [say('records.col-receipt'), 22],
      [say('records.col-received-utc'), 28],
      [say('records.col-received-uk'), 28],
      [say('records.col-hash'), 40],
      [say('records.col-files'), 8],
      [say('records.col-lots'), 24],
      [say('records.col-on-time'), 12],
      [say('records.col-opened-by'), 30],
      [say('records.col-opened-at'), 28],
    ),
    rows: facts.submissions.map((line) => [
      text(line.name),
      text(line.letter ?? say('records.letter-waits')),
      whole(line.version),
      text(line.reference),
      text(line.receivedAt),
      text(momentOf(line.receivedAt)),
      text(line.snapshotHash),
      whole(line.files),
      text(line.lots.length > 0 ? line.lots.join('; ') : say('records.whole-contract')),
      text(facts.deadline === null || line.receivedAt < facts.deadline ? say('answer.yes') : say('records.late')),
      text(say('records.two-people', { first: facts.askedBy, second: facts.confirmedBy })),
      text(momentOf(facts.openedAt)),
    ]),
  });

/**
 * Takes the record of an opening; returns it as a workbook (schedule F of the tender pack): how it was opened, what was
 * opened with its receipt time and hash, and what was not.
 */
export const openingWorkbook = (facts: OpeningFacts): Workbook => {
  const title = say('records.opening-of', { title: facts.title });
  const rows: [string, string][] = [
    [say('documents.start-procurement'), facts.title],
    [say('documents.start-reference'), facts.reference],
    ...(facts.deadline === null
      ? []
      : ([[say('documents.start-deadline'), ukDateTime(facts.deadline)]] as [string, string][])),
    [say('records.opened-at'), momentOf(facts.openedAt)],
    [say('records.opened-utc'), facts.openedAt],
    [say('records.asked-by'), facts.askedBy],
    [say('records.confirmed-by'), facts.confirmedBy],
    [say('records.reason'), facts.reason],
    ...(facts.portal === null ? [] : ([[say('records.portal'), facts.portal]] as [string, string][])),
    [say('records.col-submissions'), String(facts.submissions.length)],
  ];
  return {
    title,
    foot: facts.reference,
    asOf: facts.asOf,
    locked: true,
    sheets: [
      {
        name: say('records.sheet-opening'),
        title,
        note: say('records.note', { reference: facts.reference }),
        table: 'OpeningTable',
        cover: true,
        columns: columns([say('documents.col-item'), 30], [say('documents.col-words'), 100]),
        rows: rows.map(([item, words]) => [text(item), text(words)]),
      },
      ...received(facts),
      ...sheetOr({
        name: say('records.sheet-unopened'),
        title: say('records.title-unopened', { title: facts.title }),
        note: say('records.note', { reference: facts.reference }),
        table: 'NotOpenedTable',
        columns: columns(
          [say('records.col-supplier'), 36],
          [say('records.col-what'), 50],
          [say('records.col-receipt'), 22],
          [say('records.col-at-utc'), 28],
          [say('records.col-decision'), 60],
        ),
        rows: facts.unopened.map(({ name, what, reference, at, decision }) => [
          text(name),
          text(what),
          text(reference || say('documents.none')),
          text(at || say('documents.none')),
          text(decision || say('documents.none')),
        ]),
      }),
    ],
  };
};

/** One line of the register: what one person declared about one bidder, or that they declared none or nothing yet. */
export type InterestLine = {
  readonly person: string;
  readonly role: string;
  readonly bidder: string;
  readonly interest: string;
  readonly look: string;
  readonly details: string;
  readonly mitigation: string;
  readonly cleared: string;
  readonly signed: string;
};

/**
 * Takes the register of interests; returns it as a workbook (schedule K of the tender pack). The column for the review date
 * is the authority's own to fill in.
 */
export const conflictWorkbook = (facts: RecordFacts & { readonly lines: readonly InterestLine[] }): Workbook => {
  const title = say('records.conflicts-of', { title: facts.title });
  return {
    title,
    foot: facts.reference,
    asOf: facts.asOf,
    locked: true,
    sheets: [
      {
        name: say('records.sheet-conflicts'),
        title,
        note: say('records.conflicts-note', { reference: facts.reference }),
        table: 'ConflictRegister',
        columns: columns(
          [say('records.col-person'), 20],
          [say('records.col-role'), 14],
          [say('records.col-bidder'), 24],
          [say('records.col-interest'), 18],
          [say('records.col-look'), 12],
          [say('records.col-details'), 36],
          [say('records.col-mitigation'), 30],
          [say('records.col-cleared'), 20],
          [say('records.col-signed'), 14],
          [say('records.col-review'), 12],
        ),
        rows: facts.lines.map((line) => [
          text(line.person),
          text(line.role),
          text(line.bidder),
          text(line.interest),
          text(line.look || say('documents.none')),
          text(line.details || say('documents.none')),
          text(line.mitigation || say('documents.none')),
          text(line.cleared || say('documents.none')),
          text(line.signed || say('records.not-declared')),
          { text: '', input: true },
        ]),
      },
    ],
  };
};
