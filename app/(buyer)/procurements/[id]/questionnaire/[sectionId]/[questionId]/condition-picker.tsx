'use client';

import { useState } from 'react';
import { AddAnother } from '@/app/_ui/add-another';
import { Radios } from '@/app/_ui/choices';
import { Fieldset } from '@/app/_ui/field';
import { Input } from '@/app/_ui/input';
import { Select } from '@/app/_ui/select';
import type { EarlierQuestion } from '@/lib/questionnaire/earlier';
import { blankRow } from '@/lib/questionnaire/editor-rows';

const operatorWords: Record<string, string> = {
  is: 'is',
  isNot: 'is not',
  includes: 'includes',
  doesNotInclude: 'does not include',
  atLeast: 'is this or more',
  below: 'is below',
  atMost: 'is this or less',
  above: 'is above',
  onOrAfter: 'is on or after',
  before: 'is before',
  onOrBefore: 'is on or before',
  after: 'is after',
};

type Earlier = readonly EarlierQuestion[];

/**
 * One term: an earlier question, a comparison, an answer. With JavaScript each list offers only what fits the one
 * before; without, all are offered and the server says what does not fit.
 */
function Term({
  name,
  number,
  values,
  earlier,
}: {
  name: string;
  number: number;
  values: Readonly<Record<string, string>>;
  earlier: Earlier;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  const target = chosen ? earlier.find(({ id }) => id === chosen) : undefined;
  const shown = target ? [target] : earlier;
  const operators = [...new Set(shown.flatMap(({ operators: each }) => each))];
  const typed = shown.some(({ answers }) => answers === null);
  return (
    <Fieldset legend={`Condition ${number}`} size="s" className="assay-row-fields">
      <Select
        name={`${name}.question`}
        label="Earlier question"
        value={values.question}
        onChange={(event) => setChosen(event.target.value)}
        items={[
          { value: '', text: number === 1 ? 'Always ask' : 'No further condition' },
          ...earlier.map(({ id, ref, wording }) => ({ value: id, text: `${ref}. ${wording.slice(0, 90)}` })),
        ]}
      />
      <Select
        name={`${name}.operator`}
        label="Comparison"
        value={values.operator}
        items={operators.map((operator) => ({ value: operator, text: operatorWords[operator] ?? operator }))}
      />
      {shown.some(({ answers }) => answers !== null) && (
        <Select
          name={`${name}.value`}
          label="Answer"
          value={values.value}
          items={[
            { value: '', text: 'Select an answer' },
            ...shown.flatMap(({ id, ref, answers }) =>
              (answers ?? []).map(({ value, label }) => ({
                value: `${id}|${value}`,
                text: target ? label.slice(0, 90) : `${ref}: ${label.slice(0, 80)}`,
              })),
            ),
          ]}
        />
      )}
      {typed && (
        <Input
          name={`${name}.figure`}
          label="Figure or date (where the earlier question asks for one)"
          hint="A number like 12.5, or a date as year, month and day: 2027-01-22"
          width={10}
          value={values.figure}
        />
      )}
    </Fieldset>
  );
}

/** "Ask only if": conditions on earlier questions, joined by all or any. */
export function ConditionPicker({ earlier, join }: { earlier: Earlier; join: 'all' | 'any' }) {
  return (
    <Fieldset legend="Ask only if (optional)" size="s">
      <AddAnother
        name="when.terms"
        item="condition"
        blank={blankRow.term}
        first="question"
        spare={1}
        row={(name, number, values) => <Term name={name} number={number} values={values} earlier={earlier} />}
      />
      <Radios
        name="when.join"
        legend="Where there are several conditions"
        legendSize="s"
        small
        value={join}
        items={[
          { value: 'all', label: 'all of them must hold' },
          { value: 'any', label: 'any one of them is enough' },
        ]}
      />
    </Fieldset>
  );
}
