import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { Checkbox, Radios } from '@/app/_ui/choices';
import { DateInput } from '@/app/_ui/date-input';
import { ActionForm } from '@/app/_ui/form';
import type { FormAction } from '@/app/_ui/form-state';
import { Input } from '@/app/_ui/input';
import { Details, InsetText } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { Select } from '@/app/_ui/select';
import { Textarea } from '@/app/_ui/textarea';
import { nations } from '@/lib/procurement/bank-holidays';
import { inPounds } from '@/lib/procurement/money';
import { leastTenderingDays, type Procedure, shorterGrounds } from '@/lib/procurement/regime';
import type { SetupDraft, SetupStep } from '@/lib/procurement/setup';
import { dayField, momentField } from '@/lib/procurement/setup-form';
import { ukDate } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import type { ProcurementSetUp } from '@/lib/views/procurement-set-up';
import { LotFields } from './lot-fields';
import { stepTitles } from './step-titles';
import { TimetableFields } from './timetable-fields';

export type StepFormProps = {
  action: FormAction;
  caption: string;
  setup: SetupDraft;
  /** Digest of the step's answers as they are shown. */
  revision?: string | undefined;
  /** `check` where the step was opened from the last page and leads back there. */
  then?: string | undefined;
};

type FrameProps = Omit<StepFormProps, 'setup'> & { step: SetupStep; children: ReactNode; titled?: boolean };

/** One step: caption, the question as h1 (here, or in the legend of its radios), the fields, one button. */
function StepForm({ action, caption, revision, then, step, children, titled }: FrameProps) {
  return (
    <ActionForm
      action={action}
      revision={revision}
      hidden={then ? { then } : {}}
      heading={
        titled ? (
          <span className="govuk-caption-l">{caption}</span>
        ) : (
          <Heading caption={caption}>{stepTitles[step]}</Heading>
        )
      }
    >
      {children}
      <Button>Save and continue</Button>
    </ActionForm>
  );
}

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
    </StepForm>
  );
}

/** "This is above the threshold of £n (source, checked date)." */
function ThresholdLine({ threshold }: Pick<ProcurementSetUp, 'threshold'>) {
  if (!threshold) return null;
  const { side, amount, source } = threshold;
  return (
    <InsetText>
      This is {side} the threshold of {inPounds(amount)} ({source.name}, checked {ukDate(source.checked)}).
    </InsetText>
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
  const periods = regime.offered.some((procedure) => leastTenderingDays(regime, procedure) !== 0);
  return (
    <StepForm {...form} step="procedure">
      <ThresholdLine threshold={threshold} />
      {!regime.conditionsOfParticipation && <InsetText>{word('no-suitability-stage')}</InsetText>}
      <Radios
        name="procedure"
        legend="Procedure"
        legendSize="m"
        hint={`By the ${regime.law}.`}
        value={setup.procedure}
        items={regime.offered.map((procedure: Procedure) => ({
          value: procedure,
          label: word(`procedure-${procedure}`),
        }))}
      />
      <h2 className="govuk-heading-s">Procedures that are not offered</h2>
      <ul className="govuk-list govuk-list--bullet">
        {regime.notOffered.map(({ procedure, why }) => (
          <li key={procedure}>
            Not offered: {word(`procedure-${procedure}`)}. {say({ path: '', ...why })}
          </li>
        ))}
      </ul>
      {periods && (
        <Details
          summary="Fewer or more days for tendering"
          open={Boolean(setup.shorterGround) || setup.documentsTogether === false}
        >
          <Checkbox
            name="documentsTogether"
            value="no"
            label="Some tender documents will follow after the notice"
            hint="Then at least 30 days are needed, and not 25"
            checked={setup.documentsTogether === false}
          />
          <Select
            name="shorterGround"
            label="Ground for fewer days"
            hint="Procurement Act 2023, section 54(4)"
            value={setup.shorterGround ?? ''}
            items={[
              { value: '', text: 'None' },
              ...shorterGrounds.map((ground) => ({ value: ground, text: word(`ground-${ground}`) })),
            ]}
          />
        </Details>
      )}
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
            hint: "You will load the returned workbooks after opening. Receiving and sealing stay the portal's job, and the record will say so.",
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
      />
    </StepForm>
  );
}
