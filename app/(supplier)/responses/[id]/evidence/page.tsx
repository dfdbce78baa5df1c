import type { Metadata } from 'next';
import { cache } from 'react';
import { EvidenceUpload } from '@/app/_answer/evidence-upload';
import { limitShown, uploadWords } from '@/app/_answer/upload-words';
import { FileList, RoomUsed } from '@/app/_evidence/file-list';
import { PlainUpload } from '@/app/_evidence/plain-upload';
import { faultWords, isFileFault } from '@/app/_evidence/words';
import { Refused } from '@/app/_frame/refused';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { megabytes } from '@/app/_ui/evidence-line';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { sayPart } from '@/lib/text/parts';
import { evidence } from '@/lib/views/evidence';
import { responseTasks } from '@/lib/views/response';
import { ResponsePage, titleOf } from '../../response-page';

const load = cache(async (responseId: string) => responseTasks(await readContext(), { responseId }));

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ for?: string; fault?: string; done?: string }>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ id }, { fault }] = [await params, await searchParams];
  const result = await load(id);
  const title = titleOf(say('evidence.title'), result.ok ? result.value.frame : undefined);
  return { title: isFileFault(fault) ? `${sayPart('parts.error-prefix')}: ${title}` : title };
}

/** The organisation's files, and uploading: several at once with JavaScript, one at a time without. */
export default async function EvidencePage({ params, searchParams }: Props) {
  const { id } = await params;
  const { for: questionId, fault, done } = await searchParams;
  const result = await evidence(await readContext(), { responseId: id });
  const frame = await load(id);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  if (!frame.ok) return <Refused refusal={frame} back="/responses" />;
  const { files, used, quota, limit } = result.value;
  const { stand, cancelled } = frame.value.frame;
  const open = !stand.closed && !cancelled;
  const title = say('evidence.title');
  const left = megabytes(quota - used).replace(' MB', '');
  const error = isFileFault(fault)
    ? faultWords(fault, { limit: limitShown(limit), left, quota: quota / 1_000_000 })
    : null;
  return (
    <ResponsePage frame={frame.value.frame} tab="tasks" crumbs={[{ text: title }]}>
      {error && <ErrorSummary errors={[{ path: open ? 'file' : '', text: error }]} />}
      {done === 'uploaded' && <NotificationBanner type="success">{say('evidence.done-uploaded')}</NotificationBanner>}
      {done === 'removed' && <NotificationBanner type="success">{say('evidence.done-removed')}</NotificationBanner>}
      <Heading>{title}</Heading>
      <RoomUsed used={used} quota={quota} />
      {open ? (
        <>
          {!questionId && (
            <EvidenceUpload uploadTo={`/uploads/evidence/${id}`} limit={limit} words={uploadWords(limit)} />
          )}
          <PlainUpload
            to={`/uploads/evidence/${id}`}
            fields={{ question: questionId }}
            limit={limit}
            error={error}
            always={questionId !== undefined}
            look={questionId ? 'primary' : 'secondary'}
          />
        </>
      ) : (
        <InsetText>
          {say('evidence.late-library')} <TextLink href="/evidence">{say('evidence.late-library-link')}</TextLink>.
        </InsetText>
      )}
      <h2 className="govuk-heading-m">{say('evidence.files')}</h2>
      <FileList files={files} responseId={id} />
    </ResponsePage>
  );
}
