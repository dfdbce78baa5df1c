import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Details, InsetText, WarningText } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { ReasonField } from '@/app/_ui/reason-field';
import { type Cell, Table } from '@/app/_ui/table';
import { profileNames } from '@/lib/catalogue';
import { say } from '@/lib/text';
import type { Recommended, SuggestedPrinciple, SuggestedRow } from '@/lib/views/recommended';
import { applySuggested } from './actions';
import { Tick, TickFault } from './tick';

type Suggestion = Extract<Recommended, { is: 'suggestion' }>;

const columns = [
  { key: 'include', label: 'Include' },
  { key: 'purpose', label: 'Purpose' },
  { key: 'weight', label: 'Suggested weighting' },
  { key: 'why', label: 'Why it is here' },
];

const weighting = ({ share, weight, purpose }: SuggestedRow): string => {
  if (purpose !== 'award-criterion') return 'Not weighted: pass or fail';
  return share === null ? `Would be ${weight}` : `${share}% (${weight})`;
};

const whyOf = (row: SuggestedRow, chosen: boolean): string =>
  [...(chosen ? [row.because] : []), ...row.why.map((message) => say(message))].join(' ');

const purposeOf = (row: SuggestedRow): string =>
  `${say(`documents.purpose-${row.purpose}`)}${row.gate && row.purpose === 'award-criterion' ? ', with a minimum mark' : ''}`;

const third = 'govuk-!-width-one-third';

const cellsOf = (row: SuggestedRow, chosen: boolean, first: ReactNode): Cell[] => [
  { content: first, className: third },
  purposeOf(row),
  weighting(row),
  { content: whyOf(row, chosen), className: third },
];

function Include({ row, chosen }: { row: SuggestedRow; chosen: boolean }) {
  return (
    <Tick
      name="include"
      value={row.id}
      checked={chosen}
      label={
        <>
          <span className="govuk-visually-hidden">Include </span>
          <b>{row.id}</b> {row.wording}
        </>
      }
    />
  );
}

function Questions({ principle, which }: { principle: SuggestedPrinciple; which: 'chosen' | 'available' }) {
  const rows = principle[which];
  if (rows.length === 0) return null;
  return (
    <Table
      form="stack"
      small
      caption={`Principle ${principle.number}. ${principle.title}`}
      captionSize="m"
      captionHidden={which === 'available'}
      columns={
        which === 'chosen'
          ? columns
          : columns.map((each) => (each.key === 'why' ? { ...each, label: 'Why not suggested' } : each))
      }
      rows={rows.map((row) => ({
        key: row.id,
        cells: cellsOf(row, which === 'chosen', <Include row={row} chosen={which === 'chosen'} />),
      }))}
    />
  );
}

function Lead({ view }: { view: Suggestion }) {
  const { questions, gates, profile, budget, hours, covered, uncovered, budgetTooSmall } = view;
  return (
    <>
      <Heading>Suggested questions</Heading>
      <p className="govuk-body-l">
        {questions} questions and {gates} gates for a {profileNames[profile]} profile. The budget is {budget.questions}{' '}
        and {budget.gates}.
      </p>
      <p className="govuk-body">
        Gates are counted among the questions. A supplier will need about {hours} hours. We assume a small supplier that
        has its papers ready; reading and uploading are not counted.
      </p>
      <p className="govuk-body">
        {covered === 14
          ? 'All 14 principles have at least one question.'
          : `${covered} of 14 principles have at least one question. None applies to this place under principle ${uncovered.join(', ')}.`}
      </p>
      {budgetTooSmall && (
        <WarningText>{say('catalogue.budget-too-small', { profile: profileNames[profile] })}</WarningText>
      )}
    </>
  );
}

/** The recommended set with its reasons, what else is available, and one button that makes the draft. */
export function SuggestedQuestions({ view }: { view: Suggestion }) {
  const { principles, budget, profile } = view;
  const others = principles.filter((principle) => principle.available.length > 0);
  if (!view.mayEdit) {
    return (
      <>
        <Lead view={view} />
        {view.editReason && <InsetText>{say(view.editReason)}</InsetText>}
        {principles.map((principle) => (
          <ReadOnly key={principle.number} principle={principle} />
        ))}
      </>
    );
  }
  return (
    <ActionForm action={applySuggested.bind(null, view.id)} revision={view.digest} heading={<Lead view={view} />}>
      <TickFault name="include" />
      {principles.map((principle) => (
        <Questions key={principle.number} principle={principle} which="chosen" />
      ))}
      {others.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Available, not suggested</h2>
          <p className="govuk-body">You can include these as well. More than the budget needs a reason.</p>
          {others.map((principle) => (
            <Details
              key={principle.number}
              summary={`Principle ${principle.number}. ${principle.title} (${principle.available.length})`}
            >
              <Questions principle={principle} which="available" />
            </Details>
          ))}
        </>
      )}
      <ReasonField
        readers="panel"
        rows={3}
        label={`Reason, where you use more than ${budget.questions} questions or ${budget.gates} gates (${profileNames[profile]})`}
      />
      <Button>Use these questions</Button>
    </ActionForm>
  );
}

function ReadOnly({ principle }: { principle: SuggestedPrinciple }) {
  if (principle.chosen.length === 0) return null;
  return (
    <Table
      form="stack"
      small
      caption={`Principle ${principle.number}. ${principle.title}`}
      columns={columns.map((each) => (each.key === 'include' ? { ...each, label: 'Reference and question' } : each))}
      rows={principle.chosen.map((row) => ({
        key: row.id,
        cells: cellsOf(row, true, `${row.id} ${row.wording}`),
      }))}
    />
  );
}
