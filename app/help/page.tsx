import type { Metadata } from 'next';
import { HelpPage, Text } from './help-page';

export const metadata: Metadata = { title: 'Help' };

const pages = [
  { href: '/help/protection', text: 'How your response is protected' },
  { href: '/help/accessibility', text: 'Accessibility statement' },
  { href: '/help/privacy', text: 'Privacy' },
  { href: '/help/cookies', text: 'Cookies' },
  { href: '/status', text: 'Status' },
];

export default function HelpStart() {
  return (
    <HelpPage title="Help" top>
      <ul className="govuk-list">
        {pages.map(({ href, text }) => (
          <li key={href}>
            <a className="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      <Text>
        For questions about a procurement, use the contact that its documents name. For questions about your account,
        suppliers ask their contact at the contracting authority. People at the authority ask their administrator.
      </Text>
    </HelpPage>
  );
}
