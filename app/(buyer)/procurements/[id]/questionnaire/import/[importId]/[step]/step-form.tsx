import type { ReactNode } from 'react';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { TextLink } from '@/app/_ui/links';
import { addChosen, saveStep } from './actions';

/** What every step is given. */
export type StepProps = {
  place: { id: string; importId: string; step: string };
  heading: ReactNode;
  /** Revision of the import that the page shows. */
  revision: number;
  next: string;
  back: string;
};

type FormProps = StepProps & { children: ReactNode; button?: string };

/** A step that keeps what it says and goes on. */
export function StepForm({ place, heading, revision, next, back, children, button = 'Save and continue' }: FormProps) {
  return (
    <ActionForm action={saveStep.bind(null, { ...place, next })} heading={heading} revision={String(revision)}>
      {children}
      <ButtonGroup>
        <Button>{button}</Button>
        <TextLink href={back}>Back</TextLink>
      </ButtonGroup>
    </ActionForm>
  );
}

/** What the last step is given: the revisions that its button counts on, and how many questions it adds. */
export type Last = { draftRevision: number; importRevision: number; count: number };

/** The last step: its button adds the questions to the draft. */
export function AddForm({
  place,
  heading,
  back,
  children,
  last,
}: Omit<StepProps, 'next' | 'revision'> & { children: ReactNode; last: Last }) {
  const { id, importId } = place;
  return (
    <ActionForm
      action={addChosen.bind(null, { id, importId })}
      heading={heading}
      revision={String(last.draftRevision)}
      hidden={{ importRevision: String(last.importRevision) }}
    >
      {children}
      <ButtonGroup>
        <Button>
          Add {last.count} {last.count === 1 ? 'question' : 'questions'}
        </Button>
        <TextLink href={back}>Back</TextLink>
      </ButtonGroup>
    </ActionForm>
  );
}
