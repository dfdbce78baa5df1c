import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import type { FormAction } from '@/app/_ui/form-state';
import { InsetText } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { inPounds } from '@/lib/procurement/money';
import type { SetupDraft, SetupStep } from '@/lib/procurement/setup';
import { ukDate } from '@/lib/procurement/uk-time';
import type { ProcurementSetUp } from '@/lib/views/procurement-set-up';
import { stepTitles } from './step-titles';

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
export function StepForm({ action, caption, revision, then, step, children, titled }: FrameProps) {
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

/** "This is above the threshold of £n (source, checked date)." */
export function ThresholdLine({ threshold }: Pick<ProcurementSetUp, 'threshold'>) {
  if (!threshold) return null;
  const { side, amount, source } = threshold;
  return (
    <InsetText>
      This is {side} the threshold of {inPounds(amount)} ({source.name}, checked {ukDate(source.checked)}).
    </InsetText>
  );
}
