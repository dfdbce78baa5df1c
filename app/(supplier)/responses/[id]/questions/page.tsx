import type { Metadata } from 'next';
import { cache } from 'react';
import { Refused } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { NotificationBanner } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { SupplierText } from '@/app/_ui/question/answer-text';
import { Textarea } from '@/app/_ui/textarea';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime, ukDeadline } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { type AskedOfTeam, responseQuestions } from '@/lib/views/response-questions';
import { ResponsePage, titleOf } from '../../response-page';
import { answer } from './actions';

const load = cache(async (responseId: string) => responseQuestions(await readContext(), { responseId }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return { title: result.ok ? titleOf(say('asked.supplier-title'), result.value.frame) : say('common.not-found') };
}

function Question({ responseId, asked }: { responseId: string; asked: AskedOfTeam }) {
  return (
    <section>
      <h2 className="govuk-heading-m">{say('asked.supplier-number', { number: asked.number })}</h2>
      <p className="govuk-body">{say('asked.supplier-about', { about: asked.about })}</p>
      <SupplierText>{asked.text}</SupplierText>
      <p className="govuk-body">
        {say('asked.supplier-times', { asked: ukDateTime(asked.askedAt), until: ukDeadline(asked.answerBy) })}
      </p>
      {asked.answer && (
        <>
          <h3 className="govuk-heading-s">{say('asked.supplier-answered', { at: ukDateTime(asked.answer.at) })}</h3>
          <SupplierText>{asked.answer.text}</SupplierText>
        </>
      )}
      {asked.open && (
        <ActionForm action={answer.bind(null, { responseId, askedId: asked.id })}>
          <Textarea name="text" label={say('asked.supplier-label')} hint={say('asked.supplier-hint')} rows={8} />
          <Button>{say('asked.supplier-send', { number: asked.number })}</Button>
        </ActionForm>
      )}
      {!asked.open && !asked.answer && (
        <p className="govuk-body">{say('asked.over', { until: ukDeadline(asked.answerBy) })}</p>
      )}
    </section>
  );
}

/** What the authority asked this team alone about its tender. */
export default async function QuestionsPage({ params, searchParams }: Params & Search<'done'>) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const { frame, asked } = result.value;
  const done = one((await searchParams).done);
  return (
    <ResponsePage frame={frame} crumbs={[{ text: say('asked.supplier-title') }]}>
      {done && <NotificationBanner type="success">{say('asked.supplier-done')}</NotificationBanner>}
      <Heading>{say('asked.supplier-title')}</Heading>
      <p className="govuk-body">{say('asked.supplier-lead', { authority: frame.authority })}</p>
      {asked.length === 0 ? (
        <p className="govuk-body">{say('asked.supplier-none')}</p>
      ) : (
        asked.map((each) => <Question key={each.id} responseId={id} asked={each} />)
      )}
    </ResponsePage>
  );
}
