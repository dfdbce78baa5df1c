import { z } from 'zod';
import { line, rowsOf, words } from './record';

/** Who commissions the work, in which post, what they approve, and when. */
export const Commission = z.strictObject({
  commissioner: line('guidance.commissioner-missing'),
  post: line('guidance.post-missing'),
  approves: line('guidance.approves-missing', 2_000),
  date: z.iso.date({ error: 'guidance.date-missing' }),
});
export type Commission = z.infer<typeof Commission>;

const memberParts = ['name', 'duty', 'approves'] as const;

/** Terms of a governance group and what it signed off: who, in which duty, what each approves, on which day. */
export const SignOff = z.strictObject({
  group: line('guidance.group-missing'),
  members: rowsOf(memberParts, 'guidance.member-missing', 1),
  date: z.iso.date({ error: 'guidance.date-missing' }),
  /** Where the decision is minuted; may be empty. */
  minute: words(300),
});
export type SignOff = z.infer<typeof SignOff>;

/** A sign-off with the draft as it read when it was recorded. */
export const KeptSignOff = z.strictObject({
  group: z.string(),
  members: z.array(z.strictObject({ name: z.string(), duty: z.string(), approves: z.string() })),
  date: z.string(),
  minute: z.string(),
  number: z.int(),
  documentHash: z.string(),
});
export type KeptSignOff = z.infer<typeof KeptSignOff>;
