import { dutyRules } from '@/lib/procurement/duties';
import { say } from '@/lib/text';
import { Table } from './table';

const dutyWord = (duty: (typeof dutyRules)[number]['duty']): string => say(`procurement.duty-${duty}`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Duty, least number, and what the same person may hold beside it: the published table. */
export function DutyTable() {
  return (
    <Table
      form="stack"
      caption="Which duties may be combined"
      captionSize="s"
      columns={[
        { key: 'duty', label: 'Duty' },
        { key: 'least', label: 'Least number of people' },
        { key: 'with', label: 'May be combined with' },
      ]}
      rows={dutyRules.map(({ duty, least, mayCombineWith }) => ({
        key: duty,
        cells: [
          capital(dutyWord(duty)),
          least === 0 ? 'None needed' : String(least),
          mayCombineWith.length > 0 ? mayCombineWith.map(dutyWord).join(', ') : 'No other duty',
        ],
      }))}
    />
  );
}
