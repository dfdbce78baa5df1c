import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { say } from '@/lib/text';
import { GovukScripts } from './_ui/govuk-scripts';
import './globals.scss';

export const metadata: Metadata = {
  title: { default: say('common.product'), template: `%s - ${say('common.product')}` },
  description: say('common.description'),
  icons: {
    icon: [
      { url: '/icon.svg', type: 'image/svg+xml' },
      { url: '/icon-32.png', sizes: '32x32' },
    ],
  },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#0b4144' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is made per request: a page made at build time could not carry the nonce of the security policy.
  await connection();
  return (
    <html lang="en" className="govuk-template">
      <body className="govuk-template__body">
        {children}
        <GovukScripts />
      </body>
    </html>
  );
}
