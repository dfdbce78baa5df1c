import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { DateInput } from '@/app/_ui/date-input';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { TextLink } from '@/app/_ui/links';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Heading, pageTitle } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { Time } from '@/app/_ui/time';
import { readContext } from '@/lib/commands/from-request';
import { momentField } from '@/lib/procurement/setup-form';
import { ukDate, ukDateTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { tenderNoticePage } from '@/lib/views/tender-notice';
import { record } from './actions';

const load = cache(async (id: string) => tenderNoticePage(await readContext(), { id }));
const title = 'Record the notice';

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** Reference and time of the notice that opens the procurement: before them nobody is invited above the threshold. */
export default async function NoticePage({ params, searchParams }: Params & Search<'done'>) {
  const { id } = await params;
  const done = one((await searchParams).done);
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { procurement, notice, recorded, mayRecord, portal } = result.value;
  const name = notice ? say(notice.name) : say('regime.notice-unknown');
  const stored = recorded && momentField(recorded.publishedAt);
  const rule = (
    <p className="govuk-body">
      {notice?.first && !portal
        ? `Suppliers can be invited in Assay once the ${name} is out and recorded here.`
        : `Recording the ${name} keeps its reference with the procurement. Nothing waits for it.`}
      {notice?.firstSource && !portal && (
        <>
          {' '}
          <TextLink href={notice.firstSource.url}>{notice.firstSource.name}</TextLink>, checked{' '}
          {ukDate(notice.firstSource.checked)}.
        </>
      )}
    </p>
  );
  const facts = recorded && (
    <SummaryList
      rows={[
        { key: 'Reference', value: recorded.reference },
        {
          key: 'Published',
          value: <Time at={recorded.publishedAt}>{ukDateTime(recorded.publishedAt)} (UK time)</Time>,
        },
      ]}
    />
  );
  const help = (
    <p className="govuk-body">
      <TextLink href={`/procurements/${id}/uk4`}>What the notice must hold, with what Assay knows</TextLink>
    </p>
  );
  const frame = { procurement, crumbs: [{ text: title }] } as const;
  if (!mayRecord)
    return (
      <ProcurementFrame {...frame} title={title} caption={procurement.title}>
        {rule}
        {facts ?? <InsetText>No notice is recorded. A lead or officer of this procurement records it.</InsetText>}
        {help}
      </ProcurementFrame>
    );
  return (
    <ProcurementFrame {...frame}>
      {done === 'recorded' && recorded && (
        <NotificationBanner type="success">
          {portal
            ? 'Notice recorded.'
            : 'Notice recorded. Suppliers can be invited once the questionnaire is published.'}
        </NotificationBanner>
      )}
      <ActionForm
        action={record.bind(null, id)}
        heading={
          <>
            <Heading caption={procurement.title}>{title}</Heading>
            {rule}
            {facts}
            {help}
          </>
        }
      >
        <Input
          name="reference"
          label="Reference of the notice"
          hint="As the platform shows it, such as 2026/S 000-012345"
          width={20}
          value={recorded?.reference}
          spellCheck={false}
        />
        <DateInput
          name="day"
          legend="Day of publication"
          legendSize="s"
          value={stored ? { day: stored.day, month: stored.month, year: stored.year } : undefined}
        />
        <Input
          name="time"
          label="Time of publication"
          hint="UK time in hours and minutes, such as 9:05 or 14:30"
          width={5}
          value={stored?.time}
          spellCheck={false}
        />
        <Button>{recorded ? 'Record a correction' : 'Record the notice'}</Button>
      </ActionForm>
    </ProcurementFrame>
  );
}
