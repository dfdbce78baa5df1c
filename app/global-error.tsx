'use client';

import { sayPart } from '@/lib/text/parts';
import { FaultPage } from './_ui/fault-page';
import './globals.scss';

/** Stands in for the layout itself when that fails. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" className="govuk-template">
      <head>
        <title>{`${sayPart('common.fault')} - ${sayPart('common.product')}`}</title>
      </head>
      <body className="govuk-template__body">
        <FaultPage id={error.digest} />
      </body>
    </html>
  );
}
