'use client';

import { useState } from 'react';
import { Fieldset } from '@/app/_ui/field';
import { Input } from '@/app/_ui/input';
import { Select } from '@/app/_ui/select';
import type { EarlierQuestion } from '@/lib/questionnaire/earlier';

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

type Props = {
  earlier: readonly EarlierQuestion[];
  now: { question: string; operator: string; value: string } | null;
};

/**
 * "Ask only if": an earlier question, a comparison, an answer. With JavaScript each list offers only what fits the one
 * before; without, all are offered and the server says what does not fit.
 */
export function ConditionPicker({ earlier, now }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [live, setLive] = useState(false);
  const target = earlier.find(({ id }) => id === (chosen ?? now?.question));
  const shown = live && target ? [target] : earlier;
  const operators = [...new Set(shown.flatMap(({ operators: each }) => each))];
  const typed = shown.some(({ answers }) => answers === null);
  const known = earlier.find(({ id }) => id === now?.question);
  return (
    <Fieldset legend="Ask only if (optional)" size="s">
      <Select
        name="when.question"
        label="Earlier question"
        value={now?.question ?? ''}
        onChange={(event) => {
          setLive(event.target.value !== '');
          setChosen(event.target.value);
        }}
        items={[
          { value: '', text: 'Always ask' },
          ...earlier.map(({ id, ref, wording }) => ({ value: id, text: `${ref}. ${wording.slice(0, 90)}` })),
        ]}
      />
      <Select
        name="when.operator"
        label="Comparison"
        value={now?.operator ?? 'is'}
        items={operators.map((operator) => ({ value: operator, text: operatorWords[operator] ?? operator }))}
      />
      <Select
        name="when.value"
        label="Answer"
        value={now && known?.answers ? `${now.question}|${now.value}` : ''}
        items={[
          { value: '', text: 'Select an answer' },
          ...shown.flatMap(({ id, ref, answers }) =>
            (answers ?? []).map(({ value, label }) => ({
              value: `${id}|${value}`,
              text: live ? label.slice(0, 90) : `${ref}: ${label.slice(0, 80)}`,
            })),
          ),
        ]}
      />
      {typed && (
        <Input
          name="when.figure"
          label="Figure or date (where the earlier question asks for one)"
          hint="A number like 12.5, or a date as year, month and day: 2027-01-22"
          width={10}
          value={known && known.answers === null ? now?.value : ''}
        />
      )}
    </Fieldset>
  );
}
