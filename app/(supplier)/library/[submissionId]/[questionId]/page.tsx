import type { Metadata } from 'next';
import { cache } from 'react';
import { ChangedSince, EarlierGiven } from '@/app/_answer/earlier-given';
import { notFound } from '@/app/_frame/not-found';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Heading, Page } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { readContext } from '@/lib/commands/from-request';
import { ukDate } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { libraryAnswer } from '@/lib/views/library';

type Props = { params: Promise<{ submissionId: string; questionId: string }> };

const load = cache(async (submissionId: string, questionId: string) =>
  libraryAnswer(await readContext(), { submissionId, questionId }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { submissionId, questionId } = await params;
  const result = await load(submissionId, questionId);
  return { title: say(result.ok && result.value ? 'library.answer-title' : 'common.not-found') };
}

/** One earlier answer in full. */
export default async function EarlierAnswerPage({ params }: Props) {
  const { submissionId, questionId } = await params;
  const result = await load(submissionId, questionId);
  if (!result.ok || !result.value) notFound();
  const { answer, authority, title, submittedAt, changes } = result.value;
  const place = new URLSearchParams({ submission: submissionId, question: questionId });
  return (
    <Page before={<BackLink href="/library">{say('library.back')}</BackLink>}>
      <Heading caption={say('library.answer-sent', { date: ukDate(submittedAt), authority, title })}>
        {say('library.answer-title')}
      </Heading>
      <SummaryList
        rows={[
          { key: say('library.answer-question'), value: answer.question.wording.en },
          { key: say('library.answer-given'), value: <EarlierGiven answer={answer} /> },
          { key: say('library.answer-changed'), value: <ChangedSince changes={changes} /> },
        ]}
      />
      <p className="govuk-body">
        <TextLink href={`/library/delete?${place}`}>{say('library.delete-button')}</TextLink>
      </p>
    </Page>
  );
}
