import { sayPart } from '@/lib/text/parts';
import { Page } from './page';
import { Shell } from './shell';

/** What a person sees when the service fails: what to do, what is safe, and the number that finds the log line. */
export function FaultPage({ id }: { id?: string | undefined }) {
  return (
    <Shell>
      <Page title={sayPart('common.fault')}>
        <p className="govuk-body">{sayPart('common.fault-again')}</p>
        {id && <p className="govuk-body">{sayPart('common.fault-number', { id })}</p>}
      </Page>
    </Shell>
  );
}
