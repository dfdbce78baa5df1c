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
        The record of a procurement is kept for at least three years: from the day the contract is entered into, from
        the award where none is, or from the cancellation. It is kept for longer while a claim or an audit needs it, or
        where the authority’s own rules say so. Accounts of people who appear in a record are suspended, not deleted, so
        that the record stays true.
      </Text>
      <Heading2>Removal</Heading2>
      <Text>
        When that time is over, two people at the authority can remove what suppliers sent: one asks with a reason, and
        an approver signs. Nothing is removed by itself. Assay then removes responses with every earlier version, files,
        questions and messages, scores and their reasons, prices, assessment summaries and addresses. A file that
        another response of the same supplier uses stays. What remains is the published documents, the audit log, the
        award with its contract and obligations, who declared which interests, and a certificate of what was removed,
        when and by whom. Copies outside Assay, such as backups, are the authority’s to remove.
      </Text>
    </HelpPage>
  );
}
