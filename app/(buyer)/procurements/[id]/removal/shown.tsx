import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { SummaryList } from '@/app/_ui/summary-list';
import { Table } from '@/app/_ui/table';
import { Hash, Time } from '@/app/_ui/time';
import type { Manifest, RemovalCertificate } from '@/lib/procurement/removal-certificate';
import { ukDate, ukDateTime } from '@/lib/procurement/uk-time';
import { megabytes } from '@/lib/response/file-size';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import type { removalPage } from '@/lib/views/removal';

export type RemovalView = Extract<Awaited<ReturnType<typeof removalPage>>, Ok<unknown>>['value'];

export const removalPath = (id: string): string => `/procurements/${id}/removal`;

/** What goes or went, by kind: how many rows or files, and how large. */
export function ManifestShown({
  manifest,
  totals,
  caption,
}: {
  manifest: Manifest;
  totals: RemovalCertificate['totals'];
  caption: string;
}) {
  const line = (key: string, label: string, count: number, bytes: number) => ({
    key,
    cells: [label, String(count), megabytes(bytes)],
  });
  return (
    <Table
      caption={caption}
      captionSize="m"
      form="stack"
      columns={[
        { key: 'kind', label: 'Kind' },
        { key: 'count', label: 'Number', numeric: true },
        { key: 'size', label: 'Size', numeric: true },
      ]}
      rows={[
        line('bytes', say('removal.kind-bytes'), manifest.files.count, manifest.files.bytes),
        ...manifest.rows
          .filter(({ count }) => count > 0)
          .map(({ kind, count, bytes }) => line(kind, say(`removal.kind-${kind}`), count, bytes)),
        line('all', 'All together', totals.rows + totals.files, totals.bytes),
      ]}
    />
  );
}

/** What is known of files on the disk, in one sentence or two. */
const filesWords = ({ gone, all }: { gone: number; all: number }): string => {
  if (all === 0) return say('removal.no-files');
  return gone === all ? say('removal.gone', { count: all }) : say('removal.going', { count: all - gone });
};

/** The certificate of removal, to read and to keep. */
export function CertificateShown({ view }: { view: RemovalView }) {
  const { removed, procurement } = view;
  if (!removed) return null;
  const { certificate, hash, files } = removed;
  const { award, contract, cancelledAt, clock, manifest } = certificate;
  return (
    <>
      <InsetText>{say('removal.removed-on', { date: ukDate(certificate.removedOn) })}</InsetText>
      <SummaryList
        rows={[
          { key: 'Contracting authority', value: certificate.authority },
          { key: 'Procurement', value: `${certificate.procurement.title}, ${certificate.procurement.reference}` },
          { key: 'Awarded to', value: award ? `${award.supplier}, ${ukDate(award.decidedAt)}` : 'Not awarded' },
          ...(contract
            ? [
                {
                  key: 'Contract',
                  value:
                    contract.enteredOn === null ? 'Not entered into' : `Entered into ${ukDate(contract.enteredOn)}`,
                },
              ]
            : []),
          ...(cancelledAt ? [{ key: 'Cancelled', value: ukDateTime(cancelledAt) }] : []),
          {
            key: 'Kept until',
            value: `${ukDate(clock.until)}. ${say(`decision.basis-${clock.basis}`, { date: ukDate(clock.from) })}`,
          },
          { key: 'Asked by', value: `${certificate.askedBy}, ${ukDateTime(certificate.askedAt)}` },
          { key: 'Reason', value: <span className="assay-prose">{certificate.reason}</span> },
          {
            key: 'Signed by',
            value: (
              <>
                {certificate.signedBy}, <Time at={certificate.signedAt}>{ukDateTime(certificate.signedAt)}</Time>
              </>
            ),
          },
          {
            key: 'Last row gone',
            value: <Time at={certificate.removedAt}>{ukDateTime(certificate.removedAt)}</Time>,
          },
          { key: 'Files on the disk', value: filesWords(files) },
          { key: 'Hash of what was removed', value: <Hash value={certificate.removedHash} /> },
          { key: 'Hash of this certificate', value: <Hash value={hash} /> },
        ]}
      />
      <p className="govuk-body">
        <TextLink href={`/procurements/${procurement.id}/exports/removal`}>Download the certificate (JSON)</TextLink>
      </p>
      <p className="govuk-body">
        The hash of this certificate stands in the{' '}
        <TextLink href={`/procurements/${procurement.id}/audit`}>audit log</TextLink>.
      </p>
      <ManifestShown manifest={manifest} totals={certificate.totals} caption="What was removed" />
      {manifest.staying > 0 && <p className="govuk-body">{say('removal.staying', { count: manifest.staying })}</p>}
    </>
  );
}
