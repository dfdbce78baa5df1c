import type { Metadata } from 'next';
import { Table } from '@/app/_ui/table';
import { installation } from '@/lib/views/installation';
import { Bullets, Heading2, HelpPage, Text } from '../help-page';

export const metadata: Metadata = { title: 'How your response is protected' };

const facts: [what: string, how: string][] = [
  ['Encryption as it is saved', 'AES-256-GCM, a fresh nonce for each answer and file, bound to its place'],
  ['Where the key is kept', 'In a file outside the data folder, so that a copy of the data alone cannot be read'],
  ['Fingerprint of a response', 'SHA-256 of its canonical JSON form (RFC 8785)'],
  ['Fingerprint of each answer', 'SHA-256 with a random salt that only your own copy of what you sent holds'],
  ['Signature of a receipt', 'Ed25519'],
  ['Deadline', 'Decided by the time at which your request reaches our server, to the millisecond'],
  [
    'After the deadline',
    'Refused. What would have been sent is kept sealed, and nobody reads it unless two officers accept it',
  ],
  ['Record of our own health', 'A note every 20 seconds; a break of more than a minute counts as not available'],
  ['Opening', 'No earlier than 60 seconds after the deadline, by two different officers, each with a fresh code'],
  ['Signing in at the authority', 'Password of at least 12 characters and a code from an authenticator app'],
  ['File types', 'PDF, DOCX, XLSX, ODT, ODS, CSV, PNG and JPG, known by name and content'],
  ['Downloads', 'Always saved and never shown in the browser, so that nothing in a file can run here'],
];

const scanned =
  'Each file is checked for viruses as it is uploaded. Its page says what was found, or that it was not checked.';

export default async function ProtectionPage() {
  const { scansFiles } = await installation();
  const shown: typeof facts = [
    ...facts,
    ['Viruses', scansFiles ? scanned : 'Files are not checked for viruses. Their pages say so.'],
  ];
  return (
    <HelpPage title="How your response is protected">
      <Heading2>What is protected</Heading2>
      <Bullets
        items={[
          'Your answers and files are encrypted as they are saved.',
          'Assay shows nobody at the contracting authority whether you have responded, or what you wrote, until two of its officers open all responses together after the deadline. Administrators are included.',
          'Each submission gets a receipt with its time and fingerprint, signed by the server. You can prove what you sent and when.',
          'Every attempt to look early is recorded.',
          'Other suppliers never see your response.',
          'What your team says to each other about an answer is encrypted too. It is never part of what you send.',
        ]}
      />
      <Heading2>What is not</Heading2>
      <Bullets
        items={[
          'The people who run the server could, with effort, read memory or change the program. Later changes to records would show.',
          'If you give an officer a support code, that officer sees when your response was saved, sizes and a count of faults, for 24 hours or until you stop it. They see no answers and no names of files. You see who looked, when, and what they saw.',
          'After the opening, people at the authority who have declared their interests read your response to mark it.',
          'The authority may have to publish or disclose information by law. Mark what you consider confidential, and say why.',
        ]}
      />
      <Table
        caption="Technical facts"
        form="two-column"
        columns={[
          { key: 'what', label: 'What' },
          { key: 'how', label: 'How' },
        ]}
        rows={shown.map(([what, how]) => ({ key: what, cells: [what, how] }))}
      />
      <Text>Questions about this go to the contact that the procurement documents name.</Text>
    </HelpPage>
  );
}
