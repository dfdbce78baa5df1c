'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { ActionForm } from '@/app/_ui/form';
import type { FormAction } from '@/app/_ui/form-state';

type SendingFormProps = {
  action: FormAction;
  hidden: Record<string, string>;
  heading: ReactNode;
  children: ReactNode;
  /** Where it stands what has arrived. */
  truth: string;
  words: { sending: string; slow: string; unsure: string; link: string };
};

type Stage = 'rest' | 'sending' | 'slow' | 'unsure';
const slowAfter = 8_000;

/** A form whose sending matters: while it goes on the page says so, and where nobody answers, where the truth stands. */
export function SendingForm({ action, hidden, heading, children, truth, words }: SendingFormProps) {
  const [stage, setStage] = useState<Stage>('rest');

  useEffect(() => {
    if (stage !== 'sending') return;
    const timer = setTimeout(() => setStage('slow'), slowAfter);
    return () => clearTimeout(timer);
  }, [stage]);

  return (
    <div onSubmitCapture={() => setStage('sending')}>
      <ActionForm
        action={action}
        hidden={hidden}
        heading={heading}
        cameBack={(state) => setStage(state === null ? 'unsure' : 'rest')}
      >
        {children}
      </ActionForm>
      <div role="status" className="govuk-body">
        {stage === 'sending' && words.sending}
        {(stage === 'slow' || stage === 'unsure') && (
          <>
            {stage === 'slow' ? words.slow : words.unsure}{' '}
            <a className="govuk-link" href={truth}>
              {words.link}
            </a>
          </>
        )}
      </div>
    </div>
  );
}
