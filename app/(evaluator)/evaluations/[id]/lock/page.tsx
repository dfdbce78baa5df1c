import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { EvaluationFrame } from '@/app/_evaluation/evaluation-frame';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Interruption } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import type { OwnStatus } from '@/lib/evaluation/own-work';
import { say } from '@/lib/text';
import { lockPage } from '@/lib/views/marking-room';
import { lock } from './actions';

const load = cache(async (id: string) => lockPage(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  if (!result.ok) return refusedTitle(result);
  if (!result.value) return {};
  const { count, missing, procurement } = result.value;
  const h1 = missing.length > 0 ? 'Lock your scores' : `Lock your ${count} scores?`;
  return { title: pageTitle(h1, procurement.title) };
}

const why: Readonly<Record<Exclude<OwnStatus, 'scored'>, string>> = {
  'not-scored': 'not scored',
  'no-reason': say('evaluation.no-reason'),
  'not-saved': 'score chosen, not saved',
};

/** What is missing, or the question whether to lock. */
export default async function LockPage({ params }: Params) {
  const { id } = await params;
  const back = `/evaluations/${id}`;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={back} />;
  const view = result.value;
  if (!view) notFound();
  if (view.lockedAt) redirect(back);
  if (view.missing.length > 0)
    return (
      <EvaluationFrame procurement={view.procurement} title="Lock your scores">
        <h1 className="govuk-heading-l">Lock your scores</h1>
        <p className="govuk-body">{say('evaluation.lock-missing', { count: view.missing.length })}</p>
        <ul className="govuk-list govuk-list--bullet">
          {view.missing.map(({ submissionId, questionId, letter, ref, status }) => (
            <li key={`${submissionId} ${questionId}`}>
              <TextLink href={`/evaluations/${id}/${submissionId}/${questionId}`}>
                {ref}, Bidder {letter}
              </TextLink>
              : {status === 'scored' ? '' : why[status]}
            </li>
          ))}
        </ul>
      </EvaluationFrame>
    );
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm action={lock.bind(null, id)}>
        <Interruption
          title={`Lock your ${view.count} scores?`}
          actions={
            <>
              <Button look="inverse">Lock my scores</Button>
              <TextLink href={back} inverse>
                Keep working
              </TextLink>
            </>
          }
        >
          <p>
            You cannot change them afterwards. You will then see colleagues&apos; scores when they have locked theirs.
          </p>
        </Interruption>
      </ActionForm>
    </Page>
  );
}
