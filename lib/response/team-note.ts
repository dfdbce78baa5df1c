/** What a person can say of an answer inside the team. */
export type Word = 'done' | 'approval' | 'approved';

/** What was last said, and of which version of the answer. */
export type Said = { word: Word; version: number; saidBy: string; saidAt: string };

/**
 * How what was said stands now. Work goes on while approval is asked for, so asking stands until it is answered. "Done"
 * and "approved" are said of one text: after a later save, done was said of another text (`done-before`), and an
 * approval has to be given again.
 */
export type Standing = 'none' | 'done' | 'done-before' | 'approval' | 'approved' | 'approval-again';

/** Takes what was last said and the version of the answer now; returns how it stands. */
export function standingOf(said: Said | null, version: number): Standing {
  if (said === null) return 'none';
  if (said.word === 'approval') return 'approval';
  if (said.version === version) return said.word;
  return said.word === 'approved' ? 'approval-again' : 'done-before';
}

/** Whether a colleague has to approve before the team calls the answer finished. */
export const needsApproval = (standing: Standing): boolean => standing === 'approval' || standing === 'approval-again';

/** Takes the status that an answer has by itself and how the team's word stands; returns the status to show. */
export function statusInTeam<S extends string>(status: S, standing: Standing): S | 'approval' {
  return needsApproval(standing) && (status === 'draft' || status === 'done') ? 'approval' : status;
}

/** The most recent of the people who told the owners, where that was after the last thing sent. */
export function readySince<N extends { toldAt: string }>(notes: readonly N[], sentAt: string | null): N | null {
  const [latest] = [...notes].sort((a, b) => (a.toldAt < b.toldAt ? 1 : -1));
  return latest && (sentAt === null || latest.toldAt > sentAt) ? latest : null;
}

/** How many owners would be left once a person is no longer one. */
export const ownersWithout = (
  people: readonly { userId: string; role: 'owner' | 'contributor' }[],
  userId: string,
): number => people.filter((person) => person.role === 'owner' && person.userId !== userId).length;
