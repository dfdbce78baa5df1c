import { Tag } from '@/app/_ui/tag';
import type { ClarificationState } from '@/lib/procurement/clarifications';
import { say } from '@/lib/text';

const colours = {
  waiting: 'yellow',
  'confidential-asked': 'purple',
  refused: 'orange',
  granted: 'yellow',
  answered: null,
  'answered-alone': null,
  withdrawn: 'grey',
} as const;

/** Where a question of the own team stands: a tag where something is left to happen. */
export function OwnState({ state }: { state: ClarificationState }) {
  const colour = colours[state];
  const text = say(`clarification.state-${state}`);
  return colour ? <Tag colour={colour}>{text}</Tag> : text;
}
