import type { Metadata } from 'next';
import { EvidenceUpload } from '@/app/_answer/evidence-upload';
import { limitShown, uploadWords } from '@/app/_answer/upload-words';
import { FileList, RoomUsed } from '@/app/_evidence/file-list';
import { PlainUpload } from '@/app/_evidence/plain-upload';
import { faultWords, isFileFault } from '@/app/_evidence/words';
import { notFound } from '@/app/_frame/not-found';
import { one, type Search } from '@/app/_frame/search';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { megabytes } from '@/app/_ui/evidence-line';
import { NotificationBanner } from '@/app/_ui/notices';
import { Heading, Page } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { sayPart } from '@/lib/text/parts';
import { evidenceLibrary } from '@/lib/views/evidence-library';

type Props = Search<'fault' | 'done'>;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const title = say('evidence.title');
  return { title: isFileFault(one((await searchParams).fault)) ? `${sayPart('parts.error-prefix')}: ${title}` : title };
}

/** Every file of the organisation, whatever response it was uploaded for. */
export default async function LibraryPage({ searchParams }: Props) {
  const search = await searchParams;
  const [fault, done] = [one(search.fault), one(search.done)];
  const result = await evidenceLibrary(await readContext(), null);
  if (!result.ok) notFound();
  const { files, room, quota, limit } = result.value;
  const left = megabytes(quota - room.used).replace(' MB', '');
  const error = isFileFault(fault)
    ? faultWords(fault, { limit: limitShown(limit), left, quota: quota / 1_000_000 })
    : null;
  return (
    <Page>
      {error && <ErrorSummary errors={[{ path: 'file', text: error }]} />}
      {done === 'uploaded' && <NotificationBanner type="success">{say('evidence.done-uploaded')}</NotificationBanner>}
      {done === 'removed' && <NotificationBanner type="success">{say('evidence.done-removed')}</NotificationBanner>}
      <Heading>{say('evidence.title')}</Heading>
      <p className="govuk-body">{say('evidence.lead')}</p>
      <RoomUsed used={room.used} quota={quota} />
      <EvidenceUpload uploadTo="/uploads/evidence" limit={limit} words={uploadWords(limit)} />
      <PlainUpload to="/uploads/evidence" limit={limit} error={error} />
      <h2 className="govuk-heading-m">{say('evidence.files')}</h2>
      <FileList files={files} responseId={null} />
    </Page>
  );
}
