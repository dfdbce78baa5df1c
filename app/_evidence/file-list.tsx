import { ukShortDate } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import type { FileOfLibrary } from '@/lib/views/evidence-library';
import { EvidenceList, megabytes } from '../_ui/evidence-line';
import { TextLink } from '../_ui/links';
import { dayOf, expiryWords, usedWords } from './words';

type FileListProps = {
  files: readonly FileOfLibrary[];
  /** The response whose page this is; null on the library's own page. */
  responseId: string | null;
};

/** How much of its room the organisation has used. */
export function RoomUsed({ used, quota }: { used: number; quota: number }) {
  const words = { used: megabytes(used), quota: `${quota / 1_000_000} MB` };
  const near = used > quota * 0.9;
  return (
    <p className="govuk-body">
      {say(near ? 'evidence.quota-near' : 'evidence.quota', words)} {near && say('evidence.quota-removed')}
    </p>
  );
}

/** The organisation's files, each with where it is used and what can be done with it. */
export function FileList({ files, responseId }: FileListProps) {
  if (files.length === 0) return <p className="govuk-body">{say('evidence.empty')}</p>;
  const from = responseId === null ? '' : `?from=${responseId}`;
  const here = (id: string) => (responseId === null ? `/evidence/${id}` : `/responses/${responseId}/evidence/${id}`);
  return (
    <EvidenceList
      files={files.map((file) => ({
        key: file.id,
        name: file.name,
        ...(file.scan === 'infected'
          ? {}
          : { href: responseId === null ? `/evidence/${file.id}/download` : here(file.id) }),
        type: file.type,
        bytes: file.size,
        uploaded: { by: file.uploadedBy, date: ukShortDate(file.uploadedAt) },
        scan: file.scan,
        dated: file.dates.date ? dayOf(file.dates.date) : undefined,
        after: (
          <>
            {expiryWords(file) && (
              <span className="assay-plain-list__detail">
                {file.expiry === 'fine' ? expiryWords(file) : <strong>{expiryWords(file)}</strong>}
              </span>
            )}
            {(file.uses.length > 0 ? usedWords(file.uses, responseId ?? undefined) : [say('evidence.unused')]).map(
              (sentence) => (
                <span key={sentence} className="assay-plain-list__detail">
                  {sentence}
                </span>
              ),
            )}
            <span className="assay-plain-list__detail">
              <TextLink href={`/evidence/${file.id}${from}`} hidden={say('evidence.manage-of', { name: file.name })}>
                {say('evidence.manage')}
              </TextLink>{' '}
              <TextLink href={`${here(file.id)}/remove`} hidden={file.name}>
                {say('evidence.remove')}
              </TextLink>
            </span>
          </>
        ),
      }))}
    />
  );
}
