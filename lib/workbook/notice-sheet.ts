import type { NoticeField } from '../procurement/tender-notice';
import { say } from '../text';
import { input, pieces, text } from './cells';
import type { Workbook } from './model';

export type NoticeSheetFacts = {
  readonly title: string;
  readonly reference: string;
  /** Name of the notice, such as "tender notice (UK4)". */
  readonly notice: string;
  readonly fields: readonly NoticeField[];
  /** ISO UTC. */
  readonly asOf: string;
};

/** Takes what a notice must hold; returns one sheet: what is known, what is left, who fills it in, and a cell for it. */
export const noticeWorkbook = ({ title, reference, notice, fields, asOf }: NoticeSheetFacts): Workbook => ({
  title: say('regime.sheet-title', { notice, title }),
  foot: reference,
  asOf,
  locked: true,
  sheets: [
    {
      name: say('regime.sheet-notice'),
      title: say('regime.sheet-title', { notice, title }),
      note: say('regime.sheet-note', { reference }),
      table: 'NoticeTable',
      columns: [
        { heading: say('regime.col-field'), width: 28 },
        { heading: say('regime.col-asked'), width: 12 },
        { heading: say('regime.col-known'), width: 56 },
        { heading: say('regime.col-left'), width: 40 },
        { heading: say('regime.col-who'), width: 18 },
        { heading: say('regime.col-yours'), width: 46 },
      ],
      rows: fields.flatMap(({ heading, asked, known, left }) =>
        // A text longer than a cell goes on in the next row.
        pieces(known.join('\n')).map((part, at) => [
          text(heading),
          text(asked ?? ''),
          text(part),
          text(at > 0 ? '' : (left?.what ?? say('regime.nothing-left'))),
          text(at > 0 ? '' : (left?.who ?? '')),
          at === 0 && left ? input() : text(''),
        ]),
      ),
    },
  ],
});
