import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { ButtonLink } from '@/app/_ui/button';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { Hash, Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime } from '@/lib/procurement/uk-time';
import type { Ok } from '@/lib/result';
import { preparedFilePage } from '@/lib/views/prepared-file';
import { LookAgain } from './look-again';

type Props = Params<{ fileId: string }>;
const load = cache(async (id: string, fileId: string) => preparedFilePage(await readContext(), { id, fileId }));

type View = Extract<Awaited<ReturnType<typeof preparedFilePage>>, Ok<unknown>>['value'];
type File = View['file'];

const whatOf = ({ pack, bundle }: File): string => {
  if (bundle) return 'the evidence bundle';
  return pack ? 'the tender pack' : 'your documents';
};
const titleOf = (file: File): string => {
  if (file.state === 'failed') return 'The file could not be made';
  if (file.state !== 'done') return `Preparing ${whatOf(file)}`;
  if (file.bundle) return 'The evidence bundle is ready';
  return file.pack ? 'The tender pack is ready' : 'Your documents are ready';
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, fileId } = await params;
  const result = await load(id, fileId);
  return result.ok
    ? { title: pageTitle(titleOf(result.value.file), result.value.procurement.title) }
    : refusedTitle(result);
}

function Preparing({ file, home }: { file: File; home: string }) {
  return (
    <>
      <p className="govuk-body" role="status">
        {`Preparing ${whatOf(file)}. ${file.percent}%.`}
      </p>
      <p className="govuk-body">
        <progress max={100} value={file.percent} aria-label="Done so far, in hundredths" />
      </p>
      <p className="govuk-body">You can leave this page. The file will be here for 7 days.</p>
      <p className="govuk-body">
        <TextLink href={`${home}/files/${file.id}`}>Check again</TextLink>
      </p>
      <LookAgain />
    </>
  );
}

const whyFailed = ({ fault, id, bundle }: File): string => {
  if (fault === 'interrupted') return 'Assay stopped while it made the file. Nothing is lost. Ask for it again.';
  if (fault === 'too-large' && bundle)
    return `The evidence bundle is too large to be made here. Give this number to your administrator: ${id}.`;
  if (fault === 'too-large') return 'The documents are too large for one file. Choose fewer of them.';
  return `Try again. If it fails again, give this number to your administrator: ${id}.`;
};

function Ready({ file, home, mayTake }: { file: File; home: string; mayTake: boolean }) {
  return (
    <>
      {mayTake ? (
        <ButtonLink href={`${home}/files/${file.id}/download`}>Download the ZIP file</ButtonLink>
      ) : (
        <InsetText>You can no longer have every document in this file, so it cannot be taken away.</InsetText>
      )}
      <SummaryList
        rows={[
          { key: 'Name', value: file.name ?? '' },
          { key: 'Size', value: `${Math.max(1, Math.round((file.size ?? 0) / 1024)).toLocaleString('en-GB')} kB` },
          { key: 'Hash (SHA-256)', value: <Hash value={file.sha256 ?? ''} /> },
          { key: 'Kept until', value: <Time at={file.expiresAt}>{ukDateTime(file.expiresAt)}</Time> },
        ]}
      />
      <p className="govuk-body">
        {file.bundle
          ? 'The link works for you alone, and only while your duties allow it. Taking it writes nothing into the audit log that it holds, so that two copies of one record are the same.'
          : 'The link works for you alone, and only while your duties allow it. Each download is in the audit log.'}
      </p>
    </>
  );
}

/** How far a file is, and the file when it is ready. */
export default async function PreparedFilePage({ params }: Props) {
  const { id, fileId } = await params;
  const result = await load(id, fileId);
  const home = `/procurements/${id}/documents`;
  if (!result.ok) return <Refused refusal={result} back={home} />;
  const { procurement, file, mayTake } = result.value;
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="documents"
      crumbs={[{ text: 'Documents', href: home }, { text: 'Prepared file' }]}
      title={titleOf(file)}
    >
      {file.state === 'done' && <Ready file={file} home={home} mayTake={mayTake} />}
      {file.state === 'failed' && <p className="govuk-body">{whyFailed(file)}</p>}
      {(file.state === 'waiting' || file.state === 'running') && <Preparing file={file} home={home} />}
      <h2 className="govuk-heading-m">In this file</h2>
      <ul className="govuk-list govuk-list--bullet">
        {file.documents.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p className="govuk-body">
        <TextLink href={`${home}/choose`}>Choose documents again</TextLink>
      </p>
    </ProcurementFrame>
  );
}
