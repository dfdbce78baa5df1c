import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { say } from '@/lib/text';
import { sayPart } from '@/lib/text/parts';
import { formFailed, typedSignedOut } from './_act/failed';
import { GovukScripts } from './_ui/govuk-scripts';
import './globals.scss';

export async function generateMetadata(): Promise<Metadata> {
  const product = say('common.product');
  const error = (await formFailed()) ? `${sayPart('parts.error-prefix')}: ` : '';
  return {
    // Where a form came too late for its session, one page stands in the place of each: the title is its own.
    title: {
      default: product,
      template: (await typedSignedOut()) ? `${say('common.signed-out-title')} - ${product}` : `${error}%s - ${product}`,
    },
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
}

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
