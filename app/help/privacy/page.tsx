import type { Metadata } from 'next';
import { installation } from '@/lib/views/installation';
import { Bullets, Heading2, HelpPage, Text } from '../help-page';

export const metadata: Metadata = { title: 'Privacy' };

export default async function PrivacyPage() {
  const { authority } = await installation();
  return (
    <HelpPage title="Privacy">
      <Text>
        {authority || 'The contracting authority'} runs this copy of Assay and decides how personal data in it is used.
        Its own privacy notice applies. This page says what the program itself keeps.
      </Text>
      <Heading2>What is kept</Heading2>
      <Bullets
        items={[
          'your name, e-mail address and, for people at the authority, job title',
          'your password as a one-way hash, and your second factor encrypted',
          'where you are signed in: browser, network address and time last used, until you sign out or 12 hours pass',
          'what you did in a procurement and when, in its audit log',
          'what you write in answers, reasons and files',
        ]}
      />
      <Heading2>What is not</Heading2>
      <Bullets
        items={[
          'no analytics, advertising or tracking',
          'no request to any other site: pages, scripts and styles all come from this server',
          'no answers, names or addresses in the server’s own log',
        ]}
      />
      <Heading2>How long</Heading2>
      <Text>
        The record of a procurement is kept as long as the authority’s rules for procurement records say. Accounts of
        people who appear in a record are suspended, not deleted, so that the record stays true.
      </Text>
    </HelpPage>
  );
}
