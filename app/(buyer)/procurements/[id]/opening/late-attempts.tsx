import { TextLink } from '@/app/_ui/links';
import { Table } from '@/app/_ui/table';
import { Time } from '@/app/_ui/time';
import { ukDate, ukReceiptTime } from '@/lib/procurement/uk-time';
import type { LateShown } from '@/lib/views/opening';

const decisions: Readonly<Record<string, string>> = { accept: 'Accepted', refuse: 'Not accepted, never read' };

/** Attempts that came too late: when to the millisecond, and what two officers decided. */
export function LateAttempts({ id, late }: { id: string; late: readonly LateShown[] }) {
  if (late.length === 0) return <p className="govuk-body">None</p>;
  return (
    <Table
      caption="Attempts after the deadline"
      captionHidden
      form="stack"
      columns={[
        { key: 'supplier', label: 'Supplier' },
        { key: 'time', label: 'Time' },
        { key: 'reference', label: 'Reference' },
        { key: 'state', label: 'State' },
      ]}
      rows={late.map(({ id: attemptId, supplierName, receivedAt, reference, decision }) => ({
        key: reference,
        cells: [
          supplierName,
          <Time key="at" at={receivedAt}>
            {ukDate(receivedAt)}, {ukReceiptTime(receivedAt)}
          </Time>,
          <TextLink key="link" href={`/procurements/${id}/opening/late/${attemptId}`}>
            {reference}
          </TextLink>,
          decision ? (decisions[decision.decision] ?? '') : 'Not opened, not decided yet',
        ],
      }))}
    />
  );
}
