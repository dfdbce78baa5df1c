'use client';

import { useContext, useEffect, useRef } from 'react';
import { Button, LinkButton } from '@/app/_ui/button';
import { fieldId } from '@/app/_ui/class-names';
import { Fieldset } from '@/app/_ui/field';
import { FormContext } from '@/app/_ui/form-context';
import { Input } from '@/app/_ui/input';
import { Textarea } from '@/app/_ui/textarea';
import { criteriaIn } from '@/lib/questionnaire/criteria-rows';

type Criterion = { id: string; title: string; description: string; weight: string; max: string };

/**
 * The other criteria, a group of fields each. Adding and removing post the form, so they do the same with scripts and
 * without; everything typed comes back, and nothing is saved until somebody saves.
 */
export function CriteriaRows({ criteria }: { criteria: readonly Criterion[] }) {
  const { values } = useContext(FormContext).state;
  const rows = Object.keys(values).length > 0 ? criteriaIn(values) : criteria.map((_, at) => at);
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef(rows);

  // With scripts the page stays: the focus goes to the new row, or on from where the removed one stood.
  useEffect(() => {
    const before = shown.current;
    shown.current = rows;
    if (before.join() === rows.join()) return;
    const added = rows.find((at) => !before.includes(at));
    const field = added === undefined ? null : document.getElementById(fieldId(`criteria.${added}.title`));
    (field ?? box.current?.querySelector<HTMLElement>('[data-act="add"]'))?.focus();
    box.current?.closest('form')?.dispatchEvent(new Event('input'));
  });

  return (
    <div ref={box}>
      {rows.map((at, place) => {
        const criterion = criteria[at];
        return (
          <Fieldset key={at} legend={`Criterion ${place + 1}`} size="s" className="assay-row-fields">
            <input type="hidden" name={`criteria.${at}.id`} value={criterion?.id ?? ''} />
            <Input name={`criteria.${at}.title`} label="Title" value={criterion?.title ?? ''} />
            <Textarea
              name={`criteria.${at}.description`}
              label="What it assesses, and how it is scored"
              hint="Suppliers read this beside the weighting."
              rows={3}
              value={criterion?.description ?? ''}
            />
            <div className="assay-fields">
              <Input
                name={`criteria.${at}.weight`}
                label="Weighting"
                width={5}
                inputMode="decimal"
                value={criterion?.weight ?? ''}
              />
              <Input
                name={`criteria.${at}.max`}
                label="Highest score"
                width={5}
                inputMode="decimal"
                value={criterion?.max ?? '5'}
              />
            </div>
            <LinkButton name="do" value={`remove-criterion:${at}`} hidden={`criterion ${place + 1}`}>
              Remove
            </LinkButton>
          </Fieldset>
        );
      })}
      <Button look="secondary" name="do" value="add-criterion" act="add">
        {rows.length === 0 ? 'Add a criterion' : 'Add another criterion'}
      </Button>
    </div>
  );
}
