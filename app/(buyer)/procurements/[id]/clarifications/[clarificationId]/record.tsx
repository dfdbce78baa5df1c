import { TextLink } from '@/app/_ui/links';
import { Details, InsetText } from '@/app/_ui/notices';
import { SupplierText } from '@/app/_ui/question/answer-text';
import { SummaryList } from '@/app/_ui/summary-list';
import { Table } from '@/app/_ui/table';
import { Status } from '@/app/_ui/tag';
import { Textarea } from '@/app/_ui/textarea';
import { Time } from '@/app/_ui/time';
import { ukDate, ukDateTime, ukTime } from '@/lib/procurement/uk-time';
import { AskedState } from '../state-words';
import type { ClarificationView } from './forms';

/** The question as the supplier wrote it, with everything that is known of it. */
export function AsAsked({ view }: { view: ClarificationView }) {
  const { receivedAt, about, state, text, confidential, decision } = view;
  return (
    <SummaryList
      rows={[
        { key: 'Received', value: <Time at={receivedAt}>{ukDateTime(receivedAt)}</Time> },
        { key: 'Status', value: <AskedState state={state} /> },
        { key: 'About', value: about === '' ? 'The procurement in general' : about },
        { key: 'Question as asked', value: <SupplierText>{text}</SupplierText> },
        ...(confidential
          ? [
              {
                key: 'Confidential, because',
                value: <SupplierText>{confidential.reason}</SupplierText>,
              },
            ]
          : []),
        ...(decision
          ? [
              {
                key: decision.granted ? 'Confidential treatment agreed' : 'Confidential treatment refused',
                value: (
                  <>
                    <span className="assay-prose">{decision.reason}</span>
                    <br />
                    {decision.by}, <Time at={decision.decidedAt}>{ukDateTime(decision.decidedAt)}</Time>
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Every draft but the one in the form: a save that came second loses nothing. */
export function EarlierDrafts({ view }: { view: ClarificationView }) {
  const earlier = view.answer ? view.drafts : view.drafts.slice(1);
  if (earlier.length === 0) return null;
  return (
    <Details summary="Earlier drafts">
      {earlier.map(({ revision, by, savedAt, wording, answer }) => (
        <section key={revision}>
          <h2 className="govuk-heading-s">
            {by}, <Time at={savedAt}>{`${ukDate(savedAt)} at ${ukTime(savedAt)}`}</Time>
          </h2>
          <SupplierText>{wording}</SupplierText>
          <SupplierText>{answer === '' ? 'No answer yet.' : answer}</SupplierText>
        </section>
      ))}
    </Details>
  );
}

/** Said where a text names somebody whom the authority invited. */
export const namesWarning = (named: readonly string[]): string =>
  `This mentions ${named.join(' and ')}. Sending it may show who asked.`;

/** What went out, to whom, and what follows. It never changes. */
export function WhatWasSent({
  view,
  answer,
}: {
  view: ClarificationView;
  answer: NonNullable<ClarificationView['answer']>;
}) {
  const { procurement, followedBy, mayAmend, deliveries, message } = view;
  const toAll = answer.number !== null;
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Sent to', value: toAll ? 'Every supplier, in the same words' : 'The asker alone' },
          {
            key: 'Issued',
            value: (
              <>
                {answer.by}, <Time at={answer.answeredAt}>{ukDateTime(answer.answeredAt)}</Time>
              </>
            ),
          },
          ...(toAll
            ? [{ key: 'Wording that suppliers see', value: <SupplierText>{answer.wording}</SupplierText> }]
            : []),
          { key: 'Answer', value: <SupplierText>{answer.answer}</SupplierText> },
        ]}
      />
      {answer.leadsToAmendment && (
        <InsetText>
          {followedBy
            ? `This needed an amendment. Version ${followedBy.number} followed on ${ukDate(followedBy.publishedAt)}.`
            : 'This needs an amendment.'}{' '}
          {!followedBy && mayAmend && (
            <TextLink href={`/procurements/${procurement.id}/amend`}>Amend the questionnaire</TextLink>
          )}
        </InsetText>
      )}
      {deliveries.length > 0 && (
        <>
          <Table
            caption="Messages to invited addresses"
            form="stack"
            columns={[
              { key: 'supplier', label: 'Supplier' },
              { key: 'email', label: 'Contact e-mail' },
              { key: 'delivery', label: 'Delivery' },
            ]}
            rows={deliveries.map(({ id, organisation, email, is }) => ({
              key: id,
              cells: [organisation, email, <Status key="delivery" of="invitation" is={is} />],
            }))}
          />
          <p className="govuk-body">
            Every address that you invited is in this table, whether or not anybody answers there. Other people who
            answer are written to as well, and are not shown.
          </p>
        </>
      )}
      {message && deliveries.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Tell the invited suppliers</h2>
          <p className="govuk-body">E-mail is not set up. Copy this message and send it to each address yourself.</p>
          <Textarea name="message" label="Message" rows={10} value={message} />
        </>
      )}
    </>
  );
}
