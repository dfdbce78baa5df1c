import { Radios } from '@/app/_ui/choices';
import { DateInput } from '@/app/_ui/date-input';
import { Input } from '@/app/_ui/input';
import { Textarea } from '@/app/_ui/textarea';
import { nations } from '@/lib/procurement/bank-holidays';
import { openingNotice } from '@/lib/procurement/notices';
import { leastTenderingDays } from '@/lib/procurement/regime';
import { dayField, momentField } from '@/lib/procurement/setup-form';
import { say } from '@/lib/text';
import type { ProcurementSetUp } from '@/lib/views/procurement-set-up';
import { LotFields } from './lot-fields';
import { StepForm, type StepFormProps, ThresholdLine } from './step-form';
import { stepTitles } from './step-titles';
import { TimetableFields } from './timetable-fields';

const word = (key: string): string => say({ path: '', key: `procurement.${key}` });

export function AboutForm({ setup, ...form }: StepFormProps) {
  return (
    <StepForm {...form} step="about">
      <Input name="title" label="Title" value={setup.title} />
      <Input
        name="reference"
        label="Reference"
        hint="Your own, such as PRJ-0142"
        width={20}
        value={setup.reference}
        spellCheck={false}
      />
      <Textarea
        name="description"
        label="Short description"
        hint="Suppliers will read this when they are invited"
        rows={4}
        value={setup.description}
      />
    </StepForm>
  );
}

export function NationForm({ setup, ...form }: StepFormProps) {
  return (
    <StepForm {...form} step="nation" titled>
      <Radios
        name="nation"
        legend={stepTitles.nation}
        legendSize="l"
        legendIsHeading
        value={setup.nation}
        items={nations.map((nation) => ({ value: nation, label: word(`nation-${nation}`) }))}
      />
      <Radios
        name="begun"
        legend="When did it begin?"
        legendSize="m"
        hint="What began before the Procurement Act 2023 took effect goes on under the law before it"
        value={setup.legacy ? 'before' : 'since'}
        items={[
          { value: 'since', label: 'On or after 24 February 2025' },
          { value: 'before', label: 'Before 24 February 2025' },
        ]}
      />
    </StepForm>
  );
}

const days = (iso: string | null | undefined) => (iso ? dayField(iso) : undefined);

export function ValueForm({ setup, threshold, ...form }: StepFormProps & Pick<ProcurementSetUp, 'threshold'>) {
  const { contract } = setup;
  return (
    <StepForm {...form} step="value">
      <Input
        name="value"
        label="Estimated value"
        hint="For the whole life of the contract, with VAT and every extension"
        prefix="£"
        width={10}
        inputMode="decimal"
        value={setup.value}
      />
      <ThresholdLine threshold={threshold} />
      <Input
        name="years"
        label="Length of the contract in years"
        hint="With every extension, such as 5 or 3.5"
        width={4}
        inputMode="decimal"
        value={setup.years}
      />
      <DateInput name="contract.start" legend="Contract starts" legendSize="s" value={days(contract?.start)} />
      <DateInput
        name="contract.contractEnd"
        legend="Contract ends"
        legendSize="s"
        hint="Without extensions"
        value={days(contract?.contractEnd)}
      />
      <DateInput
        name="contract.contractEndExtended"
        legend="Contract ends with all extensions"
        legendSize="s"
        hint="Leave empty if it cannot be extended"
        value={days(contract?.contractEndExtended)}
      />
      <DateInput
        name="contract.assetLifeEnd"
        legend="Planned end of the life of the assets"
        legendSize="s"
        hint="Questions about support and updates use this day. Leave empty if it is the end of the contract"
        value={days(contract?.assetLifeEnd)}
      />
    </StepForm>
  );
}

export function LotsForm({ setup, ...form }: StepFormProps) {
  const { lots } = setup;
  return (
    <StepForm {...form} step="lots" titled>
      <Radios
        name="split"
        legend={stepTitles.lots}
        legendSize="l"
        legendIsHeading
        value={lots === undefined ? undefined : lots.length > 0 ? 'yes' : 'no'}
        items={[
          { value: 'no', label: 'No' },
          { value: 'yes', label: 'Yes', conditional: <LotFields lots={lots ?? []} /> },
        ]}
      />
    </StepForm>
  );
}

export function ReceivingForm({ setup, ...form }: StepFormProps) {
  return (
    <StepForm {...form} step="receiving" titled>
      <Radios
        name="receiving"
        legend={stepTitles.receiving}
        legendSize="l"
        legendIsHeading
        value={setup.receiving}
        items={[
          { value: 'hosted', label: 'In Assay' },
          {
            value: 'portal',
            label: 'Through our own portal',
            hint: "Receiving and sealing stay the portal's job, and the record will say so. After its opening, two officers load the workbooks that came back.",
          },
        ]}
      />
    </StepForm>
  );
}

const periodOf = ({ regime, setup }: Pick<ProcurementSetUp, 'regime' | 'setup'>): number | null =>
  regime && setup.procedure
    ? leastTenderingDays(regime, setup.procedure, {
        documentsTogether: setup.documentsTogether ?? true,
        ground: setup.shorterGround ?? null,
      })
    : null;

export function DatesForm({
  setup,
  regime,
  check,
  ...form
}: StepFormProps & Pick<ProcurementSetUp, 'regime' | 'check'>) {
  const { timetable } = setup;
  return (
    <StepForm {...form} step="dates">
      <p className="govuk-body">All times are UK time.</p>
      <TimetableFields
        needed={periodOf({ regime, setup })}
        stored={
          timetable && Object.fromEntries(Object.entries(timetable).map(([event, at]) => [event, momentField(at)]))
        }
        warnings={check.warnings.map((warning) => say(warning))}
        notice={
          regime && setup.procedure ? say(openingNotice(regime, setup.procedure).name) : say('regime.notice-unknown')
        }
      />
    </StepForm>
  );
}
