import type { Metadata } from 'next';
import { cache } from 'react';
import { PrintLink } from '@/app/_frame/print-link';
import { Refused } from '@/app/_frame/refused';
import { ResponseFrame } from '@/app/_frame/response-frame';
import { one, type Params, type Search } from '@/app/_frame/search';
import { ButtonGroup, ButtonLink } from '@/app/_ui/button';
import { DeadlineStrip } from '@/app/_ui/deadline-strip';
import { megabytes } from '@/app/_ui/evidence-line';
import { TextLink } from '@/app/_ui/links';
import { Panel, WarningText } from '@/app/_ui/notices';
import { SummaryList } from '@/app/_ui/summary-list';
import { Table } from '@/app/_ui/table';
import { Hash, Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukDateTime, ukDeadline, ukReceiptDateTime, ukReceiptTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { receipt } from '@/lib/views/receipt';
import { AskedNotice } from '../../asked-notice';
import { ChangesNotSent } from '../../not-sent';
import { CancelledStrip, titleOf } from '../../response-page';
import { SummaryNotice } from '../../summary-notice';
import { AnswerHashes } from './answer-hashes';

type Props = Params & Search<'version'>;

const load = cache(async (responseId: string, version: string | undefined) =>
  receipt(await readContext(), {
    responseId,
    ...(version !== undefined && /^\d{1,6}$/.test(version) ? { number: Number(version) } : {}),
  }),
);

/** Nothing is called submitted that is not: the same words stand on the page and in the browser's tab. */
const headingOf = ({ shown }: { shown: { withdrawnAt: string | null } | null }): string =>
  say(!shown ? 'receipt.title-none' : shown.withdrawnAt === null ? 'receipt.title' : 'receipt.title-withdrawn');

/** What was sent answers a version that was replaced: said before the receipt, which stays true. */
function Outdated({
  id,
  number,
  outdated,
}: {
  id: string;
  number: number;
  outdated: { from: number; version: number };
}) {
  return (
    <WarningText>
      {say('amend.earlier-words', { number, from: outdated.from })}{' '}
      <TextLink href={`/responses/${id}/changes`}>
        {say('amend.supplier-title', { version: outdated.version })}
      </TextLink>
    </WarningText>
  );
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const result = await load((await params).id, one((await searchParams).version));
  return { title: result.ok ? titleOf(headingOf(result.value), result.value.response) : say('common.not-found') };
}

/** The receipt: it can be come back to for ever, and it tells the truth when nothing has arrived. */
export default async function SubmittedPage({ params, searchParams }: Props) {
  const version = one((await searchParams).version);
  const result = await load((await params).id, version);
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const { response, submissions, shown, now, outdated, changes } = result.value;
  const last = outdated && submissions.find(({ state }) => state === 'outdated');
  const home = `/responses/${response.id}`;
  const counts = submissions.find(({ state }) => state === 'counts');
  const strip = response.cancelledAt ? (
    <CancelledStrip at={response.cancelledAt} />
  ) : (
    <DeadlineStrip
      closesAt={response.deadline}
      now={now}
      state={
        last
          ? { is: 'outdated', version: last.number, closed: response.closed }
          : response.closed
            ? { is: 'closed', received: counts ? { version: counts.number, at: counts.receivedAt } : null }
            : counts
              ? changes > 0
                ? { is: 'changed', version: counts.number, changes }
                : { is: 'sent', version: counts.number, sentAt: counts.receivedAt }
              : { is: 'not-sent' }
      }
    />
  );
  if (!shown)
    return (
      <>
        {strip}
        <ResponseFrame response={response} tab="submission" sent={submissions.length > 0} title={headingOf({ shown })}>
          {response.started && !response.closed && !response.cancelledAt && (
            <WarningText>
              {say('parts.draft-not-sent', {
                authority: response.authority,
                deadline: ukDeadline(response.deadline, { zoned: false }),
              })}
            </WarningText>
          )}
          <p className="govuk-body">{say('receipt.none')}</p>
          <p className="govuk-body">
            <TextLink href={home}>{say('receipt.none-link')}</TextLink>
          </p>
        </ResponseFrame>
      </>
    );
  const { receipt: paper, snapshot, number, keyId, receiptHash } = shown;
  const query = version === undefined ? '' : `?version=${number}`;
  const state = submissions.find((each) => each.number === number)?.state;
  const deadline = ukDeadline(response.deadline, { zoned: false });
  return (
    <>
      {strip}
      <ResponseFrame
        response={response}
        tab="submission"
        printLine={say('receipt.print-line', {
          title: response.title,
          reference: response.reference,
          version: paper.version,
          hash: paper.documentHash.slice(0, 12),
          time: ukDateTime(now),
        })}
      >
        {counts && changes > 0 && (
          <>
            <WarningText>{say('parts.draft-changed', { count: changes, version: counts.number })}</WarningText>
            <ChangesNotSent id={response.id} changes={changes} receivedAt={counts.receivedAt} />
          </>
        )}
        {last && outdated && <Outdated id={response.id} number={last.number} outdated={outdated} />}
        <Panel title={headingOf({ shown })}>
          {say('receipt.reference')} <strong className="assay-nowrap">{paper.reference}</strong>
        </Panel>
        <p className="govuk-body-l">
          <Time at={paper.receivedAt}>{say('receipt.received', { time: ukReceiptDateTime(paper.receivedAt) })}</Time>
        </p>
        <SummaryList
          rows={[
            {
              key: say('receipt.received-plain'),
              value: `${ukDate(paper.receivedAt)}, ${ukReceiptTime(paper.receivedAt)}`,
            },
            { key: say('receipt.procurement'), value: `${paper.procurement.title}, ${paper.procurement.reference}` },
            { key: say('receipt.supplier'), value: paper.supplier },
            { key: say('receipt.submission'), value: `${number} (${say(`receipt.state-${state ?? 'replaced'}`)})` },
            { key: say('receipt.version'), value: String(paper.version) },
            { key: say('receipt.answered'), value: String(paper.answered) },
            ...(snapshot.declaration
              ? [
                  {
                    key: say('receipt.declared'),
                    value: say('receipt.signed-by', {
                      name: snapshot.declaration.name,
                      role: snapshot.declaration.role,
                    }),
                  },
                ]
              : []),
            {
              key: say('receipt.files'),
              value:
                paper.files.length === 0 ? (
                  say('receipt.files-none')
                ) : (
                  <ul className="assay-plain-list">
                    {paper.files.map(({ name, size, sha256 }) => (
                      <li key={`${sha256} ${name}`}>
                        {say('receipt.file', { name, size: megabytes(size) })}
                        <span className="assay-plain-list__detail">
                          <code className="assay-hash">{sha256}</code>
                        </span>
                      </li>
                    ))}
                  </ul>
                ),
            },
            { key: say('receipt.document-hash'), value: <Hash value={paper.documentHash} /> },
            { key: say('receipt.snapshot-hash'), value: <Hash value={paper.snapshotHash} /> },
            { key: say('receipt.receipt-hash'), value: <Hash value={receiptHash} /> },
            { key: say('receipt.signed'), value: <code className="assay-hash">{keyId}</code> },
          ]}
        />
        <ul className="govuk-list assay-no-print">
          <li>
            <TextLink href={`${home}/submitted/receipt${query}`} download>
              {say('receipt.download-json')}
            </TextLink>
          </li>
          <li>
            <TextLink href={`${home}/submitted/sent${query}`} download>
              {say('receipt.download-sent')}
            </TextLink>
          </li>
        </ul>
        <PrintLink>{say('submit.receipt-print')}</PrintLink>
        {paper.format === 'assay-receipt/2' && <AnswerHashes document={shown.document} answers={paper.answers} />}
        <h2 className="govuk-heading-m">{say('receipt.next')}</h2>
        <AskedNotice id={response.id} count={response.asked} />
        <SummaryNotice id={response.id} at={response.summaryAt} />
        {response.openedAt ? (
          <p className="govuk-body">{say('receipt.opened', { time: ukReceiptDateTime(response.openedAt) })}</p>
        ) : response.cancelledAt ? (
          <p className="govuk-body">
            {say('supplier.cancelled', { authority: response.authority, date: ukDateTime(response.cancelledAt) })}{' '}
            {say('supplier.cancelled-sealed', { authority: response.authority })}
          </p>
        ) : (
          <p className="govuk-body">{say('receipt.next-sealed', { authority: response.authority, deadline })}</p>
        )}
        {!response.cancelledAt && (
          <p className="govuk-body">{say('receipt.next-hear', { authority: response.authority })}</p>
        )}
        {!response.closed && !response.cancelledAt && (
          <>
            <h2 className="govuk-heading-m">{say('receipt.change')}</h2>
            <p className="govuk-body">{say('receipt.change-text', { deadline })}</p>
            <ButtonGroup>
              <ButtonLink href={home} look="secondary">
                {say('receipt.change-button')}
              </ButtonLink>
              {(counts ?? last) && response.owner && (
                <TextLink href={`${home}/submitted/withdraw`}>{say('receipt.withdraw-link')}</TextLink>
              )}
            </ButtonGroup>
          </>
        )}
        <Table
          caption={say('receipt.versions')}
          form="stack"
          columns={[
            { key: 'version', label: say('receipt.column-version') },
            { key: 'received', label: say('receipt.column-received') },
            { key: 'state', label: say('receipt.column-state') },
          ]}
          rows={submissions.map((each) => ({
            key: String(each.number),
            cells: [
              <TextLink key="link" href={`${home}/submitted?version=${each.number}`}>
                {`${say('receipt.column-version')} ${each.number}`}
              </TextLink>,
              <Time key="time" at={each.receivedAt}>
                {ukReceiptDateTime(each.receivedAt)}
              </Time>,
              say(`receipt.state-${each.state}`),
            ],
          }))}
        />
      </ResponseFrame>
    </>
  );
}
