import type { ReactNode } from 'react';
import { Checkbox } from '@/app/_ui/choices';
import { Fieldset } from '@/app/_ui/field';
import { Input } from '@/app/_ui/input';
import { Select } from '@/app/_ui/select';
import { Textarea } from '@/app/_ui/textarea';
import { usualLimits } from '@/lib/question/limits';
import type { Kind, SettingsOf } from '@/lib/question/settings';
import type { Question } from '@/lib/questionnaire/document';

/** Rows left empty for what is still to be added. */
const spare = 3;

const settingsOf = <K extends Kind>(question: Question | null, kind: K): SettingsOf<K> | undefined =>
  question?.kind === kind ? (question.settings as SettingsOf<K> | undefined) : undefined;

/** Makes rows of what there is, with empty ones after it. */
const rowsOf = <T,>(list: readonly T[], least = 0): (T | null)[] => [
  ...list,
  ...Array.from({ length: Math.max(spare, least - list.length) }, () => null),
];

const outcomes = [
  { value: '', text: 'No pass or fail' },
  { value: 'pass', text: 'Pass' },
  { value: 'fail', text: 'Fail' },
];

type OptionLike = {
  id: string;
  label: { en: string };
  supports?: { en: string } | undefined;
  mark?: string | undefined;
  points?: string | undefined;
  outcome?: 'pass' | 'fail' | undefined;
};

function OptionRow({
  name,
  option,
  number,
  points,
  fixed,
}: {
  name: string;
  option: OptionLike | null;
  number: number;
  points: boolean;
  fixed?: string | undefined;
}) {
  const title = fixed ? `Answer ${fixed}` : `Option ${number}`;
  return (
    <Fieldset legend={title} size="s" className="assay-row-fields">
      <input type="hidden" name={`${name}.id`} value={option?.id ?? ''} />
      <Textarea name={`${name}.label`} label="Words" rows={2} value={option?.label.en ?? fixed ?? ''} />
      <div className="assay-for-award">
        <Input
          name={`${name}.mark`}
          label={points ? 'Points' : 'Mark'}
          value={option?.mark ?? option?.points ?? ''}
          width={5}
          inputMode="decimal"
        />
      </div>
      {!points && (
        <div className="assay-for-gate">
          <Select name={`${name}.outcome`} label="Passes or fails" items={outcomes} value={option?.outcome ?? ''} />
        </div>
      )}
      <Textarea
        name={`${name}.supports`}
        label="Evidence that supports it"
        rows={2}
        value={option?.supports?.en ?? ''}
      />
    </Fieldset>
  );
}

const optionsHint =
  'Marks count for an award criterion, pass or fail for a condition or requirement. Empty a row to take it out.';

function Options({ kind, options, points }: { kind: Kind; options: readonly OptionLike[]; points: boolean }) {
  return (
    <>
      <p className="govuk-hint">
        Best answer first. {points ? 'Points are added up, to the top mark at most. ' : optionsHint}
      </p>
      {rowsOf(options, 4).map((option, at) => (
        <OptionRow
          key={option?.id ?? `new-${at}`}
          name={`${kind}.options.${at}`}
          option={option}
          number={at + 1}
          points={points}
        />
      ))}
    </>
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

function Bands({ kind, question }: { kind: 'number' | 'date'; question: Question | null }) {
  const settings = settingsOf(question, kind);
  const date = kind === 'date';
  return (
    <>
      <p className="govuk-hint">
        The first band that holds gives the mark. {date && 'Write a date as year, month and day: 2032-03-31. '}Empty a
        row to take it out.
      </p>
      {rowsOf(settings?.bands ?? []).map((band, at) => {
        const name = `${kind}.bands.${at}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: bands have no other name than their place
          <Fieldset key={at} legend={`Band ${at + 1}`} size="s" className="assay-row-fields">
            <input type="hidden" name={`${name}.name`} value={band?.label?.en ?? ''} />
            <div className="assay-fields">
              <Select
                name={`${name}.operator`}
                label={date ? 'The date is' : 'The figure is'}
                items={date ? dateOperators : numberOperators}
                value={band?.operator}
              />
              <Input name={`${name}.value`} label={date ? 'Date' : 'Figure'} value={band?.value ?? ''} width={10} />
              <Input name={`${name}.mark`} label="Mark" value={band?.mark ?? ''} width={5} inputMode="decimal" />
            </div>
          </Fieldset>
        );
      })}
      <Input
        name={`${kind}.otherwise`}
        label="Mark for any other answer"
        value={settings?.otherwise ?? ''}
        width={5}
        inputMode="decimal"
      />
      <Checkbox
        name={`${kind}.notKnown`}
        label="Suppliers may answer “Not known”"
        checked={settings?.notKnown ?? false}
      />
    </>
  );
}

function TableSettings({ question }: { question: Question | null }) {
  const settings = settingsOf(question, 'table');
  return (
    <>
      <p className="govuk-hint">Empty a column to take it out.</p>
      {rowsOf(settings?.columns ?? [], 3).map((column, at) => (
        <div key={column?.id ?? `new-${at}`}>
          <input type="hidden" name={`table.columns.${at}.id`} value={column?.id ?? ''} />
          <Textarea
            name={`table.columns.${at}.label`}
            label={`Column ${at + 1}`}
            rows={2}
            value={column?.label.en ?? ''}
          />
        </div>
      ))}
      <Textarea
        name="table.fixedRows"
        label="Rows that are always there (optional)"
        hint="One to a line: the text of the first column. Without them suppliers add rows."
        value={settings?.fixedRows?.map(({ en }) => en).join('\n') ?? ''}
        rows={4}
      />
      <Input
        name="table.rowName"
        label="What one row is called (optional)"
        hint="Such as sub-contractor"
        value={settings?.rowName?.en ?? ''}
        width={20}
      />
      <Input
        name="table.wordLimit"
        label="Word limit for all cells together (optional)"
        value={settings?.wordLimit === undefined ? '' : String(settings.wordLimit)}
        width={5}
        inputMode="numeric"
      />
      <Checkbox
        name="table.nilAllowed"
        label="Suppliers may answer that there are none"
        checked={settings?.nilAllowed ?? false}
      />
    </>
  );
}

const text = (value: number | undefined): string => (value === undefined ? '' : String(value));

/** The settings of one kind of answer, shown under its radio button. */
export function settingsFields(kind: Kind, question: Question | null): ReactNode {
  switch (kind) {
    case 'yes-no': {
      const options = settingsOf(question, kind)?.options;
      return (['yes', 'no'] as const).map((id, at) => (
        <OptionRow
          key={id}
          name={`yes-no.options.${at}`}
          option={options?.find((option) => option.id === id) ?? { id, label: { en: id === 'yes' ? 'Yes' : 'No' } }}
          number={at + 1}
          points={false}
          fixed={id === 'yes' ? 'Yes' : 'No'}
        />
      ));
    }
    case 'single-choice':
      return <Options kind={kind} options={settingsOf(question, kind)?.options ?? []} points={false} />;
    case 'multiple-choice':
      return (
        <>
          <Options kind={kind} options={settingsOf(question, kind)?.options ?? []} points />
          <Checkbox
            name="multiple-choice.noneOfThese"
            label="Offer “None of these”"
            checked={settingsOf(question, kind)?.noneOfThese ?? false}
          />
        </>
      );
    case 'short-text':
      return (
        <Input
          name="short-text.maxLength"
          label="Most characters (optional)"
          hint={`${usualLimits.characters} where you leave it empty.`}
          value={text(settingsOf(question, kind)?.maxLength)}
          width={5}
          inputMode="numeric"
        />
      );
    case 'long-text':
      return (
        <Input
          name="long-text.wordLimit"
          label="Word limit"
          hint={`${usualLimits.words} where you leave it empty. Words are runs of characters between spaces.`}
          value={text(settingsOf(question, kind)?.wordLimit)}
          width={5}
          inputMode="numeric"
        />
      );
    case 'number': {
      const settings = settingsOf(question, kind);
      return (
        <>
          <div className="assay-fields">
            <Input name="number.unit" label="Unit" value={settings?.unit?.en ?? ''} width={10} />
            <Input name="number.min" label="Lowest" value={settings?.min ?? ''} width={5} inputMode="decimal" />
            <Input name="number.max" label="Highest" value={settings?.max ?? ''} width={5} inputMode="decimal" />
          </div>
          <Bands kind={kind} question={question} />
        </>
      );
    }
    case 'date':
      return (
        <>
          <input type="hidden" name="date.unit" value={settingsOf(question, kind)?.unit?.en ?? ''} />
          <Bands kind={kind} question={question} />
        </>
      );
    case 'file': {
      const settings = settingsOf(question, kind);
      return (
        <div className="assay-fields">
          <Input
            name="file.pages"
            label="Most pages (optional)"
            value={text(settings?.pages)}
            width={5}
            inputMode="numeric"
          />
          <Input
            name="file.maxFiles"
            label="Most files (optional)"
            hint={`${usualLimits.files} where you leave it empty.`}
            value={text(settings?.maxFiles)}
            width={5}
            inputMode="numeric"
          />
        </div>
      );
    }
    case 'table':
      return <TableSettings question={question} />;
  }
}
