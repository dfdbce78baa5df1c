import type { Metadata } from 'next';
import { cache } from 'react';
import { EvidenceUpload } from '@/app/_answer/evidence-upload';
import { limitShown, uploadWords } from '@/app/_answer/upload-words';
import { notFound } from '@/app/_frame/not-found';
import { Button } from '@/app/_ui/button';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { EvidenceList, megabytes } from '@/app/_ui/evidence-line';
import { FileUpload } from '@/app/_ui/file-upload';
import { TextLink } from '@/app/_ui/links';
import { NotificationBanner } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { ukShortDate } from '@/lib/procurement/uk-time';
import { has, say } from '@/lib/text';
import { sayPart } from '@/lib/text/parts';
import { evidence, evidenceQuotaShown } from '@/lib/views/evidence';
import { responseTasks } from '@/lib/views/response';
import { ResponsePage, titleOf } from '../../response-page';

const load = cache(async (responseId: string) => responseTasks(await readContext(), { responseId }));

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ for?: string; fault?: string; done?: string }>;
};

const isKnown = (fault: string | undefined): fault is string => fault !== undefined && has(`supplier.${fault}`);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ id }, { fault }] = [await params, await searchParams];
  const result = await load(id);
  const title = titleOf(say('supplier.evidence-title'), result.ok ? result.value.frame : undefined);
  return { title: isKnown(fault) ? `${sayPart('parts.error-prefix')}: ${title}` : title };
}

/** The organisation's files, and uploading: several at once with JavaScript, one at a time without. */
export default async function EvidencePage({ params, searchParams }: Props) {
  const { id } = await params;
  const { for: questionId, fault, done } = await searchParams;
  const context = await readContext();
  const result = await evidence(context, { responseId: id });
  const frame = await load(id);
  if (!result.ok || !frame.ok) notFound();
  const { files, used, quota, limit } = result.value;
  const title = say('supplier.evidence-title');
  const said = {
    name: say('supplier.file-unnamed'),
    limit: limitShown(limit),
    type: '',
    left: megabytes(quota - used).replace(' MB', ''),
    quota: quota / 1_000_000,
  };
  const error = isKnown(fault) ? say({ path: 'file', key: `supplier.${fault}`, params: said }) : null;
  return (
    <ResponsePage frame={frame.value.frame} tab="tasks" crumbs={[{ text: title }]}>
      {error && <ErrorSummary errors={[{ path: 'file', text: error }]} />}
      {done === 'uploaded' && (
        <NotificationBanner type="success">{say('supplier.evidence-uploaded-plain')}</NotificationBanner>
      )}
      {done === 'removed' && <NotificationBanner type="success">{say('supplier.evidence-removed')}</NotificationBanner>}
      <Heading>{title}</Heading>
      <p className="govuk-body">
        {say(used > quota * 0.9 ? 'supplier.evidence-quota-near' : 'supplier.evidence-quota', {
          used: megabytes(used),
          quota: evidenceQuotaShown,
        })}
      </p>
      {!questionId && <EvidenceUpload uploadTo={`/uploads/evidence/${id}`} words={uploadWords(limit)} />}
      <PlainUpload id={id} questionId={questionId} limit={limit} error={error} always={questionId !== undefined} />
      <h2 className="govuk-heading-m">{say('supplier.evidence-files')}</h2>
      {files.length === 0 ? (
        <p className="govuk-body">{say('supplier.evidence-empty')}</p>
      ) : (
        <EvidenceList
          files={files.map((file) => ({
            key: file.id,
            name: file.name,
            href: `/responses/${id}/evidence/${file.id}`,
            type: file.type,
            bytes: file.size,
            uploaded: { by: file.uploadedBy, date: ukShortDate(file.uploadedAt) },
            scanned: false,
            after: (
              <span className="assay-plain-list__detail">
                {file.usedIn.length > 0
                  ? say('supplier.evidence-used', { refs: file.usedIn.join(', ') })
                  : say('supplier.evidence-unused')}{' '}
                <TextLink href={`/responses/${id}/evidence/${file.id}/remove`} hidden={file.name}>
                  {say('supplier.file-remove')}
                </TextLink>
              </span>
            ),
          }))}
        />
      )}
    </ResponsePage>
  );
}

type PlainProps = { id: string; questionId: string | undefined; limit: number; error: string | null; always: boolean };

/** One file by a plain form, posted straight to the upload handler. */
function PlainUpload({ id, questionId, limit, error, always }: PlainProps) {
  const form = (
    <form action={`/uploads/evidence/${id}`} method="post" encType="multipart/form-data">
      {questionId && <input type="hidden" name="question" value={questionId} />}
      <FileUpload
        name="file"
        label={say('supplier.file-label')}
        labelSize="s"
        hint={`${say('supplier.file-hint', { limit: limitShown(limit) })} ${say('supplier.file-hint-plain')}`}
        {...(error ? { error } : {})}
      />
      <Button look={questionId ? 'primary' : 'secondary'}>{say('supplier.file-upload')}</Button>
    </form>
  );
  return always || error ? form : <noscript>{form}</noscript>;
}
