import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { BackLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import type { SetupStep } from '@/lib/procurement/setup';
import { setupPage, stepOfPath } from '@/lib/procurement/setup-form';
import { say } from '@/lib/text';
import { type ProcurementSetUp, procurementSetUp } from '@/lib/views/procurement-set-up';
import { DutyForm } from '../duty-form';
import { ProcedureForm } from '../procedure-form';
import type { StepFormProps } from '../step-form';
import { AboutForm, DatesForm, LotsForm, NationForm, ReceivingForm, ValueForm } from '../step-forms';
import { stepTitles } from '../step-titles';
import { SetUpSummary } from '../summary';
import { finish, savePeople, saveStep } from './actions';

type Props = { params: Promise<{ id: string; step: string }>; searchParams: Promise<{ then?: string }> };

const load = cache(async (id: string) => procurementSetUp(await readContext(), { id }));

const checkTitle = ({ created }: Pick<ProcurementSetUp, 'created'>): string => (created ? 'Set-up' : stepTitles.check);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, step } = await params;
  const page = setupPage(step);
  const result = await load(id);
  if (!page) return {};
  if (!result.ok) return refusedTitle(result);
  const h1 = page === 'check' ? checkTitle(result.value) : stepTitles[page];
  return { title: pageTitle(h1, result.value.title) };
}

function Step({ step, view, ...form }: Omit<StepFormProps, 'setup'> & { step: SetupStep; view: ProcurementSetUp }) {
  const shared = { ...form, setup: view.setup };
  switch (step) {
    case 'about':
      return <AboutForm {...shared} />;
    case 'nation':
      return <NationForm {...shared} />;
    case 'value':
      return <ValueForm {...shared} threshold={view.threshold} />;
    case 'procedure':
      return <ProcedureForm {...shared} regime={view.regime} threshold={view.threshold} />;
    case 'lots':
      return <LotsForm {...shared} />;
    case 'receiving':
      return <ReceivingForm {...shared} />;
    case 'dates':
      return <DatesForm {...shared} regime={view.regime} check={view.check} />;
  }
}

/** All answers, to be checked before the procurement is created, and to be looked up ever after. */
function Check({ view }: { view: ProcurementSetUp }) {
  const { id, check, created, mayEdit, editReason } = view;
  const faults = check.errors.filter((fault) => stepOfPath(fault.path));
  const title = checkTitle(view);
  const summary = (
    <>
      {editReason && <InsetText>{say(editReason)}</InsetText>}
      {check.warnings.map((warning) => (
        <InsetText key={warning.key}>Look again: {say(warning)}.</InsetText>
      ))}
      {created && faults.length > 0 && (
        <InsetText>These answers do not fit together any more: {faults.map((fault) => say(fault)).join(' ')}</InsetText>
      )}
      <SetUpSummary view={view} />
    </>
  );
  if (created || !mayEdit) {
    return (
      <ProcurementFrame procurement={view} crumbs={[{ text: title }]} title={title}>
        {summary}
      </ProcurementFrame>
    );
  }
  return (
    <Page before={<BackLink href={`/procurements/${id}/setup/8`} />}>
      <ActionForm
        action={finish.bind(null, id)}
        heading={<Heading caption="New procurement, step 9 of 9">{title}</Heading>}
      >
        {summary}
        <Button>Create procurement</Button>
      </ActionForm>
    </Page>
  );
}

export default async function SetUpStepPage({ params, searchParams }: Props) {
  const { id, step } = await params;
  const { then } = await searchParams;
  const page = setupPage(step);
  if (!page) notFound();
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back="/procurements" />;
  const view = result.value;
  if (page === 'check') return <Check view={view} />;
  const allowed = page === 'people' ? view.mayAssign : view.mayEdit;
  if (!allowed) return <Check view={view} />;
  const caption = view.created ? `Set-up, step ${step} of 9` : `New procurement, step ${step} of 9`;
  const back = then === 'check' || view.created ? 9 : Number(step) - 1;
  const goingBack = view.created ? 'check' : then;
  return (
    <Page before={<BackLink href={back < 1 ? '/procurements' : `/procurements/${id}/setup/${back}`} />}>
      {page === 'people' ? (
        <DutyForm
          action={savePeople.bind(null, id)}
          view={view}
          caption={caption}
          title={stepTitles.people}
          button="Save and continue"
        />
      ) : (
        <Step
          step={page}
          view={view}
          action={saveStep.bind(null, id, page)}
          caption={caption}
          revision={view.digests[page]}
          then={goingBack === 'check' ? 'check' : undefined}
        />
      )}
    </Page>
  );
}
