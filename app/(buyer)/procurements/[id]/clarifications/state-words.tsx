import { Tag } from '@/app/_ui/tag';
import type { ClarificationState } from '@/lib/procurement/clarifications';

const words = {
  waiting: { text: 'Waiting for an answer', colour: 'yellow' },
  'confidential-asked': { text: 'Confidential treatment asked', colour: 'purple' },
  refused: { text: 'Refused: the asker chooses', colour: null },
  granted: { text: 'Waiting for a confidential answer', colour: 'yellow' },
  answered: { text: 'Answered', colour: null },
  'answered-alone': { text: 'Answered to the asker alone', colour: null },
  withdrawn: { text: 'Withdrawn', colour: null },
} as const satisfies Record<ClarificationState, { text: string; colour: string | null }>;

/** Where a question stands, as officers see it: a tag where they have something to do. */
export function AskedState({ state }: { state: ClarificationState }) {
  const { text, colour } = words[state];
  return colour ? <Tag colour={colour}>{text}</Tag> : text;
}
