import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { ExtrasGiven } from '@/app/_published/extras-given';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { AnswerText } from '@/app/_ui/question/answer-text';
import { SummaryList } from '@/app/_ui/summary-list';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { reasonText } from '@/lib/evaluation/moderation';
import { ukDate } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import { submittedAnswer } from '@/lib/views/submitted-answer';
import { resultsPath } from '../../../shown';

const load = cache(async (id: string, submissionId: string, questionId: string) =>
  submittedAnswer(await readContext(), { id, submissionId, questionId }),
);

export async function generateMetadata({
  params,
}: Params<{ submissionId: string; questionId: string }>): Promise<Metadata> {
  const { id, submissionId, questionId } = await params;
  const result = await load(id, submissionId, questionId);
  if (!result.ok || !result.value) return refusedTitle(result);
  const { question, name } = result.value;
  return { title: pageTitle(question.wording.en, `Answer of ${name}`) };
}

/** One answer as submitted, where every figure of the result ends. */
export default async function AnswerPage({ params }: Params<{ submissionId: string; questionId: string }>) {
  const { id, submissionId, questionId } = await params;
  const result = await load(id, submissionId, questionId);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const view = result.value;
  if (!view) notFound();
  const { question, agreed, decision } = view;
  const files = [...view.files, ...view.evidence];
  return (
    <Page before={<BackLink href={`${resultsPath(id)}/${submissionId}`} />}>
      <Heading size="m" caption={`${refOf(question)}, answer of ${view.name}`}>
        {question.wording.en}
      </Heading>
      {view.asked ? (
        !view.extras.notApplicable && (
          <div className="govuk-body">
            <AnswerText question={question} value={view.value} />
          </div>
        )
      ) : (
        <p className="govuk-body">Not asked of this supplier.</p>
      )}
      <ExtrasGiven extras={view.extras} />
      <SummaryList
        rows={[
          {
            key: 'Evidence',
            value:
              files.length === 0
                ? 'No evidence is attached.'
                : files.map(({ name, href, sha256 }) => (
                    <p key={sha256 + name} className="govuk-body govuk-!-margin-bottom-1">
                      <TextLink href={href} download>
                        {name}
                      </TextLink>
                    </p>
                  )),
          },
          ...(agreed
            ? [
                {
                  key: 'Agreed score',
                  value: `${agreed.mark}${agreed.source === 'adopted' ? ', the published mark, confirmed' : ''}`,
                },
                ...(reasonText(agreed.reason) ? [{ key: 'Reason', value: reasonText(agreed.reason) }] : []),
              ]
            : []),
          ...(decision
            ? [
                { key: 'Decision', value: decision.decision === 'pass' ? 'Pass' : 'Fail' },
                { key: 'Reason', value: decision.reason },
              ]
            : []),
          { key: 'Submitted', value: <Time at={view.receivedAt}>{ukDate(view.receivedAt)}</Time> },
        ]}
      />
    </Page>
  );
}
