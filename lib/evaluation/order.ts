import { sha256Hex } from '../questionnaire/hash';

/**
 * Takes the id of the opening, an evaluator and submissions; returns them in the order in which this evaluator meets
 * them. It differs between evaluators, follows from ids that were random before anybody read a response, and comes out
 * the same again, so that the recorded order can be checked.
 */
export const markingOrder = <S extends { readonly id: string }>(
  openingId: string,
  evaluatorId: string,
  submissions: readonly S[],
): S[] =>
  submissions
    .map((submission) => ({ submission, place: sha256Hex(`${openingId} ${evaluatorId} ${submission.id}`) }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ submission }) => submission);
