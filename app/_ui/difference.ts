export type Piece = { text: string; change: 'same' | 'added' | 'removed' };

const most = 4_000_000;

const add = (pieces: Piece[], text: string, change: Piece['change']): void => {
  const last = pieces.at(-1);
  if (last?.change === change) last.text += text;
  else if (text !== '') pieces.push({ text, change });
};

/**
 * What was removed from one text and added to make another, word by word, by longest common subsequence. Texts so
 * long that it would take the page's time are shown as wholly replaced between their common beginning and end.
 */
export function difference(before: string, after: string): Piece[] {
  const a = before.match(/\s+|\S+/g) ?? [];
  const b = after.match(/\s+|\S+/g) ?? [];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [mine, theirs] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const pieces: Piece[] = [];
  add(pieces, a.slice(0, start).join(''), 'same');
  if ((mine.length + 1) * (theirs.length + 1) > most) {
    add(pieces, mine.join(''), 'removed');
    add(pieces, theirs.join(''), 'added');
  } else {
    walk(pieces, mine, theirs);
  }
  add(pieces, end > 0 ? a.slice(-end).join('') : '', 'same');
  return pieces;
}

function walk(pieces: Piece[], a: string[], b: string[]): void {
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(pieces, a[i] ?? '', 'same');
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      add(pieces, a[i++] ?? '', 'removed');
    } else {
      add(pieces, b[j++] ?? '', 'added');
    }
  }
}
