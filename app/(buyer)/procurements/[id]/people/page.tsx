import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { DutyTable } from '@/app/_ui/duty-table';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { procurementSetUp } from '@/lib/views/procurement-set-up';
import { DutyForm } from '../setup/duty-form';
import { savePeople } from './actions';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

const title = 'People and duties';
const load = cache(async (id: string) => procurementSetUp(await readContext(), { id }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.title) } : refusedTitle(result);
}

export default async function PeoplePage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done } = await searchParams;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back="/procurements" />;
  const view = result.value;
  const crumbs = [{ text: title }];
  if (!view.mayAssign) {
    return (
      <ProcurementFrame procurement={view} crumbs={crumbs} title={title}>
        <InsetText>The lead of this procurement gives and ends duties.</InsetText>
        <SummaryList
          rows={view.duties.map(({ duty, userIds }) => ({
            key: duty,
            label: say({ path: '', key: `procurement.duty-${duty}` }),
            value: userIds.map((userId) => view.nameOf[userId] ?? '').join(', '),
          }))}
        />
        <DutyTable />
      </ProcurementFrame>
    );
  }
  return (
    <ProcurementFrame procurement={view} crumbs={crumbs}>
      {done === 'saved' && <NotificationBanner type="success">Duties saved.</NotificationBanner>}
      <DutyForm action={savePeople.bind(null, id)} view={view} title={title} button="Save duties" />
    </ProcurementFrame>
  );
}
