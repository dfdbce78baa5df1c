import type { Metadata } from 'next';
import { ChangedSince, EarlierGiven } from '@/app/_answer/earlier-given';
import { notFound } from '@/app/_frame/not-found';
import { one, type Search } from '@/app/_frame/search';
import { TextLink } from '@/app/_ui/links';
import { Details, NotificationBanner } from '@/app/_ui/notices';
import { Page } from '@/app/_ui/page';
import { Pagination } from '@/app/_ui/pagination';
import { Table } from '@/app/_ui/table';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukShortDate } from '@/lib/procurement/uk-time';
import { answerText } from '@/lib/question/kinds';
import { say, sayIn } from '@/lib/text';
import { type LibraryAnswer, library, type LibraryPage as View } from '@/lib/views/library';

type Props = Search<'page' | 'done'>;

export const metadata: Metadata = { title: say('library.title') };

const pathOf = ({ submissionId, questionId }: { submissionId: string; questionId: string }): string =>
  `/library/${submissionId}/${questionId}`;

/** What is shown of a long answer before it is opened. */
const firstCharacters = 200;

/** The first characters of an answer, and the whole of it folded away where there is more; a table has its own page. */
function Answer({ answer }: Pick<LibraryAnswer, 'answer'>) {
  const { question, value, extras } = answer;
  const characters = [...answerText(question, value, sayIn('en'))];
  const first = (
    <p className="govuk-body assay-prose">
      {characters.slice(0, firstCharacters).join('')}
      {characters.length > firstCharacters && '…'}
    </p>
  );
  if (question.kind === 'table' && !extras.notApplicable) return first;
  if (question.kind === 'file' || extras.notApplicable || characters.length <= firstCharacters)
    return <EarlierGiven answer={answer} />;
  return (
    <>
      {first}
      <Details summary={say('library.show-all')}>
        <EarlierGiven answer={answer} />
      </Details>
    </>
  );
}

function Certificates({ certificates }: Pick<View, 'certificates'>) {
  if (certificates.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{say('library.certificates')}</h2>
      <p className="govuk-hint">{say('library.certificates-hint')}</p>
      <Table
        caption={say('library.certificates')}
        captionHidden
        form="stack"
        columns={[
          { key: 'question', label: say('library.column-question') },
          { key: 'expires', label: say('library.column-expires') },
          { key: 'basis', label: say('library.column-basis') },
          { key: 'for', label: say('library.column-for') },
        ]}
        rows={certificates.map((certificate) => ({
          key: `${certificate.submissionId}-${certificate.questionId}`,
          cells: [
            <TextLink key="question" href={pathOf(certificate)}>
              {certificate.question}
            </TextLink>,
            <span key="expires">
              <strong>{say(certificate.words)}</strong>
              <br />
              {ukDate(certificate.expires)}
            </span>,
            certificate.basis ? say(`response.basis-${certificate.basis}`) : say('library.no-basis'),
            certificate.authority,
          ],
        }))}
      />
    </>
  );
}

const columns = ['question', 'answer', 'for', 'date', 'changed', 'actions'] as const;

function Answers({ answers }: Pick<View, 'answers'>) {
  return (
    <Table
      caption={say('library.answers')}
      captionHidden
      form="stack"
      columns={columns.map((key) => ({ key, label: say(`library.column-${key}`), hidden: key === 'actions' }))}
      rows={answers.map((row) => {
        const { submissionId, questionId, answer, authority, title, submittedAt, changes } = row;
        const question = answer.question.wording.en;
        return {
          key: `${submissionId}-${questionId}`,
          cells: [
            question,
            <Answer key="answer" answer={answer} />,
            <span key="for">
              {authority}
              <br />
              <span className="govuk-body-s">{title}</span>
            </span>,
            <Time key="date" at={submittedAt}>
              {ukShortDate(submittedAt)}
            </Time>,
            <ChangedSince key="changed" changes={changes} />,
            <span key="actions">
              <TextLink href={pathOf(row)} hidden={` ${say('library.read-hidden', { question })}`}>
                {say('library.read')}
              </TextLink>
              <br />
              <TextLink
                href={`/library/delete?${new URLSearchParams({ submission: submissionId, question: questionId })}`}
                hidden={` ${say('library.delete-hidden', { question })}`}
              >
                {say('library.delete')}
              </TextLink>
            </span>,
          ],
        };
      })}
    />
  );
}

/** What the organisation said before: its own, for it alone. */
export default async function LibraryPage({ searchParams }: Props) {
  const search = await searchParams;
  const page = Number(one(search.page) ?? '1');
  const result = await library(await readContext(), { page: Number.isInteger(page) ? page : 1 });
  if (!result.ok) notFound();
  const view = result.value;
  const done = one(search.done);
  return (
    <Page
      title={say('library.title')}
      width="full"
      above={
        (done === 'one' || done === 'all') && (
          <NotificationBanner type="success">
            {say(done === 'all' ? 'library.deleted-all' : 'library.deleted')}
          </NotificationBanner>
        )
      }
    >
      <p className="govuk-body">{say('library.lead')}</p>
      {view.count === 0 ? (
        <>
          <p className="govuk-body">{say('library.empty')}</p>
          <p className="govuk-body">
            <TextLink href="/responses">{say('library.empty-link')}</TextLink>
          </p>
        </>
      ) : (
        <>
          <p className="govuk-body">{say('library.lead-use')}</p>
          <Certificates certificates={view.certificates} />
          <h2 className="govuk-heading-m">{say('library.answers')}</h2>
          <p className="govuk-body">{say('library.count', { count: view.count })}</p>
          <Answers answers={view.answers} />
          <Pagination current={view.page} count={view.pages} href={(to) => `/library?page=${to}`} />
          <h2 className="govuk-heading-m">{say('library.export')}</h2>
          <p className="govuk-body">{say('library.export-hint')}</p>
          <ul className="govuk-list">
            {(['xlsx', 'ods', 'json'] as const).map((kind) => (
              <li key={kind}>
                <TextLink href={`/library/exports/${kind}`} download>
                  {say(`library.export-${kind}`)}
                </TextLink>
              </li>
            ))}
          </ul>
          <p className="govuk-body">
            <TextLink href="/library/delete?all=yes">{say('library.delete-all')}</TextLink>
          </p>
        </>
      )}
    </Page>
  );
}
