'use client';

import { AddAnother, HiddenField } from '@/app/_ui/add-another';
import { Fieldset } from '@/app/_ui/field';
import { Input } from '@/app/_ui/input';
import { Select } from '@/app/_ui/select';
import { Textarea } from '@/app/_ui/textarea';
import { blankRow } from '@/lib/questionnaire/editor-rows';

const outcomes = [
  { value: '', text: 'No pass or fail' },
  { value: 'pass', text: 'Pass' },
  { value: 'fail', text: 'Fail' },
];

type OptionProps = {
  name: string;
  values: Readonly<Record<string, string>>;
  title: string;
  points: boolean;
};

/** One option: its words, its mark or outcome, and the evidence that supports it. */
export function OptionFields({ name, values, title, points }: OptionProps) {
  return (
    <Fieldset legend={title} size="s" className="assay-row-fields">
      <HiddenField name={`${name}.id`} value={values.id ?? ''} />
      <Textarea name={`${name}.label`} label="Words" rows={2} value={values.label} />
      <div className="assay-for-award">
        <Input
          name={`${name}.mark`}
          label={points ? 'Points' : 'Mark'}
          value={values.mark}
          width={5}
          inputMode="decimal"
        />
      </div>
      {!points && (
        <div className="assay-for-gate">
          <Select name={`${name}.outcome`} label="Passes or fails" items={outcomes} value={values.outcome} />
        </div>
      )}
      <Textarea name={`${name}.supports`} label="Evidence that supports it" rows={2} value={values.supports} />
    </Fieldset>
  );
}

/** The options of a choice, best first. */
export function OptionRows({ kind }: { kind: 'single-choice' | 'multiple-choice' }) {
  return (
    <AddAnother
      name={`${kind}.options`}
      item="option"
      blank={blankRow.option}
      first="label"
      least={2}
      row={(name, number, values) => (
        <OptionFields name={name} values={values} title={`Option ${number}`} points={kind === 'multiple-choice'} />
      )}
    />
  );
}

const numberOperators = [
  { value: 'atLeast', text: 'this or more' },
  { value: 'below', text: 'below' },
  { value: 'atMost', text: 'this or less' },
  { value: 'above', text: 'above' },
];
const dateOperators = [
  { value: 'onOrAfter', text: 'on or after' },
  { value: 'before', text: 'before' },
  { value: 'onOrBefore', text: 'on or before' },
  { value: 'after', text: 'after' },
];

/** The bands of a figure or date: the first that holds gives the mark. */
export function BandRows({ kind }: { kind: 'number' | 'date' }) {
  const date = kind === 'date';
  const operators = date ? dateOperators : numberOperators;
  return (
    <AddAnother
      name={`${kind}.bands`}
      item="band"
      blank={{ ...blankRow.band, operator: operators[0]?.value ?? '' }}
      first="value"
      row={(name, number, values) => (
        <Fieldset legend={`Band ${number}`} size="s" className="assay-row-fields">
          <HiddenField name={`${name}.name`} value={values.name ?? ''} />
          <div className="assay-fields">
            <Select
              name={`${name}.operator`}
              label={date ? 'The date is' : 'The figure is'}
              items={operators}
              value={values.operator}
            />
            <Input name={`${name}.value`} label={date ? 'Date' : 'Figure'} value={values.value} width={10} />
            <Input name={`${name}.mark`} label="Mark" value={values.mark} width={5} inputMode="decimal" />
          </div>
        </Fieldset>
      )}
    />
  );
}

/** The columns of a table. */
export function ColumnRows() {
  return (
    <AddAnother
      name="table.columns"
      item="column"
      blank={blankRow.column}
      first="label"
      row={(name, number, values) => (
        <>
          <HiddenField name={`${name}.id`} value={values.id ?? ''} />
          <Textarea name={`${name}.label`} label={`Column ${number}`} rows={2} value={values.label} />
        </>
      )}
    />
  );
}
