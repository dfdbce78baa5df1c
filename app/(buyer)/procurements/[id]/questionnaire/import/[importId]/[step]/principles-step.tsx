import { Checkbox } from '@/app/_ui/choices';
import { Pagination } from '@/app/_ui/pagination';
import { Select } from '@/app/_ui/select';
import { say } from '@/lib/text';
import { principleNames, suggestedPrinciples } from '@/lib/views/import-file';
import type { DraftQuestion, PlannedRow } from '@/lib/workbook/import/note';
import type { ImportPlan } from '@/lib/workbook/import/plan';
import { weightRemarks } from '@/lib/workbook/import/report';
import { importPath } from '../../import-frame';
import { perPage } from './rows-step';
import { AddForm, type Last, StepForm, type StepProps } from './step-form';

type Props = StepProps & { rows: PlannedRow[]; plan: ImportPlan; page: number; last: Last };

/** Step 6: the principle of each question, suggested by similar words and confirmed by the officer. */
export function PrinciplesStep({ rows, plan, page, last, ...step }: Props) {
  const questions = rows.filter((row): row is PlannedRow & { draft: DraftQuestion } => row.draft !== null);
  const pages = Math.max(1, Math.ceil(questions.length / perPage));
  const current = Math.min(page, pages);
  const shown = questions.slice((current - 1) * perPage, current * perPage);
  const suggestions = suggestedPrinciples(
    shown.map(({ draft, section }) => `${draft.wording} ${draft.wording} ${section} ${draft.guidance}`),
  );
  const totals = weightRemarks(rows);
  const { id, importId } = step.place;
  const own = importPath(id, importId, 'principles');
  const items = [
    { value: '', text: 'Select a principle' },
    ...principleNames().map(({ number, name }) => ({ value: String(number), text: `${number}. ${name}` })),
  ];
  const inner = (
    <>
      <p className="govuk-body">
        Each question belongs to one of the 14 principles. Matched by similar words. Please check. This mapping is ours,
        not the publisher’s.
      </p>
      {shown.map(({ key, draft, sheet, row }, at) => {
        const suggestion = suggestions[at];
        const chosen = plan.principles[key] ?? suggestion?.principle;
        return (
          <Select
            key={key}
            name={`principle:${key}`}
            label={`${draft.ref ? `${draft.ref}. ` : ''}${draft.wording}`}
            hint={
              suggestion
                ? `${sheet}, row ${row}. Suggested: principle ${suggestion.principle}, by the words ${suggestion.words.join(', ')}.`
                : `${sheet}, row ${row}. Nothing similar found.`
            }
            value={chosen === undefined ? '' : String(chosen)}
            items={items}
          />
        );
      })}
    </>
  );
  const form =
    current === pages ? (
      <AddForm {...step} last={last}>
        {inner}
        <p className="govuk-body">
          Weightings come as they stand in the file. A new section weighs what its questions weigh together.
        </p>
        {totals.length > 0 && (
          <ul className="govuk-list govuk-list--bullet">
            {totals.map(({ key, params }) => (
              <li key={params.section}>{say({ path: '', key, params })}</li>
            ))}
          </ul>
        )}
        <Checkbox name="fit" label="Make all weightings of the questionnaire fit to exactly 100, in proportion" />
      </AddForm>
    ) : (
      <StepForm {...step} next={`${own}?page=${current + 1}`}>
        {inner}
      </StepForm>
    );
  return (
    <>
      {form}
      {pages > 1 && <Pagination current={current} count={pages} href={(number) => `${own}?page=${number}`} />}
    </>
  );
}
