import type { ReactNode } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { questionnairePath } from '../shown';

export const stepNames = ['sheets', 'columns', 'lists', 'rows', 'principles'] as const;
export type StepName = (typeof stepNames)[number];

/** Headings of the steps, in their order after the choice of a file. */
export const stepTitles: Record<StepName, string> = {
  sheets: 'Which sheets and heading rows?',
  columns: 'Match the columns',
  lists: 'Match the answer lists',
  rows: 'Check each row',
  principles: 'Suggested principles',
};

/** The steps that a kind of file has: our own JSON needs no matching. */
export const stepsOf = (isDocument: boolean): readonly StepName[] => (isDocument ? ['rows'] : stepNames);

export const importPath = (id: string, importId?: string, step?: string): string =>
  [`${questionnairePath(id)}/import`, importId, step].filter(Boolean).join('/');

type Props = {
  procurement: { id: string; title: string };
  title: string;
  children: ReactNode;
  width?: 'two-thirds' | 'full';
};

/** A page of the import inside its procurement. */
export function ImportFrame({ procurement, title, children, width = 'two-thirds' }: Props) {
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="questionnaire"
      crumbs={[
        { text: 'Security questionnaire', href: questionnairePath(procurement.id) },
        { text: 'Import a spreadsheet', href: importPath(procurement.id) },
        { text: title },
      ]}
      width={width}
    >
      {children}
    </ProcurementFrame>
  );
}

/** The heading of one step with its place among them, the choice of the file being the first. */
export function StepHeading({ step, steps }: { step: StepName; steps: readonly StepName[] }) {
  return (
    <>
      <span className="govuk-caption-l">
        Step {steps.indexOf(step) + 2} of {steps.length + 1}
      </span>
      <h1 className="govuk-heading-l">{stepTitles[step]}</h1>
    </>
  );
}
