import { ukDateTime } from '../procurement/uk-time';
import { say } from '../text';
import { text } from './cells';
import type { Workbook } from './model';
import { supplierCopy } from './supplier-copy';

export type ClarificationLogFacts = {
  readonly title: string;
  readonly reference: string;
  readonly authority: string;
  /** What went to every supplier, by number. Nothing in it tells who asked, or when. */
  readonly log: readonly {
    readonly number: number;
    /** Reference of the question it is about; empty for the procurement in general. */
    readonly about: string;
    readonly wording: string;
    readonly answer: string;
    /** ISO UTC. */
    readonly answeredAt: string;
    readonly leadsToAmendment: boolean;
    readonly followedBy: { readonly number: number; readonly publishedAt: string } | null;
  }[];
};

type Logged = ClarificationLogFacts['log'][number];

const amendmentOf = ({ leadsToAmendment, followedBy }: Logged): string => {
  if (!leadsToAmendment) return say('clarification.sheet-no-amendment');
  return followedBy
    ? say('clarification.sheet-followed', {
        version: followedBy.number,
        date: ukDateTime(followedBy.publishedAt),
      })
    : say('clarification.sheet-follows');
};

/**
 * Takes the numbered log; returns one sheet of it, the same for the authority and for every supplier; null while it is
 * empty. Its date is that of the last answer, so that the same log gives the same bytes whoever takes it.
 */
export const clarificationLogWorkbook = ({
  title,
  reference,
  authority,
  log,
}: ClarificationLogFacts): Workbook | null => {
  const last = log.at(-1);
  if (!last) return null;
  const name = say('clarification.sheet-title', { title });
  return supplierCopy('clarification-log', {
    title: name,
    foot: reference,
    asOf: last.answeredAt,
    locked: true,
    sheets: [
      {
        name: say('clarification.sheet-name'),
        title: name,
        note: say('clarification.sheet-note', { authority, reference }),
        table: 'ClarificationLog',
        columns: [
          { heading: say('clarification.sheet-number'), width: 8 },
          { heading: say('clarification.sheet-about'), width: 16 },
          { heading: say('clarification.question'), width: 55 },
          { heading: say('clarification.answer'), width: 65 },
          { heading: say('clarification.sheet-issued'), width: 20 },
          { heading: say('clarification.sheet-to'), width: 14 },
          { heading: say('clarification.sheet-amendment'), width: 22 },
        ],
        rows: log.map((one) => [
          text(String(one.number)),
          text(one.about === '' ? say('clarification.ask-general') : one.about),
          text(one.wording),
          text(one.answer),
          text(ukDateTime(one.answeredAt)),
          text(say('clarification.sheet-everybody')),
          text(amendmentOf(one)),
        ]),
      },
    ],
  });
};
