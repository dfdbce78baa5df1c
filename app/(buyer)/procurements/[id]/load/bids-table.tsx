import { Table } from '@/app/_ui/table';
import { Hash, Time } from '@/app/_ui/time';
import { ukReceiptDateTime } from '@/lib/procurement/uk-time';
import type { BidShown, PortalPage } from '@/lib/views/portal-load';

const rowsWords = (bid: BidShown): string => {
  if (bid.workbook === 'missing') return 'No workbook yet';
  if (bid.workbook === 'refused' || !bid.counts) return 'Refused';
  const { taken, blank, missing } = bid.counts;
  const left = bid.counts.refused + bid.counts['not-asked'] + bid.counts.unknown;
  return `${taken} taken, ${blank + missing} blank, ${left} not taken`;
};

/** Every file that came, organisation by organisation, with its hash and who loaded it. */
export function BidsTable({ id, view }: { id: string; view: PortalPage }) {
  return view.bids.map((bid) => (
    <section key={bid.id} aria-label={bid.organisation}>
      <h2 className="govuk-heading-m">{bid.organisation}</h2>
      <p className="govuk-body">
        Received by the portal on{' '}
        <Time at={bid.receivedAt}>{ukReceiptDateTime(bid.receivedAt).replace(/\.000$/, '')}</Time>
        {bid.reference && `, reference ${bid.reference}`}
        {bid.lots.length > 0 && `, for ${bid.lots.join('; ')}`}. Rows of the workbook: {rowsWords(bid)}.
      </p>
      {bid.files.length > 0 && (
        <Table
          caption={`Files of ${bid.organisation}`}
          captionHidden
          form="stack"
          small
          columns={[
            { key: 'file', label: 'File' },
            { key: 'role', label: 'What it is' },
            { key: 'hash', label: 'SHA-256' },
            { key: 'by', label: 'Loaded by' },
          ]}
          rows={bid.files.map(({ id: file, name, role, sha256, by }) => ({
            key: file,
            cells: [name, role === 'workbook' ? 'Workbook' : 'Evidence', <Hash key="hash" value={sha256} />, by],
          }))}
        />
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={`/procurements/${id}/load/organisations/${bid.id}`}>
          Look at every row and file<span className="govuk-visually-hidden"> of {bid.organisation}</span>
        </a>
      </p>
    </section>
  ));
}
