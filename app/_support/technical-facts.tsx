import { ukDateTime, ukSavedTime, ukShortDate } from '@/lib/procurement/uk-time';
import type { TechnicalState } from '@/lib/response/technical-state';
import { say } from '@/lib/text';
import { SummaryList } from '../_ui/summary-list';
import { Table } from '../_ui/table';

const timeOf = (iso: string): string => `${ukShortDate(iso)}, ${ukSavedTime(iso)}`;

/** The technical state of a response: the same list for the team that shares it and for the officer who sees it. */
export function TechnicalFacts({ state }: { state: TechnicalState }) {
  const { version, newer, answers, saves, files } = state;
  return (
    <>
      <SummaryList
        rows={[
          {
            key: say('team.state-version'),
            value:
              newer === null ? say('team.state-version-of', { version }) : say('team.state-newer', { version, newer }),
          },
          {
            key: say('team.state-last'),
            value: answers.lastSavedAt === null ? say('team.state-never') : timeOf(answers.lastSavedAt),
          },
          { key: say('team.state-size'), value: say('team.state-kilobytes', { size: answers.kilobytes }) },
          { key: say('team.state-faults'), value: String(answers.faults) },
          {
            key: say('team.state-files'),
            value:
              files.length === 0 ? (
                say('team.state-files-none')
              ) : (
                <ul className="govuk-list">
                  {files.map(({ kilobytes, uploadedAt }, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: files have no name here, and the list never moves
                    <li key={index}>{say('team.state-file', { size: kilobytes, time: ukDateTime(uploadedAt) })}</li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      {saves.length > 0 && (
        <Table
          caption={say('team.state-saves')}
          captionSize="s"
          form="stack"
          columns={[
            { key: 'time', label: say('team.state-saves-time') },
            { key: 'size', label: say('team.state-saves-size'), numeric: true },
            { key: 'result', label: say('team.state-saves-result') },
          ]}
          rows={saves.map(({ at, kilobytes, kept }, index) => ({
            key: String(index),
            cells: [timeOf(at), String(kilobytes), say(kept ? 'team.state-saved' : 'team.state-not-kept')],
          }))}
        />
      )}
    </>
  );
}
