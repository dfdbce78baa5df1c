import type { ChangedLine, ChangeInWords } from '@/lib/questionnaire/diff-words';
import { type Locale, sayIn } from '@/lib/text';
import { difference } from '../_ui/difference';
import { SummaryList } from '../_ui/summary-list';
import { Table } from '../_ui/table';
import { Difference } from '../_ui/two-texts';

type Props = { changes: readonly ChangeInWords[]; locale?: Locale; level?: 3 | 4 };

/** One text as it was or is; what differs is marked by lines and in words, never by colour alone. */
function Side({ line, side, locale }: { line: ChangedLine; side: 'before' | 'after'; locale: Locale }) {
  const nothing = sayIn(locale)(side === 'before' ? 'amend.was-nothing' : 'amend.now-nothing');
  if (line[side] === '') return <span className="govuk-hint govuk-!-margin-bottom-0">{nothing}</span>;
  // A text that is wholly new is read better without marks.
  if (line.before === '' || line.after === '') return <div className="assay-prose">{line[side]}</div>;
  const hidden = side === 'before' ? 'added' : 'removed';
  const pieces = difference(line.before, line.after).filter(({ change }) => change !== hidden);
  return <Difference pieces={pieces} locale={locale} plain />;
}

function Lines({ change, locale }: { change: ChangeInWords; locale: Locale }) {
  const say = sayIn(locale);
  const { lines, title } = change;
  if (change.change !== 'changed') {
    const side = change.change === 'added' ? 'after' : 'before';
    const said = lines.filter((line) => line[side] !== '');
    return (
      <SummaryList
        rows={said.map((line) => ({ key: line.label, value: <div className="assay-prose">{line[side]}</div> }))}
      />
    );
  }
  return (
    <Table
      caption={title}
      captionHidden
      form="stack"
      className="assay-changes"
      columns={[
        { key: 'what', label: say('amend.what') },
        { key: 'before', label: say('amend.was') },
        { key: 'after', label: say('amend.now') },
      ]}
      rows={lines.map((line) => ({
        key: line.label,
        cells: [
          line.label,
          <Side key="before" line={line} side="before" locale={locale} />,
          <Side key="after" line={line} side="after" locale={locale} />,
        ],
      }))}
    />
  );
}

/** What changed between two versions, as a lawyer reads it: each thing named, as it was and as it is now. */
export function ChangesInWords({ changes, locale = 'en', level = 3 }: Props) {
  const say = sayIn(locale);
  const Title = `h${level}` as const;
  if (changes.length === 0) return <p className="govuk-body">{say('amend.changes-none')}</p>;
  return changes.map((change) => (
    <section key={`${change.about}-${change.id}`} id={`change-${change.about}-${change.id}`}>
      <Title className="govuk-heading-s">
        {say('amend.change-title', { change: say(`amend.change-${change.change}`), title: change.title })}
      </Title>
      <Lines change={change} locale={locale} />
    </section>
  ));
}
