import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { importFile } from '@/lib/views/import-file';
import {
  ImportFrame,
  importPath,
  StepHeading,
  type StepName,
  stepNames,
  stepsOf,
  stepTitles,
} from '../../import-frame';
import { ColumnsStep } from './columns-step';
import { ListsStep } from './lists-step';
import { PrinciplesStep } from './principles-step';
import { RowsStep } from './rows-step';
import { SheetsStep } from './sheets-step';

type Props = Params<{ importId: string; step: string }> & Search<'page'>;

const load = cache(async (id: string, importId: string) => importFile(await readContext(), { id, importId }));

const isStep = (text: string): text is StepName => (stepNames as readonly string[]).includes(text);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, importId, step } = await params;
  const result = await load(id, importId);
  if (!result.ok) return refusedTitle(result);
  return isStep(step) ? { title: pageTitle(stepTitles[step], 'Import a spreadsheet') } : {};
}

/** One step of an import. Each keeps what it says before the next is shown; the draft changes only at the last button. */
export default async function StepPage({ params, searchParams }: Props) {
  const { id, importId, step } = await params;
  const result = await load(id, importId);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { source, draftRevision, procurement, file, counts, plan } = result.value;
  const isDocument = source !== null && 'document' in source;
  const steps = stepsOf(isDocument);
  if (!source || !isStep(step) || !steps.includes(step)) notFound();
  const page = Math.max(1, Math.trunc(Number(one((await searchParams).page) ?? '1')) || 1);
  const next = steps[steps.indexOf(step) + 1];
  const shared = {
    place: { id, importId, step },
    heading: <StepHeading step={step} steps={steps} />,
    revision: file.revision,
    next: importPath(id, importId, next),
    back: importPath(id, step === steps[0] ? undefined : importId, steps[steps.indexOf(step) - 1]),
  };
  const last = { draftRevision, importRevision: file.revision, count: counts.questions };
  return (
    <ImportFrame
      procurement={procurement}
      title={stepTitles[step]}
      width={step === 'rows' || step === 'columns' ? 'full' : 'two-thirds'}
    >
      {step === 'sheets' && 'book' in source && <SheetsStep {...shared} book={source.book} plan={plan} />}
      {step === 'columns' && 'book' in source && <ColumnsStep {...shared} book={source.book} plan={plan} />}
      {step === 'lists' && 'book' in source && <ListsStep {...shared} lists={result.value.lists} plan={plan} />}
      {step === 'rows' && (
        <RowsStep
          {...shared}
          rows={result.value.rows}
          counts={counts}
          remarks={result.value.remarks}
          page={page}
          last={isDocument ? last : null}
        />
      )}
      {step === 'principles' && 'book' in source && (
        <PrinciplesStep {...shared} rows={result.value.rows} plan={plan} page={page} last={last} />
      )}
    </ImportFrame>
  );
}
