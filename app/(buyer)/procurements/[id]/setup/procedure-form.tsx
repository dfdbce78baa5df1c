import { Radios } from '@/app/_ui/choices';
import { TextLink } from '@/app/_ui/links';
import { Details, InsetText } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { Select } from '@/app/_ui/select';
import { Table } from '@/app/_ui/table';
import {
  leastTenderingDays,
  type Procedure,
  participationPeriods,
  periodSource,
  shorterGrounds,
  tenderingPeriods,
} from '@/lib/procurement/regime';
import { ukDate } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import type { ProcurementSetUp } from '@/lib/views/procurement-set-up';
import { RulesHere } from './rules';
import { StepForm, type StepFormProps, ThresholdLine } from './step-form';
import { stepTitles } from './step-titles';

const word = (key: string): string => say({ path: '', key });

const inDays = (days: number): string => (days === 0 ? 'None' : String(days));

/** Every least period of section 54, where it comes from, and from when it counts. */
function Periods() {
  const rows = [
    ...tenderingPeriods.map(({ id, days }) => ({ key: id, cells: [word(`regime.period-${id}`), inDays(days)] })),
    ...participationPeriods.map(({ id, days }) => ({
      key: `participation-${id}`,
      cells: [word(`regime.participation-${id}`), inDays(days)],
    })),
  ];
  return (
    <Details summary="All least periods">
      <p className="govuk-body">
        Days count from the day after the invitation to the day of the deadline. The shortest that applies counts. For
        authorities that are not of central government. <TextLink href={periodSource.url}>{periodSource.name}</TextLink>
        , checked {ukDate(periodSource.checked)}.
      </p>
      <Table
        caption="Least periods"
        captionHidden
        form="two-column"
        columns={[
          { key: 'case', label: 'Case' },
          { key: 'days', label: 'Least days', numeric: true },
        ]}
        rows={rows}
      />
    </Details>
  );
}

/** Step 4: the lawful procedures, what is not offered and why, and what sets the least number of days. */
export function ProcedureForm({
  setup,
  regime,
  threshold,
  ...form
}: StepFormProps & Pick<ProcurementSetUp, 'regime' | 'threshold'>) {
  if (!regime) {
    return (
      <>
        <Heading caption={form.caption}>{stepTitles.procedure}</Heading>
        <p className="govuk-body">
          The nation and the value decide which procedures are lawful. Answer steps 2 and 3 first.
        </p>
      </>
    );
  }
  const periods = regime.offered.some((procedure) => (leastTenderingDays(regime, procedure) ?? 0) > 0);
  return (
    <StepForm {...form} step="procedure">
      {regime.statute === 'act' && <ThresholdLine threshold={threshold} />}
      {!regime.conditionsOfParticipation && <InsetText>{word('procurement.no-suitability-stage')}</InsetText>}
      <Radios
        name="procedure"
        legend="Procedure"
        legendSize="m"
        hint={`By the ${regime.law}.`}
        value={setup.procedure}
        items={regime.offered.map((procedure: Procedure) => ({
          value: procedure,
          label: word(`procurement.procedure-${procedure}`),
        }))}
      />
      <Details summary="Procedures that are not offered">
        <ul className="govuk-list govuk-list--bullet">
          {regime.notOffered.map(({ procedure, why }) => (
            <li key={procedure}>
              Not offered: {word(`procurement.procedure-${procedure}`)}. {say({ path: '', ...why })}
            </li>
          ))}
        </ul>
      </Details>
      <Radios
        name="documentsTogether"
        legend="Will all tender documents be out together with the notice?"
        legendSize="m"
        hint={periods ? 'This sets the least number of days for tendering' : undefined}
        value={setup.documentsTogether === false ? 'no' : 'yes'}
        items={[
          { value: 'yes', label: 'Yes', ...(periods ? { hint: 'At least 25 days are needed' } : {}) },
          { value: 'no', label: 'No, some will follow', ...(periods ? { hint: 'At least 30 days are needed' } : {}) },
        ]}
      />
      {periods && (
        <>
          <Select
            name="shorterGround"
            label="Ground for fewer days"
            hint="Procurement Act 2023, section 54(4)"
            value={setup.shorterGround ?? ''}
            items={[
              { value: '', text: 'None' },
              ...shorterGrounds.map((ground) => ({ value: ground, text: word(`procurement.ground-${ground}`) })),
            ]}
          />
          <Periods />
        </>
      )}
      <h2 className="govuk-heading-m">What holds here</h2>
      <RulesHere regime={regime} setup={setup} />
    </StepForm>
  );
}
