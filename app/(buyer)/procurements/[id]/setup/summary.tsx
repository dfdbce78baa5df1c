import { Fragment } from 'react';
import { SummaryCard, SummaryList, type SummaryRow } from '@/app/_ui/summary-list';
import { inPounds } from '@/lib/procurement/money';
import { type SetupPage, setupOrder } from '@/lib/procurement/setup-form';
import { ukDate, ukDateTime, ukDeadline } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import type { ProcurementSetUp } from '@/lib/views/procurement-set-up';
import { timetableEvents } from '@/lib/views/procurement-times';
import { eventNames } from '../../event-names';
import { DatesOnALine } from '../timetable/line';
import { stepTitles } from './step-titles';

const word = (key: string): string => say({ path: '', key: `procurement.${key}` });
const day = (iso: string | null | undefined, none: string): string => (iso ? ukDate(iso) : none);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const rowsOf = (page: Exclude<SetupPage, 'check'>, view: ProcurementSetUp): SummaryRow[] => {
  const { setup, duties, nameOf } = view;
  switch (page) {
    case 'about':
      return [
        { key: 'Title', value: setup.title ?? 'Not answered' },
        { key: 'Reference', value: setup.reference ?? 'Not answered' },
        { key: 'Short description', value: setup.description || 'None' },
      ];
    case 'nation':
      return [
        { key: 'Rules', value: setup.nation ? word(`nation-${setup.nation}`) : 'Not answered' },
        ...(view.regime ? [{ key: 'Law', value: view.regime.law }] : []),
        ...(setup.legacy ? [{ key: 'Began', value: 'Before 24 February 2025' }] : []),
      ];
    case 'value':
      return [
        { key: 'Estimated value', value: setup.value === undefined ? 'Not answered' : inPounds(setup.value) },
        { key: 'Length', value: setup.years === undefined ? 'Not answered' : `${setup.years} years` },
        { key: 'Contract starts', value: day(setup.contract?.start, 'Not answered') },
        { key: 'Contract ends', value: day(setup.contract?.contractEnd, 'Not answered') },
        { key: 'Ends with extensions', value: day(setup.contract?.contractEndExtended, 'No extensions') },
        { key: 'Life of the assets ends', value: day(setup.contract?.assetLifeEnd, 'With the contract') },
      ];
    case 'procedure':
      return [
        { key: 'Procedure', value: setup.procedure ? word(`procedure-${setup.procedure}`) : 'Not answered' },
        {
          key: 'Documents',
          value:
            setup.documentsTogether === undefined
              ? 'Not answered'
              : setup.documentsTogether
                ? 'All out together with the notice'
                : 'Some follow after the notice',
        },
        ...(setup.shorterGround
          ? [{ key: 'Ground for fewer days', value: word(`ground-${setup.shorterGround}`) }]
          : []),
      ];
    case 'lots':
      return [
        {
          key: 'Lots',
          value:
            setup.lots === undefined ? 'Not answered' : setup.lots.length > 0 ? setup.lots.join('; ') : 'One lot only',
        },
      ];
    case 'receiving':
      return [
        {
          key: 'Responses',
          value:
            setup.receiving === undefined
              ? 'Not answered'
              : setup.receiving === 'hosted'
                ? 'In Assay'
                : 'Through our own portal',
        },
      ];
    case 'dates':
      return timetableEvents.map((event) => ({
        key: eventNames[event],
        value: setup.timetable
          ? event === 'deadline'
            ? ukDeadline(setup.timetable.deadline)
            : ukDateTime(setup.timetable[event])
          : 'Not answered',
      }));
    case 'people':
      return duties.map(({ duty, userIds }) => ({
        key: capital(word(`duty-${duty}`)),
        value: userIds.map((id) => nameOf[id] ?? '').join(', '),
      }));
  }
};

/** Every answer of the set-up, a card for each step. */
export function SetUpSummary({ view }: { view: ProcurementSetUp }) {
  const pages = setupOrder.filter((page): page is Exclude<SetupPage, 'check'> => page !== 'check');
  return pages.map((page, at) => {
    const mayChange = page === 'people' ? view.mayAssign : view.mayEdit;
    return (
      <Fragment key={page}>
        <SummaryCard
          id={page}
          title={stepTitles[page]}
          actions={
            mayChange
              ? [{ href: `/procurements/${view.id}/setup/${at + 1}?then=check`, text: 'Change', hidden: 'answer' }]
              : []
          }
        >
          <SummaryList rows={rowsOf(page, view)} cardTitle={stepTitles[page]} />
        </SummaryCard>
        {page === 'dates' && view.events.length > 0 && (
          <DatesOnALine events={view.events} days={view.check.days} now={view.now} />
        )}
      </Fragment>
    );
  });
}
