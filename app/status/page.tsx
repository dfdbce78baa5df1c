import type { Metadata } from 'next';
import { readContext } from '@/lib/commands/from-request';
import { ukDate, ukSavedTime, ukTime } from '@/lib/procurement/uk-time';
import { type Status, status } from '@/lib/views/status';
import { Frame } from '../_frame/frame';
import { Page } from '../_ui/page';
import { Table } from '../_ui/table';

export const metadata: Metadata = { title: 'Status' };

/** Every check in words. Nothing here depends on what suppliers did. */
function checks(report: NonNullable<Status['details']>, at: string): [check: string, state: string][] {
  const { health, files, mail, mailSilentSince } = report;
  const pragmas = Object.entries(health.pragmas ?? {}).map(([name, value]) => `${name} ${value}`);
  return [
    ['Database', health.ok ? `Working, ${health.engine} ${health.engineVersion}` : 'Not as it must be. Restart Assay.'],
    ['Database settings', pragmas.length > 0 ? pragmas.join(', ') : 'Could not be read'],
    [
      'Schema',
      health.schemaUpToDate ? 'Up to date' : 'Out of date. Start Assay with npm start, which brings it up to date.',
    ],
    ['Files', files.writable ? 'The data folder can be written' : 'The data folder cannot be written'],
    ['Disk space', files.low ? 'Less than 500 MB is free. Make room: uploads will soon fail.' : 'Enough is free'],
    [
      'Clock',
      `${ukSavedTime(at)} UK time. Assay has no other clock to compare with: keep the server's set automatically.`,
    ],
    [
      'E-mail',
      mail === 'silent' && mailSilentSince
        ? `E-mail has not been sent since ${ukTime(mailSilentSince)} on ${ukDate(mailSilentSince)}. Messages are kept and will go out.`
        : mailWords[mail],
    ],
    ['Virus checker', 'None. Uploaded files are marked as not checked for viruses.'],
    ['Backup', 'Assay makes none itself. Copy the data folder and, apart from it, the key file.'],
    ['Version', health.version],
  ];
}

const mailWords: Record<NonNullable<Status['details']>['mail'], string> = {
  'not-set-up': 'Not set up. Messages are shown to the person who causes them, to copy.',
  working: 'Working',
  silent: 'The mail server does not answer. Messages are kept and will go out.',
};

export default async function StatusPage() {
  const result = await status(await readContext(), null);
  if (!result.ok) throw new Error('The status cannot be refused to anybody.');
  const { well, checkedAt, details } = result.value;
  const time = ukSavedTime(checkedAt);
  return (
    <Frame>
      <Page title="Status" width={details ? 'full' : 'two-thirds'}>
        <p className="govuk-body">
          {well ? `Assay is working. Checked at ${time}.` : `Assay has a problem. Checked at ${time}.`}
        </p>
        {details && (
          <Table
            caption="Checks"
            form="two-column"
            columns={[
              { key: 'check', label: 'Check' },
              { key: 'state', label: 'State' },
            ]}
            rows={checks(details, checkedAt).map(([check, state]) => ({ key: check, cells: [check, state] }))}
          />
        )}
      </Page>
    </Frame>
  );
}
