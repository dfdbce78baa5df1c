import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import type { FormAction } from '@/app/_ui/form-state';
import { ReasonField } from '@/app/_ui/reason-field';
import { Table } from '@/app/_ui/table';
import type { AssignmentsPage } from '@/lib/views/assignments';
import { Tick } from './tick';

type Props = { action: FormAction; view: AssignmentsPage; anyScored: boolean; heading: ReactNode };

/** The matrix question by evaluator: one box each, named by its question and its evaluator. */
export function AssignmentForm({ action, view, anyScored, heading }: Props) {
  const evaluators = view.evaluators.filter(({ removed }) => !removed);
  return (
    <ActionForm action={action} revision={view.seen} heading={heading}>
      <span id="assign" />
      <Table
        caption="Who marks what"
        form="stack"
        small
        columns={[
          { key: 'question', label: 'Question' },
          { key: 'needs', label: 'Needs', numeric: true },
          ...evaluators.map(({ userId, name, locked }) => ({
            key: userId,
            label: locked ? `${name} (locked)` : name,
          })),
        ]}
        rows={view.questions.map(({ id, ref, wording, needs, assigned }) => ({
          key: id,
          cells: [
            `${ref} ${wording}`,
            String(needs),
            ...evaluators.map(({ userId, name }) => (
              <Tick
                key={userId}
                value={`${id} ${userId}`}
                label={`${ref} to ${name}`}
                checked={assigned.includes(userId)}
              />
            )),
          ],
        }))}
      />
      {anyScored && (
        <ReasonField readers="panel" label="Reason, if you take a question from somebody who has scored it" rows={2} />
      )}
      <Button>Save who marks what</Button>
    </ActionForm>
  );
}
