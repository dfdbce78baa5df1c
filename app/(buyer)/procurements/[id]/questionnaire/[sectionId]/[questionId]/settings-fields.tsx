import type { ReactNode } from 'react';
import { HiddenField } from '@/app/_ui/add-another';
import { Checkbox } from '@/app/_ui/choices';
import { Input } from '@/app/_ui/input';
import { Textarea } from '@/app/_ui/textarea';
import { usualLimits } from '@/lib/question/limits';
import type { Kind, SettingsOf } from '@/lib/question/settings';
import type { Question } from '@/lib/questionnaire/document';
import { BandRows, ColumnRows, OptionFields, OptionRows } from './rows';

const settingsOf = <K extends Kind>(question: Question | null, kind: K): SettingsOf<K> | undefined =>
  question?.kind === kind ? (question.settings as SettingsOf<K> | undefined) : undefined;

const optionsHint =
  'Marks count for an award criterion, pass or fail for a condition or requirement. Empty a row to take it out.';

function Options({ kind }: { kind: 'single-choice' | 'multiple-choice' }) {
  return (
    <>
      <p className="govuk-hint">
        Best answer first. {kind === 'multiple-choice' ? 'Points are added up, to the top mark at most. ' : optionsHint}
      </p>
      <OptionRows kind={kind} />
    </>
  );
}

function Bands({ kind, question }: { kind: 'number' | 'date'; question: Question | null }) {
  const settings = settingsOf(question, kind);
  const date = kind === 'date';
  return (
    <>
      <p className="govuk-hint">
        The first band that holds gives the mark. {date && 'Write a date as year, month and day: 2032-03-31. '}Empty a
        row to take it out.
      </p>
      <BandRows kind={kind} />
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
      <ColumnRows />
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
      return (['yes', 'no'] as const).map((id, at) => {
        const option = options?.find((each) => each.id === id);
        const title = id === 'yes' ? 'Yes' : 'No';
        return (
          <OptionFields
            key={id}
            name={`yes-no.options.${at}`}
            title={`Answer ${title}`}
            points={false}
            values={{
              id,
              label: option?.label.en ?? title,
              mark: option?.mark ?? '',
              outcome: option?.outcome ?? '',
              supports: option?.supports?.en ?? '',
            }}
          />
        );
      });
    }
    case 'single-choice':
      return <Options kind={kind} />;
    case 'multiple-choice':
      return (
        <>
          <Options kind={kind} />
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
          <HiddenField name="date.unit" value={settingsOf(question, kind)?.unit?.en ?? ''} />
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
