import { describe, expect, test } from 'vitest';
import { type DraftStep, undoState } from './undo';

const steps = (...kinds: DraftStep['kind'][]): DraftStep[] => kinds.map((kind, at) => ({ revision: at + 1, kind }));

describe('undo', () => {
  test('goes back to the state before, and has nothing to go back to at first', () => {
    expect(undoState(steps('edit'))).toEqual({ undo: null, redo: null, present: 1 });
    expect(undoState(steps('edit', 'edit', 'edit'))).toEqual({ undo: 2, redo: null, present: 3 });
  });

  test('can be repeated, and taken forward again in the opposite order', () => {
    expect(undoState(steps('edit', 'edit', 'edit', 'undo', 'undo'))).toEqual({ undo: null, redo: 2, present: 1 });
    expect(undoState(steps('edit', 'edit', 'edit', 'undo', 'undo', 'redo'))).toEqual({ undo: 1, redo: 3, present: 2 });
  });

  test('forgets what could be redone after a new change', () => {
    expect(undoState(steps('edit', 'edit', 'undo', 'edit'))).toEqual({ undo: 1, redo: null, present: 4 });
  });

  test('passes over reasons that were given meanwhile', () => {
    expect(undoState(steps('edit', 'edit', 'note'))).toEqual({ undo: 1, redo: null, present: 2 });
  });

  test('works from whichever states are still kept', () => {
    expect(
      undoState([
        { revision: 7, kind: 'undo' },
        { revision: 8, kind: 'edit' },
      ]),
    ).toMatchObject({ undo: 7, present: 8 });
    expect(undoState([])).toEqual({ undo: null, redo: null, present: null });
  });
});
