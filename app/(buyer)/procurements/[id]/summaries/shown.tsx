import { say } from '@/lib/text';

export const summariesPath = (id: string): string => `/procurements/${id}/summaries`;

/** The summaries that a release is about, with the form: every one that is owed. */
export function Meant({ submissionIds }: { submissionIds: readonly string[] }) {
  return submissionIds.map((id) => <input key={id} type="hidden" name="submission[]" value={id} />);
}

/** Grounds on which words may be withheld, as choices. */
export const groundItems = [
  {
    value: 'commercial',
    label: say('summary.ground-commercial'),
    hint: 'Only where an overriding public interest asks for it (Procurement Act 2023, section 94).',
  },
  { value: 'national-security', label: say('summary.ground-national-security') },
];
