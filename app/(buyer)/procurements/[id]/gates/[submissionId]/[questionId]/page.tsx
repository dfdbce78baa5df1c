import type { Metadata } from 'next';
import { cache } from 'react';
import { AnswerPanel } from '@/app/_evaluation/answer-panel';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { Checkbox, Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { BackLink, TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { SupplierText } from '@/app/_ui/question/answer-text';
import { ReasonField } from '@/app/_ui/reason-field';
import { SummaryList, type SummaryRow } from '@/app/_ui/summary-list';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime, ukDeadline } from '@/lib/procurement/uk-time';
import { refOf } from '@/lib/question/kind';
import { say } from '@/lib/text';
import { gatePage, type GatePage as View } from '@/lib/views/gates';
import { decide } from './actions';

type Props = Params<{ submissionId: string; questionId: string }> & Search<'done'>;

const load = cache(async (id: string, submissionId: string, questionId: string) =>
  gatePage(await readContext(), { id, submissionId, questionId }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, submissionId, questionId } = await params;
  const result = await load(id, submissionId, questionId);
  if (!result.ok || !result.value) return refusedTitle(result);
  return { title: pageTitle(`${refOf(result.value.question)}, Bidder ${result.value.letter}`, 'Decide gates') };
}

const decisions = { pass: 'Pass', fail: 'Fail' } as const;

function Facts({ view }: { view: View }) {
  const { question, rule, byRule } = view;
  const rows: SummaryRow[] = [
    { key: 'Gate', value: say(`documents.purpose-${question.purpose}`) },
    ...(rule ? [{ key: 'Pass rule, as published', value: <span className="assay-prose">{rule}</span> }] : []),
    ...(byRule
      ? [
          {
            key: 'What the rule makes of the answer',
            value: byRule === 'pass' ? 'It passes, if the evidence supports it' : 'It does not pass',
          },
        ]
      : []),
    ...(question.evidence ? [{ key: 'Evidence asked for', value: question.evidence.en }] : []),
    ...(question.equivalence ? [{ key: 'Equivalents', value: question.equivalence.en }] : []),
  ];
  return <SummaryList rows={rows} />;
}

/** What follows from a failed gate: two different things, never a score of 0. */
function Consequence({ view }: { view: View }) {
  if (view.versions.at(-1)?.decision !== 'fail') return null;
  return (
    <InsetText>
      {view.question.purpose === 'condition-of-participation' ? (
        <>
          <strong>Disregarded.</strong> {say('evaluation.disregarded')}
        </>
      ) : (
        <>
          <strong>Disqualified under the published method.</strong>{' '}
          {say('evaluation.disqualified', { ref: refOf(view.question) })}
        </>
      )}
    </InsetText>
  );
}

function Versions({ versions }: Pick<View, 'versions'>) {
  if (versions.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Decisions so far</h2>
      <SummaryList
        rows={[...versions].reverse().map(({ version, decision, reason, equivalent, by, at }, index) => ({
          key: String(version),
          label: (
            <>
              {index === 0 ? decisions[decision] : <s>{decisions[decision]}</s>}
              {index > 0 && ' Superseded'}
            </>
          ),
          value: (
            <>
              <span className="assay-prose">{reason}</span>
              <span className="assay-plain-list__detail">
                {by}, {ukDateTime(at)}
                {equivalent && ', an equivalent was accepted'}
              </span>
            </>
          ),
        }))}
      />
    </>
  );
}

/** What this bidder was asked before the decision, and what it answered. */
function Asked({ asked }: Pick<View, 'asked'>) {
  if (asked.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">What the bidder was asked</h2>
      <SummaryList
        rows={asked.map(({ number, ref, text, by, at, answerBy, answer }) => ({
          key: String(number),
          label: `Question ${number}, about ${ref}`,
          value: (
            <>
              <span className="assay-prose">{text}</span>
              <span className="assay-plain-list__detail">
                {by}, {ukDateTime(at)}
              </span>
              {answer ? (
                <>
                  <SupplierText>{answer.text}</SupplierText>
                  <span className="assay-plain-list__detail">Answered {ukDateTime(answer.at)}</span>
                </>
              ) : (
                <span className="assay-plain-list__detail">Not answered. Time until {ukDeadline(answerBy)}</span>
              )}
            </>
          ),
        }))}
      />
    </>
  );
}

export default async function GatePage({ params, searchParams }: Props) {
  const place = await params;
  const { id, submissionId, questionId } = place;
  const back = `/procurements/${id}/gates`;
  const result = await load(id, submissionId, questionId);
  if (!result.ok || !result.value)
    return <Refused refusal={result.ok ? { ok: false, why: 'not-found', messages: [] } : result} back={back} />;
  const view = result.value;
  const done = one((await searchParams).done);
  const decided = view.versions.length > 0;
  const facts = (
    <>
      <Heading
        caption={`Bidder ${view.letter}, ${say(`documents.purpose-${view.question.purpose}`).toLowerCase()}`}
        size="m"
      >
        {refOf(view.question)} {view.question.wording.en}
      </Heading>
      <Consequence view={view} />
      <Facts view={view} />
      <AnswerPanel answer={view.answer} letter={view.letter} />
      <Asked asked={view.asked} />
      <Versions versions={view.versions} />
    </>
  );
  return (
    <Page before={<BackLink href={back} />}>
      {done && (
        <NotificationBanner type="success">
          {done === 'asked' ? 'Question sent to the bidder.' : 'Decision recorded.'}
        </NotificationBanner>
      )}
      {view.decides ? (
        <ActionForm
          action={decide.bind(null, { id, submissionId, questionId })}
          revision={String(view.version)}
          heading={facts}
        >
          <Radios
            name="decision"
            legend={decided ? 'Change the decision' : 'Your decision'}
            legendSize="m"
            items={[
              { value: 'pass', label: 'Pass' },
              {
                value: 'fail',
                label: 'Fail',
                hint:
                  view.question.purpose === 'condition-of-participation'
                    ? 'The tender is disregarded: outside the assessment.'
                    : 'The tender is disqualified under the published method: assessed, and out.',
              },
              // The lead is the single contact of bidders.
              ...(view.mayAsk ? [{ value: 'ask', label: say('asked.title'), hint: say('asked.choice-hint') }] : []),
            ]}
          />
          {view.answer.extras.equivalent && (
            <Checkbox name="equivalentAccepted" label="The equivalent offered is accepted" />
          )}
          <ReasonField
            readers="suppliers"
            required
            label={decided ? 'Reason for the change (you must give one)' : 'Reason (you must give one)'}
          />
          <Button>Record decision</Button>
        </ActionForm>
      ) : (
        <>
          {facts}
          <InsetText>The lead and the officers of this procurement decide gates.</InsetText>
        </>
      )}
      <p className="govuk-body">
        <TextLink href={back}>All gates</TextLink>
      </p>
    </Page>
  );
}
