import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { DateInput } from '@/app/_ui/date-input';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { Heading, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { dayField } from '@/lib/procurement/setup-form';
import { say } from '@/lib/text';
import { awardDecision } from '@/lib/views/award-decision';
import { recordNotice } from '../actions';
import { awardPath, Cited } from '../shown';

const title = 'Record the contract award notice';
const load = cache(async (id: string) => awardDecision(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** Day and reference of the contract award notice: from that day the standstill is counted. */
export default async function AwardNoticePage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { procurement, notice, mayNotice, rule } = result.value;
  if (!mayNotice) redirect(awardPath(id));
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="evaluation"
      crumbs={[{ text: 'Award decision', href: awardPath(id) }, { text: title }]}
    >
      <ActionForm
        action={recordNotice.bind(null, id)}
        heading={
          <>
            <Heading caption={procurement.title}>{title}</Heading>
            <p className="govuk-body">
              {say(rule.is === 'exempt' ? `decision.rule-${rule.why}` : `decision.rule-${rule.is}`)}
              <Cited source={rule.source} />
            </p>
          </>
        }
      >
        <Input
          name="reference"
          label="Reference of the notice"
          hint="As the platform shows it, such as 2027/S 000-012345"
          width={20}
          value={notice?.reference}
          spellCheck={false}
        />
        <DateInput
          name="day"
          legend="Day of publication"
          legendSize="s"
          value={notice ? dayField(notice.publishedOn) : undefined}
        />
        <DateInput
          name="lastDay"
          legend="Last day of the standstill, where the notice gives a longer one or one of its own"
          legendSize="s"
          hint="Leave it empty where the notice gives none"
          value={notice?.lastDay && notice.standstill !== 'mandatory' ? dayField(notice.lastDay) : undefined}
        />
        <Button>{notice ? 'Record a correction' : 'Record the notice'}</Button>
      </ActionForm>
    </ProcurementFrame>
  );
}
