import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { BackLink } from '@/app/_ui/links';
import { Page, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { newProcurement } from '@/lib/views/procurement-set-up';
import { AboutForm } from '../../[id]/setup/step-forms';
import { stepTitles } from '../../[id]/setup/step-titles';
import { start } from './actions';

const load = cache(async () => newProcurement(await readContext(), null));

export async function generateMetadata(): Promise<Metadata> {
  const result = await load();
  return result.ok ? { title: pageTitle(stepTitles.about, 'New procurement') } : refusedTitle(result);
}

type Props = { params: Promise<{ step: string }> };

/** The first step; the row that it makes has its own address, where the other steps are. */
export default async function NewProcurementStepPage({ params }: Props) {
  const { step } = await params;
  if (!/^[1-9]$/.test(step)) notFound();
  const result = await load();
  if (!result.ok) return <Refused refusal={result} back="/procurements" />;
  if (step !== '1') redirect('/procurements');
  return (
    <Page before={<BackLink href="/procurements" />}>
      <AboutForm action={start} caption="New procurement, step 1 of 9" setup={{}} />
    </Page>
  );
}
