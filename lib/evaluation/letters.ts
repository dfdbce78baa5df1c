import { z } from 'zod';

/** Which bidder has which letter, in the order of the letters; fixed and recorded at the opening. */
export const Letters = z.array(
  z.strictObject({
    submissionId: z.string(),
    supplierId: z.string(),
    letter: z.string(),
    /** Tried at the opening, and its bytes were not what the receipt says. */
    unreadable: z.literal(true).optional(),
  }),
);
export type Letters = z.infer<typeof Letters>;

/** Takes a position from 0; returns A to Z, then AA, AB and so on. */
export const letterAt = (position: number): string =>
  (position >= 26 ? letterAt(Math.floor(position / 26) - 1) : '') + String.fromCharCode(65 + (position % 26));

/** Takes submissions in the order of their letters; returns them with their letters. */
export const lettered = (submissions: readonly { id: string; supplierId: string }[]): Letters =>
  submissions.map(({ id, supplierId }, at) => ({ submissionId: id, supplierId, letter: letterAt(at) }));
