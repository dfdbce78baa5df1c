import type { Metadata } from 'next';
import { cache } from 'react';
import { EvidenceUpload } from '@/app/_answer/evidence-upload';
import { limitShown, uploadWords } from '@/app/_answer/upload-words';
import { PlainUpload } from '@/app/_evidence/plain-upload';
import { dayOf, expiryWords, faultWords, isFileFault, usedWords } from '@/app/_evidence/words';
import { notFound } from '@/app/_frame/not-found';
import { one, type Search } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { DateInput } from '@/app/_ui/date-input';
import { EvidenceList } from '@/app/_ui/evidence-line';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Heading, Page } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { ukShortDate } from '@/lib/procurement/uk-time';
import { splitDate } from '@/lib/question/date';
import { say } from '@/lib/text';
import { type EarlierShown, evidenceFilePage, type FileOfLibrary } from '@/lib/views/evidence-library';
import { saveDates } from './actions';

type Props = { params: Promise<{ evidenceId: string }> } & Search<'from' | 'done' | 'fault'>;

const load = cache(async (evidenceId: string) => evidenceFilePage(await readContext(), { evidenceId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).evidenceId);
  return { title: result.ok && result.value ? result.value.file.name : say('common.not-found') };
}

const doneWords = { dates: 'evidence.done-dates', replaced: 'evidence.done-replaced' } as const;
const isDone = (done: string | undefined): done is keyof typeof doneWords =>
  done !== undefined && Object.hasOwn(doneWords, done);

/** The file itself, to be downloaded, and what is known of it. */
function TheFile({ file }: { file: FileOfLibrary }) {
  return (
    <EvidenceList
      files={[
        {
          key: file.id,
          name: file.name,
          ...(file.scan === 'infected' ? {} : { href: `/evidence/${file.id}/download` }),
          type: file.type,
          bytes: file.size,
          uploaded: { by: file.uploadedBy, date: ukShortDate(file.uploadedAt) },
          scan: file.scan,
          dated: file.dates.date ? dayOf(file.dates.date) : undefined,
        },
      ]}
    />
  );
}

function Earlier({ id, files }: { id: string; files: readonly EarlierShown[] }) {
  if (files.length === 0) return <p className="govuk-body">{say('evidence.earlier-none')}</p>;
  return (
    <EvidenceList
      files={files.map((file) => ({
        key: file.fileId,
        name: file.name,
        ...(file.scan === 'infected' ? {} : { href: `/evidence/${id}/download?file=${file.fileId}` }),
        type: file.type,
        bytes: file.size,
        scan: file.scan,
        after: (
          <span className="assay-plain-list__detail">
            {say('evidence.earlier-line', { name: file.replacedBy, date: ukShortDate(file.replacedAt) })}
          </span>
        ),
      }))}
    />
  );
}

/** One file: where it is used, its dates, a later one in its place, and those that it took the place of. */
export default async function FilePage({ params, searchParams }: Props) {
  const { evidenceId } = await params;
  const search = await searchParams;
  const [given, done, fault] = [one(search.from), one(search.done), one(search.fault)];
  const from = given && /^[a-z2-7]{26}$/.test(given) ? given : null;
  const result = await load(evidenceId);
  if (!result.ok || !result.value) notFound();
  const { file, revision, limit, earlier } = result.value;
  const home = from ? `/responses/${from}/evidence` : '/evidence';
  const here = `/evidence/${file.id}${from ? `?from=${from}` : ''}`;
  const error = isFileFault(fault) ? faultWords(fault, { limit: limitShown(limit), left: '', quota: 0 }) : null;
  const expiry = expiryWords(file);
  return (
    <Page before={<BackLink href={home}>{say('evidence.back')}</BackLink>}>
      <ActionForm
        action={saveDates.bind(null, file.id, from)}
        revision={String(revision)}
        initial={error ? { errors: [{ path: 'file', text: error }], values: {} } : undefined}
        heading={
          <>
            {isDone(done) && <NotificationBanner type="success">{say(doneWords[done])}</NotificationBanner>}
            <Heading>{file.name}</Heading>
            <TheFile file={file} />
            {expiry && file.expiry !== 'fine' && <InsetText>{expiry}</InsetText>}
            <h2 className="govuk-heading-m">{say('evidence.where')}</h2>
            {file.uses.length === 0 ? (
              <p className="govuk-body">{say('evidence.where-none')}</p>
            ) : (
              <ul className="govuk-list govuk-list--bullet">
                {usedWords(file.uses).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            )}
            <h2 className="govuk-heading-m">{say('evidence.dates')}</h2>
            <p className="govuk-body">{say('evidence.dates-lead')}</p>
            {expiry && file.expiry === 'fine' && <p className="govuk-body">{expiry}</p>}
          </>
        }
      >
        <DateInput
          name="date"
          legend={say('evidence.date')}
          legendSize="s"
          hint={say('evidence.date-hint')}
          value={file.dates.date ? splitDate(file.dates.date) : undefined}
        />
        <DateInput
          name="expires"
          legend={say('evidence.expires-label')}
          legendSize="s"
          hint={say('evidence.expires-hint')}
          value={file.dates.expires ? splitDate(file.dates.expires) : undefined}
        />
        <Button>{say('evidence.dates-save')}</Button>
      </ActionForm>
      <h2 className="govuk-heading-m">{say('evidence.replace')}</h2>
      <p className="govuk-body">{say('evidence.replace-lead')}</p>
      <EvidenceUpload
        uploadTo="/uploads/evidence"
        limit={limit}
        replaces={file.id}
        then={`${here}${from ? '&' : '?'}done=replaced`}
        words={uploadWords(limit, true)}
      />
      <PlainUpload
        to="/uploads/evidence"
        limit={limit}
        error={error}
        fields={{ replaces: file.id, from: from ?? undefined }}
        label={say('evidence.replace-label')}
        button={say('evidence.replace-button')}
      />
      <h2 className="govuk-heading-m">{say('evidence.earlier')}</h2>
      <Earlier id={file.id} files={earlier} />
      <p className="govuk-body">
        <TextLink href={`${from ? `/responses/${from}` : ''}/evidence/${file.id}/remove`} hidden={file.name}>
          {say('evidence.remove')}
        </TextLink>
      </p>
    </Page>
  );
}
