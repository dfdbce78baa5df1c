import { ukDate } from '../procurement/uk-time';
import type { ObligationKind, ObligationState } from '../response/obligations';
import { say } from '../text';
import { pieces, text } from './cells';
import type { Workbook } from './model';

export type ObligationSheetFacts = {
  readonly title: string;
  readonly reference: string;
  /** The supplier that the contract goes to. */
  readonly supplier: string;
  /** ISO UTC: the last change of the schedule, so that the same schedule gives the same bytes. */
  readonly asOf: string;
  readonly lines: readonly {
    readonly number: number;
    readonly kind: ObligationKind;
    /** Reference of the question; '' where an officer added the line. */
    readonly ref: string;
    readonly obligation: string;
    readonly owner: string;
    /** UK day; null for the life of the contract. */
    readonly due: string | null;
    readonly evidence: string;
    readonly state: ObligationState;
    readonly indicator: boolean;
  }[];
};

/** Takes the schedule of obligations; returns it as one sheet, or null while it is empty. */
export const obligationWorkbook = ({
  title,
  reference,
  supplier,
  asOf,
  lines,
}: ObligationSheetFacts): Workbook | null => {
  if (lines.length === 0) return null;
  const name = say('decision.sheet-title', { title });
  return {
    title: name,
    foot: reference,
    asOf,
    locked: false,
    sheets: [
      {
        name: say('decision.sheet-name'),
        title: name,
        note: say('decision.sheet-note', { reference, supplier }),
        table: 'Obligations',
        columns: [
          { heading: say('decision.col-number'), width: 8 },
          { heading: say('decision.col-from'), width: 12 },
          { heading: say('decision.col-kind'), width: 18 },
          { heading: say('decision.col-obligation'), width: 68 },
          { heading: say('decision.col-owner'), width: 20 },
          { heading: say('decision.col-due'), width: 18 },
          { heading: say('decision.col-evidence'), width: 32 },
          { heading: say('decision.col-state'), width: 10 },
          { heading: say('decision.col-indicator'), width: 14 },
        ],
        rows: lines.flatMap((line) =>
          // A text longer than a cell goes on in the next row.
          pieces(line.obligation).map((part, at) => {
            const once = (value: string) => text(at === 0 ? value : '');
            return [
              text(String(line.number)),
              once(line.ref),
              once(say(`decision.kind-${line.kind}`)),
              text(part),
              once(line.owner),
              once(line.due === null ? say('decision.due-none') : ukDate(line.due)),
              once(line.evidence),
              once(say(`decision.state-${line.state}`)),
              once(line.indicator ? say('decision.yes') : ''),
            ];
          }),
        ),
      },
    ],
  };
};
