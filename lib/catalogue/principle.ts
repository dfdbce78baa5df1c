import { z } from 'zod';
import { Text } from '../question/settings';
import { Source } from './source';

export const groups = ['understanding', 'designing', 'managing'] as const;
export type Group = (typeof groups)[number];

export const groupNames: Record<Group, string> = {
  understanding: 'Understanding',
  designing: 'Designing',
  managing: 'Managing',
};

/** One statement of the buyer self-check: about the authority, one thing, answerable with yes, partly or no. */
export const SelfCheck = z.strictObject({ id: z.string().regex(/^C\d{2}-\d{2}$/), text: z.string().min(1).max(200) });
export type SelfCheck = z.infer<typeof SelfCheck>;

/** One principle of the guidance. Number, group and title are the publisher's; every other word is our explanation. */
export const Principle = z.strictObject({
  number: z.int().min(1).max(14),
  source: Source.shape.id,
  edition: z.string().min(1),
  checked: Source.shape.checked,
  /** Its place in the address of its page. */
  slug: z.string().regex(/^[a-z-]+$/),
  group: z.enum(groups),
  title: Text,
  shortName: Text,
  /** What it means, in paragraphs. */
  explanation: z.array(z.string().min(1)).min(1),
  /** What it means for the contracting authority. */
  forAuthority: z.string().min(1),
  /** Opens the section that suppliers see. */
  supplierIntroduction: Text,
  selfCheck: z.array(SelfCheck).min(5).max(8),
});
export type Principle = z.infer<typeof Principle>;
