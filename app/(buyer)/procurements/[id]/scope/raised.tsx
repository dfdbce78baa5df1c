import { NotificationBanner } from '@/app/_ui/notices';
import type { ScopingPage } from '@/lib/views/scoping';

/** What the answer before has raised: an action, and for "don't know" that we take the safe side. */
export function RaisedAction({ raised }: Pick<ScopingPage, 'raised'>) {
  if (!raised) return null;
  return (
    <NotificationBanner title="Action added">
      <p className="govuk-notification-banner__heading">
        {raised.takenAsYes && 'We treat this as Yes, to be safe. '}
        An action was added for {raised.owner}: {raised.action}.
      </p>
    </NotificationBanner>
  );
}
