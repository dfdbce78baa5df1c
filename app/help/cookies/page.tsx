import type { Metadata } from 'next';
import { Table } from '@/app/_ui/table';
import { HelpPage, Text } from '../help-page';

export const metadata: Metadata = { title: 'Cookies' };

const cookies: [name: string, what: string, ends: string][] = [
  ['better-auth.session_token', 'Keeps you signed in', '12 hours, or when you sign out'],
  ['better-auth.two_factor', 'Remembers that your password was right while you enter your code', '10 minutes'],
  [
    'assay-device',
    'Remembers that you signed in from this device before, so that wrong passwords typed elsewhere do not keep you out',
    '1 year after you last signed in',
  ],
  ['assay-setup', 'Carries the set-up code from one page to the next, at the first start only', '1 hour'],
  ['assay-link', 'Carries a link for joining or for a new password after it left the address', '1 hour'],
];

export default function CookiesPage() {
  return (
    <HelpPage title="Cookies">
      <Text>
        Assay uses only cookies without which it cannot work, so it does not ask for consent. None follows you anywhere.
        On secure addresses the first two names begin with “__Secure-”.
      </Text>
      <Table
        caption="Cookies that Assay sets"
        form="stack"
        columns={[
          { key: 'name', label: 'Name' },
          { key: 'what', label: 'What it does' },
          { key: 'ends', label: 'When it ends' },
        ]}
        rows={cookies.map(([name, what, ends]) => ({ key: name, cells: [<code key="name">{name}</code>, what, ends] }))}
      />
      <Text>
        While a supplier’s answer is not saved yet, its words are also kept in the browser, under names that begin with
        “assay-unsent.”, so that a lost connection or an ended sign-in loses nothing. They are encrypted: only the
        person who typed them can read them, signed in. They go when they are saved, and when that person signs out.
      </Text>
    </HelpPage>
  );
}
