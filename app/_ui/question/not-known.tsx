import type { Language } from '@/lib/condition/say';
import { notKnown } from '@/lib/question/kind';
import { sayPart } from '@/lib/text/parts';
import { Checkbox } from '../choices';

/** The tick box of numbers and dates that may be unknown. A figure or date beside it counts for more. */
export function NotKnown({ name, chosen, locale }: { name: string; chosen: boolean; locale: Language }) {
  return (
    <Checkbox
      name={`${name}.${notKnown}`}
      value={notKnown}
      checked={chosen}
      label={sayPart('answer.not-known', undefined, locale)}
    />
  );
}
