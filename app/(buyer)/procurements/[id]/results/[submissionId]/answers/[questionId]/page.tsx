import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { refusedTitle } from '@/app/_frame/refused';
import { BackLink, TextLink } from '@/app/_ui/links';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { AnswerText, SupplierText } from '@/app/_ui/question/answer-text';
import { SummaryList } from '@/app/_ui/summary-list';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { reasonText } from '@/lib/evaluation/moderation';
import { ukDate } from '@/lib/procurement/uk-time';
import { isRealDate } from '@/lib/question/date';
import { refOf } from '@/lib/question/kind';
import type { Ok } from '@/lib/result';
import { submittedAnswer } from '@/lib/views/submitted-answer';
import { type Params, Refused, resultsPath } from '../../../shown';

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

type Answer = NonNullable<Extract<Awaited<ReturnType<typeof submittedAnswer>>, Ok<unknown>>['value']>;

const bases = {
  asserted: 'Asserted',
  contractual: 'Contractual',
  evidenced: 'Evidenced',
  'independently-tested': 'Independently tested',
  certified: 'Certified',
} as const;

const day = (date: string): string => (isRealDate(date) ? ukDate(date) : date);

/** What a supplier added beside the answer. */
const extrasOf = ({ extras }: Answer) => [
  ...(extras.assurance ? [{ key: 'Answer rests on', value: bases[extras.assurance.basis] }] : []),
  ...(extras.equivalent
    ? [{ key: 'Equivalent offered', value: <SupplierText>{extras.equivalent.text}</SupplierText> }]
    : []),
  ...(extras.notYet
    ? [
        {
          key: 'Not in place yet',
          value: <SupplierText>{`By ${day(extras.notYet.by)}: ${extras.notYet.text}`}</SupplierText>,
        },
      ]
    : []),
  ...(extras.confidential
    ? [
        {
          key: 'Claimed to be confidential',
          value: <SupplierText>{`${extras.confidential.part}: ${extras.confidential.reason}`}</SupplierText>,
        },
      ]
    : []),
];

/** One answer as submitted, where every figure of the result ends. */
export default async function AnswerPage({ params }: Params<{ submissionId: string; questionId: string }>) {
  const { id, submissionId, questionId } = await params;
  const result = await load(id, submissionId, questionId);
  if (!result.ok) return <Refused refusal={result} id={id} />;
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
        <AnswerText question={question} value={view.value} />
      ) : (
        <p className="govuk-body">Not asked of this supplier.</p>
      )}
      <SummaryList
        rows={[
          ...extrasOf(view),
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
