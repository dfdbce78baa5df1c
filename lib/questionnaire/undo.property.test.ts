import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../testing/laws';
import { type DraftStep, undoState } from './undo';

// The same acts on a plain list of states: what undo would show is what that list shows.
law(
  'undo and redo walk the same states as a list of documents does',
  fc.array(fc.constantFrom<DraftStep['kind']>('edit', 'undo', 'redo'), { maxLength: 40 }),
  (kinds) => {
    const made: DraftStep[] = [{ revision: 1, kind: 'edit' }];
    let list = [1];
    let at = 0;
    for (const kind of kinds) {
      const { undo, redo } = undoState(made);
      if ((kind === 'undo' && undo === null) || (kind === 'redo' && redo === null)) continue;
      const revision = made.length + 1;
      made.push({ revision, kind });
      if (kind === 'edit') {
        list = [...list.slice(0, at + 1), revision];
        at = list.length - 1;
      } else at += kind === 'undo' ? -1 : 1;
      expect(undoState(made).present).toBe(list[at]);
    }
  },
);
