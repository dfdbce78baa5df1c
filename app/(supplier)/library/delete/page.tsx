import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { one, type Search } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Heading, Page } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { library, libraryAnswer } from '@/lib/views/library';
import { remove } from './actions';

type Props = Search<'all' | 'submission' | 'question'>;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: say(one((await searchParams).all) ? 'library.delete-all-title' : 'library.delete-title') };
}

/** What deleting does and what it does not, before it is done. */
export default async function DeletePage({ searchParams }: Props) {
  const search = await searchParams;
  const context = await readContext();
  const all = one(search.all) === 'yes';
  const [submissionId, questionId] = [one(search.submission) ?? '', one(search.question) ?? ''];
  const whole = all ? await library(context, { page: 1 }) : null;
  const single = all ? null : await libraryAnswer(context, { submissionId, questionId });
  const count = whole?.ok ? whole.value.count : 0;
  const answer = single?.ok ? single.value?.answer : null;
  if (all ? count === 0 : !answer) notFound();
  return (
    <Page before={<BackLink href="/library">{say('library.back')}</BackLink>}>
      <ActionForm
        action={remove.bind(null, all ? { all: 'yes' } : { submissionId, questionId })}
        heading={
          <Heading caption={answer?.question.wording.en}>
            {say(all ? 'library.delete-all-title' : 'library.delete-title')}
          </Heading>
        }
      >
        <p className="govuk-body">{all ? say('library.delete-all-text', { count }) : say('library.delete-text')}</p>
        <p className="govuk-body">{say('library.delete-stays')}</p>
        <ButtonGroup>
          <Button look="warning">{say('library.delete-button')}</Button>
          <TextLink href="/library">{say('library.delete-keep')}</TextLink>
        </ButtonGroup>
      </ActionForm>
    </Page>
  );
}
