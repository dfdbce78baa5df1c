import { ukDate, ukSavedTime } from '@/lib/procurement/uk-time';

/** Who saved what the page shows, and when. */
export function SavedBy({ saved }: { saved: { name: string; at: string } | null }) {
  if (!saved) return null;
  return (
    <p className="govuk-body-s">
      Saved by {saved.name} on {ukDate(saved.at)} at {ukSavedTime(saved.at)}.
    </p>
  );
}
