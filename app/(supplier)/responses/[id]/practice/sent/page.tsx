import type { Metadata } from 'next';
import { cache } from 'react';
import { Refused } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { ButtonLink } from '@/app/_ui/button';
import { megabytes } from '@/app/_ui/evidence-line';
import { TextLink } from '@/app/_ui/links';
import { Panel, WarningText } from '@/app/_ui/notices';
import { SummaryList } from '@/app/_ui/summary-list';
import { Tag } from '@/app/_ui/tag';
import { Hash, Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { ukReceiptDateTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { practiceSent } from '@/lib/views/practice';
import { ResponsePage, titleOf } from '../../../response-page';

type Props = Params & Search<'run'>;

const load = cache(async (responseId: string, run: string | undefined) =>
  practiceSent(await readContext(), {
    responseId,
    ...(run !== undefined && /^\d{1,6}$/.test(run) ? { number: Number(run) } : {}),
  }),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const result = await load((await params).id, one((await searchParams).run));
  return { title: titleOf(say('submit.practice-sent-title'), result.ok ? result.value.frame : undefined) };
}

/** The end of a practice run: like a receipt in what it shows, and unlike one in every word. */
export default async function PracticeSentPage({ params, searchParams }: Props) {
  const result = await load((await params).id, one((await searchParams).run));
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  const { frame, shown } = result.value;
  const home = `/responses/${frame.id}`;
  const crumbs = [{ text: say('submit.practice-title'), href: `${home}/practice` }];
  if (!shown)
    return (
      <ResponsePage frame={frame} tab="tasks" crumbs={crumbs} title={say('submit.practice-title')}>
        <p className="govuk-body">{say('submit.practice-none')}</p>
        <ButtonLink href={`${home}/practice`}>{say('submit.practice-title')}</ButtonLink>
      </ResponsePage>
    );
  const { receipt, stops } = shown;
  const query = `?run=${receipt.submission}`;
  return (
    <ResponsePage frame={frame} tab="tasks" crumbs={[...crumbs, { text: say('submit.practice-sent-title') }]}>
      <p>
        <Tag colour="purple">{say('submit.practice-tag')}</Tag>
      </p>
      <Panel title={say('submit.practice-sent-title')}>{say('submit.practice-nobody')}</Panel>
      <WarningText>
        {say('submit.practice-nobody-long', { authority: frame.authority })} {say('submit.practice-not-real')}
      </WarningText>
      <SummaryList
        rows={[
          { key: say('receipt.reference'), value: <strong>{receipt.reference}</strong> },
          {
            key: say('receipt.received-plain'),
            value: <Time at={receipt.receivedAt}>{ukReceiptDateTime(receipt.receivedAt)}</Time>,
          },
          { key: say('receipt.version'), value: String(receipt.version) },
          { key: say('receipt.answered'), value: String(receipt.answered) },
          {
            key: say('receipt.files'),
            value:
              receipt.files.length === 0
                ? say('receipt.files-none')
                : receipt.files
                    .map(({ name, size }) => say('receipt.file', { name, size: megabytes(size) }))
                    .join('; '),
          },
          { key: say('receipt.snapshot-hash'), value: <Hash value={receipt.snapshotHash} /> },
          { key: say('receipt.receipt-hash'), value: <Hash value={shown.receiptHash} /> },
          { key: say('receipt.signed'), value: <code className="assay-hash">{shown.keyId}</code> },
        ]}
      />
      <h2 className="govuk-heading-m">{say('submit.practice-would')}</h2>
      {stops.length === 0 ? (
        <p className="govuk-body">{say('submit.practice-would-go')}</p>
      ) : (
        <>
          <p className="govuk-body">{say('submit.practice-would-stop', { count: stops.length })}</p>
          <ul className="govuk-list govuk-list--bullet">
            {stops.map(({ key, params: given }) => {
              const text = say({ path: '', key, params: given });
              return <li key={text}>{text}</li>;
            })}
          </ul>
        </>
      )}
      <ul className="govuk-list assay-no-print">
        <li>
          <TextLink href={`${home}/practice/sent/receipt${query}`} download>
            {say('submit.practice-download')}
          </TextLink>
        </li>
        <li>
          <TextLink href={`${home}/practice/sent/content${query}`} download>
            {say('submit.practice-download-sent')}
          </TextLink>
        </li>
      </ul>
      <ButtonLink href={home}>{say('submit.practice-again')}</ButtonLink>
    </ResponsePage>
  );
}
