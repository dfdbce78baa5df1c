import { Button } from '@/app/_ui/button';
import { Checkboxes } from '@/app/_ui/choices';
import { DutyTable } from '@/app/_ui/duty-table';
import { ActionForm } from '@/app/_ui/form';
import type { FormAction } from '@/app/_ui/form-state';
import { Details } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { Select } from '@/app/_ui/select';
import type { Duty } from '@/lib/procurement/duties';
import { say } from '@/lib/text';
import type { ProcurementSetUp } from '@/lib/views/procurement-set-up';

const many: readonly { duty: Duty; legend: string; hint: string }[] = [
  {
    duty: 'officer',
    legend: 'Second officer',
    hint: 'At least one officer beside the lead. Publishing and opening need two different people.',
  },
  { duty: 'approver', legend: 'Approver', hint: 'May sign off what officers submit. An officer can do this as well.' },
  { duty: 'evaluator', legend: 'Evaluators', hint: 'At least two. Each gives scores alone.' },
  { duty: 'moderator', legend: 'Moderator', hint: 'Leads the panel to one agreed score. Gives no scores alone.' },
  { duty: 'observer', legend: 'Observers', hint: 'Can read and cannot change anything.' },
];

type Props = {
  action: FormAction;
  view: ProcurementSetUp;
  caption?: string;
  title: string;
  button: string;
  then?: string;
};

/** Who does what on one procurement. */
export function DutyForm({ action, view, caption, title, button, then }: Props) {
  const { members, duties, dutyDigest, missing, published } = view;
  const held = (duty: Duty) => duties.find((one) => one.duty === duty)?.userIds ?? [];
  const officers = members.filter((member) => member.officer);
  return (
    <ActionForm
      action={action}
      revision={dutyDigest}
      hidden={then ? { then } : {}}
      heading={
        <>
          <Heading caption={caption}>{title}</Heading>
          <p className="govuk-body">{say('procurement.people-needed')}</p>
          {missing.length > 0 && (
            <ul className="govuk-list govuk-list--bullet">
              {missing.map((message) => (
                <li key={message.path}>{say(message)}</li>
              ))}
            </ul>
          )}
          <Details summary="Which duties one person may hold together">
            <DutyTable />
          </Details>
        </>
      }
    >
      <Select
        name="duties.lead"
        label="Lead"
        labelSize="s"
        hint="Runs the procurement, names the others and counts as an officer"
        value={held('lead')[0] ?? ''}
        items={[
          { value: '', text: 'Choose a person' },
          ...officers.map(({ userId, name }) => ({ value: userId, text: name })),
        ]}
      />
      {many.map(({ duty, legend, hint }) => (
        <Checkboxes
          key={duty}
          name={`duties.${duty}`}
          legend={legend}
          legendSize="s"
          hint={hint}
          small
          values={held(duty)}
          items={(duty === 'officer' ? officers : members).map(({ userId, name, post }) => ({
            value: userId,
            label: post ? `${name}, ${post}` : name,
          }))}
        />
      ))}
      {published && <ReasonField readers="panel" label="Reason, where somebody loses a duty" rows={3} />}
      <Button>{button}</Button>
    </ActionForm>
  );
}
