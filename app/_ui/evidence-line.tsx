import type { ReactNode } from 'react';
import type { ScanState } from '@/lib/response/evidence';
import { megabytes } from '@/lib/response/file-size';
import type { Locale } from '@/lib/text/locale';
import { type PartKey, sayPart } from '@/lib/text/parts';

export { megabytes };

const scanWords: Record<ScanState, PartKey> = {
  clean: 'parts.evidence-scanned',
  'not-scanned': 'parts.evidence-not-scanned',
  waiting: 'parts.evidence-waiting',
  infected: 'parts.evidence-infected',
};

export type EvidenceShown = {
  key: string;
  name: string;
  /** Where the file is downloaded; without it only the name is shown. */
  href?: string | undefined;
  /** Such as PDF. */
  type: string;
  bytes: number;
  uploaded?: { by: string; date: string } | undefined;
  /** What a virus scanner said. */
  scan?: ScanState | undefined;
  dated?: string | undefined;
  expires?: string | undefined;
  usedIn?: number | undefined;
  /** What can be done with it, or more to say. */
  after?: ReactNode;
};

function EvidenceLine({ file, locale }: { file: EvidenceShown; locale?: Locale | undefined }) {
  const made = [
    file.type,
    megabytes(file.bytes),
    file.uploaded && sayPart('parts.evidence-by', { name: file.uploaded.by, date: file.uploaded.date }, locale),
    file.dated && sayPart('parts.evidence-dated', { date: file.dated }, locale),
    file.expires && sayPart('parts.evidence-expires', { date: file.expires }, locale),
  ].filter(Boolean);
  const sentences = [
    made.join(', '),
    file.scan !== undefined && sayPart(scanWords[file.scan], undefined, locale),
    file.usedIn !== undefined && sayPart('parts.evidence-used', { count: file.usedIn }, locale),
  ].filter(Boolean);
  return (
    <>
      {file.href ? (
        <a className="govuk-link" href={file.href} download>
          {file.name}
        </a>
      ) : (
        file.name
      )}
      <span className="assay-plain-list__detail">{sentences.join('. ')}</span>
      {file.after}
    </>
  );
}

/** Files, one a line. Say in words when there are none: an empty list is never drawn. */
export function EvidenceList({ files, locale }: { files: readonly EvidenceShown[]; locale?: Locale }) {
  return (
    <ul className="assay-plain-list">
      {files.map((file) => (
        <li key={file.key}>
          <EvidenceLine file={file} locale={locale} />
        </li>
      ))}
    </ul>
  );
}
