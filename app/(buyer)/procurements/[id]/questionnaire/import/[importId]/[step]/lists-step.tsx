import { Select } from '@/app/_ui/select';
import { say } from '@/lib/text';
import { canBe } from '@/lib/workbook/import/answers';
import { type ImportPlan, listKinds } from '@/lib/workbook/import/plan';
import type { UsedList } from '@/lib/workbook/import/rows';
import { StepForm, type StepProps } from './step-form';

/** Step 4: how each answer list is asked. */
export function ListsStep({ lists, plan, ...step }: StepProps & { lists: UsedList[]; plan: ImportPlan }) {
  return (
    <StepForm {...step}>
      {lists.length === 0 ? (
        <p className="govuk-body">
          We found no lists of answers, so every question asks for a written answer unless its row says otherwise. You
          can change the kind of each question later.
        </p>
      ) : (
        <p className="govuk-body">
          A list comes from the rules on cells, from a separate sheet, or from lines and semicolons in a cell.
        </p>
      )}
      {lists.map(({ values, from, usual, rows }, at) => (
        <section key={values.join('\n')}>
          <h2 className="govuk-heading-m">
            List {at + 1}, used by {rows.length} {rows.length === 1 ? 'question' : 'questions'}
          </h2>
          {from && <p className="govuk-body">Found in {from}.</p>}
          <ul className="govuk-list govuk-list--bullet">
            {values.map((value) => (
              <li key={value}>{value}</li>
            ))}
          </ul>
          <Select
            name={`list:${at}`}
            label={
              <>
                Ask for<span className="govuk-visually-hidden"> in list {at + 1}</span>
              </>
            }
            value={plan.lists[String(at)] ?? usual}
            items={listKinds
              .filter((kind) => canBe(values, kind))
              .map((kind) => ({ value: kind, text: say({ path: '', key: `import.list-${kind}` }) }))}
          />
        </section>
      ))}
    </StepForm>
  );
}
