import type { Metadata } from 'next';
import { say } from '@/lib/text';
import { Page } from './_ui/page';
import { Shell } from './_ui/shell';
import { version } from './version';

export const metadata: Metadata = { title: say('common.not-found') };

/** One page for what is not there, what belongs to others and what is forbidden. It names nothing that was asked. */
export default function NotFound() {
  return (
    <Shell version={version}>
      <Page title={say('common.not-found')}>
        <p className="govuk-body">{say('common.not-found-address')}</p>
        <p className="govuk-body">{say('common.not-found-link')}</p>
        <p className="govuk-body">
          <a className="govuk-link" href="/">
            {say('common.not-found-home')}
          </a>
          .
        </p>
      </Page>
    </Shell>
  );
}
