import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { InsetText } from '@/app/_ui/notices';
import { Heading } from '@/app/_ui/page';
import { Table } from '@/app/_ui/table';
import { type ProposedChange, profileNames } from '@/lib/catalogue';
import { ukDate } from '@/lib/procurement/uk-time';
import type { Purpose } from '@/lib/questionnaire/document';
import { weightInFull } from '@/lib/scoring/weights';
import { say } from '@/lib/text';
import type { Recommended } from '@/lib/views/recommended';
import { applyChosen } from './actions';
import { Tick, TickFault } from './tick';

type Changes = Extract<Recommended, { is: 'changes' }>;
type Group = { title: string; note?: string; of: (change: ProposedChange) => boolean };

const isField = (field: string) => (change: ProposedChange) => change.change === 'field' && change.field === field;

const groups: readonly Group[] = [
  { title: 'Added', of: ({ change }) => change === 'added' },
  { title: 'Removed', of: ({ change }) => change === 'removed' },
  { title: 'Minimum mark changed', of: isField('threshold') },
  { title: 'Purpose changed', of: isField('purpose') },
  { title: 'Dates changed', of: isField('dates') },
  { title: 'Reason changed', of: isField('why') },
  {
    title: 'Weighting changed',
    note: 'These weightings add up to 100 when every row of this page is chosen. Otherwise use “Make them fit” in the questionnaire afterwards.',
    of: ({ change }) => change === 'weight',
  },
];

const dates = (text: string): string => text.replaceAll(/\d{4}-\d{2}-\d{2}/g, (day) => ukDate(day));

const shown = (change: Extract<ProposedChange, { change: 'field' }>, value: string | null): string => {
  if (change.field === 'threshold') return value === null ? 'No minimum mark' : `Minimum mark ${value}`;
  if (value === null) return 'None';
  if (change.field === 'purpose') return say(`documents.purpose-${value as Purpose}`);
  return change.field === 'dates' ? dates(value) : value;
};

const nameOf = (change: ProposedChange): string => {
  if (change.change !== 'weight') return `${change.question.id} ${change.question.wording.en}`;
  return 'title' in change.of ? `Section: ${change.of.title.en}` : `${change.of.id} ${change.of.wording.en}`;
};

const fromOf = (change: ProposedChange): string => {
  if (change.change === 'added') return 'Not in the draft';
  if (change.change === 'removed') return change.edited ? 'In the draft. An officer edited it.' : 'In the draft';
  return change.change === 'weight' ? weightInFull(change.from) : shown(change, change.from);
};

const toOf = (change: ProposedChange): string => {
  if (change.change === 'added') return change.question.why?.en ?? 'In the draft';
  if (change.change === 'removed') return 'Not suggested for this place any more';
  return change.change === 'weight' ? weightInFull(change.to) : shown(change, change.to);
};

/** What would change if the draft followed today's suggestions: each row is chosen by itself, none beforehand. */
export function ProposedChanges({ view }: { view: Changes }) {
  const { id, profile, number, changes, revision, digest, mayEdit, editReason } = view;
  const heading = (
    <>
      <Heading caption={`Draft version ${number}`}>What would change</Heading>
      <p className="govuk-body">
        This compares the draft with what is suggested today for a {profileNames[profile]} profile. Nothing changes
        unless you choose it. Questions that officers wrote, added or reworded are never overwritten.
      </p>
    </>
  );
  const tables = groups
    .map((group) => ({ ...group, rows: changes.filter(group.of) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, note, rows }) => (
      <div key={title}>
        <Table
          form="stack"
          small
          caption={title}
          columns={[
            { key: 'what', label: mayEdit ? 'Choose' : 'What' },
            { key: 'from', label: 'Now' },
            { key: 'to', label: 'Suggested' },
          ]}
          rows={rows.map((change) => ({
            key: change.id,
            cells: [
              mayEdit ? (
                <Tick
                  key="tick"
                  name="change"
                  value={change.id}
                  checked={false}
                  label={
                    <>
                      <span className="govuk-visually-hidden">{title}: </span>
                      {nameOf(change)}
                    </>
                  }
                />
              ) : (
                nameOf(change)
              ),
              fromOf(change),
              toOf(change),
            ],
          }))}
        />
        {note && <p className="govuk-body-s">{note}</p>}
      </div>
    ));
  if (changes.length === 0 || !mayEdit) {
    return (
      <>
        {heading}
        {!mayEdit && editReason && <InsetText>{say(editReason)}</InsetText>}
        {changes.length === 0 && (
          <p className="govuk-body">The draft follows the suggestions: there is nothing to change.</p>
        )}
        {tables}
        <p className="govuk-body">
          <a className="govuk-link" href={`/procurements/${id}/questionnaire`}>
            Go to the questionnaire
          </a>
        </p>
      </>
    );
  }
  return (
    <ActionForm
      action={applyChosen.bind(null, id)}
      revision={String(revision)}
      hidden={{ recommendation: digest }}
      heading={heading}
    >
      <TickFault name="change" />
      {tables}
      <Button>Apply chosen changes</Button>
    </ActionForm>
  );
}
