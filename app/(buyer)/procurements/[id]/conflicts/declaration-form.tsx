import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { Checkbox, Radios } from '@/app/_ui/choices';
import { Fieldset } from '@/app/_ui/field';
import { ActionForm } from '@/app/_ui/form';
import type { FormAction } from '@/app/_ui/form-state';
import { Textarea } from '@/app/_ui/textarea';
import type { ConflictsPage } from '@/lib/views/conflicts';

type Bidder = ConflictsPage['bidders'][number];

function Interest({ supplierId, name, mine }: Bidder) {
  const field = (part: string): string => `interests.${supplierId}.${part}`;
  const declared = mine?.interest === 'declared' ? mine : null;
  return (
    <Fieldset legend={name} size="m">
      <Radios
        name={field('interest')}
        legend="Your interest"
        legendSize="s"
        value={mine?.interest}
        items={[
          { value: 'none', label: 'No interest' },
          {
            value: 'declared',
            label: 'I have or may have an interest',
            conditional: (
              <>
                <Radios
                  name={field('kind')}
                  legend="Kind of interest"
                  legendSize="s"
                  small
                  value={declared?.kind ?? undefined}
                  items={[
                    { value: 'personal', label: 'Personal' },
                    { value: 'professional', label: 'Professional' },
                    { value: 'financial', label: 'Financial' },
                  ]}
                />
                <Radios
                  name={field('way')}
                  legend="Is it direct or indirect?"
                  legendSize="s"
                  small
                  value={declared?.way ?? undefined}
                  items={[
                    { value: 'direct', label: 'Direct', hint: 'It is your own.' },
                    {
                      value: 'indirect',
                      label: 'Indirect',
                      hint: 'It is that of your family, a friend or a business you are close to.',
                    },
                  ]}
                />
                <Radios
                  name={field('look')}
                  legend="Is it actual, potential or perceived?"
                  legendSize="s"
                  small
                  value={declared?.look ?? undefined}
                  items={[
                    { value: 'actual', label: 'Actual' },
                    { value: 'potential', label: 'Potential', hint: 'It could become one during this procurement.' },
                    { value: 'perceived', label: 'Perceived', hint: 'Others might see it as one.' },
                  ]}
                />
                <Textarea
                  name={field('details')}
                  label="Details"
                  hint="The lead, the panel and auditors will read this"
                  rows={3}
                  value={declared?.details}
                />
              </>
            ),
          },
        ]}
      />
    </Fieldset>
  );
}

/** One fieldset for every named bidder, then the promise and the signature. */
export function DeclarationForm({
  action,
  bidders,
  again,
  heading,
}: {
  action: FormAction;
  /** What stands above the form, below its errors. */
  heading?: ReactNode;
  bidders: readonly Bidder[];
  again: boolean;
}) {
  return (
    <ActionForm action={action} heading={heading}>
      {bidders.map((bidder) => (
        <Interest key={bidder.supplierId} {...bidder} />
      ))}
      <Checkbox name="promise" label="I will say so at once if this changes" />
      <Button look={again ? 'secondary' : 'primary'}>{again ? 'Sign a new declaration' : 'Sign declaration'}</Button>
    </ActionForm>
  );
}
