import type { ReactNode } from 'react';
import { Frame } from '../_frame/frame';
import { BackLink } from '../_ui/links';
import { Page } from '../_ui/page';

/** A page of explanation, open to everybody. */
export function HelpPage({ title, children, top }: { title: string; children: ReactNode; top?: boolean }) {
  return (
    <Frame>
      <Page title={title} {...(top ? {} : { before: <BackLink href="/help">Help</BackLink> })}>
        {children}
      </Page>
    </Frame>
  );
}

export const Heading2 = ({ children }: { children: ReactNode }) => <h2 className="govuk-heading-m">{children}</h2>;
export const Text = ({ children }: { children: ReactNode }) => <p className="govuk-body">{children}</p>;
export const Bullets = ({ items }: { items: readonly string[] }) => (
  <ul className="govuk-list govuk-list--bullet">
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
);
