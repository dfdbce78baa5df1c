import type { SaveAnswerReply, Unsent } from './saver';

export type Send = (body: string) => Promise<SaveAnswerReply>;

/**
 * Sends words that waited on a device as they would have been sent then: first what may have arrived already, so that
 * nobody comes second to themselves, then what was typed after it. Each at the version it was written on, so that what a
 * colleague saved meanwhile is never overwritten. Rejects where nobody answers.
 */
export async function replay({ base, sent, body }: Unsent, send: Send): Promise<SaveAnswerReply> {
  if (sent === undefined || sent === body) return send(`${body}&base=${base}`);
  const first = await send(`${sent}&base=${base}`);
  if (first.is === 'saved') return send(`${body}&base=${first.version}`);
  // The earlier words came second and are in the history; the later ones must be there too.
  return first.is === 'conflict' ? send(`${body}&base=${base}`) : first;
}

/** Whether the server has the words now, as the answer or beside it: then the device need not keep them. */
export const isHeld = (reply: SaveAnswerReply): boolean => reply.is === 'saved' || reply.is === 'conflict';
