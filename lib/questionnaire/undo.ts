/**
 * One kept state of a draft: a new change, a step back or forward among the earlier ones, or a note beside the document
 * (a reason given), which undo passes over.
 */
export type DraftStep = { revision: number; kind: 'edit' | 'undo' | 'redo' | 'note' };

/**
 * Takes the kept states of a draft in order; returns the revision whose document undo would bring back, the one redo
 * would, and the revision that made what is shown now. Null where there is nothing to go back or forward to. A new
 * change after undo ends what could be redone.
 */
export const undoState = (
  steps: readonly DraftStep[],
): { undo: number | null; redo: number | null; present: number | null } => {
  const past: number[] = [];
  let present: number | null = null;
  let future: number[] = [];
  for (const { revision, kind } of steps) {
    if (kind === 'note') continue;
    if (kind === 'undo') {
      const back = past.pop();
      // The state gone back to may have left the kept ones; then the step stands as a change of its own.
      if (present !== null && back !== undefined) future.push(present);
      present = back ?? revision;
    } else if (kind === 'redo') {
      const forward = future.pop();
      if (present !== null) past.push(present);
      present = forward ?? revision;
    } else {
      if (present !== null) past.push(present);
      present = revision;
      future = [];
    }
  }
  return { undo: past.at(-1) ?? null, redo: future.at(-1) ?? null, present };
};
